// @ts-check
// How one text stands in YAML: as it is, in double quotes, or folded. The twin of catalog/scalars.py.

import { Forbidden } from "./characters.js";
import { size } from "./document.js";
import { isWhole } from "./signs.js";

/** @typedef {import("./types.d.ts").Contract} Contract */

/** @type {Record<string, string>} */
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Writes texts in the style that the contract describes. */
export class Scalars {
  /** @param {Contract} contract */
  constructor(contract) {
    this.style = contract.signs.writing;
    this.width = this.style.width;
    this.forbidden = new Forbidden(contract);
  }

  /** A name, or an id in a list: as it is when it is nothing but an id. @param {string} text */
  name(text) {
    const known = isWhole(this.style.id, text) && !this.style.quoted_words.includes(text.toLowerCase());
    return known ? text : this.quoted(text);
  }

  /**
   * The lines of a text, without their indent.
   * @param {string} text @param {number} before How much stands before the first line. @param {number} indent
   */
  lines(text, before, indent) {
    const shown = this.isPlain(text) ? text : this.quoted(text);
    const [body, end] = text.endsWith("\n") ? [text.slice(0, -1), ""] : [text, "-"];
    if (!body || this.forbidden.first(body) || /^[ \n]|[ \n]$| \n|\r/.test(body)) return [shown];
    if (body.includes("\n")) return [`|${end}`, ...body.split("\n")];
    const long = body.includes(" ") && before + size(shown) > this.width;
    const folds = !body.includes("  ") && (!end || long);
    return folds ? [`>${end}`, ...folded(body, this.width - indent)] : [shown];
  }

  /** @param {string} text */
  isPlain(text) {
    if (!isWhole(this.style.plain, text) || text.endsWith(" ") || this.forbidden.first(text)) return false;
    return !this.style.quoted_words.includes(text.toLowerCase());
  }

  /** @param {string} text */
  quoted(text) {
    return `"${[...text].map((char) => this.escaped(char)).join("")}"`;
  }

  /** @param {string} char */
  escaped(char) {
    if (char in ESCAPES) return ESCAPES[char];
    if (!this.forbidden.first(char)) return char;
    // Half of a character is no text at all.
    const code = /[\ud800-\udfff]/u.test(char) ? 0xfffd : (char.codePointAt(0) ?? 0);
    const digits = code.toString(16);
    return code <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
  }
}

/** @param {string} text @param {number} width */
function folded(text, width) {
  const [first, ...words] = text.split(" ");
  const lines = [first];
  let length = size(first);
  for (const word of words) {
    if (length + 1 + size(word) <= width) {
      lines[lines.length - 1] += ` ${word}`;
      length += 1 + size(word);
    } else {
      lines.push(word);
      length = size(word);
    }
  }
  return lines;
}
