// @ts-check
// The small file of a practice (macros/comparison.py writes it), fetched once a page.

import { ROOT, linkTo } from "./dom.js";

/**
 * @typedef {{id: string, title: string, kind: string, line: string, summary: string, who: string, place: string,
 *   newest: string, badges: {text: string, kind: string}[],
 *   parts: {title: string, rows: [string, string[]][]}[]}} Practice
 */

/** What an id may look like: anything else in an address or in the storage is dropped. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** @type {Map<string, Promise<Practice | null>>} */
const asked = new Map();

/** The practice, or null when there is none of that id or the network fails. @param {string} id */
export function practice(id) {
  if (!ID.test(id)) return Promise.resolve(null);
  const known = asked.get(id);
  if (known) return known;
  const found = fetch(new URL(`confronta/dati/${id}.json`, ROOT))
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  asked.set(id, found);
  return found;
}

/** Where the page of a practice lives. @param {string} id */
export const pageOf = (id) => linkTo(`pratiche/${id}/`);
