// @ts-check
// What a query found, in groups of practices, organisations and pages, each result with the words that answered.

import { element, linkTo, numeral } from "../dom.js";
import { languageOf } from "./language.js";
import { rising } from "./numbers.js";
import { find } from "./query.js";
import { highlighted, quote, spans } from "./quote.js";
import { first } from "./rank.js";
import { shown, start } from "./store.js";

/** How many results of each group are shown. */
const MOST = [10, 4, 4];
const TITLES = ["Pratiche", "Organizzazioni", "Pagine"];
const CATALOGUES = ["pratiche/", "organizzazioni/", ""];
/** Milliseconds. */
const SOON = 50;
/** Of two equal results, a practice goes before. */
const FAVOUR = [1.5, 1, 1];

/** Of one kind: the best documents, and how many there are. @typedef {{ best: number[], count: number }} Kind */

/** What a query found: the groups with their first result in place, the others following; `done` when all are there. Null when it is no longer wanted. @param {string} query @param {() => boolean} wanted */
export async function groups(query, wanted = () => true) {
  const from = await start();
  const { stop } = languageOf(from);
  const { scores, marks, meant } = await find(query);
  if (!wanted()) return null;
  const kinds = [0, 1, 2].map((kind) => kindOf(from, scores, kind));
  const merit = kinds.map(({ best }, kind) => (best.length ? scores[best[0]] * FAVOUR[kind] : 0));
  const order = [0, 1, 2].filter((kind) => merit[kind]).sort((a, b) => merit[b] - merit[a]);
  const made = order.map((kind) => section(kind, kinds[kind].count, query));
  const all = order.flatMap((kind, at) => kinds[kind].best.map((document) => ({ list: made[at].list, document })));
  // Put in place from the top: what is on the page already never moves.
  const place = async (/** @type {typeof all} */ some, /** @type {Promise<void>} */ before = Promise.resolve()) => {
    const coming = some.map(({ list, document }) => ({ list, text: shown(from, document) }));
    await before;
    for (const { list, text } of coming) list.append(item(await text, marks, stop));
  };
  // The others stand in the way of the first, unless the line is so slow that it is not there soon.
  const best = place(all.slice(0, 1));
  await Promise.race([best, new Promise((resolve) => setTimeout(resolve, SOON))]);
  const done = place(all.slice(1), best);
  done.catch(() => {});
  await best;
  const corrected = [...meant].map(([typed, word]) => `«${typed}» non compare: abbiamo cercato «${word}».`);
  return { sections: made.map((one) => one.whole), words: [...corrected, said(order, kinds)].join(" "), done };
}

/** @param {import("./store.js").Start} from @param {Float64Array} scores @param {number} kind @returns {Kind} */
function kindOf({ counts, pages }, scores, kind) {
  const begin = kind ? counts[0] + (kind - 1) * counts[1] : 0;
  const end = begin + counts[kind];
  if (kind === 2) return bestParts(rising(pages), scores, begin, end);
  let count = 0;
  for (let document = begin; document < end; document += 1) if (scores[document]) count += 1;
  return { best: first(scores, MOST[kind], begin, end), count };
}

/** The best part of each page. @param {Uint32Array} begins @param {Float64Array} scores @param {number} begin @param {number} end @returns {Kind} */
function bestParts(begins, scores, begin, end) {
  const parts = Array.from(begins, (from, page) => first(scores, 1, begin + from, begin + (begins[page + 1] ?? end - begin))[0]);
  const found = parts.filter((part) => part !== undefined).sort((a, b) => scores[b] - scores[a] || a - b);
  return { best: found.slice(0, MOST[2]), count: found.length };
}

/** @param {number[]} order @param {Kind[]} kinds */
function said(order, kinds) {
  if (!order.length) return "Nessun risultato. Prova con altre parole.";
  const counts = order.map((kind) => `${TITLES[kind].toLowerCase()}: ${kinds[kind].count}`);
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
    const words = `Vedi tutte: ${numeral(count)} ${TITLES[kind].toLowerCase()}`;
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
