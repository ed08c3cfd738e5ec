// @ts-check
// The buttons «Confronta» on cards and pages, and the bar at the foot of the window that says how many are chosen.

import { element, linkTo } from "../dom.js";
import { MOST, keep, onChange, picks, toggle } from "./picks.js";

const BUTTON = "button[data-compare]";

export function setUpCompare() {
  const main = document.querySelector("main");
  // The page of the comparison itself needs no bar that leads to it.
  if (!main || main.querySelector("[data-comparison]")) return;
  const tray = makeTray();
  main.after(tray.bar);

  const show = () => {
    const chosen = picks();
    for (const button of document.querySelectorAll(BUTTON)) paint(button, chosen);
    tray.show(chosen);
  };
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest(BUTTON) : null;
    const id = button?.getAttribute("data-compare");
    if (!id) return;
    const done = toggle(id);
    tray.say(done ? counted(picks().length) : `Puoi confrontare al massimo ${MOST} pratiche: togline una.`, !done);
  });
  onChange(show);
  // Cards may come later, from a filter or a search.
  new MutationObserver((changes) => {
    if (changes.some((change) => change.addedNodes.length)) show();
  }).observe(main, { childList: true, subtree: true });
  show();
}

/** @param {Element} button @param {string[]} ids */
function paint(button, ids) {
  const chosen = String(ids.includes(button.getAttribute("data-compare") ?? ""));
  if (button.getAttribute("aria-pressed") !== chosen) button.setAttribute("aria-pressed", chosen);
}

/** @param {number} count */
const counted = (count) => {
  if (count === 0) return "Nessuna pratica da confrontare.";
  return count === 1 ? "1 pratica scelta: scegline almeno un'altra." : `${count} pratiche da confrontare.`;
};

function makeTray() {
  const link = element("a", { class: "tray__link button" });
  const clear = element("button", { class: "tray__clear", type: "button" }, "Svuota");
  const words = element("p", { class: "tray__words", role: "status" });
  const row = element("div", { class: "wrap tray__row" }, words, link, clear);
  const bar = element("aside", { class: "tray", "aria-label": "Confronto tra pratiche" }, row);

  clear.addEventListener("click", () => {
    const main = document.querySelector("main");
    keep([]);
    // The button that had the focus is gone: the page takes it.
    if (main instanceof HTMLElement) main.focus({ preventScroll: true });
  });
  return {
    bar,
    /** @param {string[]} ids */
    show(ids) {
      bar.toggleAttribute("hidden", ids.length === 0);
      document.documentElement.classList.toggle("has-tray", ids.length > 0);
      link.setAttribute("href", `${linkTo("confronta/")}?p=${ids.join(",")}`);
      link.textContent = `Confronta (${ids.length})`;
      link.toggleAttribute("hidden", ids.length < 2);
      clear.toggleAttribute("hidden", ids.length === 0);
      if (words.textContent === "" && ids.length) words.textContent = counted(ids.length);
    },
    /** @param {string} text @param {boolean} warn */
    say(text, warn) {
      words.classList.toggle("is-warning", warn);
      // A screen reader announces what changes in a bar that is already there.
      setTimeout(() => words.replaceChildren(text), 50);
    },
  };
}
