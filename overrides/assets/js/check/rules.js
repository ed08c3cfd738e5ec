// @ts-check
// Promises that a schema cannot state, within one record. The twin of catalog/rules.py.

import { byCharacters, problemAt } from "./document.js";
import { isDay, isDated } from "./likely.js";
import { nearest } from "./nearest.js";
import { say } from "./sentences.js";
import { isWhole } from "./signs.js";

/**
 * @typedef {import("./types.d.ts").Contract} Contract
 * @typedef {import("./rows.js").Row} Row @typedef {import("./rows.js").Field} Field
 * @typedef {import("./document.js").Problem} Problem
 * @typedef {{code: string, from: string, message: string, if?: {present?: string[], field?: string, in?: string[]},
 *   require?: string[], any?: string[], one?: string[], forbid?: string[], order?: string[]}} Rule
 */

/** How alike the name of a source must be: «f12» is not «f1», and a figure would be given to another source. */
const NEAR = 0.9;

/**
 * Conditions of the contract, references to its own sources, repeated items, dates, excuses.
 * @param {Row} record @param {Contract} contract @param {string} today @returns {Problem[]}
 */
export function recordRules(record, contract, today) {
  const limit = tomorrow(today);
  return [...record.below()].flatMap((part) => [
    ...rulesOf(part, contract).flatMap((rule) => condition(part, rule, contract)),
    ...ownSources(part, record, contract),
    ...itself(part, record, contract),
    ...repeated(part, contract),
    ...dates(part, limit, contract),
    ...documented(part, contract),
  ]);
}

/** @param {Row} row @param {Contract} contract @returns {Rule[]} */
const rulesOf = (row, contract) => contract.rules.filter((rule) => rule.from === row.table.from);

/** @param {Row} row @param {Rule} rule @param {Contract} contract */
function condition(row, rule, contract) {
  if (rule.if && !applies(row, rule.if)) return [];
  const { message } = rule;
  const has = (/** @type {string} */ key) => isThere(row, key);
  const found = [];
  const missing = (rule.require ?? []).filter((key) => !has(key));
  if (missing.length) {
    const text = say(contract, "rule.missing", { message, missing: missing.join(", ") });
    found.push(at(row, rule, rule.if?.present ?? [rule.if?.field ?? ""], text, missing[0]));
  }
  if (rule.any && !rule.any.some(has)) found.push(at(row, rule, rule.any, message));
  const refused = (rule.forbid ?? []).filter(has);
  if (refused.length) found.push(at(row, rule, refused, message));
  if (rule.one && rule.one.filter(has).length !== 1) found.push(at(row, rule, rule.one, message));
  if (rule.order) {
    const [first, last] = rule.order.map((key) => row.text(columnOf(row, key)));
    if (first && last && isLater(first, last, contract)) found.push(at(row, rule, rule.order.slice(1), message));
  }
  return found;
}

/** @param {Row} row @param {NonNullable<Rule["if"]>} cause */
function applies(row, cause) {
  if (cause.present) return cause.present.some((key) => isThere(row, key));
  return (cause.in ?? []).includes(row.text(columnOf(row, cause.field ?? "")));
}

/** @param {Row} row @param {string} key */
function isThere(row, key) {
  const column = columnOf(row, key);
  return row.groups.has(key) || row.cells.has(column) || row.broken.has(column);
}

/** @param {Row} row @param {string} key */
const columnOf = (row, key) => row.table.fields.find((field) => field.key === key)?.name ?? key;

/**
 * Points at the first of the keys that is there, else at the row; `field` is the key to fill in, if another.
 * @param {Row} row @param {Rule} rule @param {string[]} keys @param {string} message @param {string} field
 */
function at(row, rule, keys, message, field = "") {
  const there = keys.find((key) => row.cells.has(columnOf(row, key)) || row.groups.has(key)) ?? "";
  const place = row.placeOf(`${row.table.path}.${field || there || keys[0]}`);
  const group = row.cells.has(columnOf(row, there)) ? undefined : row.groups.get(there);
  if (group) return problemAt(row.lines, rule.code, group, message, { field: place });
  return row.problem(rule.code, there && columnOf(row, there), message, { field: place });
}

