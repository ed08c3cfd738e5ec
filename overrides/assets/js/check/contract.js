// @ts-check
// Rows × contract → problems: types, limits, vocabularies, references. The twin of catalog/contract.py, with the verdicts
// that Frictionless gives there.

import { problemAt, size } from "./document.js";
import { forms, isDated, isDay, likely } from "./likely.js";
import { folding, nearest } from "./nearest.js";
import { counted, say } from "./sentences.js";
import { everywhere, isWhole } from "./signs.js";

/**
 * @typedef {import("./types.d.ts").Contract} Contract
 * @typedef {import("./rows.js").Row} Row @typedef {import("./rows.js").Field} Field
 * @typedef {import("./document.js").Problem} Problem
 * @typedef {Record<string, Map<string, string>>} Lookups What a reference may name: list → ids, each with its label.
 */

/** How alike a name must be to that of a record: a new one is likelier to be new than to be misspelt. */
const NEAR = 0.8;
/** How alike a term: «smart working» is not «near working», but «attivo» is «attiva». */
const SPELT = 0.82;
const ALL = 1;

/**
 * What breaks the contract in one row.
 * @param {Row} row @param {Contract} contract @param {Lookups} lookups @returns {Problem[]}
 */
export function validate(row, contract, lookups) {
  return row.table.fields.flatMap((item) => {
    const problem = row.broken.has(item.name) ? null : fault(row, item, contract, lookups);
    return problem ?? [];
  });
}

/** @param {Row} row @param {Field} item @param {Contract} contract @param {Lookups} lookups */
function fault(row, item, contract, lookups) {
  if (!row.cells.has(item.name)) return item.constraints?.required ? broken(row, item, missing(row, item, contract)) : null;
  const text = row.text(item.name).trim();
  if (!hasType(item, text, contract)) return broken(row, item, wrongType(row, item, contract));
  const constraint = brokenLimit(row, item, text, contract);
  if (constraint) return broken(row, item, constraint);
  const ids = lookups[item.vocabulary ?? item.reference ?? ""];
  return ids && !ids.has(text) ? broken(row, item, unknownValue(row, item, contract, ids)) : null;
}

/** @param {Row} row @param {Field} item @param {Problem} problem */
function broken(row, item, problem) {
  row.broken.add(item.name);
  return problem;
}

/** @param {Field} item @param {string} text @param {Contract} contract */
function hasType(item, text, contract) {
  const { thousands, ...types } = contract.signs.types;
  const form = types[item.type];
  if (!form) return true;
  return !isWhole(thousands, text) && isWhole(form, text) && (item.type !== "date" || isDay(text));
}

/**
 * The usual slips have their own words: a day that does not exist, thousands with a point.
 * @param {Row} row @param {Field} item @param {Contract} contract
 */
function wrongType(row, item, contract) {
  const text = row.text(item.name).trim();
  const { types } = contract.signs;
  if (item.type === "date" && isWhole(types.date, text)) {
    return row.problem("impossible-date", item.name, say(contract, "impossible-date", { text }));
  }
  if (item.type === "number" && isWhole(types.thousands, text)) {
    const message = say(contract, "ambiguous-number", { text });
    return row.problem("ambiguous-number", item.name, message, { nearest: text.replaceAll(".", "") });
  }
  const more = { nearest: likely(item, text, contract, beside(row, item)), example: exampleOf(item) };
  const type = /** @type {Exclude<Field["type"], "string">} */ (item.type);
  return row.problem("wrong-type", item.name, say(contract, `wrong-type.${type}`, { text }), more);
}

/** The names of the fields in the same group. @param {Row} row @param {Field} item */
function beside(row, item) {
  const group = item.key.split(".").slice(0, -1).join(".");
  const keys = row.table.fields.map(({ key }) => key.split("."));
  return keys.filter((key) => key.slice(0, -1).join(".") === group).map((key) => key.at(-1) ?? "");
}

/** @param {Field} item */
function exampleOf(item) {
  const key = item.key.split(".").at(-1);
  return key ? `${key}: ${item.example}` : item.example;
}

