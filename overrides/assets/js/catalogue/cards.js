// @ts-check
// The cards of the records: those printed on the page or, for long lists, fetched; with the words of a query marked.

import { element } from "../dom.js";

/** The search, which a page as printed does not need. */
const search = () => Promise.all([import("../search/language.js"), import("../search/quote.js"), import("../search/store.js")]);

const MARKED = ".card__title a, .card__text, .card__who";

/** Where the cards come from. */
export class Cards {
  /** @param {string} page @param {Element} list */
  constructor(page, list) {
    this.page = page;
    /** The cards of the page as printed, in the order of the records; empty for a long list. */
    this.printed = [...list.children];
  }

  /** The card of a record, never twice the same element while it is marked. @param {number} record @returns {Promise<Element>} */
  async plain(record) {
    if (this.printed.length) return this.printed[record];
    const { piece, start } = await import("../search/store.js");
    const from = await start();
    const texts = await piece(from, `c${this.page[0]}${Math.floor(record / from.cards)}`);
    const parsed = new DOMParser().parseFromString(texts[record % from.cards], "text/html");
    return document.importNode(/** @type {Element} */ (parsed.body.firstElementChild), true);
  }

  /** The card with the words that answered a query, and the part of the record in which they stand. @param {number} record @param {number} document @param {string[]} marks */
  async marked(record, document, marks) {
    const [{ languageOf }, { highlighted, quote, spans }, { shown, start }] = await search();
    const from = await start();
    const { stop } = languageOf(from);
    const card = /** @type {Element} */ ((await this.plain(record)).cloneNode(true));
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
