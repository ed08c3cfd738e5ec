// @ts-check
// What the first file says of the language: the words that say nothing, and the expressions that mean the same.

/** An expression and the number of its concept. @typedef {{ text: string, concept: number }} Expression */
/**
 * `same` and `near` are the expressions of all concepts; `marks` has the equivalent ones by concept.
 * @typedef {{ stop: Set<string>, same: Expression[], near: Expression[], marks: string[][] }} Language
 */

/** @type {Language | undefined} */
let language;

/** @param {import("./store.js").Start} start @returns {Language} */
export function languageOf({ stop, concepts }) {
  /** @param {0 | 1} part */
  const all = (part) =>
    concepts.flatMap((concept, number) => split(concept[part]).map((text) => ({ text, concept: number })));
  language ??= {
    stop: new Set(stop.split(" ")),
    same: all(0),
    near: all(1),
    marks: concepts.map(([same]) => split(same)),
  };
  return language;
}

/** @param {string} text */
const split = (text) => (text ? text.split("|") : []);
