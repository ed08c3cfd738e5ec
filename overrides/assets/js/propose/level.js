// @ts-check
// The level of a record that is still being written: what is wrong counts as missing, since nobody could read it so.

import { levelOf, reached } from "../check/levels.js";

/** @typedef {import("../check/levels.js").Level} Level @typedef {import("../check/levels.js").Requirement} Requirement */

/** By which places of the record what the highest level asks is met; the others are called like their place. @type {Record<string, string>} */
export const PLACES = { "sourced-figure": "claims", "recent-review": "reviews", confirmed: "origin" };

/**
 * @param {unknown} record @param {import("./shown.js").Problem[]} problems of this record @param {import("../check/types.d.ts").Contract} contract
 * @param {string} today @returns {Level}
 */
export function soundLevel(record, problems, contract, today) {
  const wrong = problems.filter(({ severity }) => severity === "error").map(({ field }) => field);
  const level = levelOf(record, contract, today);
  const sound = (/** @type {Requirement} */ one) => ({ ...one, met: one.met && isSound(one, wrong) });
  return reached(level.documented.map(sound), level.verified.map(sound));
}

/** @param {Requirement} requirement @param {string[]} wrong places */
function isSound({ id, excused }, wrong) {
  const place = excused === undefined ? (PLACES[id] ?? id) : "not_applicable";
  return !wrong.some((field) => field === place || field.startsWith(`${place}.`) || field.startsWith(`${place}[`));
}
