// @ts-check
// A query → how well each document answers it, with what to mark in them.

import { languageOf } from "./language.js";
import { rank } from "./rank.js";
import { postings, start } from "./store.js";
import { conceptWays, guesses, plainWays, prefixWays, temper } from "./ways.js";
import { words } from "./words.js";

/**
 * `marks` are expressions to mark; `meant` says what was searched instead of a word that is nowhere.
 * @typedef {{ scores: Float64Array, marks: string[], meant: Map<string, string> }} Answer
 */

/** Two letters may become too many words. */
const SHORTEST_BEGINNING = 3;

/** The answer to a query. @param {string} text @returns {Promise<Answer>} */
export async function find(text) {
  const from = await start();
  const asked = words(text, languageOf(from).stop);
  const total = from.counts.reduce((sum, count) => sum + count, 0);
  if (!asked.length) return { scores: new Float64Array(total), marks: [], meant: new Map() };
  const last = asked.length - 1;
  const unfinished = /[\p{L}\p{N}]$/u.test(text) && asked[last].word.length >= SHORTEST_BEGINNING;
  const ways = [
    ...plainWays(asked),
    ...conceptWays(from, asked),
    ...(unfinished ? await prefixWays(from, asked[last].word, last) : []),
  ];
  /** @param {import("./ways.js").Way[]} some */
  const fetched = (some) => Promise.all(some.map((way) => postings(from, way.term)));
  const found = await fetched(ways);
  const guessed = await guesses(from, asked, ways, found);
  ways.push(...guessed.ways);
  found.push(...(await fetched(guessed.ways)));
  temper(ways, found);
  const marks = new Set(ways.flatMap((way, at) => (found[at] ? way.marks : [])));
  return { scores: rank(total, asked.length, ways, found), marks: [...marks], meant: guessed.meant };
}
