// @ts-check
// Documents by merit: every word counts by its best way, and a document that answers few words counts little.

import { SAME, range } from "./ways.js";

/** @typedef {import("./ways.js").Way} Way */
/** @typedef {import("./store.js").Postings} Postings */

/** The greatest weight of a word in a document. */
const LEVELS = 48;
/** The greatest weight of a word that stands only where a record's themes are explained. */
const HINT = 6;
/** What it adds that the words stand together. */
const PHRASE = 0.35;
/** The rarer of two words for one thing may tell so much more than both together. */
const RARER = 1.2;
/** A document must answer at least this part of what the best one answers. */
const ENOUGH = 0.35;
/** So many of the others are kept all the same: in a long question a single rare word must not hide the rest. */
const FEW = 8;

/**
 * How much a term tells: the more, the fewer documents say it in more than a hint.
 * @param {Postings} postings @param {number} total
 */
function rarity({ weights }, total) {
  let count = 0;
  for (const weight of weights) if (weight > HINT) count += 1;
  return Math.log(1 + (total - count + 0.5) / (Math.max(count, 1) + 0.5));
}

/**
 * Stem → how much its concept tells: the rarer of two words for one thing must not win for being rare.
 * @param {Way[]} ways @param {(Postings | undefined)[]} found @param {number} total
 */
function concepts(ways, found, total) {
  /** @type {Map<string, number>} */
  const known = new Map();
  ways.forEach((way, at) => {
    const postings = found[at];
    if (!postings || way.weight !== SAME) return;
    const stem = ways.find(({ from, to, term }) => from === way.from && to === way.to && !term.startsWith("="))?.term;
    if (!stem) return;
    known.set(stem, Math.max(known.get(stem) ?? 0, rarity(postings, total)));
  });
  return known;
}

/**
 * How well each document answers; 0: not at all, or too little.
 * @param {number} total how many documents there are @param {number} length how many words were asked
 * @param {Way[]} ways @param {(Postings | undefined)[]} found the postings of each way
 */
export function rank(total, length, ways, found) {
  const best = range(0, length).map(() => new Float32Array(total));
  const bonus = new Float32Array(total);
  const worth = new Float32Array(length);
  const common = concepts(ways, found, total);
  ways.forEach((way, number) => {
    const postings = found[number];
    if (!postings) return;
    const { documents, weights } = postings;
    const rare = Math.min(rarity(postings, total), RARER * (common.get(way.term) ?? Infinity));
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
    const together = span > 1 ? PHRASE * span * each : 0;
    for (let i = 0; i < documents.length; i += 1) bonus[documents[i]] += together * weights[i];
  });
  return scores(total, best, bonus, worth);
}

/** @param {number} total @param {Float32Array[]} best @param {Float32Array} bonus @param {Float32Array} worth */
function scores(total, best, bonus, worth) {
  const whole = worth.reduce((sum, one) => sum + one, 0) || 1;
  const found = Float64Array.from(bonus);
  const covered = new Float64Array(total);
  best.forEach((own, at) => {
    for (let document = 0; document < total; document += 1) {
      if (!own[document]) continue;
      found[document] += own[document];
      covered[document] += worth[at];
    }
  });
  let most = 0;
  for (let document = 0; document < total; document += 1) {
    covered[document] = Math.fround(covered[document] / whole);
    found[document] *= covered[document];
    if (covered[document] > most) most = covered[document];
  }
  const little = new Float64Array(total);
  for (let document = 0; document < total; document += 1) {
    if (covered[document] >= ENOUGH * most) continue;
    little[document] = found[document];
    found[document] = 0;
  }
  for (const document of first(little, FEW)) found[document] = little[document];
  return found;
}

/** The documents with the best scores from one number on and before another, best first. @param {Float64Array} scores @param {number} most @param {number} from @param {number} to */
export function first(scores, most, from = 0, to = scores.length) {
  /** @type {number[]} */
  const found = [];
  for (let document = from; document < to; document += 1) {
    const score = scores[document];
    if (!score || (found.length === most && score <= scores[found[most - 1]])) continue;
    let at = Math.min(found.length, most - 1);
    for (; at > 0 && score > scores[found[at - 1]]; at -= 1) found[at] = found[at - 1];
    found[at] = document;
  }
  return found;
}
