// @ts-check
// The level that the record reaches as it is, and what is missing for the next one, each a link to its place.

import { element } from "../dom.js";
import { fieldTitle } from "./labels.js";
import { PLACES } from "./level.js";
import { goTo, placeOf } from "./places.js";

/** @typedef {{id: string, documented: Requirement[], verified: Requirement[]}} Level @typedef {{id: string, met: boolean}} Requirement */

const LEVELS = ["segnalata", "documentata", "verificata"];

/**
 * @param {HTMLElement} box @param {HTMLElement} form @param {Level} level
 * @param {import("./labels.js").Contract} contract
 */
export function coach(box, form, level, contract) {
  const rungs = LEVELS.map((name) => rung(name, level.id));
  box.replaceChildren(element("ol", { class: "ladder" }, ...rungs), ...advice(form, level, contract));
}

/** @param {string} name @param {string} reached */
function rung(name, reached) {
  const here = name === reached;
  const made = element("li", { class: here ? "ladder__rung ladder__rung--here" : "ladder__rung" }, capital(name));
  if (here) made.setAttribute("aria-current", "true");
  return made;
}

/** @param {string} word */
const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** The level above, and what it asks for that is not there. @param {Level} level */
function above(level) {
  const next = LEVELS[LEVELS.indexOf(level.id) + 1] ?? "";
  return { next, missing: (next === "documentata" ? level.documented : level.verified).filter(({ met }) => !met) };
}

/** @param {number} count */
const lacking = (count) => (count === 1 ? "manca 1 elemento" : `mancano ${count} elementi`);

/** In few words: whether one may send is another matter. @param {Level} level */
export function standing(level) {
  const { next, missing } = above(level);
  const more = missing.length === 1 ? "1 voce in più" : `${missing.length} voci in più`;
  return `Livello: ${level.id}${next ? ` · ${more} per «${next}»` : ""}`;
}

/** @param {HTMLElement} form @param {Level} level @param {import("./labels.js").Contract} contract */
function advice(form, level, contract) {
  const { next, missing } = above(level);
  if (!next) return [element("p", {}, "È il livello più alto: la scheda dice tutto, con le prove.")];
  return [
    element("p", {}, `${capital(lacking(missing.length))} per `, element("em", {}, next), ". Si aggiungono anche dopo:"),
    element("ul", { class: "coach__missing" }, ...missing.map((one) => element("li", {}, step(form, one.id, contract)))),
  ];
}

/** @param {HTMLElement} form @param {string} id @param {import("./labels.js").Contract} contract */
function step(form, id, contract) {
  const words = form.parentElement?.querySelector(`[data-word="${CSS.escape(id)}"]`)?.textContent ?? fieldTitle(contract, id);
  // Whoever writes a record does not review it.
  const goal = id === "recent-review" ? null : placeOf(form, PLACES[id] ?? id);
  if (!goal) return words;
  const link = element("a", { href: `#${goal.id}` }, words);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(goal);
  });
  return link;
}
