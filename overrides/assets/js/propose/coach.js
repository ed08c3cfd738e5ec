// @ts-check
// The level that the record reaches as it is, and what is missing for the next one, each a link to its place.

import { element } from "../dom.js";
import { fieldTitle } from "./labels.js";
import { goTo, placeOf } from "./places.js";
import { counted } from "./shown.js";

/** @typedef {{id: string, documented: Requirement[], verified: Requirement[]}} Level @typedef {{id: string, met: boolean}} Requirement */

const LEVELS = ["segnalata", "documentata", "verificata"];
/** Where one may do something for what the highest level asks. @type {Record<string, string>} */
const PLACES = { "sourced-figure": "claims", confirmed: "origin" };

/**
 * @param {HTMLElement} box @param {HTMLElement} form @param {Level} level
 * @param {import("./labels.js").Contract} contract @param {number} errors
 */
export function coach(box, form, level, contract, errors) {
  const rungs = LEVELS.map((name) => rung(name, level.id));
  box.replaceChildren(element("ol", { class: "ladder" }, ...rungs), ...advice(form, level, contract, errors));
}

/** @param {string} name @param {string} reached */
function rung(name, reached) {
  const here = name === reached;
  const made = element("li", { class: here ? "ladder__rung ladder__rung--here" : "ladder__rung" }, name[0].toUpperCase() + name.slice(1));
  if (here) made.setAttribute("aria-current", "true");
  return made;
}

/** @param {HTMLElement} form @param {Level} level @param {import("./labels.js").Contract} contract @param {number} errors */
function advice(form, level, contract, errors) {
  const next = LEVELS[LEVELS.indexOf(level.id) + 1];
  if (!next) return [element("p", {}, "È il livello più alto: la scheda dice tutto, con le prove.")];
  const missing = (next === "documentata" ? level.documented : level.verified).filter(({ met }) => !met);
  const count = missing.length === 1 ? "Manca 1 elemento" : `Mancano ${missing.length} elementi`;
  const first = errors ? [element("p", { class: "coach__first" }, `${counted(errors)} prima di inviarla.`)] : [];
  return [
    ...first,
    element("p", {}, `${count} per `, element("em", {}, next), ":"),
    element("ul", { class: "coach__missing" }, ...missing.map((one) => element("li", {}, step(form, one.id, contract)))),
  ];
}

/** @param {HTMLElement} form @param {string} id @param {import("./labels.js").Contract} contract */
function step(form, id, contract) {
  const words = form.parentElement?.querySelector(`[data-word="${CSS.escape(id)}"]`)?.textContent ?? fieldTitle(contract, id);
  const goal = placeOf(form, PLACES[id] ?? id);
  if (!goal) return words;
  const link = element("a", { href: `#${goal.id}` }, words);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(goal);
  });
  return link;
}
