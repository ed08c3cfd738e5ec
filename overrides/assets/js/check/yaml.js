// @ts-check
// YAML text → a tree whose every value remembers line and column. The twin of catalog/source.py; only events.js knows
// the parser.

import { Forbidden, unreadable } from "./characters.js";
import { linesOf, problemAt } from "./document.js";
import { BrokenText } from "./events.js";
import { eventsOf } from "./parser.js";
import { say } from "./sentences.js";
import { firstBroken, slip, wholeLine } from "./slips.js";
import { Builder, MAX_DEPTH } from "./tree.js";
import { unusual } from "./unusual.js";

/** @typedef {import("./types.d.ts").Contract} Contract */
/** @typedef {import("./document.js").Node} Node @typedef {import("./document.js").Problem} Problem */

/**
 * Read one record; whatever is in it, the answer is a tree (null when there is none) with the problems of its form.
 * @param {string} text @param {Contract} contract @returns {{root: Node | null, lines: string[], problems: Problem[]}}
 */
export function read(text, contract) {
  const shown = text.replace(/^\ufeff/, "");
  const whole = unreadable(shown, contract);
  if (whole) return { root: null, lines: [], problems: [whole] };
  const lines = linesOf(shown);
  const forbidden = new Forbidden(contract);
  const hidden = forbidden.inLines(lines);
  const odd = unusual(hidden.length ? lines.map((line) => forbidden.without(line)) : lines, lines, contract);
  if (odd.length) return { root: null, lines, problems: [...hidden, ...odd] };
  const builder = new Builder(lines, forbidden, contract);
  try {
    builder.build(eventsOf(forbidden.without(shown), MAX_DEPTH + 1));
  } catch (error) {
    if (!(error instanceof BrokenText)) throw error;
    // After a tab or a hidden mark the parser would only stumble over the same place a second time.
    const problems = hidden.length ? hidden : [broken(lines, error, forbidden, contract)];
    return { root: null, lines, problems };
  }
  const empty = !builder.root && !hidden.length;
  const none = empty ? [problemAt(lines, "empty-file", null, say(contract, "empty-file"))] : [];
  return { root: builder.root, lines, problems: [...hidden, ...builder.problems, ...none] };
}

/**
 * The one problem of a text that is no YAML.
 * @param {string[]} lines @param {BrokenText} error @param {Forbidden} forbidden @param {Contract} contract
 */
function broken(lines, error, forbidden, contract) {
  const last = Math.max(0, lines.length - 1);
  if (error.deep) {
    const place = wholeLine(lines, Math.min(error.began, last));
    return problemAt(lines, "too-deep", place, say(contract, "too-deep", { most: MAX_DEPTH }));
  }
  const plain = lines.map((line) => forbidden.without(line));
  const stop = Math.min(readable(plain.slice(0, error.began + 1)) ? error.line : error.began, last);
  const [message, place, example] = slip(lines, firstBroken(plain, stop, readable), contract);
  return problemAt(lines, "broken-yaml", place, message, { example });
}

/** @param {string[]} lines */
function readable(lines) {
  try {
    eventsOf(`${lines.join("\n")}\n`, MAX_DEPTH + 1);
    return true;
  } catch {
    return false;
  }
}
