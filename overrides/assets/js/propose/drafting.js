// @ts-check
// What becomes of the draft: found again, kept after each change, put aside for something else, given up, called back.

import { Keeping } from "./keeping.js";

/** @typedef {import("./keeping.js").Held} Held */
/** @typedef {{held: () => Held, again: (held: Held) => void}} Form what it holds, and how it is filled anew */

export class Drafting {
  /** @param {HTMLElement} place @param {string} name @param {Form} form */
  constructor(place, name, form) {
    this.form = form;
    this.keeping = new Keeping(name, part(place, "draft"));
    this.forgetting = part(place, "forget");
    this.recalling = part(place, "recall");
    this.said = part(place, "forgotten");
    /** What the form held when nobody had written anything of their own in it. */
    this.given = "";
    /** What made way for something else. @type {Held | null} */
    this.before = null;
    this.recalling.addEventListener("click", () => this.recall());
    window.addEventListener("pagehide", () => this.keep());
  }

  /** The draft of another day, if there is one. @param {string} said what is to be said beside */
  found(said) {
    this.keeping.say(said);
    this.put(this.keeping.aside);
    return this.keeping.found();
  }

  /** From here on, only something else is worth keeping. @param {boolean} untouched whether nobody wrote any of it */
  begin(untouched) {
    if (untouched) this.isGiven();
    this.keeping.begin(this.form.held(), untouched);
  }

  keep(held = this.form.held()) {
    this.keeping.keep(held, JSON.stringify(held) === this.given);
  }

  /** What the form holds now was not written here. */
  isGiven() {
    this.given = JSON.stringify(this.form.held());
  }

  /** @param {Held | null} held */
  put(held) {
    this.before = held;
    this.recalling.hidden = !held;
  }

  /** What the form held makes way for an import, and may be called back; false when it is not worth it. @param {Held} held */
  aside(held) {
    if (JSON.stringify(held) !== this.given) {
      this.put(held);
      this.keeping.aside = held;
    }
    return Boolean(this.before);
  }

  /** What an import brought is said where the form begins, and seen there. @param {string} words */
  arrived(words) {
    this.keeping.say(words);
    this.keeping.line.tabIndex = -1;
    this.keeping.line.focus({ preventScroll: true });
    this.keeping.line.scrollIntoView({ block: "center" });
  }

  /** Begin again: the button of the page says with what. What was written stays only as long as the page. @param {Held} start */
  forgetsTo(start) {
    this.forgetting.addEventListener("click", () => {
      const held = this.form.held();
      if (JSON.stringify(held) !== this.given) this.put(held);
      this.keeping.forget();
      this.form.again(start);
      this.begin(true);
      this.said.textContent = "Bozza cancellata.";
    });
  }

  /** Go back to what was given up. */
  recall() {
    const back = this.before;
    if (!back) return;
    this.put(null);
    this.keeping.aside = null;
    this.form.again(back);
    this.keep();
    this.forgetting.focus();
    this.said.textContent = "Bozza ripresa.";
  }
}

/** @param {HTMLElement} place @param {string} name */
const part = (place, name) => /** @type {HTMLElement} */ (place.querySelector(`[data-${name}]`));
