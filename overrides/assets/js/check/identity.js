// @ts-check
// File name = id, folder = kind, every id and alias used once. The twin of `identity` in catalog/rules.py.

import { byCharacters } from "./document.js";
import { say } from "./sentences.js";
import { isWhole } from "./signs.js";

/**
 * @typedef {import("./types.d.ts").Contract} Contract
 * @typedef {import("./rows.js").Row} Row @typedef {import("./document.js").Problem} Problem
 * @typedef {[id: string, label: string, path: string, aliases: string[]]} Known
 */

/**
 * The records of one kind as they would be with this one in its place: those of other files, and its own.
 * @param {Known[]} known In the order of their files. @param {Known[]} own @param {string} path @returns {Known[]}
 */
export function together(known, own, path) {
  const others = known.filter((one) => one[2] !== path);
  const place = inOrder(path);
  const after = own.length ? others.findIndex((one) => byCharacters(inOrder(one[2]), place) > 0) : -1;
  return after < 0 ? [...others, ...own] : [...others.slice(0, after), ...own, ...others.slice(after)];
}

/** A path that sorts as the files are read: a folder's own files first. @param {string} path */
const inOrder = (path) => path.replaceAll("/", "\0").replace(/\0([^\0]*)$/, "\0\0$1");

/**
 * Who bears each name first. Who bears the name of its file comes before the others: a copy is to blame, not the record
 * that was there before.
 * @param {Known[]} all The records of one kind. @returns {Map<string, Known>}
 */
export function bearers(all) {
  /** @type {Map<string, Known>} */
  const taken = new Map();
  for (const late of [false, true]) {
    for (const one of all.filter(([id, , path]) => (id !== stemOf(path)) === late)) {
      for (const name of [one[0], ...one[3]]) if (name && !taken.has(name)) taken.set(name, one);
    }
  }
  return taken;
}

/**
 * @param {Row} row @param {Known} own This record, as it stands among the others. @param {Map<string, Known>} taken
 * @param {Contract} contract @returns {Problem[]}
 */
export function identity(row, own, taken, contract) {
  const used = names(row).flatMap(([place, column]) => nameFault(row, place, column, taken, own, contract));
  return [...fileName(row, own[2], contract), ...used];
}

/** @param {Row} row @param {string} path @param {Contract} contract */
function fileName(row, path, contract) {
  const { folders, id } = contract.signs.rules;
  if (!folders.some((folder) => path.startsWith(`${folder}/`))) return [];
  const [folder, name] = path.split("/").slice(-2);
  const found = [];
  const [stem, text, kind] = [stemOf(path), row.text("id"), row.text("kind")];
  if (text && text !== stem) {
    const example = isWhole(id, stem) ? `id: ${stem}` : say(contract, "file-name.rename", { text });
    found.push(row.problem("file-name", "id", say(contract, "file-name", { text, name }), { example }));
  }
  // A line that does not exist has no folder either: its own problem comes first.
  if (kind && folder !== kind && !row.broken.has("kind")) {
    const example = `data/practices/${kind}/${name}`;
    found.push(row.problem("wrong-folder", "kind", say(contract, "wrong-folder", { folder, kind }), { example }));
  }
  return found;
}

/** @param {string} path */
export const stemOf = (path) => path.slice(path.lastIndexOf("/") + 1).replace(/\.yaml$/, "");

/** @param {Row} row @returns {[Row, string][]} */
function names(row) {
  const aliases = row.children.filter((child) => child.table.path === "aliases" && child.text("alias"));
  return [...(row.text("id") ? [row] : []), ...aliases].map((place) => [place, place === row ? "id" : "alias"]);
}

/**
 * @param {Row} row @param {Row} place @param {string} column @param {Map<string, Known>} taken @param {Known} own
 * @param {Contract} contract
 */
function nameFault(row, place, column, taken, own, contract) {
  const text = place.text(column);
  const first = taken.get(text) ?? own;
  const key = first !== own ? "duplicate-id" : column === "alias" && text === row.text("id") ? "duplicate-id.own" : "";
  return key ? [place.problem("duplicate-id", column, say(contract, key, { text, path: first[2] }))] : [];
}
