// @ts-check
// The page of the comparison: which practices, from the address or from what was chosen; the table; what to do with it.

import { element, linkTo } from "../dom.js";
import { ID, pageOf, practice } from "../records.js";
import { setUpCopy } from "../share.js";
import { MOST, keep, picks } from "./picks.js";
import { table } from "./table.js";

/** @typedef {import("../records.js").Practice} Practice */

const place = document.querySelector("[data-comparison]");
const status = element("p", { class: "comparison__status", role: "status" });
const ownTitle = document.title;

if (place) {
  place.replaceChildren(status);
  window.addEventListener("popstate", () => show(place));
  await show(place);
}

/** The ids in the address; without them, those chosen while browsing. */
function wanted() {
  const asked = (new URLSearchParams(location.search).get("p") ?? "").split(",").filter((id) => ID.test(id));
  return [...new Set(asked.length ? asked : picks())].slice(0, MOST);
}

/** @param {string[]} ids */
function address(ids) {
  const target = new URL(location.href);
  // By hand, because a comma would be written as %2C.
  target.search = ids.length ? `?p=${ids.join(",")}` : "";
  history.replaceState(null, "", target);
}

/** @param {Element} place */
async function show(place) {
  const ids = wanted();
  const found = await Promise.all(ids.map(practice));
  const practices = found.filter((one) => one !== null);
  const lost = ids.filter((_, at) => !found[at]);
  if (practices.length) address(practices.map((one) => one.id));
  place.replaceChildren(status, ...(practices.length < 2 ? choose(practices) : side(practices, place)));
  status.textContent = lost.length ? `Non trovo più: ${lost.join(", ")}.` : "";
  document.title = practices.length < 2 ? ownTitle : `${practices.map((one) => one.title).join(" / ")} · ${ownTitle}`;
}

/** Fewer than two: how to choose. @param {Practice[]} practices */
function choose(practices) {
  const text = element("div", { class: "empty comparison__choose" });
  if (practices.length) {
    const link = element("a", { href: pageOf(practices[0].id) }, practices[0].title);
    text.append(element("p", {}, "Hai scelto una pratica sola: ", link, ". Scegline almeno un'altra."));
  } else {
    text.append(element("p", {}, "Non hai ancora scelto nessuna pratica."));
  }
  text.append(
    element("p", {}, "Premi «Confronta» su una scheda o in un elenco, su due, tre o quattro pratiche. Poi torna qui."),
    element(
      "p",
      {},
      element("a", { class: "button", href: linkTo("pratiche/") }, "Scegli dall'elenco"),
      element("a", { class: "button button--quiet", href: linkTo("trova/") }, "Trova la pratica per te"),
    ),
  );
  return [text];
}

/** @param {Practice[]} practices @param {Element} place */
function side(practices, place) {
  const ids = practices.map((one) => one.id);
  /** @param {string} id */
  const remove = async (id) => {
    address(ids.filter((other) => other !== id));
    keep(picks().filter((other) => other !== id));
    await show(place);
    status.textContent = "Pratica tolta dal confronto.";
    /** @type {HTMLElement | null} */ (place.querySelector("a, button"))?.focus();
  };
  const made = table(practices, remove);
  const region = element("div", {
    class: `versus-region versus-region--${ids.length}`,
    role: "region",
    "aria-label": "Confronto, voce per voce",
    tabindex: "0",
  });
  region.append(made);
  const paper = element("p", { class: "print-only" }, `Indirizzo di questo confronto: ${location.href}`);
  return [tools(ids, made), region, paper];
}

/** @param {string[]} ids @param {HTMLElement} made */
function tools(ids, made) {
  const only = element("input", { type: "checkbox", id: "solo-diverse" });
  only.addEventListener("change", () => made.classList.toggle("only-different", only.checked));
  const copy = element("button", { class: "button button--quiet button--small", type: "button" }, "Copia il link");
  const copied = element("span", { role: "status", class: "comparison__copied" });
  setUpCopy(copy, copied);
  const print = element("button", { class: "button button--quiet button--small", type: "button" }, "Stampa");
  print.addEventListener("click", () => window.print());
  const bar = element(
    "div",
    { class: "comparison__tools" },
    element("label", { class: "choice", for: "solo-diverse" }, only, element("span", {}, "Solo le differenze")),
    copy,
    print,
    copied,
  );
  if (ids.length < MOST) {
    const more = element("a", { href: linkTo("pratiche/") }, "Aggiungi un'altra pratica");
    // What is on screen may come from a link: to add to it, it has to be the visitor's own choice.
    more.addEventListener("click", () => keep(ids));
    bar.append(more);
  }
  return bar;
}
