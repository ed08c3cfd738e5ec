// @ts-check
// Keeps what the form holds as its draft, says so, and lets the draft go.

import { draft, forget, save, writtenElsewhere } from "./draft.js";

/** @typedef {import("./controls.js").Group} Group */
/** @typedef {{record: Group, along: Group}} Held what the form holds */

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

  /** The draft goes. */
  forget() {
    forget(this.name);
    this.say(this.first);
  }

  /** @param {string} words */
  say(words) {
    if (words && this.line.textContent !== words) this.line.textContent = words;
  }
}

/** `del 23 novembre…`, `dell'8 novembre…`. @param {string} saved */
function when(saved) {
  const day = new Date(saved);
  if (Number.isNaN(day.getTime())) return "di prima";
  const words = day.toLocaleString("it-IT", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  return /^(?:1|8|11) /.test(words) ? `dell'${words}` : `del ${words}`;
}
