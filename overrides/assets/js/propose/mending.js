// @ts-check
// What the button beside a problem writes: one value, one of two, or the two ends of an interval; never what is wrong again.

import { own, setValue } from "./controls.js";

/** @typedef {import("./shown.js").Problem} Problem */
/** @typedef {Record<string, string>} Change place in the record → the value there; an empty one takes it away */
/** @typedef {{words: string, change: Change}} Offer */
/** @typedef {(change: Change) => boolean} Passes whether what it changes is sound then */

const OR = " oppure ";
const INTERVAL = /^value_min: (\S+) e value_max: (\S+)$/;
/** Which fields hold the ends of an interval, beside the one that holds a single value. */
const ENDS = [["value_min", "value_max"], ["min", "max"]];

/** @param {Problem} problem @param {HTMLElement} goal @param {Passes} passes @returns {Offer[]} */
export function offers(problem, goal, passes) {
  const { nearest, field } = problem;
  // A field that asks which record is meant offers them itself.
  if (!nearest || goal.matches("[data-list]") || goal.parentElement?.querySelector(":scope > [data-about]")) return [];
  const interval = INTERVAL.exec(nearest);
  const found = interval
    ? intervals(field, goal, interval[1], interval[2])
    : nearest.split(OR).map((value) => ({ words: spoken(goal, value), change: { [field]: value } }));
  return found.filter(({ change }) => passes(change));
}

/** A term or a record by its name, where the form shows one. @param {HTMLElement} goal @param {string} value */
function spoken(goal, value) {
  const { reference } = goal.dataset;
  if (reference) return document.querySelector(`#elenco-${reference} [data-id="${CSS.escape(value)}"]`)?.getAttribute("value") ?? value;
  const one = goal.querySelector(`[value="${CSS.escape(value)}"]`);
  if (one instanceof HTMLOptionElement) return one.label;
  return one?.parentElement?.querySelector("span")?.textContent ?? value;
}

/** @param {string} field @param {HTMLElement} goal @param {string} least @param {string} most @returns {Offer[]} */
function intervals(field, goal, least, most) {
  const path = goal.dataset.field ?? "";
  const ends = ENDS.find((keys) => path.endsWith("value") && keys.every((key) => beside(goal, path.replace(/value$/, key))));
  if (!ends) return [];
  const [from, to] = ends.map((key) => field.replace(/value$/, key));
  return [{ words: `da ${least} a ${most}`, change: { [field]: "", [from]: least, [to]: most } }];
}

/** @param {HTMLElement} goal @param {string} path */
function beside(goal, path) {
  const root = goal.closest("[data-item], [data-record]");
  return root ? own(root, "[data-field]").find((one) => one.dataset.field === path) : undefined;
}

/** Write an offer into the form. @param {HTMLElement} goal the control of the problem @param {Problem} problem @param {Change} change */
export function mend(goal, { field }, change) {
  for (const [place, value] of Object.entries(change)) {
    if (place === field) write(goal, field, value);
    else {
      const other = beside(goal, place.slice(field.length - (goal.dataset.field ?? "").length));
      if (other) setValue(other, value);
    }
  }
}

/** @param {HTMLElement} goal @param {string} field @param {string} value */
function write(goal, field, value) {
  const position = /\[(\d+)\]$/.exec(field)?.[1];
  if (!(goal instanceof HTMLFieldSetElement) || goal.dataset.kind === "choice" || !position) return setValue(goal, value);
  const values = (goal.dataset.chosen ?? "").split("\n");
  values[Number(position) - 1] = value;
  setValue(goal, values);
}

/** A copy of a record with the change in it. @param {object} record @param {Change} change */
export function changed(record, change) {
  const copy = structuredClone(record);
  for (const [place, value] of Object.entries(change)) {
    const keys = place.split(/\.|\[(\d+)\]/).filter(Boolean).map((key) => (/^\d+$/.test(key) ? Number(key) - 1 : key));
    const last = /** @type {string | number} */ (keys.pop());
    /** @type {any} */
    let group = copy;
    for (const key of keys) group = group?.[key];
    if (!group) continue;
    if (value) group[last] = value;
    else delete group[last];
  }
  return copy;
}
