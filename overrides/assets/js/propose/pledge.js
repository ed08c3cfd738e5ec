// @ts-check
// A membership that nothing public proves is confirmed by whoever works there: the form asks, and sends nothing before the answer.

import { get, groups } from "./controls.js";

/** @typedef {import("./controls.js").Group} Group @typedef {import("./shown.js").Found} Found */

/** @type {import("./shown.js").Problem} */
const PROBLEM = {
  code: "unpledged",
  message: "Se lavori qui, spunta la voce. Altrimenti cita una pagina pubblica tra le fonti.",
  severity: "error",
  ...{ field: "", line: 0, column: 0, length: 0, excerpt: "", excerpt_from: 0, nearest: "", allowed: [], example: "" },
};

/** Shows the question where it is asked; what is still missing, if anything. @param {HTMLElement} place @param {Group} record @param {import("./opening.js").Opened} start @returns {Found[]} */
export function pledged(place, record, start) {
  const ask = place.querySelector("[data-pledge]");
  const box = ask?.querySelector("input");
  if (!(ask instanceof HTMLElement) || !box) return [];
  ask.hidden = !byWord(record) || (!start.focus && byWord(start.record));
  const title = ask.querySelector(".ask__title");
  if (title) title.textContent = `Confermi per conto di ${record.name || "questa organizzazione"}?`;
  return ask.hidden || box.checked ? [] : [{ problem: PROBLEM, goal: box, passes: () => false }];
}

/**
 * The record as it may be written: the word of an organisation stands in it only once it has been given.
 * @param {HTMLElement} place @param {Group} record @param {import("./opening.js").Opened} start @returns {Group}
 */
export function asGiven(place, record, start) {
  const own = start.focus ? get(start.record, "membership.source") : undefined;
  const word = groups(record.sources).find((source) => source.id === own && !source.url);
  const box = place.querySelector("[data-pledge] input");
  const joins = get(record, "membership.status") === "confermata";
  if (!own || !word || (joins && box instanceof HTMLInputElement && box.checked)) return record;
  const now = membershipOf(record);
  const before = membershipOf(start.before);
  const membership = { ...now, ...(joins ? { status: before.status } : {}), ...(now.source === own ? { source: before.source } : {}) };
  const told = Object.entries(membership).filter(([, value]) => value !== undefined);
  return { ...record, membership: Object.fromEntries(told), sources: groups(record.sources).filter((source) => source !== word) };
}

/** @param {Group} record */
const membershipOf = (record) => /** @type {Group} */ (record.membership ?? {});

/** Confirmed by a source that nobody can open. @param {Group} record */
function byWord(record) {
  if (get(record, "membership.status") !== "confermata") return false;
  const source = groups(record.sources).find(({ id }) => id === get(record, "membership.source"));
  return Boolean(source && !source.url);
}
