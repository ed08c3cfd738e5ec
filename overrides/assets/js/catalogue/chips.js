// @ts-check
// What is chosen now, each thing with a button that takes it away; and, when nothing is left, what to loosen.

import { element, linkTo } from "../dom.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./panel.js").Panel} Panel */

/** How many ways out of an empty result are offered. */
const LOOSER = 4;

/** The conditions in force. @param {Panel} panel @param {State} state */
export function chips(panel, state) {
  const items = panel.filters.flatMap((filter) =>
    filter.chosen().map(({ box, label }) =>
      chip(panel, `${filter.title}: ${label}`, () => {
        box.checked = false;
      }),
    ),
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
  panel.notices.empty(
    element("p", {}, element("strong", {}, "Nessun risultato.")),
    ...advice,
    element("p", {}, "Conosci una pratica così? ", propose, "."),
  );
}

/** @param {Panel} panel @param {State} state @param {string} name @param {string} left */
function looser(panel, state, name, left) {
  const text = name === "q" ? `Togli la ricerca «${state.query.trim()}»` : `Togli il filtro «${panel.filter(name)?.title}»`;
  const button = element("button", { class: "button button--quiet", type: "button" }, `${text}: ${left}`);
  button.addEventListener("click", () =>
    panel.undo(() => {
      if (name === "q") panel.query.value = "";
      panel.filter(name)?.clear();
    }),
  );
  return element("li", {}, button);
}
