// @ts-check
// Rows of flat tables, each remembering its place in the text. The twin of catalog/rows.py.

import { findIn, problemAt } from "./document.js";

/**
 * @typedef {import("./document.js").Mark} Mark @typedef {import("./document.js").Text} Text
 * @typedef {import("./document.js").Problem} Problem
 * @typedef {"string" | "number" | "integer" | "boolean" | "date"} FieldType
 * @typedef {{required?: boolean, minLength?: number, maxLength?: number, pattern?: string, minimum?: number,
 *   maximum?: number}} Limits
 * @typedef {{name: string, key: string, type: FieldType, title: string, description: string, example: string,
 *   vocabulary?: string, reference?: "practices" | "organisations", local?: string, format?: string, level?: string,
 *   constraints?: Limits}} Field
 * @typedef {{name: string, from: string, path: string, title: string, description: string, unique?: string,
 *   level?: string, before?: string, items?: {min?: number, max?: number, required?: boolean}, fields: Field[]}} Table
 */

export class Row {
  /** @param {Table} table @param {string[]} lines @param {Mark} mark @param {Row | null} parent @param {number} position */
  constructor(table, lines, mark, parent = null, position = 0) {
    this.table = table;
    this.lines = lines;
    this.mark = mark;
    this.parent = parent;
    this.position = position;
    /** @type {Map<string, Text>} The texts as written, by column. */
    this.cells = new Map();
    /** @type {Map<string, Mark>} The groups and lists that are there, by dotted path. */
    this.groups = new Map();
    /** @type {Set<string>} The columns whose form is wrong and already reported. */
    this.broken = new Set();
    /** @type {Row[]} */
    this.children = [];
  }

  /** Where this row lies in its record: `claims[2].sources[1]`. @returns {string} */
  get place() {
    return this.parent ? `${this.parent.placeOf(this.table.path)}[${this.position}]` : "";
  }

  /** The place of a field, group or list of this row, given by its path in the contract. @param {string} path */
  placeOf(path) {
    const own = `${this.table.path}.`;
    const inside = this.table.path && path.startsWith(own) ? path.slice(own.length) : path;
    return [this.place, inside.replace(/^\.+|\.+$/g, "")].filter(Boolean).join(".");
  }

  /** The text of a column, empty when it is absent. @param {string} column */
  text(column) {
    return this.cells.get(column)?.value ?? "";
  }

  /**
   * A problem at a column of this row, or at the row itself; `at` is the piece of a long text to point at.
   * @param {string} code @param {string} column @param {string} message @param {Partial<Problem> & {at?: string}} more
   */
  problem(code, column, message, { at = "", ...more } = {}) {
    const mark = this.cells.get(column)?.mark ?? this.mark;
    const key = this.table.fields.find((field) => field.name === column)?.key ?? column;
    const field = column ? this.placeOf(key) : this.place;
    return problemAt(this.lines, code, (at && findIn(this.lines, at, mark)) || mark, message, { field, ...more });
  }

  /** This row and every row under it. @returns {Generator<Row>} */
  *below() {
    yield this;
    for (const child of this.children) yield* child.below();
  }
}
