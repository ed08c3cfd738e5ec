// @ts-check
// The filters of the form: each with its options, and on every option how many records it would leave.

import { numeral } from "../dom.js";

/** One value to choose. */
export class Option {
  /** @param {HTMLInputElement} box */
  constructor(box) {
    const label = /** @type {Element} */ (box.closest("label"));
    this.box = box;
    this.label = label.querySelector(".option__label")?.textContent ?? box.value;
    this.place = /** @type {Element} */ (label.querySelector(".option__count"));
    this.item = /** @type {HTMLElement} */ (box.closest("li"));
    /** How many records have it, and how many it leaves now. */
    this.all = this.left = Number(this.place.textContent);
  }

  /** @param {number} count */
  show(count) {
    if (count !== this.left) this.place.textContent = numeral(count);
    this.left = count;
    const hidden = count === 0 && !this.box.checked;
    if (hidden !== this.item.hidden) this.item.hidden = hidden;
  }
}

/** A property to choose by. */
export class Filter {
  /** @param {HTMLDetailsElement} details */
  constructor(details) {
    this.details = details;
    this.name = details.dataset.filter ?? "";
    this.title = details.querySelector(".filter__title")?.textContent?.trim() ?? this.name;
    this.options = [...details.querySelectorAll("input")].map((box) => new Option(box));
  }

  /** The options chosen now. */
  chosen() {
    return this.options.filter(({ box }) => box.checked);
  }

  /** @param {Map<string, number> | null} left value → records; null for the page as printed */
  count(left) {
    for (const option of this.options) option.show(left ? (left.get(option.box.value) ?? 0) : option.all);
  }

  clear() {
    for (const { box } of this.options) box.checked = false;
  }
}
