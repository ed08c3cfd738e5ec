// @ts-check
// Which words of a text answered, and the piece of it to show: built of text nodes and <mark>, never of HTML.

import { light, standsAt, words } from "./words.js";

/** Where to mark: from, to. @typedef {[number, number]} Span */
const LENGTH = 170;

/** Expressions by the stem or the word with which they begin. @typedef {Map<string, string[]>} Beginnings */
/** @type {WeakMap<string[], Beginnings>} */
const prepared = new WeakMap();

/** @param {string[]} marks @returns {Beginnings} */
function beginnings(marks) {
  let found = prepared.get(marks);
  if (!found) {
    found = new Map();
    for (const mark of marks) {
      const first = mark.split(" ", 1)[0];
      found.set(first, [...(found.get(first) ?? []), mark]);
    }
    prepared.set(marks, found);
  }
  return found;
}

/** The places in a text of expressions given as stems. @param {string} text @param {string[]} marks @param {Set<string>} stop @returns {Span[]} */
export function spans(text, marks, stop) {
  const found = words(text, stop);
  const known = beginnings(marks);
  /** @type {Span[]} */
  const marked = [];
  found.forEach((word, at) => {
    const alone = known.has(`~${light(word.word)}`) ? 1 : 0;
    const length = Math.max(alone, ...(known.get(word.stem) ?? []).map((mark) => standsAt(mark, found, at)));
    if (!length) return;
    const end = found[at + length - 1].end;
    const last = marked.at(-1);
    if (last && word.start <= last[1]) last[1] = Math.max(last[1], end);
    else marked.push([word.start, end]);
  });
  return marked;
}

/** The text with its spans in <mark>. @param {string} text @param {Span[]} marked */
export function highlighted(text, marked) {
  const whole = document.createDocumentFragment();
  let at = 0;
  for (const [from, to] of marked) {
    whole.append(text.slice(at, from));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    whole.append(mark);
    at = to;
  }
  whole.append(text.slice(at));
  return whole;
}

/** The piece of a text in which most marks stand together. @param {string} text @param {Span[]} marked */
function densest(text, marked) {
  let best = 0;
  let most = 0;
  marked.forEach(([from], at) => {
    const count = marked.slice(at).filter(([, to]) => to <= from + LENGTH).length;
    if (count > most) [best, most] = [from, count];
  });
  let from = Math.max(0, Math.min(best - 40, text.length - LENGTH));
  if (from > 0) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + LENGTH);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  return { from, to };
}

/**
 * The part of a document that answers best: its heading, its place on the page, the piece of text with the marks.
 * @param {import("./store.js").Shown} shown @param {string[]} marks @param {Set<string>} stop
 */
export function quote([, , , parts], marks, stop) {
  let best = { heading: "", anchor: "", text: "", marked: /** @type {Span[]} */ ([]), kinds: -1 };
  for (const [heading, anchor, text] of parts) {
    const marked = spans(text, marks, stop);
    const all = new Set(marked.map(([from, to]) => words(text.slice(from, to), stop)[0]?.stem)).size;
    // The list of themes names everything: it is quoted only when nothing else answers as well.
    const kinds = anchor === "temi" ? all / 2 : all;
    if (kinds > best.kinds) best = { heading, anchor, text, marked, kinds };
  }
  const { from, to } = densest(best.text, best.marked);
  const inside = best.marked.filter((span) => span[0] >= from && span[1] <= to);
  const piece = highlighted(best.text.slice(from, to), inside.map(([a, b]) => [a - from, b - from]));
  if (from > 0) piece.prepend("… ");
  if (to < best.text.length) piece.append(" …");
  return { heading: best.heading, anchor: best.anchor, piece };
}
