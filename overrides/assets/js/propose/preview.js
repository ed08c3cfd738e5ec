// @ts-check
// The card as lists will show it: the same HTML as `card` in macros/templates/parts.html.

import { element } from "../dom.js";
import { get, groups } from "./controls.js";
import { today } from "./ids.js";
import { label } from "./labels.js";

/** @typedef {import("./labels.js").Contract} Contract */
/** @typedef {{contract: Contract, nameOf: (id: string) => string, level: string}} Words */

/** @param {HTMLElement} box @param {object} record @param {string} kind @param {Words} words */
export function showCard(box, record, kind, words) {
  const { contract } = words;
  const line = String(get(record, "kind") ?? "");
  const known = contract.vocabularies.kinds?.values.some(({ id }) => id === line);
  // The whole form takes the colour of its line of action.
  box.closest("[data-work]")?.setAttribute("class", known ? `propose__work is-${line}` : "propose__work");
  box.replaceChildren(kind === "practice" ? practice(record, words) : organisation(record, words));
}

/** @param {unknown} value @param {string} otherwise */
const text = (value, otherwise) => (typeof value === "string" && value ? value : otherwise);

/** @param {object} record @param {Words} words */
function practice(record, { contract, nameOf, level }) {
  const line = text(get(record, "kind"), "");
  const who = list(get(record, "organisations")).map(nameOf).join(", ");
  const place = text(get(record, "place.city"), "") || label(contract, "reaches", get(record, "place.reach"));
  const needs = list(get(record, "needs")).map((id) => label(contract, "needs", id)).join(", ");
  const known = contract.vocabularies.kinds?.values.some(({ id }) => id === line);
  const origin = text(get(record, "origin"), "");
  return element(
    "article",
    { class: known ? `card is-${line}` : "card" },
    title(text(get(record, "title"), "Il titolo della pratica")),
    element("p", { class: "card__kicker" }, known ? label(contract, "kinds", line) : "La linea di azione"),
    element("p", { class: "card__text" }, text(get(record, "summary"), "Qui il bisogno e la risposta, in due o tre frasi.")),
    element("p", { class: "card__who" }, [who || "Chi la realizza", place].filter(Boolean).join(" · ")),
    element("dl", { class: "card__facts" }, fact("Bisogni", needs)),
    badges([origin && [label(contract, "origins", origin), origin], [level[0].toUpperCase() + level.slice(1), level]]),
    element("p", { class: "card__source" }, `Fonte più recente: ${newest(record, today())}`),
  );
}

/** @param {object} record @param {Words} words */
function organisation(record, { contract }) {
  const confirmed = get(record, "membership.status") === "confermata";
  return element(
    "article",
    { class: "card" },
    title(text(get(record, "name"), "Il nome dell'organizzazione")),
    element("p", { class: "card__kicker" }, label(contract, "organisation-types", get(record, "type")) || "Il tipo"),
    element("p", { class: "card__text" }, text(get(record, "description"), "Chi è, in una o due frasi.")),
    element("p", { class: "card__who" }, text(get(record, "place.city"), "")),
    badges(confirmed ? [["adesione confermata", "confermata"]] : []),
  );
}

/** @param {string} words */
const title = (words) => element("p", { class: "card__title" }, words);

/** @param {unknown} value @returns {string[]} */
const list = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

/** @param {string} name @param {string} value */
const fact = (name, value) =>
  element("div", {}, element("dt", {}, name), element("dd", {}, value || element("span", { class: "unknown" }, "non noto")));

/** @param {(readonly [words: string, kind: string] | "")[]} all */
const badges = (all) =>
  element("ul", { class: "badges" }, ...all.filter(Boolean).map(([words, kind]) => element("li", {}, element("span", { class: `badge badge--${/^[a-z-]+$/.test(kind) ? kind : ""}` }, words))));

/** `2017 (9 anni fa)`, `giugno 2026`, as macros/views.py says it. @param {object} record @param {string} day */
function newest(record, day) {
  const dates = groups(get(record, "sources")).map((source) => String(source.date ?? "")).filter((date) => PARTIAL.test(date));
  const latest = dates.sort().at(-1);
  if (!latest) return "data non nota";
  const [year, ...rest] = latest.split("-");
  const notYet = rest.length > 0 && rest.join("-") > day.slice(5, 5 + rest.join("-").length);
  const years = Number(day.slice(0, 4)) - Number(year) - Number(notYet);
  return years > 0 ? `${inWords(latest)} (${years} ${years === 1 ? "anno" : "anni"} fa)` : inWords(latest);
}

const PARTIAL = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(" ");

/** `2019-05-01` → `1º maggio 2019`, as macros/formats.py writes it. @param {string} date */
function inWords(date) {
  const [year, month, day] = date.split("-");
  const first = day === "01" ? "1º" : String(Number(day));
  return [day && first, month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}
