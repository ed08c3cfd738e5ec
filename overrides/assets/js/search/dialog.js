// @ts-check
// The search of the whole portal: a dialog with one field, and what it found in groups.

import { element, linkTo } from "../dom.js";
import { groups } from "./groups.js";
import { start } from "./store.js";
import { whenTyped } from "./typing.js";

const SHORTEST = 2;

export function makeDialog() {
  const input = element("input", {
    class: "query__input", id: "ricerca", type: "search", name: "q", autocomplete: "off", enterkeyhint: "search",
    maxlength: "200", "aria-describedby": "ricerca-aiuto",
  });
  const close = element("button", { class: "search__close button button--quiet", type: "button" }, "Chiudi");
  const form = element(
    "form",
    { class: "search__form", role: "search", action: linkTo("pratiche/") },
    element("label", { class: "query__label", for: "ricerca" }, "Cerca nel portale"),
    element("div", { class: "search__row" }, input, close),
    element("p", { class: "search__help", id: "ricerca-aiuto" }, "Pratiche, organizzazioni e pagine. Con Invio le vedi tutte nel catalogo, con le frecce passi da un risultato all'altro."),
  );
  const status = element("p", { class: "search__status", role: "status" });
  const results = element("div", { class: "search__results" });
  const box = element("dialog", { class: "search", "aria-label": "Cerca nel portale" }, form, status, results);
  document.body.append(box);

  let turn = 0;
  const search = async () => {
    const own = (turn += 1);
    const query = input.value.trim();
    if (query.length < SHORTEST) {
      results.replaceChildren();
      delete results.dataset.query;
      status.textContent = "";
      return;
    }
    try {
      const found = await groups(query, () => own === turn);
      if (!found || own !== turn) return;
      const { sections, words, done } = found;
      results.replaceChildren(...sections);
      results.scrollTop = 0;
      status.textContent = words;
      await done;
      if (own === turn) results.dataset.query = query;
    } catch {
      if (own === turn) status.textContent = "Non riesco a caricare la ricerca. Controlla la connessione e riprova.";
    }
  };
  whenTyped(input, search);
  close.addEventListener("click", () => box.close());
  box.addEventListener("click", (event) => event.target === box && box.close());
  results.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && box.close());
  box.addEventListener("keydown", (event) => {
    move(event, input, results);
    if (event.key !== "Escape") return;
    // Some browsers would only empty the field.
    event.preventDefault();
    box.close();
  });
  return {
    open() {
      if (!box.open) box.showModal();
      // A failure is said when something is looked for.
      start().catch(() => {});
      input.focus();
      input.select();
    },
  };
}

/** Arrows go through the results and back to the field. @param {KeyboardEvent} event @param {HTMLElement} input @param {Element} results */
function move(event, input, results) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [input, ...results.querySelectorAll("a")];
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (at < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
}
