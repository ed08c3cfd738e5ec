// @ts-check
// The id of a new record, made from its title until somebody writes another.

import { namesOf } from "./companion.js";
import { own } from "./controls.js";
import { freeSlug } from "./ids.js";

/** @param {HTMLElement} form @param {import("./sheet.js").Kind} kind @param {import("./references.js").Records} records */
export function nameRecord(form, kind, records) {
  const [field] = own(form, "[data-field=id]");
  const [title] = own(form, kind === "practice" ? "[data-field=title]" : "[data-field=name]");
  if (!(field instanceof HTMLInputElement) || !(title instanceof HTMLInputElement)) return;
  const made = freeSlug(title.value, namesOf(kind === "practice" ? records.practices : records.organisations));
  if (!field.value || field.value === field.dataset.made) field.value = made;
  field.dataset.made = made;
}

/** The id of a record that is there already stays: its address and its file are called so. @param {HTMLElement} form */
export function fixName(form) {
  const [field] = own(form, "[data-field=id]");
  if (field instanceof HTMLInputElement) field.readOnly = true;
}

/** Whether the id is made from a title that is itself wrong. @param {HTMLElement} form @param {{field: string, severity: string}[]} problems */
export function followsFrom(form, problems) {
  const [field] = own(form, "[data-field=id]");
  const made = field instanceof HTMLInputElement && field.value === field.dataset.made;
  return made && problems.some(({ field: wrong, severity }) => severity === "error" && ["title", "name"].includes(wrong));
}
