// @ts-check
// Fields that name another record by its id: suggestions by name, the name under the id, and names understood as ids.

import { element } from "../dom.js";

/** @typedef {[id: string, name: string, path: string, aliases: string[]]} Known */
/** @typedef {{practices: Known[], organisations: Known[]}} Records */

/** @param {Records} records */
export function suggest(records) {
  for (const kind of /** @type {const} */ (["practices", "organisations"])) {
    const options = records[kind].map(([id, name]) => element("option", { value: id, label: name }));
    document.getElementById(`elenco-${kind}`)?.replaceChildren(...options);
  }
}

/** So many letters, at least, stand for a longer name. */
const FEWEST = 3;

/** Names become ids; so does the beginning of a name that no other begins with. @param {HTMLInputElement} field @param {Records} records @param {boolean} [whole] only whole names */
export function understand(field, records, whole = false) {
  const typed = field.value.trim().toLowerCase();
  if (!typed) return;
  const all = known(field, records);
  const found = all.find(([id]) => id === typed) ?? all.find(([, name]) => name.toLowerCase() === typed);
  const begun = whole || typed.length < FEWEST ? [] : all.filter(([id, name]) => id.startsWith(typed) || name.toLowerCase().startsWith(typed));
  const meant = found ?? (begun.length === 1 ? begun[0] : null);
  if (meant) field.value = meant[0];
}

/** The organisation that comes along is called by its name; when its id changes, so does what names it. @param {HTMLElement} root @param {Records} records @param {string} before @param {string} now */
export function follow(root, records, before, now) {
  for (const field of root.querySelectorAll('[data-reference="organisations"]')) {
    if (!(field instanceof HTMLInputElement) || field === document.activeElement) continue;
    if (before && field.value === before) field.value = now;
    understand(field, records, true);
  }
}

/** @param {HTMLElement} root @param {Records} records */
export function nameAll(root, records) {
  for (const field of root.querySelectorAll("[data-reference]")) {
    const place = field.parentElement?.querySelector("[data-named]");
    if (!(field instanceof HTMLInputElement) || !place) continue;
    const found = known(field, records).find(([id]) => id === field.value.trim());
    const words = found ? found[1] : "";
    if (place.textContent !== words) place.textContent = words;
  }
}

/** @param {HTMLElement} field @param {Records} records */
const known = (field, records) => (field.dataset.reference === "practices" ? records.practices : records.organisations);
