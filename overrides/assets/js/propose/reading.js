// @ts-check
// What a text holds for a form: the records of its kind, an organisation that comes along, and what cannot be read.

import { isGroup } from "./controls.js";
import { piecesOf } from "./pieces.js";

/** @typedef {import("./shown.js").Problem} Problem @typedef {import("./sheet.js").Kind} Kind @typedef {import("./keeping.js").Held} Held */
/** @typedef {import("./controls.js").Value} Value @typedef {import("./controls.js").Group} Group */
/** @typedef {(text: string, kind: Kind) => {root: Value | null, problems: Problem[]}} Check */
/** @typedef {{root: Group, problems: Problem[], kind: Kind}} Told a record @typedef {Told | {root: Value | null, problems: Problem[], kind: null}} Piece or none */
/** @typedef {{kind: Kind, check: Check, keys: Record<Kind, Set<string>>, known: (id: string) => boolean}} Wanted the form; by which keys it knows a record; which organisations are there already */
/** @typedef {{records: Told[], companions: Told[], otherKind: boolean, broken: Problem[]}} Reading */

/** @param {string} text @param {Wanted} wanted @returns {Reading} */
export function reading(text, wanted) {
  const pieces = piecesOf(text);
  // Beside records, what has none of their keys is what somebody wrote to go with them.
  const all = pieces.map((piece) => pieceOf(piece, wanted)).filter(({ root }, at) => root || pieces.length === 1 || tells(pieces[at], wanted));
  const told = all.filter(isTold);
  const others = told.filter(({ kind }) => kind !== wanted.kind);
  return {
    records: told.filter(({ kind }) => kind === wanted.kind),
    companions: wanted.kind === "practice" ? others.filter(({ root }) => !wanted.known(String(root.id ?? ""))) : [],
    otherKind: others.length > 0,
    // After the first one the parser only stumbles on.
    broken: all.filter(({ root }) => !root).flatMap(({ problems }) => problems.filter(({ severity }) => severity === "error").slice(0, 1)),
  };
}

/** @param {Piece} piece @returns {piece is Told} */
const isTold = (piece) => piece.kind !== null;

/** Whether a line begins with a key of a record. @param {string} piece @param {Wanted} wanted */
const tells = (piece, { keys }) => piece.split("\n").some((line) => Object.values(keys).some((all) => all.has(/^(\w+):/.exec(line)?.[1] ?? "")));

/** @param {string} text @param {Wanted} wanted @returns {Piece} */
function pieceOf(text, { check, keys, kind }) {
  const read = check(text, kind);
  const { root } = read;
  // A text or a list has keys as well: positions.
  if (!isGroup(root)) return { ...read, kind: null };
  const count = (/** @type {Kind} */ one) => Object.keys(root).filter((key) => keys[one].has(key)).length;
  const other = kind === "practice" ? "organisation" : "practice";
  if (count(other) > count(kind)) return { root, problems: check(text, other).problems, kind: other };
  return { root, problems: read.problems, kind: count(kind) ? kind : null };
}

/** What goes into the form. The practice calls the organisation that comes along by its name: its id is made anew. @param {Told} record @param {Told[]} companions @returns {Held} */
export function held({ root }, companions) {
  if (companions.length !== 1) return { record: root, along: {} };
  const [{ root: along }] = companions;
  const named = (/** @type {Value} */ names) => (Array.isArray(names) ? names.map((id) => (id === along.id ? along.name : id)) : names);
  return { record: { ...root, organisations: named(root.organisations) }, along };
}

/** Whether a practice names an organisation, by id or by name. @param {Group} practice @param {Group} organisation */
export const names = ({ organisations }, { id, name }) => Array.isArray(organisations) && organisations.some((one) => one && (one === id || one === name));

/** @param {Told} record */
export const nameOf = ({ root }) => [root.title, root.name, root.id].filter((one) => typeof one === "string").find(Boolean) ?? "senza titolo";
