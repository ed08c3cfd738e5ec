// @ts-check
// The form of a catalogue page and what stands over the list: options with live counts, chosen filters, empty results.

import { element } from "../dom.js";
import { chips } from "./chips.js";
import { STEP, usualOrder } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./selection.js").Chosen} Chosen */

const WAIT = 150;

/** The form and everything that it says. */
export class Panel {
  /** @param {HTMLElement} root */
  constructor(root) {
    /** @template {Element} T @param {string} selector @returns {T} */
    const one = (selector) => /** @type {T} */ (root.querySelector(selector));
    this.root = root;
    this.form = /** @type {HTMLFormElement} */ (one(".catalogue__form"));
    this.query = /** @type {HTMLInputElement} */ (one('[name="q"]'));
    this.order = /** @type {HTMLSelectElement} */ (one("[data-order]"));
    this.boxes = /** @type {HTMLInputElement[]} */ ([...this.form.querySelectorAll('input[type="checkbox"]')]);
    this.filters = /** @type {HTMLDetailsElement[]} */ ([...this.form.querySelectorAll("details[data-filter]")]);
    /** @param {string} name */
    const place = (name) => /** @type {HTMLElement} */ (one(`[data-${name}]`));
    this.places = {
      chosen: place("chosen"),
      number: place("chosen-count"),
      count: place("count"),
      status: place("status"),
      meant: place("meant"),
    };
    this.emptyPlace = place("empty");
    /** Whether the visitor has chosen the order; until then it follows the query. */
    this.ordered = false;
    this.shown = STEP;
    // On a narrow screen the filters would stand before every result.
    const filters = /** @type {HTMLDetailsElement} */ (one(".filters"));
    if (matchMedia("(max-width: 61.9em)").matches) filters.open = false;
  }

  /** The values that each filter knows. @returns {Map<string, Set<string>>} */
  known() {
    return new Map(this.filters.map((filter) => [filter.dataset.filter ?? "", new Set(this.boxesOf(filter).map((box) => box.value))]));
  }

  /** @param {Element} filter */
  boxesOf(filter) {
    return this.boxes.filter((box) => filter.contains(box));
  }

  /** What the form says now. @returns {State} */
  state() {
    /** @type {Map<string, Set<string>>} */
    const chosen = new Map();
    for (const box of this.boxes) if (box.checked) chosen.set(box.name, (chosen.get(box.name) ?? new Set()).add(box.value));
    const query = this.query.value;
    const fits = this.ordered && (this.order.value !== "pertinenza" || query.trim());
    return { query, chosen, order: fits ? this.order.value : usualOrder(query), shown: this.shown };
  }

  /** Calls back after every change by the visitor. @param {(state: State, gradual: boolean) => void} changed */
  onChange(changed) {
    let timer = 0;
    this.changed = changed;
    this.query.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.change(true), WAIT);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
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
    this.shown = STEP;
    this.changed?.(this.state(), gradual);
  }

  /** Calls back when a filter is opened, whose counts may be old. @param {() => void} opened */
  onOpen(opened) {
    for (const filter of this.filters) filter.addEventListener("toggle", () => filter.open && opened());
  }

  /** Make the form and the words say a state; the conditions in words. @param {State} state @param {string} counted @param {Chosen | null} chosen */
  show(state, counted, chosen) {
    if (this.query.value.trim() !== state.query.trim()) this.query.value = state.query;
    for (const box of this.boxes) box.checked = state.chosen.get(box.name)?.has(box.value) ?? false;
    for (const filter of this.filters) if (state.chosen.has(filter.dataset.filter ?? "")) filter.open = true;
    const relevance = /** @type {HTMLOptionElement} */ (this.order.options[0]);
    relevance.hidden = relevance.disabled = !state.query.trim();
    this.order.value = state.order;
    this.ordered = state.order !== usualOrder(state.query);
    this.shown = state.shown;
    this.places.count.textContent = counted;
    this.say(`${counted}.`);
    this.emptyPlace.hidden = true;
    this.showMeant(chosen?.answer?.meant ?? new Map());
    const items = chips(this, state);
    this.places.chosen.replaceChildren(...items);
    this.places.chosen.hidden = !items.length;
    const checked = this.boxes.filter((box) => box.checked).length;
    this.places.number.textContent = checked ? ` (${checked})` : "";
    return this.conditions(state);
  }

  /** @param {string} text */
  say(text) {
    this.places.status.textContent = text;
  }

  failed() {
    this.say("Non riesco a caricare la ricerca. Controlla la connessione e riprova.");
    this.emptyPlace.hidden = false;
    this.emptyPlace.replaceChildren(element("p", {}, "Non riesco a caricare la ricerca. Controlla la connessione e riprova."));
  }

  /** @param {Map<string, string>} meant */
  showMeant(meant) {
    const place = this.places.meant;
    place.hidden = !meant.size;
    const words = [...meant].map(([typed, word]) => `«${typed}» non compare: abbiamo cercato «${word}».`);
    place.replaceChildren(...words.map((text) => element("p", {}, text)));
  }

  /** @param {HTMLInputElement} box */
  labelOf(box) {
    return box.closest("label")?.querySelector(".option__label")?.textContent ?? box.value;
  }

  /** @param {string} name */
  titleOf(name) {
    return this.filters.find((filter) => filter.dataset.filter === name)?.querySelector(".filter__title")?.textContent?.trim() ?? name;
  }

  /** The state in words, for a citation. @param {State} state */
  conditions({ query, chosen, order }) {
    const filters = [...chosen.keys()].map((name) => {
      const values = this.boxes.filter((box) => box.name === name && box.checked).map((box) => this.labelOf(box));
      return `${this.titleOf(name)}: ${values.join(" o ")}`;
    });
    const search = query.trim() ? [`ricerca «${query.trim()}»`] : [];
    const sorted = order === usualOrder(query) ? [] : [`in ordine di ${this.order.selectedOptions[0].text.toLowerCase()}`];
    return [...search, ...filters, ...sorted];
  }

  clear() {
    this.query.value = "";
    for (const box of this.boxes) box.checked = false;
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
    if (!chosen) {
      for (const box of this.boxes) this.showCount(box, Number(box.dataset.all ?? this.countOf(box).textContent));
      return;
    }
    const open = this.filters.filter((filter) => filter.open);
    const all = await Promise.all(open.map((filter) => chosen.counts(filter.dataset.filter ?? "")));
    if (!stillWanted()) return;
    open.forEach((filter, at) => {
      for (const box of this.boxesOf(filter)) this.showCount(box, all[at].get(box.value) ?? 0);
    });
  }

  /** @param {HTMLInputElement} box @returns {Element} */
  countOf(box) {
    return /** @type {Element} */ (box.closest("label")?.querySelector(".option__count"));
  }

  /** @param {HTMLInputElement} box @param {number} count */
  showCount(box, count) {
    const place = this.countOf(box);
    box.dataset.all ??= place.textContent ?? "0";
    place.textContent = count.toLocaleString("it-IT");
    const item = /** @type {HTMLElement} */ (box.closest("li"));
    item.hidden = count === 0 && !box.checked;
  }
}
