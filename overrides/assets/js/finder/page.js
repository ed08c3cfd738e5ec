// @ts-check
// «Trova la pratica per te»: at every answer, the list and the address follow.

import { ROOT } from "../dom.js";
import { setUpCopy } from "../share.js";
import { fromAddress, fromForm, toAddress, toForm } from "./answers.js";
import { items } from "./results.js";
import { find } from "./score.js";

/** @typedef {import("./score.js").Index} Index */

const AT_ONCE = 10;
const form = document.querySelector("form[data-finder]");
const results = document.querySelector("[data-finder-results]");

/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (results?.querySelector(`[data-${name}]`));

if (form instanceof HTMLFormElement && results instanceof HTMLElement) {
  const index = await fetch(new URL("trova/dati/indice.json", ROOT))
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
  if (index) start(form, results, index);
  else part("finder-empty").textContent = "Ora non riesco a leggere le pratiche: usa le risposte già pronte, qui sotto.";
}

/** @param {HTMLFormElement} form @param {HTMLElement} results @param {Index} index */
function start(form, results, index) {
  let limit = AT_ONCE;
  let turn = 0;

  const show = async () => {
    const answers = fromForm(form);
    toAddress(answers);
    const asked = Object.keys(answers).length > 0;
    const found = asked ? find(index, answers, limit) : { total: 0, best: [] };
    const own = (turn += 1);
    const list = await items(found.best);
    // A later answer has overtaken this one.
    if (own !== turn) return;
    part("finder-list").replaceChildren(...list);
    part("finder-empty").hidden = found.total > 0;
    part("finder-empty").textContent = asked
      ? "Nessuna pratica risponde a queste risposte. Togline una, a cominciare dal bisogno."
      : "Rispondi ad almeno una domanda: le pratiche arrivano qui, le più adatte per prime.";
    part("finder-tools").hidden = !asked;
    part("finder-more").hidden = found.total <= list.length;
    const count = found.total === 1 ? "1 pratica per te" : `${found.total} pratiche per te`;
    results.querySelector(".finder__count")?.replaceChildren(found.total ? count : "Le pratiche per te");
    part("finder-status").textContent = asked ? `${found.total ? count : "Nessuna pratica"}.` : "";
    part("copied").textContent = "";
  };
  const restart = () => {
    limit = AT_ONCE;
    return show();
  };

  form.addEventListener("change", restart);
  form.addEventListener("reset", () => setTimeout(restart));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await restart();
    const heading = document.getElementById("trovate");
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
  });
  part("finder-more").querySelector("button")?.addEventListener("click", async () => {
    const seen = limit;
    limit += AT_ONCE;
    await show();
    /** @type {NodeListOf<HTMLElement>} */ (results.querySelectorAll(".match__title a"))[seen]?.focus();
  });
  window.addEventListener("popstate", () => {
    toForm(form, fromAddress(form));
    restart();
  });
  const copy = results.querySelector("[data-copy-link]");
  if (copy) setUpCopy(copy, part("copied"));

  toForm(form, fromAddress(form));
  show();
}
