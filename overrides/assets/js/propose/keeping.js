// @ts-check
// Keeps what the form holds as its draft, says so, and lets the draft go; until the page is left it may be called back.

import { draft, forget, save } from "./draft.js";

/** @typedef {{record: object, along: object}} Held what the form holds */

export class Keeping {
  /** @param {string} name @param {HTMLElement} line where it is said */
  constructor(name, line) {
    this.name = name;
    this.line = line;
    this.last = "";
    /** @type {Held | null} */
    this.forgotten = null;
  }

  /** The draft of another day, if there is one. */
  found() {
    const kept = draft(this.name);
    if (kept) this.say(`Abbiamo ripreso la bozza di ${when(kept.saved)}.`);
    return kept;
  }

  /** From here on, only something else is worth keeping. @param {Held} held */
  begin(held) {
    this.last = JSON.stringify(held);
  }

  /** @param {Held} held */
  keep(held) {
    if (JSON.stringify(held) === this.last) return;
    this.begin(held);
    const done = save(this.name, { ...held, saved: new Date().toISOString() });
    this.say(done ? "Bozza salvata in questo browser." : "Questo browser non lascia salvare la bozza: non chiudere la pagina.");
  }

  /** The draft goes, or comes back; what the form must hold then, or null for nothing. @param {Held} held */
  swap(held) {
    const back = this.forgotten;
    this.forgotten = back ? null : held;
    if (!back) forget(this.name);
    this.say(back ? "Bozza ripresa." : "Bozza cancellata.");
    return back;
  }

  /** @param {string} words */
  say(words) {
    if (words && this.line.textContent !== words) this.line.textContent = words;
  }
}

/** @param {string} saved */
function when(saved) {
  const day = new Date(saved);
  if (Number.isNaN(day.getTime())) return "prima";
  return day.toLocaleString("it-IT", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
}
