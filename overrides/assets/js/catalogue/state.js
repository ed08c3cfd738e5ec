// @ts-check
// What a catalogue page shows, and the address that says the same: one can be made from the other, both ways.

/** How many cards the page has at first (as macros/catalogue_view.py prints them), and how many come with each step. */
export const FIRST = 12;
export const STEP = 24;
export const ORDERS = ["pertinenza", "nome", "recenti", "complete"];

/**
 * @typedef {object} State
 * @property {string} query
 * @property {Map<string, Set<string>>} chosen filter → values
 * @property {string} order
 * @property {number} shown how many records are on the page
 */

/** @param {string} query */
export const usualOrder = (query) => (query.trim() ? "pertinenza" : "nome");

/** Reads an address; what no filter of this page knows is left out. @param {string} search @param {Map<string, Set<string>>} known @returns {State} */
export function read(search, known) {
  const given = new URLSearchParams(search);
  const query = given.get("q") ?? "";
  /** @type {Map<string, Set<string>>} */
  const chosen = new Map();
  for (const [name, values] of known) {
    const found = given.getAll(name).filter((value) => values.has(value));
    if (found.length) chosen.set(name, new Set(found));
  }
  const order = given.get("ordine") ?? "";
  const fits = ORDERS.includes(order) && (order !== "pertinenza" || query.trim());
  const shown = Math.min(Math.max(Number.parseInt(given.get("mostra") ?? "", 10) || FIRST, FIRST), 100_000);
  return { query, chosen, order: fits ? order : usualOrder(query), shown };
}

/** The part of the address after `?`, empty for the plain page. @param {State} state */
export function written({ query, chosen, order, shown }) {
  const found = new URLSearchParams();
  if (query.trim()) found.set("q", query.trim());
  for (const [name, values] of chosen) for (const value of values) found.append(name, value);
  if (order !== usualOrder(query)) found.set("ordine", order);
  if (shown > FIRST) found.set("mostra", String(shown));
  const text = String(found);
  return text && `?${text}`;
}
