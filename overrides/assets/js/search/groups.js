// @ts-check
// What a query found, in groups of practices, organisations and pages, each result with the words that answered.

import { element, linkTo } from "../dom.js";
import { languageOf } from "./language.js";
import { rising } from "./numbers.js";
import { find } from "./query.js";
import { highlighted, quote, spans } from "./quote.js";
import { shown, start } from "./store.js";

/** How many results of each group are shown. */
const MOST = [10, 4, 4];
const TITLES = ["Pratiche", "Organizzazioni", "Pagine"];
const CATALOGUES = ["pratiche/", "organizzazioni/", ""];
/** Of two equal results, a practice goes before. */
const FAVOUR = [1.5, 1, 1];

/** What a query found: the groups with their first result in place, the others following; `done` when all are there. @param {string} query */
export async function groups(query) {
  const from = await start();
  const { stop } = languageOf(from);
  const { hits, marks, meant } = await find(query);
  /** @type {import("./rank.js").Hit[][]} */
  const kinds = [[], [], []];
  for (const hit of hits) kinds[kindOf(from, hit.document)].push(hit);
  kinds[2] = bestParts(from, kinds[2]);
  const order = [0, 1, 2].filter((kind) => kinds[kind].length);
  order.sort((a, b) => kinds[b][0].score * FAVOUR[b] - kinds[a][0].score * FAVOUR[a]);
  const made = order.map((kind) => section(kind, kinds[kind].length, query));
  // All are asked for at once, and put in place from the top: what is on the page already never moves.
  const coming = order.flatMap((kind, at) =>
    kinds[kind].slice(0, MOST[kind]).map(({ document }) => ({ list: made[at].list, text: shown(from, document) })),
  );
  const place = async (/** @type {typeof coming} */ some) => {
    for (const { list, text } of some) list.append(item(await text, marks, stop));
  };
  await place(coming.slice(0, 1));
  const corrected = [...meant].map(([typed, word]) => `«${typed}» non compare: abbiamo cercato «${word}».`);
  return { sections: made.map((one) => one.whole), words: [...corrected, said(order, kinds)].join(" "), done: place(coming.slice(1)) };
}

/** @param {import("./store.js").Start} from @param {number} document */
const kindOf = ({ counts }, document) => (document < counts[0] ? 0 : document < counts[0] + counts[1] ? 1 : 2);

/** The best part of each page. @param {import("./store.js").Start} from @param {import("./rank.js").Hit[]} found */
function bestParts(from, found) {
  const begins = rising(from.pages);
  const before = from.counts[0] + from.counts[1];
  const seen = new Set();
  return found.filter(({ document }) => {
    const page = begins.findLastIndex((begin) => begin <= document - before);
    return !seen.has(page) && seen.add(page);
  });
}

/** @param {number[]} order @param {import("./rank.js").Hit[][]} kinds */
function said(order, kinds) {
  if (!order.length) return "Nessun risultato. Prova con altre parole.";
  const counts = order.map((kind) => `${TITLES[kind].toLowerCase()}: ${kinds[kind].length}`);
  return `Trovate ${counts.join(", ")}.`;
}

/** @param {number} kind @param {number} count @param {string} query */
function section(kind, count, query) {
  const id = `ricerca-${kind}`;
  const list = element("ul", { class: "search__list" });
  const title = element("h2", { class: "search__group", id }, TITLES[kind]);
  const whole = element("section", { class: "search__section", "aria-labelledby": id }, title, list);
  if (CATALOGUES[kind] && count > MOST[kind]) {
    const target = `${linkTo(CATALOGUES[kind])}?${new URLSearchParams({ q: query })}`;
    const words = `Vedi tutte: ${count.toLocaleString("it-IT")} ${TITLES[kind].toLowerCase()}`;
    whole.append(element("p", { class: "search__all" }, element("a", { href: target }, words)));
  }
  return { whole, list };
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
