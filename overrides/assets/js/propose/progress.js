// @ts-check
// How far one is: what each part of the form still needs, told at its stop, in the list of parts, and in the bar of a phone.

import { valueOf } from "./controls.js";
import { uncover } from "./places.js";
import { counted } from "./shown.js";

/** @typedef {{stage: Element, later: boolean, filled: number, errors: number}} Part */

export class Progress {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.stages = [...place.querySelectorAll("[data-stage]")];
    this.route = place.querySelector("[data-route]");
    this.extra = place.querySelector("[data-extra]");
    this.standing = place.querySelector("[data-standing]");
    // Without an address to send to, one downloads.
    this.ready = place.dataset.ready ?? "";
    this.level = place.querySelector("[data-standing-level]");
    this.route?.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && uncover());
  }

  /** @param {import("./shown.js").Found[]} found @param {string} level what is said of the level */
  show(found, level) {
    const errors = found.filter(({ problem }) => problem.severity === "error");
    const parts = this.stages.map((stage) => partOf(stage, errors));
    for (const part of parts) mark(part, this.route);
    const needed = parts.filter(({ later }) => !later);
    const done = needed.filter(complete).length;
    const extra = parts.filter(({ stage, later }) => later && stage.id !== EDITORS);
    say(this.extra, `Parti facoltative: ${extra.filter(({ filled }) => filled).length} di ${extra.length}`);
    say(this.standing, errors.length === 0 ? capital(this.ready) : done < needed.length ? `Parti necessarie: ${done} su ${needed.length}` : counted(errors.length));
    say(this.level, level);
  }
}

/** What those who look after the portal fill in is no progress. */
const EDITORS = "parte-redazione";

/** @param {Element} stage @param {import("./shown.js").Found[]} errors @returns {Part} */
function partOf(stage, errors) {
  const fields = [...stage.querySelectorAll("[data-field]")].filter((one) => !one.closest("[data-item]"));
  const items = stage.querySelectorAll("[data-item][data-at]");
  return {
    stage,
    later: stage instanceof HTMLDetailsElement,
    filled: items.length + fields.filter((one) => valueOf(/** @type {HTMLElement} */ (one)).length).length,
    errors: errors.filter(({ goal }) => goal && stage.contains(goal)).length,
  };
}

/** @param {Part} part */
const complete = ({ filled, errors }) => filled > 0 && errors === 0;

/** @param {Part} part @param {Element | null} route */
function mark(part, route) {
  const { stage, filled, errors, later } = part;
  const done = complete(part) && stage.id !== EDITORS;
  stage.classList.toggle("stage--done", done);
  const stop = route?.querySelector(`[data-part="${stage.id}"]`);
  stop?.classList.toggle("route__stop--done", done);
  say(stop?.querySelector("[data-done]"), done ? ": fatta" : "");
  if (!later) return;
  const place = stage.querySelector("[data-filled]");
  const wrong = errors > 0 && filled > 0;
  place?.classList.toggle("stage__count--wrong", wrong);
  say(place, wrong ? counted(errors) : stage.id === EDITORS || !filled ? "" : filled === 1 ? "1 voce compilata" : `${filled} voci compilate`);
}

/** @param {string} words */
const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

/** The same words are not written again. @param {Element | null | undefined} place @param {string} words */
function say(place, words) {
  if (place && place.textContent !== words) place.textContent = words;
}
