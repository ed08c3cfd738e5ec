// @ts-check
// What is chosen now, each thing with a button that takes it away; and, when nothing is left, what to loosen.

import { element, linkTo } from "../dom.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./panel.js").Panel} Panel */

/** How many ways out of an empty result are offered. */
const LOOSER = 4;

/** The conditions in force. @param {Panel} panel @param {State} state */
export function chips(panel, state) {
  const items = panel.boxes
    .filter((box) => box.checked)
    .map((box) =>
      chip(panel, `${panel.titleOf(box.name)}: ${panel.labelOf(box)}`, () => {
        box.checked = false;
      }),
    );
  if (state.query.trim()) {
    items.unshift(
      chip(panel, `Ricerca: ${state.query.trim()}`, () => {
        panel.query.value = "";
      }),
    );
  }
  if (items.length > 1) items.push(chip(panel, "Togli tutto", () => panel.clear(), "chip chip--all"));
  return items;
}

/** @param {Panel} panel @param {string} text @param {() => void} undo @param {string} [name] */
function chip(panel, text, undo, name = "chip") {
  const button = element("button", { class: name, type: "button" }, text);
  if (name === "chip") button.setAttribute("aria-label", `Togli ${text}`);
  button.addEventListener("click", () => panel.undo(undo));
  return element("li", {}, button);
}

/**
 * Nothing answers: which condition to loosen, and where to propose a practice.
 * @param {Panel} panel @param {State} state @param {import("./selection.js").Chosen} chosen
 * @param {(count: number) => string} counted
 */
export function showEmpty(panel, state, chosen, counted) {
  const ways = [...chosen.masks.keys()].map((name) => ({ name, left: chosen.without(name) }));
  const helpful = ways.filter(({ left }) => left > 0).sort((a, b) => b.left - a.left);
  const items = helpful.slice(0, LOOSER).map(({ name, left }) => looser(panel, state, name, counted(left)));
  const advice = items.length
    ? [element("p", {}, "Prova ad allargare:"), element("ul", { class: "catalogue__looser" }, ...items)]
    : [element("p", {}, "Prova con altre parole, o togli i filtri.")];
  const propose = element("a", { href: linkTo("partecipa/") }, "Proponila");
  panel.emptyPlace.replaceChildren(
    element("p", {}, element("strong", {}, "Nessun risultato.")),
    ...advice,
    element("p", {}, "Conosci una pratica così? ", propose, "."),
  );
  panel.emptyPlace.hidden = false;
}

/** @param {Panel} panel @param {State} state @param {string} name @param {string} left */
function looser(panel, state, name, left) {
  const text = name === "q" ? `Togli la ricerca «${state.query.trim()}»` : `Togli il filtro «${panel.titleOf(name)}»`;
  const button = element("button", { class: "button button--quiet", type: "button" }, `${text}: ${left}`);
  button.addEventListener("click", () =>
    panel.undo(() => {
      if (name === "q") panel.query.value = "";
      for (const box of panel.boxes) if (box.name === name) box.checked = false;
    }),
  );
  return element("li", {}, button);
}
