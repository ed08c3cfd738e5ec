// @ts-check
// Records → YAML text in the one style of the project: the twin of catalog/writing.py, which says what the style is.

import { size } from "./document.js";
import { Scalars } from "./scalars.js";
import { shapeOf } from "./shapes.js";

/**
 * @typedef {import("./types.d.ts").Contract} Contract @typedef {import("./shapes.js").Shape} Shape
 * @typedef {import("./types.d.ts").Value} Value @typedef {import("./types.d.ts").Group} Group
 */

const STEP = "  ";

/**
 * The text of one record of texts, lists and groups, without what is empty.
 * @param {{[key: string]: Value}} record @param {Contract} contract @param {string} kind `practice` or `organisation`
 */
export function written(record, contract, kind) {
  const lines = new Writer(contract).group(/** @type {Group} */ (filled(record)), shapeOf(contract, kind), "");
  return lines.map((line) => `${line}\n`).join("");
}

class Writer {
  /** @param {Contract} contract */
  constructor(contract) {
    this.scalars = new Scalars(contract);
  }

  /**
   * The lines of a group of fields.
   * @param {{[key: string]: Value}} values @param {Shape | null} shape @param {string} indent
   */
  group(values, shape, indent) {
    const places = ordered(shape);
    const unknown = Object.keys(values).filter((key) => !places.has(key));
    const keys = [...[...places.keys()].filter((key) => Object.hasOwn(values, key)), ...unknown];
    return keys.flatMap((key) => {
      return this.entry(`${indent}${this.scalars.name(key)}:`, values[key], places.get(key) ?? null, indent);
    });
  }

  /**
   * The lines of a list, one item under the other.
   * @param {Value[]} values @param {Shape | null} shape @param {string} indent
   */
  items(values, shape, indent) {
    return values.flatMap((item) => this.item(item, shape, indent));
  }

  /** @param {Value} item @param {Shape | null} shape @param {string} indent @returns {string[]} */
  item(item, shape, indent) {
    if (typeof item === "string" || isEmpty(item)) return this.entry(`${indent}-`, item, null, indent);
    const below = indent + STEP;
    const [first, ...rest] = Array.isArray(item) ? this.items(item, null, below) : this.group(item, shape, below);
    // The first field stands on the line of the dash.
    return [`${indent}- ${first.slice(below.length)}`, ...rest];
  }

  /**
   * What stands after a name or a dash: on the same line, or below it.
   * @param {string} head @param {Value} value @param {Shape | null} shape @param {string} indent @returns {string[]}
   */
  entry(head, value, shape, indent) {
    if (typeof value === "string") {
      const [first, ...rest] = this.scalars.lines(value, size(head) + 1, indent.length + STEP.length);
      return [`${head} ${first}`, ...rest.map((line) => (line ? indent + STEP + line : ""))];
    }
    if (isEmpty(value)) return [`${head} ${Array.isArray(value) ? "[]" : "{}"}`];
    if (!Array.isArray(value)) return [head, ...this.group(value, shape, indent + STEP)];
    const line = this.lineOfIds(value, shape, size(head) + 1);
    return line ? [`${head} ${line}`] : [head, ...this.items(value, shape, indent)];
  }

  /** @param {Value[]} values @param {Shape | null} shape @param {number} before */
  lineOfIds(values, shape, before) {
    const item = shape?.item;
    if (!item || !(item.vocabulary || item.reference || item.local)) return null;
    if (!values.every((value) => typeof value === "string")) return null;
    const line = `[${values.map((value) => this.scalars.name(/** @type {string} */ (value))).join(", ")}]`;
    return before + size(line) <= this.scalars.width ? line : null;
  }
}

/**
 * The places of a record, or of one of its parts, in the order in which they are written.
 * @param {Shape | null} shape
 */
function ordered(shape) {
  const parts = [...(shape?.parts ?? [])];
  const order = parts.filter(([, part]) => !part.table).map(([key]) => key);
  let place = order.length;
  for (const [key, part] of parts) {
    if (!part.table) continue;
    const before = part.table.before ? order.indexOf(part.table.before) : -1;
    if (before >= 0) place = before;
    order.splice(place, 0, key);
    place += 1;
  }
  return new Map(order.map((key) => [key, /** @type {Shape} */ (shape?.parts.get(key))]));
}

/** @param {Value} value */
const isEmpty = (value) => (Array.isArray(value) ? value : Object.keys(value)).length === 0;

/**
 * The value without the fields that are empty; an empty item stays, so that those after it keep their position.
 * @param {Value} value @returns {Value}
 */
function filled(value) {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(filled);
  const fields = Object.entries(value).map(([key, item]) => /** @type {[string, Value]} */ ([key, filled(item)]));
  return Object.fromEntries(fields.filter(([, item]) => (typeof item === "string" ? item : !isEmpty(item))));
}