/**
 * Whether `first` comes after `last`: numbers as numbers, dates as far as both are known (2019 ~ 2019-05).
 * @param {string} first @param {string} last @param {Contract} contract
 */
function isLater(first, last, contract) {
  if (`${first.slice(1)}${last.slice(1)}`.includes("-")) {
    const known = Math.min(first.length, last.length);
    return byCharacters(first.slice(0, known), last.slice(0, known)) > 0;
  }
  const { number } = contract.signs.types;
  return [first, last].every((text) => isWhole(number, text)) && Number(first) > Number(last);
}

/** @param {Row} part @param {Row} record @param {Contract} contract */
function ownSources(part, record, contract) {
  return part.table.fields.flatMap((item) => {
    if (!item.local || !part.cells.has(item.name)) return [];
    const list = item.local;
    const ids = record.children.filter((row) => row.table.path === list).map((row) => row.text("id"));
    const text = part.text(item.name);
    // Without any source the record is told so once, not at every mention.
    if (!ids.length || ids.includes(text)) return [];
    const more = { nearest: nearest(text, ids, NEAR), allowed: ids };
    return [part.problem("unknown-source", item.name, say(contract, "unknown-source", { text, list }), more)];
  });
}

/** @param {Row} part @param {Row} record @param {Contract} contract */
function itself(part, record, contract) {
  if (part.table.path !== "related" || part.text("related") !== record.text("id")) return [];
  return [part.problem("repeated-item", "related", say(contract, "repeated-item.itself"))];
}

/** @param {Row} parent @param {Contract} contract */
function repeated(parent, contract) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return parent.children.flatMap((child) => {
    const column = child.table.unique ?? "";
    const text = column && child.text(column);
    if (!text) return [];
    const key = JSON.stringify([child.table.name, text]);
    const first = seen.get(key) ?? child.position;
    seen.set(key, first);
    if (first === child.position) return [];
    const message = say(contract, "repeated-item", { text, list: child.table.path, first });
    return [child.problem("repeated-item", column, message)];
  });
}

/**
 * No impossible day and nothing in the future but the closing day of an offer.
 * @param {Row} part @param {string} limit @param {Contract} contract
 */
function dates(part, limit, contract) {
  const { unknown_day } = contract.signs.rules;
  return part.table.fields.flatMap((item) => {
    const text = part.text(item.name);
    const holdsDays = item.type === "date" || isDated(item, contract);
    if (!text || part.broken.has(item.name) || !holdsDays) return [];
    const days = text.trim().split("/").filter((day) => day !== unknown_day);
    const found = days.flatMap((day) => dayFault(part, item, day, limit, contract));
    if (days.length !== 2 || !isLater(days[0], days[1], contract)) return found;
    return [...found, part.problem("dates-order", item.name, say(contract, "dates-order", { text }))];
  });
}

/** @param {Row} part @param {Field} item @param {string} day @param {string} limit @param {Contract} contract */
function dayFault(part, item, day, limit, contract) {
  const { earliest, may_come } = contract.signs.rules;
  const future = day > limit.slice(0, day.length) && !may_come.includes(item.key);
  const whole = day.split("-").length === 3;
  const code = whole && !isDay(day) ? "impossible-date" : day < earliest ? "early-date" : future ? "future-date" : "";
  return code ? [part.problem(code, item.name, say(contract, code, { text: day }))] : [];
}

/** Somebody further east may already write tomorrow's date. @param {string} today */
function tomorrow(today) {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/**
 * `not_applicable` may excuse only the fields that the level `documentata` asks for.
 * @param {Row} part @param {Contract} contract
 */
function documented(part, contract) {
  const text = part.text("field");
  const allowed = contract.level_fields;
  if (part.table.path !== "not_applicable" || !text || allowed.includes(text)) return [];
  const message = say(contract, "unknown-value.documented", { text });
  return [part.problem("unknown-value", "field", message, { nearest: nearest(text, allowed), allowed })];
}
