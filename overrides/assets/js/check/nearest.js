// @ts-check
// The allowed word closest to what was found: Python's difflib.get_close_matches, with the same verdicts and ties.

import { byCharacters } from "./document.js";

const CLOSE = 0.6;
const LONGEST = 80;

/**
 * The closest of these words, or an empty text when none is close.
 * @param {string} found @param {Iterable<string>} allowed @param {number} [least] how alike it has to be
 */
export function nearest(found, allowed, least = CLOSE) {
  /** @type {Map<string, string>} */
  const folded = new Map();
  for (const word of allowed) folded.set(folding(word), word);
  const matcher = new Matcher([...folding(found)].slice(0, LONGEST));
  let best = "";
  let most = 0;
  for (const word of folded.keys()) {
    const alike = matcher.ratio([...word]);
    if (alike >= least && (alike > most || (alike === most && byCharacters(word, best) > 0))) {
      [best, most] = [word, alike];
    }
  }
  return most ? (folded.get(best) ?? "") : "";
}

/** As Python's `casefold`: lower case without the differences that lower case keeps (ß, ς). @param {string} text */
export function folding(text) {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  const fold = (/** @type {string} */ char) => (char === "ı" ? char : char.toUpperCase().toLowerCase());
  return Array.from(text.replaceAll("ẞ", "ß"), fold).join("");
}

/** How much two words have in common, by Ratcliff and Obershelp. */
class Matcher {
  /** @param {string[]} word */
  constructor(word) {
    this.word = word;
    /** @type {Map<string, number[]>} */
    this.places = new Map();
    word.forEach((char, place) => this.places.set(char, [...(this.places.get(char) ?? []), place]));
  }

  /** Twice the signs in common, of all signs; 0 when it cannot be close. @param {string[]} other */
  ratio(other) {
    const all = this.word.length + other.length;
    if (!all) return 1;
    if ((2 * Math.min(this.word.length, other.length)) / all < CLOSE || (2 * this.inCommon(other)) / all < CLOSE) return 0;
    return (2 * this.matching(other, 0, other.length, 0, this.word.length)) / all;
  }

  /** How many signs both have, in whatever order. @param {string[]} other */
  inCommon(other) {
    /** @type {Map<string, number>} */
    const left = new Map();
    let number = 0;
    for (const char of other) {
      const rest = left.get(char) ?? this.places.get(char)?.length ?? 0;
      left.set(char, rest - 1);
      if (rest > 0) number += 1;
    }
    return number;
  }

  /**
   * How many signs both have in the same order: those of the longest run, and of what is before and after it.
   * @param {string[]} other @param {number} from @param {number} to @param {number} start @param {number} end
   * @returns {number}
   */
  matching(other, from, to, start, end) {
    const [at, here, size] = this.longest(other, from, to, start, end);
    if (!size) return 0;
    const before = this.matching(other, from, at, start, here);
    return before + size + this.matching(other, at + size, to, here + size, end);
  }

  /**
   * @param {string[]} other @param {number} from @param {number} to @param {number} start @param {number} end
   * @returns {[number, number, number]}
   */
  longest(other, from, to, start, end) {
    /** @type {[number, number, number]} */
    let best = [from, start, 0];
    /** @type {Map<number, number>} */
    let runs = new Map();
    for (let at = from; at < to; at += 1) {
      const next = new Map();
      for (const here of this.places.get(other[at]) ?? []) {
        if (here < start || here >= end) continue;
        const size = (runs.get(here - 1) ?? 0) + 1;
        next.set(here, size);
        if (size > best[2]) best = [at - size + 1, here - size + 1, size];
      }
      runs = next;
    }
    return best;
  }
}
