// @ts-check
// One record as it was written: a tree of texts, lists and groups, each with its place.
// The twin of catalog/document.py.

/**
 * @typedef {{line: number, column: number, length: number}} Mark A place, from 1; columns count whole characters.
 * @typedef {{kind: "text", value: string, mark: Mark}} Text
 * @typedef {{kind: "list", items: Node[], mark: Mark}} Listing
 * @typedef {{kind: "group", items: Map<string, Node>, keys: Map<string, Mark>, mark: Mark}} Group
 * @typedef {Text | Listing | Group} Node
 * @typedef {{code: string, field: string, message: string, severity: "error" | "warning", line: number,
 *   column: number, length: number, excerpt: string, excerpt_from: number, nearest: string, allowed: string[],
 *   example: string}} Problem
 */

/** Of one file no more are shown. */
export const MOST_PROBLEMS = 100;
const EXCERPT_WIDTH = 100;

/** The lines of a text, as a YAML reader counts them. @param {string} text */
export function linesOf(text) {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** How many characters a text has; JavaScript counts an emoji twice. @param {string} text */
export const size = (text) => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

/**
 * How many characters stand before an offset of a text. They are counted once: a text on one line has thousands of places.
 * @param {string} text @returns {(offset: number) => number}
 */
export function placesIn(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const places = new Uint32Array(text.length + 1);
  let [offset, place] = [0, 0];
  for (const char of text) {
    places.fill(place, offset, offset + char.length);
    [offset, place] = [offset + char.length, place + 1];
  }
  places[offset] = place;
  return (at) => places[at];
}

/** The line that was asked for last, and its characters: its problems come one after the other. */
let last = { line: "", chars: /** @type {string[] | null} */ (null) };

/** The characters of a line from one to another, both from 0. @param {string} line @param {number} from @param {number} to */
export function piece(line, from, to) {
  if (last.line !== line) last = { line, chars: /[\ud800-\udbff]/.test(line) ? [...line] : null };
  return last.chars ? last.chars.slice(from, to).join("") : line.slice(from, to);
}

/**
 * A problem at a place, with the offending line.
 * @param {string[]} lines @param {string} code @param {Mark | null} mark @param {string} message
 * @param {Partial<Problem>} more @returns {Problem}
 */
export function problemAt(lines, code, mark, message, more = {}) {
  const { line, column, length } = mark ?? { line: 0, column: 0, length: 1 };
  const [excerpt, excerpt_from] = excerptOf(lines[line - 1] ?? "", column);
  const place = { line, column, length, excerpt, excerpt_from };
  return { code, field: "", message, severity: "error", ...place, nearest: "", allowed: [], example: "", ...more };
}

/**
 * The part of a line around a column, and the column at which it starts.
 * @param {string} line @param {number} column @returns {[string, number]}
 */
export function excerptOf(line, column) {
  const start = column > EXCERPT_WIDTH ? column - 1 - EXCERPT_WIDTH / 2 : 0;
  return [piece(line, start, start + EXCERPT_WIDTH), start + 1];
}

const MOST_LINES = 60;

/**
 * Where the first word of a text stands, from a place on: a folded text starts lines above it.
 * @param {string[]} lines @param {string} text @param {Mark} start @returns {Mark | null}
 */
export function findIn(lines, text, start) {
  const word = text.trim().split(/\s/u, 1)[0];
  for (let number = start.line; number <= Math.min(lines.length, start.line + MOST_LINES); number += 1) {
    const line = lines[number - 1];
    const from = number === start.line ? piece(line, 0, start.column - 1).length : 0;
    const at = line.indexOf(word, from);
    if (at >= 0) return { line: number, column: size(line.slice(0, at)) + 1, length: size(word) };
  }
  return null;
}

/**
 * Which text comes first, character by character; JavaScript's own order looks at halves of an emoji.
 * @param {string} one @param {string} other
 */
export function byCharacters(one, other) {
  const least = Math.min(one.length, other.length);
  let at = 0;
  while (at < least && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return (one.codePointAt(at) ?? -1) - (other.codePointAt(at) ?? -1);
}
