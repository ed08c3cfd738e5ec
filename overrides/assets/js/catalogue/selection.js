// @ts-check
// Which records a state selects, in which order, and how many each further option would leave.

import { read, rising } from "../search/numbers.js";
import { find } from "../search/query.js";
import { piece, start } from "../search/store.js";

/** @typedef {import("./state.js").State} State */
/** Value → the numbers of the records that have it. @typedef {Map<string, Uint32Array>} Column */

/** @type {Map<string, Promise<any>>} */
const columns = new Map();

/** A column of the table of filters, or an order. @param {string} page @param {string} name @returns {Promise<any>} */
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

/** @param {Uint8Array[]} masks @param {number} total */
function all(masks, total) {
  const mask = new Uint8Array(total).fill(1);
  for (const one of masks) for (let record = 0; record < total; record += 1) mask[record] &= one[record];
  return mask;
}

/** @param {Uint8Array} mask */
const size = (mask) => mask.reduce((sum, one) => sum + one, 0);

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
      for (const { document } of answer.hits) if (document >= first && document < first + total) mask[document - first] = 1;
      masks.set("q", mask);
    }
    return new Chosen(page, total, answer, first, masks);
  }

  /** The mask of every condition but one. @param {string} [without] */
  mask(without) {
    return all([...this.masks].flatMap(([name, mask]) => (name === without ? [] : [mask])), this.total);
  }

  /** How many records are left without one condition. @param {string} name */
  without(name) {
    return size(this.mask(name));
  }

  /** How many records each value of a filter would leave, beside the other conditions. @param {string} name @returns {Promise<Map<string, number>>} */
  async counts(name) {
    const values = await column(this.page, name);
    const mask = this.mask(name);
    return new Map([...values].map(([value, records]) => [value, records.reduce((sum, record) => sum + mask[record], 0)]));
  }

  /** The selected records in the order asked for. @param {string} order @returns {Promise<number[]>} */
  async records(order) {
    const mask = this.mask();
    /** @type {Iterable<number>} */
    let ordered = mask.keys();
    if (order === "pertinenza" && this.answer) {
      ordered = this.answer.hits.map(({ document }) => document - this.first).filter((record) => record >= 0 && record < this.total);
    } else if (order === "recenti" || order === "complete") {
      ordered = read(await entry(this.page, order));
    }
    return [...ordered].filter((record) => mask[record]);
  }
}
