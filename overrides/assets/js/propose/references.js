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

/** Names become ids. @param {HTMLInputElement} field @param {Records} records */
export function understand(field, records) {
  const typed = field.value.trim().toLowerCase();
  const found = known(field, records).find(([id, name]) => id === typed || name.toLowerCase() === typed);
  if (found) field.value = found[0];
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
