// @ts-check
// What a query found, in groups of practices, organisations and pages, each result with the words that answered.

import { element, linkTo } from "../dom.js";
import { rising } from "./numbers.js";
import { find, languageOf } from "./query.js";
import { highlighted, quote, spans } from "./quote.js";
import { shown, start } from "./store.js";

/** How many results of each group are shown. */
const MOST = [10, 4, 4];
const TITLES = ["Pratiche", "Organizzazioni", "Pagine"];
const CATALOGUES = ["pratiche/", "organizzazioni/", ""];
/** Of two equal results, a practice goes before. */
const FAVOUR = [1.5, 1, 1];

/** @param {string} query */
export async function groups(query) {
  const from = await start();
  const { stop } = languageOf(from);
  const { hits, marks, meant } = await find(query);
  /** @type {import("./query.js").Hit[][]} */
  const kinds = [[], [], []];
  for (const hit of hits) kinds[kindOf(from, hit.document)].push(hit);
  kinds[2] = bestParts(from, kinds[2]);
  const listed = await Promise.all(kinds.map((found, kind) => texts(from, found.slice(0, MOST[kind]))));
  const order = [0, 1, 2].filter((kind) => listed[kind].length);
  order.sort((a, b) => kinds[b][0].score * FAVOUR[b] - kinds[a][0].score * FAVOUR[a]);
  const sections = order.map((kind) => section(kind, kinds[kind].length, listed[kind], marks, stop, query));
  const corrected = [...meant].map(([typed, word]) => `«${typed}» non compare: abbiamo cercato «${word}».`);
  return { sections, words: [...corrected, said(order, kinds)].join(" ") };
}

/** @param {import("./store.js").Start} from @param {number} document */
const kindOf = ({ counts }, document) => (document < counts[0] ? 0 : document < counts[0] + counts[1] ? 1 : 2);

/** @param {import("./store.js").Start} from @param {import("./query.js").Hit[]} found */
const texts = (from, found) => Promise.all(found.map(({ document }) => shown(from, document)));

/** The best part of each page. @param {import("./store.js").Start} from @param {import("./query.js").Hit[]} found */
function bestParts(from, found) {
  const begins = rising(from.pages);
  const before = from.counts[0] + from.counts[1];
  const seen = new Set();
  return found.filter(({ document }) => {
    const page = begins.findLastIndex((begin) => begin <= document - before);
    return !seen.has(page) && seen.add(page);
  });
}

/** @param {number[]} order @param {import("./query.js").Hit[][]} kinds */
function said(order, kinds) {
  if (!order.length) return "Nessun risultato. Prova con altre parole.";
  const counts = order.map((kind) => `${TITLES[kind].toLowerCase()}: ${kinds[kind].length}`);
  return `Trovate ${counts.join(", ")}.`;
}

/** @param {number} kind @param {number} count @param {import("./store.js").Shown[]} listed @param {string[]} marks @param {Set<string>} stop @param {string} query */
function section(kind, count, listed, marks, stop, query) {
  const id = `ricerca-${kind}`;
  const items = listed.map((one) => item(one, marks, stop));
  const title = element("h2", { class: "search__group", id }, TITLES[kind]);
  const made = element("section", { class: "search__section", "aria-labelledby": id }, title, element("ul", { class: "search__list" }, ...items));
  if (CATALOGUES[kind] && count > listed.length) {
    const target = `${linkTo(CATALOGUES[kind])}?${new URLSearchParams({ q: query })}`;
    made.append(element("p", { class: "search__all" }, element("a", { href: target }, `Vedi tutte: ${count.toLocaleString("it-IT")} ${TITLES[kind].toLowerCase()}`)));
  }
  return made;
}

/** @param {import("./store.js").Shown} shown @param {string[]} marks @param {Set<string>} stop */
function item(shown, marks, stop) {
  const [address, title, about] = shown;
  const { heading, piece } = quote(shown, marks, stop);
  const link = element("a", { class: "search__link", href: linkTo(address) }, highlighted(title, spans(title, marks, stop)));
  const made = element("li", { class: "search__item" }, link);
  if (about) made.append(element("p", { class: "search__about" }, highlighted(about, spans(about, marks, stop))));
  if (piece.textContent) {
    const part = heading && heading !== title ? [element("span", { class: "search__part" }, `${heading}: `)] : [];
    made.append(element("p", { class: "search__quote" }, ...part, piece));
  }
  return made;
}
