// @ts-check
// The parser: a text → its events. What PyYAML takes and js-yaml does not is moved to the right until both take it.

import { BrokenText, Events, INDENT, YAMLException, parseEvents } from "./events.js";

/** @typedef {import("./events.js").Event} Event */

// YAML 1.2 wants the later lines of a quoted text and of a bracket indented; PyYAML does not mind.
const UNINDENTED = "deficient indentation";
const MOST_UNINDENTED = 10;

/**
 * All events of a text; BrokenText when it is no YAML.
 * @param {string} text @param {number} deepest @returns {Event[]}
 */
export function eventsOf(text, deepest) {
  let shifted = text;
  /** @type {Set<number>} */
  const indented = new Set();
  for (;;) {
    try {
      return new Events(shifted, indented).from(parseEvents(shifted, { maxDepth: deepest }));
    } catch (error) {
      if (!(error instanceof YAMLException) || !error.mark) throw error;
      const { line } = error.mark;
      if (error.reason !== UNINDENTED || indented.size >= MOST_UNINDENTED || indented.has(line)) {
        throw new BrokenText(line, firstOfRun(indented, line), error.reason.includes("maxDepth"));
      }
      indented.add(line);
      shifted = withIndent(shifted, line);
    }
  }
}

/**
 * Where the run of indented lines that ends here began: an open quote has gone on until now.
 * @param {Set<number>} indented @param {number} line
 */
function firstOfRun(indented, line) {
  let first = line;
  while (indented.has(first - 1)) first -= 1;
  return first;
}

/** @param {string} text @param {number} line */
function withIndent(text, line) {
  const parts = text.split(/(\r\n|\r|\n)/);
  parts[line * 2] = INDENT + parts[line * 2];
  return parts.join("");
}
