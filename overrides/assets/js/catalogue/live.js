// @ts-check
// A live catalogue page: the form, the list and the address always say the same.

import { numeral } from "../dom.js";
import { start as ready } from "../search/store.js";
import { setUpAddress } from "./address.js";
import { Cards } from "./cards.js";
import { showEmpty } from "./chips.js";
import { Panel } from "./panel.js";
import { Chosen, column } from "./selection.js";
import { STEP, read } from "./state.js";
import { Taking } from "./taking.js";

/** @typedef {import("./state.js").State} State */

/** How many cards are on the screen before the others come. */
const AT_ONCE = 4;
const WORDS = { pratiche: ["pratica", "pratiche"], organizzazioni: ["organizzazione", "organizzazioni"] };

/** Until what has changed is on the screen. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** @param {HTMLElement} root */
export async function start(root) {
  const name = /** @type {"pratiche" | "organizzazioni"} */ (root.dataset.catalogue);
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-list]"));
  const more = /** @type {HTMLElement} */ (root.querySelector("[data-more]"));
  const cards = new Cards(name, list);
  const panel = new Panel(root);
  const taking = new Taking(root, name);
  /** @param {number} count */
  const counted = (count) => `${numeral(count)} ${WORDS[name][count === 1 ? 0 : 1]}`;
  const plain = Uint32Array.from({ length: Number(root.dataset.total) }, (_, record) => record);
  /** @type {Uint32Array} The records selected now. */
  let records = plain;
  /** @type {Chosen | null} */
  let chosen = null;
  let turn = 0;

  /** Whether a state is in the order of the page as printed, which needs no table. @param {State} state */
  const asPrinted = (state) => !state.query.trim() && !state.chosen.size && state.order === "nome";

  /** Show a state; an older one that comes late is dropped. @param {State} state */
  const show = async (state) => {
    const own = (turn += 1);
    try {
      const next = asPrinted(state) ? null : await Chosen.of(name, state);
      const found = next ? await next.records(state.order) : plain;
      const nodes = await cards.of(found.subarray(0, AT_ONCE), next);
      if (own !== turn) return;
      chosen = next;
      records = found;
      begin(nodes);
      panel.show(state, counted(records.length), chosen);
      if (!records.length && chosen) showEmpty(panel, state, chosen, counted);
      taking.show(records, panel.conditions(state), shownWords(state.shown));
      await painted();
      const rest = cards.of(records.subarray(AT_ONCE, state.shown), chosen);
      const [others] = await Promise.all([rest, panel.count(chosen, () => own === turn)]);
      if (own === turn) complete(others, state.shown);
    } catch {
      if (own !== turn) return;
      settle();
      panel.notices.failed();
    }
  };

  /** The first cards, while the page stays as long as it was: nothing that the visitor looks at may jump. @param {Element[]} nodes */
  const begin = (nodes) => {
    list.style.minHeight = `${list.offsetHeight}px`;
    list.setAttribute("aria-busy", "true");
    list.replaceChildren(...nodes);
    list.hidden = records.length === 0;
    more.hidden = true;
  };

  /** @param {Element[]} nodes @param {number} shown */
  const complete = (nodes, shown) => {
    list.append(...nodes);
    settle();
    more.hidden = records.length <= shown;
  };

  const settle = () => {
    list.style.minHeight = "";
    list.removeAttribute("aria-busy");
  };

  /** @param {number} shown */
  const shownWords = (shown) => (records.length > shown ? `le prime ${shown} di ${counted(records.length)}` : counted(records.length));

  const known = panel.known();
  const address = setUpAddress((search) => show(read(search, known)));
  /** @param {State} state @param {boolean} byLetters */
  const change = (state, byLetters) => {
    const done = show(state);
    address.write(state, byLetters);
    return done;
  };
  panel.onChange(change);
  panel.onOpen(() => void panel.count(chosen, () => true));
  more.querySelector("button")?.addEventListener("click", async () => {
    const before = list.children.length;
    const state = { ...panel.state(), shown: before + STEP };
    panel.shown = state.shown;
    list.append(...(await cards.of(records.subarray(before, state.shown), chosen)));
    more.hidden = records.length <= state.shown;
    const next = list.children[before]?.querySelector("a");
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    address.write(state, true);
    taking.show(records, panel.conditions(state), shownWords(state.shown));
    panel.notices.say(`Mostrate ${list.children.length} di ${counted(records.length)}.`);
  });
  // Whoever goes near the form will need the tables: they are there by the time of the first click.
  const warmUp = () => Promise.all([ready(), ...panel.open().map((filter) => column(name, filter.name))]).catch(() => {});
  for (const sign of ["pointerover", "focusin"]) panel.form.addEventListener(sign, warmUp, { once: true });

  if (location.search) await address.start();
  else if (!asPrinted(panel.state())) await change(panel.state(), false);
  else taking.show(records, [], shownWords(panel.shown));
}
