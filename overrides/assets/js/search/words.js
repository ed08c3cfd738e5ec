// @ts-check
// Text → words and stems, as finding/words.py cuts them at build.

import { stem } from "./stemmer.js";

const LONGEST = 40;
/** @type {Map<string, string>} */
const stems = new Map();

/** Lower case, without accents. @param {string} text */
export function fold(text) {
  const lower = text.toLowerCase();
  return /^[a-z0-9]*$/.test(lower) ? lower : lower.normalize("NFD").replace(/\p{M}/gu, "");
}

/** The stem of a folded word, each worked out once. @param {string} word */
export function stemOf(word) {
  let found = stems.get(word);
  if (found === undefined) stems.set(word, (found = stem(word.slice(0, LONGEST))));
  return found;
}

/** A folded word without the ending of its number and gender alone. @param {string} word */
export const light = (word) => (word.length > 3 ? word.replace(/(?:io|[aeio])$/, "") : word).replace(/([cg])h$/, "$1");

/**
 * A word of a text that means something: as written in it, folded, its stem and where it stands.
 * @typedef {{ word: string, stem: string, start: number, end: number }} Word
 */

/** Whether an expression (`~word`, or stems) stands in these words at this place; how many words it takes, or 0. @param {string} expression @param {Word[]} found @param {number} at */
export function standsAt(expression, found, at) {
  if (expression.startsWith("~")) return light(found[at].word) === expression.slice(1) ? 1 : 0;
  const stems = expression.split(" ");
  return stems.every((one, far) => found[at + far]?.stem === one) ? stems.length : 0;
}

/** The words of a text without those that say nothing. @param {string} text @param {Set<string>} stop @returns {Word[]} */
export function words(text, stop) {
  /** @type {Word[]} */
  const found = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = fold(match[0]);
    if (stop.has(word) || (word.length < 2 && !/\p{Nd}/u.test(word))) continue;
    found.push({ word, stem: stemOf(word), start: match.index, end: match.index + match[0].length });
  }
  return found;
}
