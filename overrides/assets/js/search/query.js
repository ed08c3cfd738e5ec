// @ts-check
// A query → the documents that answer it, best first: each word by its stem, its synonyms, or what was probably meant.

import * as store from "./store.js";
import { nearest } from "./typos.js";
import { fold, standsAt, stemOf, words } from "./words.js";

/** @typedef {import("./store.js").Start} Start */
/** A term that may answer some words of the query: which, how well, and what to mark in texts. @typedef {{ term: string, from: number, to: number, weight: number, marks: string[] }} Way */
/** @typedef {{ document: number, score: number }} Hit */
/** `marks` are expressions of stems; `meant` what was searched instead of a word that is nowhere. @typedef {{ hits: Hit[], marks: string[], meant: Map<string, string> }} Answer */

const LEVELS = 48;
/** The greatest weight of a word that stands only where a record's themes are explained. */
const HINT = 6;
const SAME = 0.85;
const NEAR = 0.4;
/** How much a near concept still counts when the word itself, or its concept, is somewhere. */
const NEAR_TOO = 0.15;
const PHRASE = 0.35;
const PREFIX = 0.6;
const TYPO = 0.8;
/** A document must answer at least this part of what the best one answers. */
const ENOUGH = 0.35;

/** An expression and the number of its concept. @typedef {{ text: string, concept: number }} Expression */
/** @type {{ stop: Set<string>, same: Expression[], near: Expression[], marks: string[][] } | undefined} */
let language;

/** The words that say nothing, and the expressions of all concepts. @param {Start} start */
export function languageOf({ stop, concepts }) {
  /** @param {0 | 1} part */
  const all = (part) =>
    concepts.flatMap((concept, number) => concept[part].split("|").map((text) => ({ text, concept: number }))).filter(({ text }) => text);
  language ??= {
    stop: new Set(stop.split(" ")),
    same: all(0),
    near: all(1),
    marks: concepts.map(([same]) => same.split("|")),
  };
  return language;
}

/** The answer to a query. @param {string} text @returns {Promise<Answer>} */
export async function find(text) {
  const start = await store.start();
  const { stop } = languageOf(start);
  const asked = words(text, stop);
  if (!asked.length) return { hits: [], marks: [], meant: new Map() };
  const ways = [...plainWays(asked), ...conceptWays(start, asked)];
  const unfinished = /[\p{L}\p{N}]$/u.test(text);
  const last = asked[asked.length - 1];
  if (unfinished && last.word.length > 2) ways.push(...(await prefixWays(start, last.word, asked.length - 1)));
  const found = await Promise.all(ways.map((way) => store.postings(start, way.term)));
  const { ways: guessed, meant } = await guesses(start, asked, ways, found);
  ways.push(...guessed);
  found.push(...(await Promise.all(guessed.map((way) => store.postings(start, way.term)))));
  tempered(ways, found);
  const marks = new Set(ways.flatMap((way, at) => (found[at] ? way.marks : [])));
  return { hits: rank(start, asked.length, ways, found), marks: [...marks], meant };
}

/** @param {import("./words.js").Word} word @param {number} at @returns {Way} */
const plainWay = ({ stem }, at) => ({ term: stem, from: at, to: at + 1, weight: 1, marks: [stem] });

/** Each word by its own stem; two words also as one, when one of them is as short as a prefix. @param {import("./words.js").Word[]} asked @returns {Way[]} */
function plainWays(asked) {
  const ways = asked.map(plainWay);
  for (let at = 0; at + 1 < asked.length; at += 1) {
    const [first, second] = [asked[at].word, asked[at + 1].word];
    if (Math.min(first.length, second.length) > 4) continue;
    const stem = stemOf(first + second);
    ways.push({ term: stem, from: at, to: at + 2, weight: 1.1, marks: [stem] });
  }
  return ways;
}

/** The concepts that the query names, or comes near to. @param {Start} start @param {import("./words.js").Word[]} asked @returns {Way[]} */
function conceptWays(start, asked) {
  const { same, near, marks } = languageOf(start);
  /** @param {Expression[]} expressions @param {number} weight @returns {Way[]} */
  const named = (expressions, weight) =>
    expressions.flatMap(({ text, concept }) =>
      asked.flatMap((_, at) => {
        const length = standsAt(text, asked, at);
        return length ? [{ term: `=${concept}`, from: at, to: at + length, weight, marks: marks[concept] }] : [];
      }),
    );
  return [...named(same, SAME), ...named(near, NEAR)];
}

/** The words that the last one may become. @param {Start} start @param {string} word @param {number} at @returns {Promise<Way[]>} */
async function prefixWays(start, word, at) {
  const own = stemOf(word);
  const terms = await store.beginning(start, word.length > own.length + 2 ? word : own);
  const longer = terms.filter((term) => term !== own && term.startsWith(word.slice(0, Math.max(3, word.length - 1))));
  return longer.slice(0, 12).map((term) => ({ term, from: at, to: at + 1, weight: PREFIX, marks: [term] }));
}

