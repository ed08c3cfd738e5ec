// @ts-check
// A text that shows all that it says: of a sane size, without tabs, control characters or hidden marks.
// The twin of catalog/characters.py, from the same sets of characters.

import { problemAt, size } from "./document.js";
import { say } from "./sentences.js";

/** @typedef {import("./types.d.ts").Contract} Contract */
/** @typedef {import("./document.js").Mark} Mark @typedef {import("./document.js").Problem} Problem */

const BLANK = /^[^\S\ufeff]*$/u;

/**
 * The problem of a text as a whole, if it has one: too big, or empty.
 * @param {string} text @param {Contract} contract @returns {Problem | null}
 */
export function unreadable(text, contract) {
  const most = contract.signs.characters.max_bytes;
  if (new TextEncoder().encode(text).length > most) {
    return problemAt([], "file-too-big", null, say(contract, "file-too-big", { most: most / 1000 }));
  }
  return BLANK.test(text) ? problemAt([], "empty-file", null, say(contract, "empty-file")) : null;
}

/** The characters that no text may hold, with the problem that each makes. */
export class Forbidden {
  /** @param {Contract} contract */
  constructor(contract) {
    this.contract = contract;
    const sets = contract.signs.characters;
    this.any = charactersOf(sets.control, sets.bidi, sets.unseen, sets.private);
    this.turning = charactersOf(sets.bidi);
  }

  /** One problem for each line that has such characters. @param {string[]} lines @returns {Problem[]} */
  inLines(lines) {
    return lines.flatMap((line, number) => {
      const found = this.any.exec(line);
      this.any.lastIndex = 0;
      if (!found) return [];
      const mark = { line: number + 1, column: size(line.slice(0, found.index)) + 1, length: 1 };
      return [this.problem(found[0], lines, mark)];
    });
  }

  /** The problem that such a character makes. @param {string} char @param {string[]} lines @param {Mark} mark */
  problem(char, lines, mark) {
    const code = char === "\t" ? "tab" : this.turning.test(char) ? "bidi" : "control";
    this.turning.lastIndex = 0;
    const number = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return problemAt(lines, code, mark, say(this.contract, code, { number }));
  }

  /** The first such character of a text, if any. @param {string} text */
  first(text) {
    return text.match(this.any)?.[0];
  }

  /** The text with blanks in their place. @param {string} text */
  without(text) {
    return text.replace(this.any, " ");
  }
}

/** One character of these sets, which are written as ranges of code points: `202A-202E`. @param {string[][]} sets */
function charactersOf(...sets) {
  const ranges = sets.flat().map((range) => range.split("-").map((end) => `\\u{${end}}`).join("-"));
  return new RegExp(`[${ranges.join("")}]`, "gu");
}
