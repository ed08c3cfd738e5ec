// @ts-check
// Which records a state selects, in which order, and how many each further option would leave.

import { read, rising } from "../search/numbers.js";
import { find } from "../search/query.js";
import { piece, start } from "../search/store.js";

/** @typedef {import("./state.js").State} State */
/** Value → the numbers of the records that have it. @typedef {Map<string, Uint32Array>} Column */

/** @type {Map<string, Promise<Column>>} */
const columns = new Map();

/** A column of the table of filters, or an order. @param {string} page @param {string} name */
async function entry(page, name) {
  const from = await start();
  return (await piece(from, `f${page[0]}${from.filters[page][name]}`))[name];
}

/** @param {string} page @param {string} name @returns {Promise<Column>} */
export function column(page, name) {
  const key = `${page} ${name}`;
  let found = columns.get(key);
  if (!found) {
    found = entry(page, name).then((values) => new Map(Object.entries(values).map(([value, text]) => [value, rising(String(text))])));
    found.catch(() => columns.delete(key));
    columns.set(key, found);
  }
  return found;
}

/** The records that have one of these values. @param {Column} values @param {Set<string>} wanted @param {number} total */
function having(values, wanted, total) {
  const mask = new Uint8Array(total);
  for (const value of wanted) for (const record of values.get(value) ?? []) mask[record] = 1;
  return mask;
}

/** @param {Uint8Array} mask */
function positions(mask) {
  const found = new Uint32Array(mask.length);
  let count = 0;
  for (let record = 0; record < mask.length; record += 1) if (mask[record]) found[count++] = record;
  return found.subarray(0, count);
}

/** How many of these records a mask has. @param {Uint32Array} records @param {Uint8Array} mask */
function overlap(records, mask) {
  let sum = 0;
  for (let at = 0; at < records.length; at += 1) sum += mask[records[at]];
  return sum;
}

/** Everything that a state asks for, ready to be counted. */
export class Chosen {
  /** @param {string} page @param {number} total @param {import("../search/query.js").Answer | null} answer @param {number} first @param {Map<string, Uint8Array>} masks */
  constructor(page, total, answer, first, masks) {
    this.page = page;
    this.total = total;
    this.answer = answer;
    this.first = first;
    this.masks = masks;
  }

  /** @param {string} page @param {State} state */
  static async of(page, state) {
    const from = await start();
    const kind = page === "pratiche" ? 0 : 1;
    const first = kind ? from.counts[0] : 0;
    const total = from.counts[kind];
    const [answer, ...found] = await Promise.all([
      state.query.trim() ? find(state.query) : null,
      ...[...state.chosen].map(async ([name, wanted]) => /** @type {const} */ ([name, having(await column(page, name), wanted, total)])),
    ]);
    const masks = new Map(found);
    if (answer) {
      const mask = new Uint8Array(total);
      for (let record = 0; record < total; record += 1) if (answer.scores[first + record]) mask[record] = 1;
      masks.set("q", mask);
    }
    return new Chosen(page, total, answer, first, masks);
  }

  /** The mask of every condition but one. @param {string} [without] */
  mask(without) {
    const mask = new Uint8Array(this.total).fill(1);
    for (const [name, one] of this.masks) {
      if (name !== without) for (let record = 0; record < mask.length; record += 1) mask[record] &= one[record];
    }
    return mask;
  }

  /** How many records are left without one condition. @param {string} name */
  without(name) {
    return this.mask(name).reduce((sum, one) => sum + one, 0);
  }

  /** How many records each value of a filter would leave, beside the other conditions. @param {string} name @returns {Promise<Map<string, number>>} */
  async counts(name) {
    const values = await column(this.page, name);
    const mask = this.mask(name);
    return new Map([...values].map(([value, records]) => [value, overlap(records, mask)]));
  }

  /** The selected records in the order asked for. @param {string} order @returns {Promise<Uint32Array>} */
  async records(order) {
    const mask = this.mask();
    if (order === "recenti" || order === "complete") return read(String(await entry(this.page, order))).filter((record) => mask[record]);
    const found = positions(mask);
    const scores = this.answer?.scores.subarray(this.first);
    return scores && order === "pertinenza" ? found.sort((a, b) => scores[b] - scores[a] || a - b) : found;
  }
}
