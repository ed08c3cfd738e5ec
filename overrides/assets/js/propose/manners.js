// @ts-check
// Small attentions that follow every change: counters, fields that are asked only when another says so.

import { element } from "../dom.js";
import { own, valueOf } from "./controls.js";

const TOO_MANY = ": troppi";

/** @param {HTMLElement} form */
export function tidy(form) {
  for (const line of form.querySelectorAll("[data-count]")) count(/** @type {HTMLElement} */ (line));
  for (const ask of form.querySelectorAll("[data-when], [data-unless]")) wanted(/** @type {HTMLElement} */ (ask));
}

/** What everybody says without it. @param {HTMLElement} field */
export function complete(field) {
  if (field instanceof HTMLInputElement && "web" in field.dataset && /^\s*www\.\S+\s*$/i.test(field.value)) field.value = `https://${field.value.trim()}`;
}

/** @param {HTMLElement} line */
function count(line) {
  const field = line.parentElement?.querySelector(".field");
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const length = [...field.value.trim()].length;
  const most = Number(line.dataset.count);
  const over = length > most;
  if (!line.firstChild) line.append(element("span", { "aria-hidden": "true" }), element("span", { class: "visually-hidden" }));
  const [shown, spoken] = line.children;
  if (shown.textContent !== `${length}/${most}`) shown.textContent = `${length}/${most}`;
  // It describes the field: words that change while one types would be read aloud at every pause. Only the limit is told at once.
  const told = spoken.textContent ?? "";
  const words = `${length} di ${most} caratteri${over ? TOO_MANY : ""}`;
  const due = !told || over !== told.endsWith(TOO_MANY) || field !== document.activeElement;
  if (due && told !== words) spoken.textContent = words;
  line.classList.toggle("ask__count--over", over);
}

/** Shown when the other field has that term, or is empty; and whenever it is filled in already. @param {HTMLElement} ask */
function wanted(ask) {
  const [path, term = ""] = (ask.dataset.when ?? ask.dataset.unless ?? "").split("=");
  const root = ask.parentElement?.closest("[data-item], [data-record]");
  if (!root) return;
  const other = own(root, "[data-field]").find((one) => one.dataset.field === path);
  const self = ask.matches("[data-field]") ? ask : ask.querySelector("[data-field]");
  const full = self instanceof HTMLElement && valueOf(self).length > 0;
  ask.hidden = !full && Boolean(other) && valueOf(/** @type {HTMLElement} */ (other)) !== term;
}
