// @ts-check
// A catalogue page: the form, the list and the address always say the same. The search is fetched at the first need.

import { setUpAddress } from "./address.js";
import { Cards } from "./cards.js";
import { showEmpty } from "./chips.js";
import { Panel } from "./panel.js";
import { STEP, read } from "./state.js";
import { Taking } from "./taking.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./selection.js").Chosen} Chosen */

const WORDS = { pratiche: ["pratica", "pratiche"], organizzazioni: ["organizzazione", "organizzazioni"] };

/** @param {HTMLElement} root */
function setUp(root) {
  const name = /** @type {"pratiche" | "organizzazioni"} */ (root.dataset.catalogue);
  const list = /** @type {HTMLElement} */ (root.querySelector("[data-list]"));
  const more = /** @type {HTMLElement} */ (root.querySelector("[data-more]"));
  const cards = new Cards(name, list);
  const panel = new Panel(root);
  const taking = new Taking(root, name);
  /** @param {number} count */
  const counted = (count) => `${count.toLocaleString("it-IT")} ${WORDS[name][count === 1 ? 0 : 1]}`;
  const plain = cards.printed.map((_, record) => record);
  /** The records selected now. @type {number[]} */
  let records = plain;
  /** @type {Chosen | null} */
  let chosen = null;
  let turn = 0;

  /** Whether a state is the page as printed, which needs nothing fetched. @param {State} state */
  const asPrinted = (state) => plain.length > 0 && !state.query.trim() && !state.chosen.size && state.order === "nome";

  /** @param {State} state @param {number} from @param {number} to */
  const elements = (state, from, to) => {
    const documents = state.query.trim() ? (chosen?.first ?? 0) : -1;
    const marks = chosen?.answer?.marks ?? [];
    return Promise.all(
      records.slice(from, to).map((record) => (documents < 0 ? cards.plain(record) : cards.marked(record, documents + record, marks))),
    );
  };

  /** Show a state; an older one that comes late is dropped. @param {State} state */
  const show = async (state) => {
    const own = (turn += 1);
    try {
      if (asPrinted(state)) {
        chosen = null;
        records = plain;
      } else {
        const selection = await import("./selection.js");
        const next = await selection.Chosen.of(name, state);
        const found = await next.records(state.order);
        if (own !== turn) return;
        chosen = next;
        records = found;
      }
      const nodes = await elements(state, 0, state.shown);
      if (own !== turn) return;
      list.replaceChildren(...nodes);
    } catch {
      if (own === turn) panel.failed();
      return;
    }
    list.hidden = records.length === 0;
    more.hidden = records.length <= state.shown;
    root.classList.add("is-live");
    const conditions = panel.show(state, counted(records.length), chosen);
    taking.show(records, conditions, shownWords(state.shown));
    await panel.count(chosen, () => own === turn);
    if (!records.length && chosen) showEmpty(panel, state, chosen, counted);
  };

  /** @param {number} shown */
  const shownWords = (shown) => (records.length > shown ? `le prime ${shown} di ${counted(records.length)}` : counted(records.length));

  const known = panel.known();
  const address = setUpAddress((search) => show(read(search, known)));
  panel.onChange((state, gradual) => {
    address.write(state, gradual);
    void show(state);
  });
  panel.onOpen(async () => {
    const selection = await import("./selection.js").catch(() => null);
    chosen ??= selection && (await selection.Chosen.of(name, panel.state()).catch(() => null));
    await panel.count(chosen, () => true);
  });
  more.querySelector("button")?.addEventListener("click", async () => {
    const before = list.children.length;
    const state = { ...panel.state(), shown: before + STEP };
    panel.shown = state.shown;
    list.append(...(await elements(state, before, state.shown)));
    more.hidden = records.length <= state.shown;
    const next = list.children[before]?.querySelector("a");
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    address.write(state, true);
    taking.show(records, panel.conditions(state), shownWords(state.shown));
    panel.say(`Mostrate ${list.children.length} di ${counted(records.length)}.`);
  });
  // Whoever goes near the form will need the search: it is there by the time of the first click.
  for (const sign of ["pointerover", "focusin"]) root.addEventListener(sign, () => void warmUp().catch(() => {}), { once: true });
  void address.start();
}

const warmUp = async () => {
  const [, store] = await Promise.all([import("./selection.js"), import("../search/store.js")]);
  await store.start();
};

for (const root of document.querySelectorAll("[data-catalogue]")) if (root instanceof HTMLElement) setUp(root);
