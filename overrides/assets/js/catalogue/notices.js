// @ts-check
// What stands over the list, or in its place: the count, the conditions in force, what was meant, that nothing was found.

import { element } from "../dom.js";

const FAILED = "Non riesco a caricare la ricerca. Controlla la connessione e riprova.";

/** The words around the list. */
export class Notices {
  /** @param {HTMLElement} root */
  constructor(root) {
    /** @param {string} name */
    const place = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
    this.chosen = place("chosen");
    this.number = place("chosen-count");
    this.count = place("count");
    this.status = place("status");
    this.meant = place("meant");
    this.nothing = place("empty");
  }

  /** @param {string} counted @param {Map<string, string>} meant @param {Element[]} chips @param {number} checked how many options are chosen */
  show(counted, meant, chips, checked) {
    this.count.textContent = counted;
    this.say(`${counted}.`);
    this.nothing.hidden = true;
    const words = [...meant].map(([typed, word]) => `«${typed}» non compare: abbiamo cercato «${word}».`);
    this.meant.replaceChildren(...words.map((text) => element("p", {}, text)));
    this.meant.hidden = !words.length;
    this.chosen.replaceChildren(...chips);
    this.chosen.hidden = !chips.length;
    this.number.textContent = checked ? ` (${checked})` : "";
  }

  /** To a screen reader. @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** What stands in the place of results. @param {Element[]} words */
  empty(...words) {
    this.nothing.replaceChildren(...words);
    this.nothing.hidden = false;
  }

  failed() {
    this.say(FAILED);
    this.empty(element("p", {}, FAILED));
  }
}
