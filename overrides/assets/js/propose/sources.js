// @ts-check
// Where a figure or a role cites a source, the choice is among the sources written in the same form.

import { element } from "../dom.js";
import { get, groups, offer, setValue, valueOf } from "./controls.js";

/** @param {HTMLElement} root @param {object} record what the form holds now */
export function citeSources(root, record) {
  const sources = groups(get(record, "sources"));
  const known = sources.map((source, at) => ({ id: String(source.id ?? ""), label: `${at + 1}. ${source.title ?? source.url ?? "senza titolo"}` }));
  const same = JSON.stringify(known);
  for (const control of root.querySelectorAll('[data-kind="source"], [data-kind="cited"]')) {
    if (!(control instanceof HTMLElement) || control.dataset.known === same) continue;
    control.dataset.known = same;
    if (control instanceof HTMLSelectElement) menu(control, known);
    else if (control instanceof HTMLFieldSetElement) boxes(control, known);
  }
}

/** @param {HTMLSelectElement} control @param {{id: string, label: string}[]} known */
function menu(control, known) {
  const { value } = control;
  const [none] = control.options;
  control.replaceChildren(none, ...known.map(({ id, label }) => option(id, label)));
  offer(control, value);
  control.value = value;
}

/** @param {string} id @param {string} label */
function option(id, label) {
  const made = element("option", {}, label);
  made.value = id;
  return made;
}

/** @param {HTMLFieldSetElement} control @param {{id: string, label: string}[]} known */
function boxes(control, known) {
  const values = valueOf(control);
  const place = control.querySelector("[data-cited]");
  place?.replaceChildren(...known.map(({ id, label }) => box(control, id, label)));
  setValue(control, values);
  if (!known.length) place?.append(element("p", { class: "ask__help" }, "Prima scrivi almeno una fonte, nella parte «Dove si può leggere»."));
}

/** @param {HTMLFieldSetElement} control @param {string} id @param {string} label */
function box(control, id, label) {
  const made = element("input", { type: "checkbox", name: `${control.id}-scelta` });
  made.value = id;
  return element("label", { class: "choice" }, made, element("span", {}, label));
}