/** What was meant by the words that nothing answers. @param {Start} start @param {import("./words.js").Word[]} asked @param {Way[]} ways @param {(import("./store.js").Postings | undefined)[]} found */
async function guesses(start, asked, ways, found) {
  /** @type {Way[]} */
  const guessed = [];
  /** @type {Map<string, string>} */
  const meant = new Map();
  const answered = new Set(ways.flatMap((way, at) => (found[at] ? range(way.from, way.to) : [])));
  for (const at of range(0, asked.length)) {
    const typed = asked[at].word;
    if (answered.has(at) || typed.length < 5 || /\d/.test(typed)) continue;
    const near = nearest(typed, await store.similar(start, typed));
    if (near.length) meant.set(typed, near[0]);
    for (const word of near) {
      const right = asked.map((one, far) => (far === at ? { ...one, word: fold(word), stem: stemOf(fold(word)) } : one));
      guessed.push(...[plainWay(right[at], at), ...conceptWays(start, right)].filter((way) => way.from <= at && at < way.to));
    }
  }
  for (const way of guessed) way.weight *= TYPO;
  return { ways: guessed, meant };
}

/** A near concept says little where the word itself was found. @param {Way[]} ways @param {(import("./store.js").Postings | undefined)[]} found */
function tempered(ways, found) {
  const direct = new Set(ways.flatMap((way, at) => (found[at] && way.weight > NEAR ? range(way.from, way.to) : [])));
  for (const way of ways) {
    if (way.weight === NEAR && range(way.from, way.to).every((at) => direct.has(at))) way.weight = NEAR_TOO;
  }
}

/** @param {number} from @param {number} to */
const range = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);

/** How much a term tells: the more, the fewer documents say it in more than a hint. @param {import("./store.js").Postings} postings @param {number} total */
function rarity({ weights }, total) {
  let count = 0;
  for (const weight of weights) if (weight > HINT) count += 1;
  return Math.log(1 + (total - count + 0.5) / (Math.max(count, 1) + 0.5));
}

/** Stem → how much its concept tells: the rarer of two words for one thing must not win for being rare. @param {Way[]} ways @param {(import("./store.js").Postings | undefined)[]} found @param {number} total */
function concepts(ways, found, total) {
  /** @type {Map<string, number>} */
  const known = new Map();
  ways.forEach((way, at) => {
    const postings = found[at];
    const stem = ways.find((other) => other.from === way.from && other.to === way.to && !other.term.startsWith("="))?.term;
    if (!postings || way.weight !== SAME || !stem) return;
    known.set(stem, Math.max(known.get(stem) ?? 0, rarity(postings, total)));
  });
  return known;
}

/** Documents in order: every word counts by its best way, and a document that answers few words counts little. @param {Start} start @param {number} length @param {Way[]} ways @param {(import("./store.js").Postings | undefined)[]} found @returns {Hit[]} */
function rank(start, length, ways, found) {
  const total = start.counts.reduce((sum, count) => sum + count, 0);
  const best = range(0, length).map(() => new Float32Array(total));
  const bonus = new Float32Array(total);
  const worth = new Float32Array(length);
  const common = concepts(ways, found, total);
  ways.forEach((way, number) => {
    const postings = found[number];
    if (!postings) return;
    const { documents, weights } = postings;
    const rare = Math.min(rarity(postings, total), 1.2 * (common.get(way.term) ?? Infinity));
    const each = (way.weight * rare) / LEVELS;
    const span = way.to - way.from;
    for (let at = way.from; at < way.to; at += 1) {
      worth[at] = Math.max(worth[at], rare * Math.min(1, way.weight));
      const own = best[at];
      for (let i = 0; i < documents.length; i += 1) {
        const score = each * weights[i];
        if (score > own[documents[i]]) own[documents[i]] = score;
      }
    }
    if (span > 1) for (let i = 0; i < documents.length; i += 1) bonus[documents[i]] += PHRASE * span * each * weights[i];
  });
  return hits(total, best, bonus, worth);
}

/** @param {number} total @param {Float32Array[]} best @param {Float32Array} bonus @param {Float32Array} worth @returns {Hit[]} */
function hits(total, best, bonus, worth) {
  const whole = worth.reduce((sum, one) => sum + one, 0) || 1;
  const covered = new Float32Array(total);
  /** @type {Hit[]} */
  const found = [];
  let most = 0;
  for (let document = 0; document < total; document += 1) {
    let score = bonus[document];
    let part = 0;
    for (let at = 0; at < best.length; at += 1) {
      if (!best[at][document]) continue;
      score += best[at][document];
      part += worth[at];
    }
    if (!part) continue;
    covered[document] = part / whole;
    most = Math.max(most, covered[document]);
    found.push({ document, score: score * covered[document] });
  }
  return found.filter((hit) => covered[hit.document] >= ENOUGH * most).sort((a, b) => b.score - a.score || a.document - b.document);
}
