// @ts-check
// The terms that may answer the words of a query: the word itself, its concept, what it may become, what was meant.

import { languageOf } from "./language.js";
import { beginning, similar } from "./store.js";
import { nearest } from "./typos.js";
import { fold, standsAt, stemOf } from "./words.js";

/** @typedef {import("./store.js").Start} Start */
/** @typedef {import("./store.js").Postings} Postings */
/** @typedef {import("./words.js").Word} Word */
/**
 * A term that may answer the words of the query from `from` to `to`: how well, and what to mark in texts.
 * @typedef {{ term: string, from: number, to: number, weight: number, marks: string[] }} Way
 */

/** How well a concept answers that the query names, or comes near to; and near where the word itself is found. */
export const SAME = 0.85;
const NEAR = 0.4;
const NEAR_TOO = 0.15;
const JOINED = 1.1;
const PREFIX = 0.6;
const TYPO = 0.8;
/** A word as short as this may be the first part of a compound: «co working». */
const SHORT = 4;
const MOST_BEGINNINGS = 12;

/** @param {number} from @param {number} to */
export const range = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);

/** @param {import("./words.js").Word} word @param {number} at @returns {Way} */
const plainWay = ({ stem }, at) => ({ term: stem, from: at, to: at + 1, weight: 1, marks: [stem] });

/**
 * Each word by its own stem; two words also as one, when one of them is short.
 * @param {Word[]} asked @returns {Way[]}
 */
export function plainWays(asked) {
  const ways = asked.map(plainWay);
  for (let at = 0; at + 1 < asked.length; at += 1) {
    const [first, second] = [asked[at].word, asked[at + 1].word];
    if (Math.min(first.length, second.length) > SHORT) continue;
    const stem = stemOf(first + second);
    ways.push({ term: stem, from: at, to: at + 2, weight: JOINED, marks: [stem] });
  }
  return ways;
}

/**
 * The concepts that the query names, or comes near to.
 * @param {Start} start @param {Word[]} asked @returns {Way[]}
 */
export function conceptWays(start, asked) {
  const { same, near, marks } = languageOf(start);
  /** @param {import("./language.js").Expression[]} expressions @param {number} weight @returns {Way[]} */
  const named = (expressions, weight) =>
    expressions.flatMap(({ text, concept }) =>
      asked.flatMap((_, at) => {
        const length = standsAt(text, asked, at);
        return length ? [{ term: `=${concept}`, from: at, to: at + length, weight, marks: marks[concept] }] : [];
      }),
    );
  return [...named(same, SAME), ...named(near, NEAR)];
}

/**
 * The words that the last one may become, while it is typed.
 * @param {Start} start @param {string} word @param {number} at @returns {Promise<Way[]>}
 */
export async function prefixWays(start, word, at) {
  const own = stemOf(word);
  const terms = await beginning(start, word.length > own.length + 2 ? word : own);
  const longer = terms.filter((term) => term !== own && term.startsWith(word.slice(0, Math.max(3, word.length - 1))));
  return longer.slice(0, MOST_BEGINNINGS).map((term) => ({ term, from: at, to: at + 1, weight: PREFIX, marks: [term] }));
}

/**
 * What was meant by the words that nothing answers.
 * @param {Start} start @param {Word[]} asked @param {Way[]} ways @param {(Postings | undefined)[]} found
 */
export async function guesses(start, asked, ways, found) {
  /** @type {Way[]} */
  const guessed = [];
  /** @type {Map<string, string>} */
  const meant = new Map();
  const answered = new Set(ways.flatMap((way, at) => (found[at] ? range(way.from, way.to) : [])));
  for (const at of range(0, asked.length)) {
    const typed = asked[at].word;
    if (answered.has(at) || /\d/.test(typed)) continue;
    const near = nearest(typed, await similar(start, typed));
    if (near.length) meant.set(typed, near[0]);
    for (const word of near) {
      const right = [...asked];
      right[at] = { ...asked[at], word: fold(word), stem: stemOf(fold(word)) };
      const all = [plainWay(right[at], at), ...conceptWays(start, right)];
      guessed.push(...all.filter((way) => way.from <= at && at < way.to));
    }
  }
  for (const way of guessed) way.weight *= TYPO;
  return { ways: guessed, meant };
}

/**
 * A near concept says little where the word itself was found.
 * @param {Way[]} ways @param {(Postings | undefined)[]} found
 */
export function temper(ways, found) {
  const direct = new Set(ways.flatMap((way, at) => (found[at] && way.weight > NEAR ? range(way.from, way.to) : [])));
  for (const way of ways) {
    if (way.weight === NEAR && range(way.from, way.to).every((at) => direct.has(at))) way.weight = NEAR_TOO;
  }
}
