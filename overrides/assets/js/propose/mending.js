// @ts-check
// What the button beside a problem writes: one value, one of two, or the two ends of an interval; never what is wrong again.

import { own, setValue, spokenNumber, valueOf } from "./controls.js";

/** @typedef {import("./shown.js").Problem} Problem @typedef {import("./controls.js").Group} Group */
/** @typedef {Record<string, string>} Change place in the record → the value there; an empty one takes it away */
/** @typedef {{words: string, change: Change}} Offer */
/** @typedef {(change: Change) => boolean} Passes whether what it changes is sound then */

/** Values of several fields of a group: `value: 100 e qualifier: circa`. */
const SEVERAL = /^\w+: \S+(?: e \w+: \S+)*$/;
const INTERVAL = ["value_min", "value_max", "min", "max"];

/** @param {Problem} problem @param {HTMLElement} goal @param {Passes} passes @returns {Offer[]} */
export function offers(problem, goal, passes) {
  const { nearest, field } = problem;
  // A field that asks which record is meant offers them itself.
  if (!nearest || goal.matches("[data-list]") || goal.parentElement?.querySelector(":scope > [data-about]")) return [];
  const found = SEVERAL.test(nearest) ? several(field, goal, nearest) : [{ words: spoken(goal, nearest), change: { [field]: nearest } }];
  return found.filter(({ change }) => passes(change));
}

/** A term or a record by its name, where the form shows one. @param {HTMLElement} goal @param {string} value */
function spoken(goal, value) {
  const { reference } = goal.dataset;
  if (reference) return document.querySelector(`#elenco-${reference} [data-id="${CSS.escape(value)}"]`)?.getAttribute("value") ?? value;
  const one = goal.querySelector(`[value="${CSS.escape(value)}"]`);
  if (one instanceof HTMLOptionElement) return one.label;
  return one?.parentElement?.querySelector("span")?.textContent ?? spokenNumber(goal, value);
}

/** @param {string} field @param {HTMLElement} goal @param {string} nearest @returns {Offer[]} */
function several(field, goal, nearest) {
  const [path, own] = [goal.dataset.field ?? "", (/** @type {string} */ place) => place.replace(/\w+$/, "")];
  // A unit that is written already says more than its sign.
  const full = (/** @type {string} */ key) => {
    const control = key === "unit" && beside(goal, own(path) + key);
    return Boolean(control) && valueOf(/** @type {HTMLElement} */ (control)).length > 0;
  };
  const pairs = nearest.split(" e ").map((pair) => pair.replaceAll('"', "").split(": ")).filter(([key]) => !full(key));
  const controls = pairs.map(([key]) => beside(goal, own(path) + key));
  if (controls.some((control) => !control)) return [];
  const ends = pairs.filter(([key]) => INTERVAL.includes(key)).map(([, value]) => spokenNumber(goal, value));
  const rest = pairs.flatMap(([key, value], at) => (INTERVAL.includes(key) ? [] : spoken(/** @type {HTMLElement} */ (controls[at]), value)));
  const words = [...(ends.length === 2 ? [`da ${ends[0]} a ${ends[1]}`] : []), ...rest].join(", ");
  return [{ words, change: { [field]: "", ...Object.fromEntries(pairs.map(([key, value]) => [own(field) + key, value])) } }];
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

/** `claims[2].unit` → the keys that lead there. @param {string} place */
const keysOf = (place) => place.split(/\.|\[(\d+)\]/).filter(Boolean).map((key) => (/^\d+$/.test(key) ? Number(key) - 1 : key));

/** What a record has at a place. @param {unknown} record @param {string} place */
export const valueAt = (record, place) => keysOf(place).reduce(inside, record);

/** @param {unknown} group @param {string | number} key @returns {unknown} */
const inside = (group, key) => /** @type {Record<string | number, unknown> | null | undefined} */ (group)?.[key];

/** A copy of a record with the change in it. @param {Group} record @param {Change} change */
export function changed(record, change) {
  const copy = structuredClone(record);
  for (const [place, value] of Object.entries(change)) {
    const keys = keysOf(place);
    const last = /** @type {string | number} */ (keys.pop());
    /** @type {Record<string | number, unknown> | undefined} */
    let group = copy;
    for (const key of keys) group = /** @type {typeof group} */ (group?.[key]);
    if (!group) continue;
    if (value) group[last] = value;
    else delete group[last];
  }
  return copy;
}
