// @ts-check
// The events of js-yaml as those of PyYAML: the same places, the same texts, the same idea of what is broken.

import { EVENT_ID, getScalarValue } from "../vendor/js-yaml/js-yaml.js";
import { placesIn } from "./document.js";

// One module alone loads the library; parser.js runs it.
export { YAMLException, parseEvents } from "../vendor/js-yaml/js-yaml.js";

/**
 * @typedef {import("./document.js").Mark} Mark
 * @typedef {{kind: "document" | "text" | "alias" | "list" | "group" | "end", mark: Mark, value?: string,
 *   sign?: string, end?: Mark}} Event `sign` is one by which YAML hangs something on a value: `&`, `*`, `!`; `end` is
 *   where a text without quotes ends, if a comment follows.
 */

/** By how much a line is moved to the right for the parser. */
export const INDENT = " ".repeat(40);

const BETWEEN = /(?:[\s\]},]|#[^\n\r]*|^\.\.\.(?=\s))*/my;
const NOTE = / +#/y;
const BEFORE_KEY = /^(?:[\s?:-]|[&!]\S*)*$/;
const LONGEST_KEY = 1024;
const WRONG_CODE = /\\(?:u|U0000)[dD][89a-fA-F]|\\U(?!000|0010)/;
const KINDS = { [EVENT_ID.SEQUENCE]: "list", [EVENT_ID.MAPPING]: "group", [EVENT_ID.SCALAR]: "text" };
const EVENT_BLOCK = 1;
const QUOTED = [2, 3];
const BLOCK = [4, 5];

/** The line (from 0) where the parser stopped, and where the text or bracket began that was open there. */
export class BrokenText extends Error {
  /** @param {number} line @param {number} began @param {boolean} deep Whether too many levels are inside one another. */
  constructor(line, began = line, deep = false) {
    super("broken text");
    this.line = line;
    this.began = began;
    this.deep = deep;
  }
}

/**
 * @typedef {import("../vendor/js-yaml/js-yaml.js").Event} Parsed
 * @typedef {import("../vendor/js-yaml/js-yaml.js").ScalarEvent} Scalar
 * @typedef {Extract<Parsed, {tagStart: number}>} Tagged
 */

/** Turns the events of one text, which know offsets, into ours, which know lines and columns. */
export class Events {
  /** @param {string} text @param {Set<number>} indented The lines that were moved to the right. */
  constructor(text, indented) {
    this.text = text;
    this.indented = indented;
    this.places = placesIn(text);
    this.starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
    this.line = 0;
    /** How far the text has been read. */
    this.read = 0;
    this.documents = 0;
    /** @type {{group: boolean, block: boolean, key: boolean}[]} */
    this.open = [];
  }

  /** @param {Parsed[]} events @returns {Event[]} */
  from(events) {
    return events.map((event) => {
      if (event.type === EVENT_ID.POP) {
        this.open.pop();
        return { kind: "end", mark: this.mark(this.read, this.read) };
      }
      const made = this.made(event);
      this.checkKey(event, made);
      if (made.kind !== "text" && made.kind !== "alias") {
        const block = "style" in event && event.style === EVENT_BLOCK;
        this.open.push({ group: made.kind === "group", block, key: true });
      }
      return made;
    });
  }

  /** @param {Exclude<Parsed, import("../vendor/js-yaml/js-yaml.js").PopEvent>} event @returns {Event} */
  made(event) {
    if (event.type === EVENT_ID.DOCUMENT) return this.document(event);
    return event.type === EVENT_ID.ALIAS ? this.alias(event) : this.node(event);
  }

  /**
   * PyYAML knows no empty key, no endless one, and none after the end of a text.
   * @param {Parsed} event @param {Event} made
   */
  checkKey(event, { mark }) {
    const parent = this.open.at(-1);
    if (!parent?.group) return;
    if (parent.key) {
      const before = this.text.slice(this.starts[mark.line - 1]).slice(0, mark.column - 1);
      const misplaced = parent.block && !BEFORE_KEY.test(before);
      const missing = "valueStart" in event && event.valueStart === -1;
      if (missing || mark.length > LONGEST_KEY || misplaced) throw new BrokenText(mark.line - 1);
    }
    parent.key = !parent.key;
  }

