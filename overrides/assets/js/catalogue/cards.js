// @ts-check
// The cards of the records: the first are printed on the page, the others are fetched; with the words of a query marked.

import { element } from "../dom.js";
import { languageOf } from "../search/language.js";
import { highlighted, quote, spans } from "../search/quote.js";
import { piece, shown, start } from "../search/store.js";

const MARKED = ".card__title a, .card__text, .card__who";

/** Where the cards come from. */
export class Cards {
  /** @param {string} page @param {Element} list */
  constructor(page, list) {
    this.page = page;
    /** Those of the page as printed, in the order of the records. */
    this.printed = [...list.children];
  }

  /** The cards of some records, as a selection shows them. @param {Uint32Array} records @param {import("./selection.js").Chosen | null} chosen */
  async of(records, chosen) {
    const found = await this.plain([...records]);
    const answer = chosen?.answer;
    if (!chosen || !answer) return found;
    return Promise.all(found.map((card, at) => this.marked(card, chosen.first + records[at], answer.marks)));
  }

  /** The cards as they are; those that are fetched are read as HTML all at once. @param {number[]} records @returns {Promise<Element[]>} */
  async plain(records) {
    const texts = await Promise.all(records.map((record) => (record < this.printed.length ? "" : this.fetched(record))));
    const read = [...new DOMParser().parseFromString(texts.join(""), "text/html").body.children];
    return records.map((record) => this.printed[record] ?? read.shift());
  }

  /** @param {number} record @returns {Promise<string>} */
  async fetched(record) {
    const from = await start();
    return (await piece(from, `c${this.page[0]}${Math.floor(record / from.cards)}`))[record % from.cards];
  }

  /** The card with the words that answered a query, and the part of the record in which they stand. @param {Element} plain @param {number} document @param {string[]} marks */
  async marked(plain, document, marks) {
    const from = await start();
    const { stop } = languageOf(from);
    // What was printed comes back unmarked when the query is gone.
    const card = this.printed.includes(plain) ? /** @type {Element} */ (plain.cloneNode(true)) : plain;
    let met = false;
    for (const place of card.querySelectorAll(MARKED)) {
      const text = place.textContent ?? "";
      const found = spans(text, marks, stop);
      if (found.length) place.replaceChildren(highlighted(text, found));
      met ||= found.length > 0 && place.matches(".card__text");
    }
    if (!met) {
      const { heading, piece: found } = quote(await shown(from, document), marks, stop);
      const words = element("p", { class: "card__found" }, element("span", { class: "card__part" }, `${heading}: `), found);
      card.querySelector(".card__text, .card__kicker")?.after(words);
    }
    return card;
  }
}
