// @ts-check
// Problems where they belong: each at its control, in the sentence of the check, with what was probably meant to hand.

import { element } from "../dom.js";
import { cleaner, fieldsOf } from "./hidden.js";
import { mend, offers } from "./mending.js";
import { goTo, placeOf, titleOf } from "./places.js";

/**
 * @typedef {{code: string, field: string, message: string, severity: string, line: number, nearest?: string | null,
 *   example?: string | null, column?: number, length?: number, excerpt?: string, excerpt_from?: number}} Problem
 * @typedef {{problem: Problem, goal: HTMLElement | null, passes: import("./mending.js").Passes}} Found a problem and its control
 */

/** @param {HTMLElement} root @param {Problem[]} problems @param {import("./mending.js").Passes} passes @returns {Found[]} */
export function located(root, problems, passes) {
  const hidden = fieldsOf(root, problems);
  return problems.map((problem) => ({ problem, goal: hidden.get(problem) ?? (problem.field ? placeOf(root, problem.field) : null), passes }));
}

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
  const folded = place.closest("[data-fold]");
  if (folded instanceof HTMLDetailsElement && found.some(({ problem }) => problem.severity === "error")) folded.open = true;
}

/** @param {Found} found */
function message({ problem, goal, passes }) {
  const kind = problem.severity === "error" ? "error" : "warning";
  const sign = element("span", { class: "visually-hidden" }, kind === "error" ? "Da sistemare: " : "Consiglio: ");
  const words = element("p", { class: `ask__message ask__message--${kind}` }, sign, problem.message);
  const buttons = goal ? [...offers(problem, goal, passes).map((offer) => mender(goal, problem, offer)), ...cleaner(goal, problem)] : [];
  return buttons.length ? [words, element("p", { class: "ask__mend" }, ...buttons)] : [words];
}

/** @param {HTMLElement} goal @param {Problem} problem @param {import("./mending.js").Offer} offer */
function mender(goal, problem, { words, change }) {
  const button = element("button", { class: "button button--quiet button--small", type: "button" }, `Scrivi così: ${words}`);
  button.addEventListener("click", () => {
    mend(goal, problem, change);
    goal.dispatchEvent(new Event("change", { bubbles: true }));
    goal.focus();
  });
  return button;
}

/** The list of all that is left to do, each leading to its control. @param {HTMLElement} box @param {Found[]} found */
export function showSummary(box, found) {
  const errors = errorsOf(found);
  box.hidden = !errors.length;
  box.querySelector("ol")?.replaceChildren(...errors.map(entry));
  const title = box.querySelector("h2");
  if (title) title.textContent = counted(errors.length);
  return errors.length;
}

/** What must be put right, in the order of the page. @param {Found[]} found */
export const errorsOf = (found) => found.filter(({ problem }) => problem.severity === "error").sort(asRead);

/** In the order of the page; what has no place comes first. @param {Found} one @param {Found} other */
function asRead({ goal: one }, { goal: other }) {
  if (!one || !other || one === other) return Number(Boolean(one)) - Number(Boolean(other));
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** @param {number} count */
export const counted = (count) => (count === 1 ? "1 cosa da sistemare" : `${count} cose da sistemare`);

/** @param {Found} found */
function entry({ problem, goal }) {
  if (!goal) return element("li", {}, problem.message);
  const title = titleOf(goal);
  return element("li", {}, linkTo(goal, element("strong", {}, title), title ? " " : "", problem.message));
}

/** @param {HTMLElement} goal @param {(Node | string)[]} words */
function linkTo(goal, ...words) {
  const link = element("a", { href: `#${goal.id}` }, ...words);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(goal);
  });
  return link;
}

/** How much is left to do, and the way there: to the field itself, when it is a single one. @param {Found[]} errors */
export function wayToThem(errors) {
  const words = counted(errors.length);
  const [{ goal }] = errors;
  return errors.length === 1 && goal ? linkTo(goal, `${words}: «${titleOf(goal)}»`) : element("a", { href: "#titolo-controllo" }, words);
}

/** What the errors are about, each field once, in the words of the form. @param {Found[]} errors */
export const namesOfErrors = (errors) => [...new Set(errors.map(({ goal, problem }) => (goal && titleOf(goal)) || problem.message))];