  /** @param {import("../vendor/js-yaml/js-yaml.js").DocumentEvent} event @returns {Event} */
  document(event) {
    this.documents += 1;
    // After the end of a document PyYAML wants the sign of a new one.
    if (this.documents > 1 && !event.explicitStart) throw this.brokenAt(this.skipped());
    const marker = /^---(?=\s|$)/gm;
    marker.lastIndex = this.read;
    if (event.explicitStart) this.read = (marker.exec(this.text)?.index ?? 0) + 3;
    return { kind: "document", mark: this.mark(this.read - 3, this.read) };
  }

  /** @param {import("../vendor/js-yaml/js-yaml.js").AliasEvent} event @returns {Event} */
  alias({ anchorStart, anchorEnd }) {
    this.read = anchorEnd;
    return { kind: "alias", sign: "*", mark: this.mark(anchorStart - 1, anchorEnd) };
  }

  /** @param {Tagged} event @returns {Event} */
  node(event) {
    const { anchorStart, tagStart } = event;
    const [from, to] = this.place(event);
    const named = [anchorStart - 1, tagStart].filter((place) => place >= 0);
    const kind = /** @type {Event["kind"]} */ (KINDS[event.type]);
    /** @type {Event} */
    const made = { kind, mark: this.mark(Math.min(from, ...named), to) };
    if (named.length) made.sign = tagStart < 0 ? "&" : "!";
    if (event.type === EVENT_ID.SCALAR) {
      made.value = this.value(event, from, to);
      if (![...QUOTED, ...BLOCK].includes(event.style) && this.noteAt(to)) made.end = this.mark(to, to);
    }
    this.read = kind === "text" ? to : Math.max(this.read, from);
    return made;
  }

  /** Where a node begins and ends. @param {Tagged} event @returns {[number, number]} */
  place(event) {
    this.read = Math.max(this.read, event.anchorEnd, event.tagEnd);
    if (event.type !== EVENT_ID.SCALAR) return [event.start, event.start + 1];
    const { style, valueStart, valueEnd } = event;
    if (valueStart < 0) {
      const after = this.nothing();
      return [after, after];
    }
    if (QUOTED.includes(style)) return [valueStart - 1, valueEnd + 1];
    if (!BLOCK.includes(style)) return [valueStart, valueEnd];
    const before = this.text.slice(this.read, valueStart);
    const header = before.replace(/(^|\s)#[^\n\r]*/g, (note) => " ".repeat(note.length));
    return [this.read + header.search(/[|>]/), valueEnd];
  }

  /** Whether a comment begins after a place. @param {number} place */
  noteAt(place) {
    NOTE.lastIndex = place;
    return NOTE.test(this.text);
  }

  /** @param {Scalar} event @param {number} from @param {number} to */
  value(event, from, to) {
    const raw = event.style === 3 ? this.text.slice(from, to).replaceAll("\\\\", "") : "";
    if (WRONG_CODE.test(raw)) throw this.brokenAt(from + raw.search(WRONG_CODE));
    return event.valueStart < 0 ? "" : getScalarValue(this.text, event);
  }

  /** Where a value is missing: after its colon or dash, or before the next sign between brackets. */
  nothing() {
    if (this.open.at(-1)?.block) return Math.min(this.skipped() + 1, this.text.length);
    const before = /\s*:?\s*/y;
    before.lastIndex = this.read;
    before.exec(this.text);
    return before.lastIndex;
  }

  /** The next place where something stands that is no blank, no comment and no closing sign. */
  skipped() {
    BETWEEN.lastIndex = this.read;
    BETWEEN.exec(this.text);
    return BETWEEN.lastIndex;
  }

  /** @param {number} place */
  brokenAt(place) {
    return new BrokenText(this.mark(place, place).line - 1);
  }

  /** @param {number} from @param {number} to @returns {Mark} */
  mark(from, to) {
    while (this.line > 0 && this.starts[this.line] > from) this.line -= 1;
    while (this.starts[this.line + 1] <= from) this.line += 1;
    const start = this.starts[this.line];
    const moved = this.indented.has(this.line) ? INDENT.length : 0;
    const one = to < (this.starts[this.line + 1] ?? Infinity);
    const length = one ? Math.max(1, this.places(to) - this.places(from)) : 1;
    return { line: this.line + 1, column: this.places(from) - this.places(start) - moved + 1, length };
  }
}
