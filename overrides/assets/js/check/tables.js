// @ts-check
// Nested records → rows of flat tables: a list inside a record is a table of its own. Wrong forms are found here. The
// twin of catalog/tables.py.

import { MOST_PROBLEMS, problemAt } from "./document.js";
import { nearest } from "./nearest.js";
import { Row } from "./rows.js";
import { counted, say } from "./sentences.js";

/**
 * @typedef {import("./types.d.ts").Contract} Contract
 * @typedef {import("./document.js").Node} Node @typedef {import("./document.js").Group} Group
 * @typedef {import("./document.js").Listing} Listing @typedef {import("./document.js").Mark} Mark
 * @typedef {import("./document.js").Problem} Problem @typedef {import("./shapes.js").Shape} Shape
 * @typedef {import("./rows.js").Field} Field @typedef {import("./rows.js").Table} Table
 */

const EMPTY = ["~", "null"];

export class Flattener {
  /** @param {string[]} lines @param {Contract} contract */
  constructor(lines, contract) {
    this.lines = lines;
    this.contract = contract;
    /** @type {Problem[]} */
    this.problems = [];
  }

  /** The rows of a record, or null when it is not a group of fields at all. @param {Node} node @param {Shape} shape */
  record(node, shape) {
    if (node.kind !== "group" || !shape.table) {
      const [message, example] = [say(this.contract, "not-a-record"), say(this.contract, "example.record")];
      this.problems.push(problemAt(this.lines, "not-a-record", node.mark, message, { example }));
      return null;
    }
    const row = new Row(shape.table, this.lines, node.mark);
    this.group(node, shape, row);
    return row;
  }

  /** @param {Group} group @param {Shape} shape @param {Row} row */
  group(group, shape, row) {
    for (const [key, node] of group.items) {
      const part = shape.parts.get(key);
      const mark = /** @type {Mark} */ (group.keys.get(key));
      if (!part) this.unknown(key, mark, shape, row);
      else if (part.table) this.list(node, part, part.table, row, key);
      else if (part.item) this.value(node, part.item, row, key);
      else this.part(node, part, row, mark, key);
    }
    for (const [key, { path, table }] of shape.parts) {
      if (!table?.items?.required || group.items.has(key)) continue;
      const message = say(this.contract, "missing-field", { key: path, description: table.description });
      this.say(row, path, group.mark, "missing-field", message, { example: sample(table, key) });
    }
  }

  /** @param {string} key @param {Mark} mark @param {Shape} shape @param {Row} row */
  unknown(key, mark, shape, row) {
    const message = say(this.contract, `unknown-field${shape.path ? ".inside" : ""}`, { key, group: shape.path });
    const allowed = [...shape.parts.keys()];
    // What comes after so many problems is never shown, and a guess costs more than all the rest.
    const meant = this.problems.length <= MOST_PROBLEMS ? likely(key, shape) : "";
    this.say(row, `${shape.path}.${key}`, mark, "unknown-field", message, { nearest: meant, allowed });
  }

  /** @param {Node} node @param {Shape} shape @param {Row} row @param {Mark} mark @param {string} key */
  part(node, shape, row, mark, key) {
    if (node.kind === "group") {
      row.groups.set(shape.path, mark);
      this.group(node, shape, row);
      return;
    }
    for (const { item } of shape.parts.values()) if (item) row.broken.add(item.name);
    const allowed = [...shape.parts.keys()];
    const message = say(this.contract, "wrong-form.group", { key });
    this.say(row, shape.path, node.mark, "wrong-form", message, { allowed, example: `${key}: {${allowed[0]}: …}` });
  }

  /** @param {Node} node @param {Field} item @param {Row} row @param {string} key */
  value(node, item, row, key) {
    const place = `${row.table.path}.${item.key}`;
    const example = `${key}: ${item.example}`;
    row.broken.add(item.name);
    if (node.kind !== "text") {
      this.say(row, place, node.mark, "wrong-form", say(this.contract, "wrong-form.text", { key }), { example });
    } else if (!node.value.trim() || EMPTY.includes(node.value)) {
      const shown = item.example ? example : "";
      this.say(row, place, node.mark, "empty-value", say(this.contract, "empty-value", { key }), { example: shown });
    } else {
      row.cells.set(item.name, node);
      row.broken.delete(item.name);
    }
  }

  /** @param {Node} node @param {Shape} shape @param {Table} table @param {Row} row @param {string} key */
  list(node, shape, table, row, key) {
    if (node.kind !== "list") {
      const message = say(this.contract, "wrong-form.list", { key });
      this.say(row, shape.path, node.mark, "wrong-form", message, { example: sample(table, key) });
      return;
    }
    row.groups.set(shape.path, node.mark);
    this.count(node, table, key, row);
    node.items.slice(0, table.items?.max).forEach((item, index) => this.item(item, index + 1, shape, table, row, key));
  }

  /**
   * @param {Node} item @param {number} position @param {Shape} shape @param {Table} table @param {Row} row
   * @param {string} key
   */
  item(item, position, shape, table, row, key) {
    const child = new Row(table, this.lines, item.mark, row, position);
    if (ofTexts(table) || item.kind === "group") row.children.push(child);
    if (ofTexts(table)) {
      this.value(item, table.fields[0], child, key);
    } else if (item.kind === "group") {
      this.group(item, shape, child);
    } else {
      const first = table.fields[0];
      const more = { allowed: table.fields.map((field) => field.key), example: `- ${first.key}: ${first.example}` };
      this.say(child, table.path, item.mark, "wrong-form", say(this.contract, "wrong-form.item", { key }), more);
    }
  }

  /** @param {Listing} node @param {Table} table @param {string} key @param {Row} row */
  count(node, table, key, row) {
    const number = node.items.length;
    const { min = 0, max = 0 } = table.items ?? {};
    const least = Math.max(1, min);
    if (number < least) {
      const items = counted(this.contract, "item", number);
      const message = say(this.contract, `too-few${min ? "" : ".optional"}`, { key, items, least });
      this.say(row, table.path, node.mark, "too-few", message);
    } else if (max && number > max) {
      const message = say(this.contract, "too-many", { key, number, most: max });
      this.say(row, table.path, node.items[max].mark, "too-many", message);
    }
  }

  /**
   * A problem of the part of a record that has this path in the contract.
   * @param {Row} row @param {string} path @param {Mark} mark @param {string} code @param {string} message
   * @param {Partial<Problem>} more
   */
  say(row, path, mark, code, message, more = {}) {
    this.problems.push(problemAt(this.lines, code, mark, message, { field: row.placeOf(path), ...more }));
  }
}

/** True when a list holds plain texts rather than groups of fields. @param {Table} table */
export const ofTexts = (table) => table.fields.length === 1 && table.fields[0].key === ".";

/** A right way to write a list, as it stands in a file. @param {Table} table @param {string} key */
function sample(table, key) {
  const { key: name, example } = table.fields[0];
  return `${key}:\n- ${ofTexts(table) ? "" : `${name}: `}${example}`;
}

/** The field probably meant: by its name, or by its Italian label. @param {string} key @param {Shape} shape */
function likely(key, shape) {
  /** @type {Map<string, string>} */
  const labels = new Map();
  for (const [name, part] of shape.parts) {
    const about = part.table ?? part.item;
    if (about) labels.set(about.title, name);
  }
  return labels.get(nearest(key, labels.keys(), 1)) || nearest(key, shape.parts.keys()) || (labels.get(nearest(key, labels.keys())) ?? "");
}