/** @param {Row} row @param {Field} item @param {string} text @param {Contract} contract @returns {Problem | null} */
function brokenLimit(row, item, text, contract) {
  const { maxLength, minLength, pattern } = item.constraints ?? {};
  const { description } = item;
  // In a list of texts an item has no name of its own: the list speaks for it.
  const key = item.key === "." ? row.table.path : item.key;
  const example = exampleOf(item);
  const number = size(text);
  const length = counted(contract, "character", number);
  if (maxLength && number > maxLength) {
    return row.problem("too-long", item.name, say(contract, "too-long", { key, length, most: maxLength }));
  }
  if (minLength && number < minLength) {
    return row.problem("too-short", item.name, say(contract, "too-short", { key, length, least: minLength }), { example });
  }
  for (const limit of /** @type {const} */ (["minimum", "maximum"])) {
    const bound = item.constraints?.[limit];
    if (bound === undefined || (limit === "minimum" ? Number(text) >= bound : Number(text) <= bound)) continue;
    return row.problem("out-of-range", item.name, say(contract, `out-of-range.${limit}`, { key, bound }), { example });
  }
  if (pattern === undefined || isWhole(pattern, text)) return null;
  const more = { nearest: likely(item, text, contract), example };
  const message = isDated(item, contract)
    ? say(contract, "wrong-pattern.date", { text, forms: forms(item, contract) })
    : say(contract, "wrong-pattern", { text, description });
  return row.problem("wrong-pattern", item.name, message, more);
}

/** @param {Row} row @param {Field} item @param {Contract} contract */
function missing(row, item, contract) {
  const group = item.key.split(".").slice(0, -1).join(".");
  const inside = `${row.table.path}.${group}`.replace(/^\.+|\.+$/g, "");
  const where = row.groups.get(inside) ?? row.groups.get(group) ?? row.mark;
  const message = say(contract, "missing-field", { key: item.key, description: item.description });
  const field = row.placeOf(`${row.table.path}.${item.key}`);
  return problemAt(row.lines, "missing-field", where, message, { example: exampleOf(item), field });
}

/** @param {Row} row @param {Field} item @param {Contract} contract @param {Map<string, string>} ids */
function unknownValue(row, item, contract, ids) {
  const text = row.text(item.name);
  if (!item.vocabulary) {
    const kind = /** @type {NonNullable<Field["reference"]>} */ (item.reference);
    const message = say(contract, `unknown-id.${kind}`, { text });
    return row.problem("unknown-id", item.name, message, { nearest: closest(text, ids) });
  }
  const message = say(contract, "unknown-value", { text, list: item.vocabulary });
  return row.problem("unknown-value", item.name, message, { nearest: term(text, ids, contract), allowed: [...ids.keys()] });
}

/**
 * The term of a list probably meant; never one that denies what was said, nor the other way round.
 * @param {string} text @param {Map<string, string>} ids @param {Contract} contract
 */
function term(text, ids, contract) {
  const said = denials(text, contract);
  const alike = new Map([...ids].filter(([id, label]) => denials(`${id} ${label}`, contract) === said));
  return closest(text, alike, ALL) || byWord(text, alike, contract) || closest(text, alike, SPELT);
}

/**
 * The one term whose label has these words in it («figli» in «Cura dei figli»).
 * @param {string} text @param {Map<string, string>} ids @param {Contract} contract
 */
function byWord(text, ids, contract) {
  const has = (/** @type {string} */ label) => ` ${(folding(label).match(everywhere(contract.signs.likely.word)) ?? []).join(" ")} `.includes(` ${folding(text)} `);
  const found = [...ids].filter(([, label]) => has(label));
  return found.length === 1 ? found[0][0] : "";
}

/** @param {string} text @param {Contract} contract */
function denials(text, contract) {
  const { letters, denials: words } = contract.signs.likely;
  const found = new Set(folding(text).match(everywhere(letters)));
  return words.filter((word) => found.has(word)).join();
}

/**
 * The id probably meant: by the id, or by the label («Cura dei figli» for `cura-figli`).
 * @param {string} text @param {Map<string, string>} ids @param {number} [least]
 */
function closest(text, ids, least = NEAR) {
  const labels = new Map(Array.from(ids, ([id, label]) => [label, id]));
  return nearest(text, ids.keys(), least) || (labels.get(nearest(text, labels.keys(), least)) ?? "");
}
