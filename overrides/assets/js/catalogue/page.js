// @ts-check
// A catalogue page as printed needs no script: what makes it live comes when the visitor turns to it, or the address asks.

import { fetchEngine } from "../search/engine.js";

const SIGNS = ["pointerover", "focusin", "click", "input"];
const MODULES = ["address", "cards", "chips", "filters", "notices", "panel", "selection", "state", "taking"];
const BUTTONS = "[data-more] button, [data-take] button";

/** @param {HTMLElement} root */
function setUp(root) {
  const filters = /** @type {HTMLDetailsElement} */ (root.querySelector(".filters"));
  // On a narrow screen the filters would stand before every result.
  if (matchMedia("(max-width: 61.9em)").matches) filters.open = false;
  root.classList.add("is-live");

  let asked = false;
  /** @type {Element | null} The last button pressed before it could answer. */
  let pressed = null;
  /** @param {Event} [event] */
  const wake = async (event) => {
    if (event?.type === "click" && event.target instanceof Element) pressed = event.target.closest(BUTTONS);
    if (asked) return;
    asked = true;
    try {
      const [{ start }] = await Promise.all([import("./live.js"), fetchEngine(), ...MODULES.map((name) => import(`./${name}.js`))]);
      for (const sign of SIGNS) root.removeEventListener(sign, wake);
      await start(root);
      if (pressed instanceof HTMLElement) pressed.click();
    } catch {
      // Asked for again at the next sign; a form that is sent works without.
      asked = false;
    }
  };
  for (const sign of SIGNS) root.addEventListener(sign, wake);
  const scroll = history.state?.scroll;
  if (location.search) void wake();
  else if (typeof scroll === "number" && !location.hash) scrollTo({ top: scroll, behavior: "instant" });
}

for (const root of document.querySelectorAll("[data-catalogue]")) if (root instanceof HTMLElement) setUp(root);
