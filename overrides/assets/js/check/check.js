// @ts-check
// The check of one record in the browser: the same problems, in the same words and places, as `concilia check`.

import { hardToRead, inQuotes } from "./advice.js";
import { validate } from "./contract.js";
import { MOST_PROBLEMS, byCharacters, problemAt } from "./document.js";
import { bearers, identity, stemOf, together } from "./identity.js";
import { recordRules } from "./rules.js";
import { say } from "./sentences.js";
import { shapeOf } from "./shapes.js";
import { Flattener } from "./tables.js";
import { textProblems } from "./texts.js";
import { read } from "./yaml.js";

/**
 * @typedef {import("./types.d.ts").Contract} Contract @typedef {import("./types.d.ts").Value} Value
 * @typedef {import("./document.js").Problem} Problem @typedef {import("./document.js").Node} Node
 * @typedef {import("./rows.js").Row} Row @typedef {import("./identity.js").Known} Known
 * @typedef {{contract: Contract, records: {practices: Known[], organisations: Known[]},
 *   record: "practice" | "organisation", path: string, today: string}} About
 */

/** The one file that is a list of records. */
const MEMBERS = "data/members.yaml";

/**
 * Everything that is wrong in the text of a record, and its values alone (null when it cannot be read).
 * @param {string} text @param {About} about @returns {{root: Value | null, problems: Problem[]}}
 */
export function checkText(text, about) {
  const { contract, path } = about;
  const { root, lines, problems } = read(text, contract);
  if (!root) return { root: null, problems: ordered(problems, contract) };
  const flattener = new Flattener(lines, contract);
  const many = path === MEMBERS;
  if (many && root.kind !== "list") {
    const example = say(contract, "example.records");
    problems.push(problemAt(lines, "wrong-form", root.mark, say(contract, "wrong-form.records"), { example }));
    return { root: plain(root), problems: ordered(problems, contract) };
  }
  const nodes = many && root.kind === "list" ? root.items : [root];
  const shape = shapeOf(contract, about.record);
  const rows = nodes.flatMap((node) => flattener.record(node, shape) ?? []);
  const found = [...problems, ...flattener.problems, ...judged(rows, about)];
  return { root: plain(root), problems: ordered(found, contract) };
}

/** @param {Row[]} rows @param {About} about */
function judged(rows, { contract, records, record, path, today }) {
  const own = rows.map((row) => knownOf(row, path));
  const practices = together(records.practices, record === "practice" ? own : [], path);
  const organisations = together(records.organisations, record === "organisation" ? own : [], path);
  const lookups = {
    ...Object.fromEntries(Object.entries(contract.vocabularies).map(vocabularyOf)),
    practices: idsOf(practices, path, record === "practice"),
    organisations: idsOf(organisations, path, record === "organisation"),
  };
  const taken = bearers(record === "practice" ? practices : organisations);
  return rows.flatMap((row, at) => [
    ...[...row.below()].flatMap((part) => validate(part, contract, lookups)),
    ...identity(row, own[at], taken, contract),
    ...recordRules(row, contract, today),
    ...textProblems(row, contract),
    ...(record === "practice" ? hardToRead(row, contract) : []),
    ...inQuotes(row, contract),
  ]);
}

/** @param {Row} row @param {string} path @returns {Known} */
function knownOf(row, path) {
  const aliases = row.children.filter((child) => child.table.path === "aliases").map((child) => child.text("alias"));
  return [row.text("id"), row.text(row.table.name === "practices" ? "title" : "name"), path, aliases];
}

/** @param {[string, import("./types.d.ts").Vocabulary]} vocabulary @returns {[string, Map<string, string>]} */
const vocabularyOf = ([id, { values }]) => [id, new Map(values.map((value) => [value.id, value.label]))];

/**
 * The ids that may be named, each with its label; a record stands for the name of its file as well.
 * @param {Known[]} all @param {string} path @param {boolean} mine
 */
function idsOf(all, path, mine) {
  const stems = [...all.map((one) => one[2]), ...(mine ? [path] : [])].filter((each) => each !== MEMBERS).map(stemOf);
  /** @type {[string, string][]} */
  const labels = all.map((one) => [one[0], one[1]]);
  return new Map([...stems.map((stem) => /** @type {const} */ ([stem, stem])), ...labels]);
}

/**
 * Each problem once, by place; a hundred of them, and how many more there are.
 * @param {Problem[]} problems @param {Contract} contract
 */
function ordered(problems, contract) {
  const once = [...new Map(problems.map((one) => [JSON.stringify(keysOf(one)), one])).values()].sort(byPlace);
  if (once.length <= MOST_PROBLEMS) return once;
  const message = say(contract, "and-more", { more: once.length - MOST_PROBLEMS, most: MOST_PROBLEMS });
  const rest = { ...problemAt([], "and-more", null, message), line: once[MOST_PROBLEMS].line, column: 1 };
  return [...once.slice(0, MOST_PROBLEMS), rest];
}

/** What problems are sorted by. @param {Problem} one @returns {(string | number)[]} */
function keysOf({ line, column, code, message, severity, length, excerpt, excerpt_from, nearest, allowed, example, field }) {
  const shown = [severity, length, excerpt, excerpt_from, nearest, allowed.join("\0"), example, field];
  return [line, column, code, message, ...shown];
}

/** @param {Problem} one @param {Problem} other */
function byPlace(one, other) {
  const others = keysOf(other);
  for (const [at, value] of keysOf(one).entries()) {
    const against = others[at];
    const order = typeof value === "number" ? value - Number(against) : byCharacters(value, String(against));
    if (order) return order;
  }
  return 0;
}

/** The values alone: objects, arrays, texts. @param {Node} node @returns {Value} */
function plain(node) {
  if (node.kind === "text") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries(Array.from(node.items, ([key, value]) => [key, plain(value)]));
}
