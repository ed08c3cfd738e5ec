// @ts-check
// Small attentions that follow every change: counters, fields that are asked only when another says so.

import { element } from "../dom.js";
import { own, valueOf } from "./controls.js";

/** @param {HTMLElement} form */
export function tidy(form) {
  for (const line of form.querySelectorAll("[data-count]")) count(/** @type {HTMLElement} */ (line));
  for (const ask of form.querySelectorAll("[data-when], [data-unless]")) wanted(/** @type {HTMLElement} */ (ask));
}

/** @param {HTMLElement} line */
function count(line) {
  const field = line.parentElement?.querySelector(".field");
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const length = [...field.value.trim()].length;
  const most = Number(line.dataset.count);
  const words = `${length} di ${most}`;
  if (line.dataset.said !== words) {
    line.dataset.said = words;
    line.replaceChildren(element("span", { "aria-hidden": "true" }, `${length}/${most}`), element("span", { class: "visually-hidden" }, `${words} caratteri`));
  }
  line.classList.toggle("ask__count--over", length > most);
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
