// @ts-check
// Which of the records that there are somebody means by a name: the same words, nearly the same, or a part of them.

import { allowed, distance } from "../search/typos.js";

/** @typedef {import("./references.js").Known} Known */

/** What a firm adds to its name, and what stands between names: they make no difference. */
const FORMS = new Set("srl srls spa snc sas sapa scarl scrl scpa sc ss soc societa coop cooperativa sociale onlus ets aps odv ltd gmbh ag inc".split(" "));
const SMALL = new Set("a ad ai al alla alle d da dal dalla de degli dei del dell della delle dello di e ed gli i il in l la le lo per un una".split(" "));
/** A name of several parts is known by each of them: `CNA – Confederazione…`, `Unione degli Industriali di Varese (Univa)`. */
const PARTS = /\s[–—-]\s|[(),]/u;
const FEWEST = 3;
const MOST = 5;

/** The words that tell a name from others: without accents, points, small words. @param {string} text */
export function wordsOf(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/\./g, "").replace(/&/g, " e ");
  const all = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const named = all.filter((word) => !FORMS.has(word));
  const telling = named.filter((word) => !SMALL.has(word));
  // There are firms called «Coop» and «A&I».
  return [telling, named, all].find((words) => words.length) ?? [];
}

/**
 * Those that are meant, nearest first, and whether there is no doubt: a single one of exactly these words.
 * @param {string} typed @param {Known[]} known @returns {{sure: boolean, found: Known[]}}
 */
export function meant(typed, known) {
  const asked = wordsOf(typed);
  if (asked.join("").length < FEWEST) return { sure: false, found: [] };
  const names = known.map((one) => ({ one, names: namesOf(one).map(wordsOf).filter((words) => words.length) }));
  for (const fits of [same, alike, within, around]) {
    const found = names.filter(({ names: own }) => own.some((words) => fits(asked, words))).map(({ one }) => one);
    if (found.length) return { sure: fits === same && found.length === 1, found: found.length > MOST ? [] : found };
  }
  return { sure: false, found: [] };
}

/** @param {Known} known */
const namesOf = ([id, name, , aliases]) => [name, ...name.split(PARTS), id, ...aliases];

/** @typedef {(asked: string[], words: string[]) => boolean} Fits */

/** @type {Fits} */
const same = (asked, words) => asked.join("") === words.join("") || [...asked].sort().join(" ") === [...words].sort().join(" ");

/** A few wrong letters. @type {Fits} */
const alike = (asked, words) => asked.length === words.length && asked.every((word, at) => close(word, words[at]));

/** A part of the name; its last word may not be finished. @type {Fits} */
const within = (asked, words) =>
  asked.every((word, at) => words.some((one) => close(word, one) || (at === asked.length - 1 && word.length >= FEWEST && one.startsWith(word))));

/** More than the name: its place, an office of it. @type {Fits} */
const around = (asked, words) => words.join("").length > FEWEST && words.every((one) => asked.some((word) => close(word, one)));

/** @param {string} word @param {string} other */
const close = (word, other) => word === other || distance(word, other, allowed(word.length)) <= allowed(word.length);
