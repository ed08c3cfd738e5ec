// @ts-check
// The form of a catalogue page: what it says now, and what the visitor does with it.

import { whenTyped } from "../search/typing.js";
import { chips } from "./chips.js";
import { Filter } from "./filters.js";
import { Notices } from "./notices.js";
import { FIRST, usualOrder } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./selection.js").Chosen} Chosen */

/** The form. */
export class Panel {
  /** @param {HTMLElement} root */
  constructor(root) {
    /** @template {Element} T @param {string} selector @returns {T} */
    const one = (selector) => /** @type {T} */ (root.querySelector(selector));
    this.form = /** @type {HTMLFormElement} */ (one(".catalogue__form"));
    this.query = /** @type {HTMLInputElement} */ (one('[name="q"]'));
    this.order = /** @type {HTMLSelectElement} */ (one("[data-order]"));
    this.filters = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (this.form.querySelectorAll("details[data-filter]"))].map(
      (details) => new Filter(details),
    );
    this.notices = new Notices(root);
    /** Whether the visitor has chosen the order; until then it follows the query. */
    this.ordered = this.order.value !== usualOrder("");
    this.shown = FIRST;
  }

  /** The values that each filter knows. @returns {Map<string, Set<string>>} */
  known() {
    return new Map(this.filters.map(({ name, options }) => [name, new Set(options.map(({ box }) => box.value))]));
  }

  /** The filters whose options are on the screen. */
  open() {
    return this.filters.filter(({ details }) => details.open);
  }

  /** @param {string} name */
  filter(name) {
    return this.filters.find((filter) => filter.name === name);
  }

  /** What the form says now. @returns {State} */
  state() {
    const values = this.filters.map((filter) => /** @type {const} */ ([filter.name, new Set(filter.chosen().map(({ box }) => box.value))]));
    const query = this.query.value;
    const fits = this.ordered && (this.order.value !== "pertinenza" || query.trim());
    const chosen = new Map(values.filter(([, some]) => some.size));
    return { query, chosen, order: fits ? this.order.value : usualOrder(query), shown: this.shown };
  }

  /** Calls back after every change by the visitor. @param {(state: State, gradual: boolean) => void} changed */
  onChange(changed) {
    this.changed = changed;
    whenTyped(this.query, () => this.change(true));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.change(false);
    });
    this.form.addEventListener("change", (event) => {
      if (event.target !== this.query) this.change(false);
    });
    this.order.addEventListener("change", () => {
      this.ordered = true;
      this.change(false);
    });
  }

  /** @param {boolean} gradual */
  change(gradual) {
    this.shown = FIRST;
    this.changed?.(this.state(), gradual);
  }

  /** Calls back when a filter is opened, whose counts may be old. @param {() => void} opened */
  onOpen(opened) {
    for (const { details } of this.filters) details.addEventListener("toggle", () => details.open && opened());
  }

  /** Make the form and the words say a state. @param {State} state @param {string} counted @param {Chosen | null} chosen */
  show(state, counted, chosen) {
    if (this.query.value.trim() !== state.query.trim()) this.query.value = state.query;
    for (const { name, details, options } of this.filters) {
      const values = state.chosen.get(name);
      for (const { box } of options) box.checked = values?.has(box.value) ?? false;
      if (values) details.open = true;
    }
    const relevance = this.order.options[0];
    relevance.hidden = relevance.disabled = !state.query.trim();
    this.order.value = state.order;
    this.ordered = state.order !== usualOrder(state.query);
    this.shown = state.shown;
    const checked = this.filters.reduce((sum, filter) => sum + filter.chosen().length, 0);
    this.notices.show(counted, chosen?.answer?.meant ?? new Map(), chips(this, state), checked);
  }

  /** The state in words, for a citation. @param {State} state */
  conditions({ query, order }) {
    const chosen = this.filters.filter((filter) => filter.chosen().length);
    const filters = chosen.map((filter) => `${filter.title}: ${filter.chosen().map(({ label }) => label).join(" o ")}`);
    const search = query.trim() ? [`ricerca «${query.trim()}»`] : [];
    const sorted = order === usualOrder(query) ? [] : [`in ordine di ${this.order.selectedOptions[0].text.toLowerCase()}`];
    return [...search, ...filters, ...sorted];
  }

  clear() {
    this.query.value = "";
    for (const filter of this.filters) filter.clear();
  }

  /** Undo a choice, and show what is then left. @param {() => void} undo */
  undo(undo) {
    undo();
    // The button goes away with its filter: the focus goes where the next choice is.
    this.query.focus({ preventScroll: true });
    this.change(false);
  }

  /** Write on every option of the open filters how many records it would leave. @param {Chosen | null} chosen @param {() => boolean} stillWanted */
  async count(chosen, stillWanted) {
    const filters = chosen ? this.open() : this.filters;
    const all = await Promise.all(filters.map(({ name }) => chosen && chosen.counts(name)));
    if (stillWanted()) filters.forEach((filter, at) => filter.count(all[at]));
  }
}
