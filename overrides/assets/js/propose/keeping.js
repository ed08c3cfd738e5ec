// @ts-check
// Keeps what the form holds as its draft, says so, and lets the draft go.

import { draft, forget, save, writtenElsewhere } from "./draft.js";

/** @typedef {import("./controls.js").Group} Group */
/** @typedef {{record: Group, along?: Group}} Held what the form holds */

/** Beside the name of a draft: what made way for it. */
const ASIDE = "#prima";
const ELSEWHERE = "Hai questo modulo aperto anche in un'altra scheda del browser: resta la bozza dell'ultima in cui scrivi.";

export class Keeping {
  /** @param {string} name @param {HTMLElement} line where it is said */
  constructor(name, line) {
    this.name = name;
    this.line = line;
    this.last = "";
    this.first = line.textContent ?? "";
    window.addEventListener("storage", (event) => writtenElsewhere(event, name) && this.say(ELSEWHERE));
  }

  /** The draft of another day, if there is one. */
  found() {
    const kept = draft(this.name);
    if (kept) this.say(`Abbiamo ripreso la bozza ${when(kept.saved)}.`);
    return kept;
  }

  /** From here on, only something else is worth keeping. @param {Held} held @param {boolean} given */
  begin(held, given) {
    this.last = JSON.stringify([held, given]);
  }

  /** @param {Held} held @param {boolean} given whether nobody wrote any of it here */
  keep(held, given) {
    const before = this.last;
    this.begin(held, given);
    if (this.last === before) return;
    const done = save(this.name, { ...held, ...(given && { given }), saved: now() });
    this.say(done ? "Bozza salvata in questo browser." : "Questo browser non lascia salvare la bozza: non chiudere la pagina.");
  }

  /** What made way for something else: it outlives the page, as the draft does. */
  get aside() {
    return draft(this.name + ASIDE);
  }

  set aside(/** @type {Held | null} */ held) {
    if (held) save(this.name + ASIDE, { ...held, saved: now() });
    else forget(this.name + ASIDE);
  }

  /** The draft goes, and what made way for it. */
  forget() {
    forget(this.name);
    this.aside = null;
    this.say(this.first);
  }

  /** @param {string} words */
  say(words) {
    if (words && this.line.textContent !== words) this.line.textContent = words;
  }
}

const now = () => new Date().toISOString();

/** `del 23 novembre…`, `dell'8 novembre…`. @param {string} saved */
function when(saved) {
  const day = new Date(saved);
  if (Number.isNaN(day.getTime())) return "di prima";
  const words = day.toLocaleString("it-IT", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  return /^(?:1|8|11) /.test(words) ? `dell'${words}` : `del ${words}`;
}
