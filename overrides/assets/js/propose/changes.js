// @ts-check
// What a correction changes, by the titles of the form: told above the ways out, so that nothing is sent by mistake.

import { element } from "../dom.js";
import { get, own } from "./controls.js";
import { titleOf } from "./places.js";

/** @typedef {import("./controls.js").Group} Group */

export const UNCHANGED = "Non hai ancora cambiato niente.";

export class Changes {
  /** @param {HTMLElement} form @param {HTMLElement} ways @param {Group} before the record as it is today */
  constructor(form, ways, before) {
    this.form = form;
    this.before = before;
    this.line = element("p", { class: "send__lead", "data-changes": "" });
    ways.before(this.line);
    /** @type {string[]} */
    this.titles = [];
  }

  /** @param {Group} record */
  show(record) {
    const controls = own(this.form, "[data-field], [data-list]");
    const places = controls.map((one) => ({ one, path: one.dataset.field ?? one.dataset.list }));
    this.titles = places.filter(({ path }) => plain(get(record, path)) !== plain(get(this.before, path))).map(({ one }) => titleOf(one));
    this.line.textContent = this.titles.length ? `Cambi: ${this.titles.map((title) => `«${title}»`).join(", ")}.` : UNCHANGED;
  }
}

/** The same text for the same values, in whichever order the fields stand. @param {unknown} value @returns {string} */
function plain(value) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? "");
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  return `{${Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inside]) => `${key}:${plain(inside)}`).join()}}`;
}
