// @ts-check
// Problems where they belong: each at its control, in the sentence of the check, with what was probably meant to hand.

import { element } from "../dom.js";
import { setValue } from "./controls.js";
import { goTo, placeOf, titleOf } from "./places.js";

/**
 * @typedef {{code: string, field: string, message: string, severity: string, line: number, nearest?: string | null,
 *   example?: string | null, column?: number, length?: number, excerpt?: string, excerpt_from?: number}} Problem
 * @typedef {{root: HTMLElement, problem: Problem, goal: HTMLElement | null}} Found a problem and its control in the form
 */

/** @param {HTMLElement} root @param {Problem[]} problems @returns {Found[]} */
export const located = (root, problems) =>
  problems.map((problem) => ({ root, problem, goal: problem.field ? placeOf(root, problem.field) : null }));

/**
 * Show them at the controls that were touched, or at all of them.
 * @param {HTMLElement} form @param {Found[]} found @param {boolean} all
 */
export function showAtControls(form, found, all) {
  /** @type {Map<Element, Found[]>} */
  const wanted = new Map();
  for (const one of found) {
    const ask = one.goal?.closest("[data-ask]");
    if (ask instanceof HTMLElement && (all || "touched" in ask.dataset)) wanted.set(ask, [...(wanted.get(ask) ?? []), one]);
  }
  for (const ask of form.querySelectorAll("[data-ask]")) {
    const place = [...ask.querySelectorAll("[data-problem]")].find((one) => one.closest("[data-ask]") === ask);
    const own = wanted.get(ask) ?? [];
    const wrong = own.some(({ problem }) => problem.severity === "error");
    ask.classList.toggle("ask--wrong", wrong);
    const control = ask.querySelector(":scope > .field");
    if (control) control.toggleAttribute("aria-invalid", wrong);
    if (control && wrong) control.setAttribute("aria-invalid", "true");
    if (place) write(/** @type {HTMLElement} */ (place), own);
  }
}

/** The same words are not written again: whoever has the focus on them keeps it. @param {HTMLElement} place @param {Found[]} found */
function write(place, found) {
  const said = found.map(({ problem }) => `${problem.message} ${problem.nearest ?? ""}`).join("\n");
  if (place.dataset.said === said) return;
  place.dataset.said = said;
  place.replaceChildren(...found.flatMap(message));
}

/** @param {Found} found */
function message({ problem, goal }) {
  const kind = problem.severity === "error" ? "error" : "warning";
  const sign = element("span", { class: "visually-hidden" }, kind === "error" ? "Da sistemare: " : "Consiglio: ");
  const words = element("p", { class: `ask__message ask__message--${kind}` }, sign, problem.message);
  if (!problem.nearest || !goal || goal.matches("[data-list]")) return [words];
  const button = element("button", { class: "button button--quiet button--small", type: "button" }, `Scrivi così: ${problem.nearest}`);
  button.addEventListener("click", () => {
    mend(goal, problem);
    goal.dispatchEvent(new Event("change", { bubbles: true }));
    goal.focus();
  });
  return [words, element("p", { class: "ask__mend" }, button)];
}

/** @param {HTMLElement} goal @param {Problem} problem */
function mend(goal, problem) {
  const position = /\[(\d+)\]$/.exec(problem.field)?.[1];
  const several = goal instanceof HTMLFieldSetElement && goal.dataset.kind !== "choice" && position;
  if (!several) return setValue(goal, problem.nearest);
  const values = (goal.dataset.chosen ?? "").split("\n");
  values[Number(position) - 1] = /** @type {string} */ (problem.nearest);
  setValue(goal, values);
}

/** The list of all that is left to do, each leading to its control. @param {HTMLElement} box @param {Found[]} found */
export function showSummary(box, found) {
  const errors = found.filter(({ problem }) => problem.severity === "error").sort(asRead);
  box.hidden = !errors.length;
  box.querySelector("ol")?.replaceChildren(...errors.map(entry));
  const title = box.querySelector("h2");
  if (title) title.textContent = counted(errors.length);
  return errors.length;
}

/** In the order of the page; what has no place comes first. @param {Found} one @param {Found} other */
function asRead({ goal: one }, { goal: other }) {
  if (!one || !other || one === other) return Number(Boolean(one)) - Number(Boolean(other));
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** @param {number} count */
export const counted = (count) => (count === 1 ? "Manca ancora 1 cosa" : `Mancano ancora ${count} cose`);

/** @param {Found} found */
function entry({ problem, goal }) {
  if (!goal) return element("li", {}, problem.message);
  const title = titleOf(goal);
  const link = element("a", { href: `#${goal.id}` }, element("strong", {}, title), title ? " " : "", problem.message);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(goal);
  });
  return element("li", {}, link);
}
