// @ts-check
// Fetches the pieces of the search, each once, and only those that a query needs.

import { read, rising } from "./numbers.js";

/** The root of the site, wherever it lives. */
export const ROOT = new URL("../../../", import.meta.url);

/**
 * The first file: how many things there are and where every piece begins.
 * @typedef {object} Start
 * @property {string} version
 * @property {[number, number, number]} counts practices, organisations, parts of pages
 * @property {[number, number, number]} texts how many of each stand in one piece
 * @property {string} pages where the parts of each page begin, among all parts
 * @property {number} cards how many ready-made cards stand in one piece
 * @property {string} stop
 * @property {[string, string][]} concepts equivalent and near expressions, as stems
 * @property {string[]} terms
 * @property {string[]} words
 * @property {Record<string, Record<string, number>>} filters page → column → piece
 */

/** What is shown of a document: address, title, line under it, parts (heading, anchor, text). @typedef {[string, string, string, [string, string, string][]]} Shown */
/** The documents of a term, and its weight in each. @typedef {{ documents: Uint32Array, weights: Uint32Array }} Postings */
/** @typedef {Map<string, () => Postings>} TermPiece */

/**
 * What the pieces hold, by the first letter of their names: terms, words, documents of each kind, cards, filters, ids.
 * @typedef {{ t: [terms: string, documents: string[], weights: string[]], w: string, p: Shown[], o: Shown[], s: Shown[],
 *   c: string[], f: Record<string, Record<string, string> | string>, i: string }} Pieces
 */

/** @type {Map<string, Promise<unknown>>} */
const fetched = new Map();

/** @param {string} address */
function json(address) {
  let found = fetched.get(address);
  if (!found) {
    found = fetch(new URL(address, ROOT)).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    // A failed piece is asked for again at the next query.
    found.catch(() => fetched.delete(address));
    fetched.set(address, found);
  }
  return found;
}

export const start = () => /** @type {Promise<Start>} */ (json("cerca/indice.json"));

/** @template {keyof Pieces} Kind @param {Start} from @param {`${Kind}${string}`} name */
export const piece = (from, name) => /** @type {Promise<Pieces[Kind]>} */ (json(`cerca/${from.version}/${name}.json`));

/** The last position whose entry is not after `wanted`; -1 if all are. @param {string[]} begins @param {string} wanted */
function place(begins, wanted) {
  let low = 0;
  let high = begins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @template T @param {() => T} work @returns {() => T} */
function once(work) {
  /** @type {T | undefined} */
  let done;
  return () => (done ??= work());
}

/** @type {Map<number, Promise<TermPiece>>} */
const pieces = new Map();

/** @param {Start} from @param {number} number @returns {Promise<TermPiece>} */
function termPiece(from, number) {
  let found = pieces.get(number);
  if (!found) {
    found = piece(from, `t${number}`).then(([terms, documents, weights]) => {
      const names = terms.split(" ");
      return new Map(names.map((name, at) => [name, once(() => ({ documents: rising(documents[at]), weights: read(weights[at]) }))]));
    });
    found.catch(() => pieces.delete(number));
    pieces.set(number, found);
  }
  return found;
}

/** Where a term stands, or undefined. @param {Start} from @param {string} term @returns {Promise<Postings | undefined>} */
export async function postings(from, term) {
  const number = place(from.terms, term);
  return number < 0 ? undefined : (await termPiece(from, number)).get(term)?.();
}

/** The terms that begin so; those of two pieces at most. @param {Start} from @param {string} prefix @returns {Promise<string[]>} */
export async function beginning(from, prefix) {
  const first = Math.max(place(from.terms, prefix), 0);
  const last = Math.min(place(from.terms, `${prefix}\uffff`), first + 1);
  const found = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => termPiece(from, first + at)));
  return found.flatMap((terms) => [...terms.keys()].filter((term) => term.startsWith(prefix)));
}

/** The words among which the one that was meant is looked for: those with the same first letter, or all if few. @param {Start} from @param {string} typed @returns {Promise<string[]>} */
export async function similar(from, typed) {
  const few = from.words.length <= 2;
  const first = few ? 0 : Math.max(place(from.words, typed[0]), 0);
  const last = few ? from.words.length - 1 : place(from.words, `${typed[0]}\uffff`);
  const found = await Promise.all(
    Array.from({ length: last - first + 1 }, (_, at) => piece(from, `w${first + at}`)),
  );
  return found.flatMap((text) => text.split(" "));
}

const KINDS = /** @type {const} */ (["p", "o", "s"]);

/** What is shown of a document. @param {Start} from @param {number} number @returns {Promise<Shown>} */
export async function shown(from, number) {
  let kind = 0;
  let own = number;
  for (; own >= from.counts[kind]; kind += 1) own -= from.counts[kind];
  const size = from.texts[kind];
  const found = await piece(from, `${KINDS[kind]}${Math.floor(own / size)}`);
  return found[own % size];
}
