// @ts-check
// The parser's events → a tree of texts, lists and groups, and the problems of its form.

import { piece, problemAt, size } from "./document.js";
import { BrokenText } from "./events.js";
import { Scalars } from "./scalars.js";
import { say } from "./sentences.js";
import { pattern } from "./signs.js";

/**
 * @typedef {import("./types.d.ts").Contract} Contract
 * @typedef {import("./document.js").Node} Node @typedef {import("./document.js").Text} Text
 * @typedef {import("./document.js").Group} Group @typedef {import("./document.js").Mark} Mark
 * @typedef {import("./document.js").Problem} Problem @typedef {import("./events.js").Event} Event
 * @typedef {import("./characters.js").Forbidden} Forbidden
 */

export const MAX_DEPTH = 12;
const MAX_EXAMPLE = 100;

/** Builds the tree from the parser's events, with its own stack. */
export class Builder {
  /** @param {string[]} lines @param {Forbidden} forbidden @param {Contract} contract */
  constructor(lines, forbidden, contract) {
    this.lines = lines;
    this.forbidden = forbidden;
    this.contract = contract;
    /** @type {Node | null} */
    this.root = null;
    /** @type {Problem[]} */
    this.problems = [];
    /** @type {Exclude<Node, Text>[]} */
    this.stack = [];
    /** @type {(Text | null)[]} */
    this.pending = [];
    this.documents = 0;
    this.scalars = new Scalars(contract);
  }

  /** @param {Iterable<Event>} events */
  build(events) {
    for (const event of events) {
      if (event.kind === "document") {
        this.documents += 1;
        if (this.documents === 2) this.report("two-documents", event.mark);
      } else if (event.kind === "end") {
        this.stack.pop();
        this.pending.pop();
      } else {
        this.node(event);
      }
    }
  }

  /** @param {Event} event */
  node(event) {
    const { kind, mark, value = "", sign } = event;
    if (sign) this.report("unusual", { ...mark, length: 1 }, { sign });
    if (event.end) this.lost(value, event.end);
    if (kind === "text" || kind === "alias") {
      this.add({ kind: "text", value: this.plain(value, mark), mark });
      return;
    }
    if (this.stack.length >= MAX_DEPTH) throw new BrokenText(mark.line - 1, mark.line - 1, true);
    /** @type {Exclude<Node, Text>} */
    const node =
      kind === "group" ? { kind, items: new Map(), keys: new Map(), mark } : { kind: "list", items: [], mark };
    this.add(node);
    this.stack.push(node);
    this.pending.push(null);
  }

  /**
   * Warn of a `#` glued to a word after a text without quotes: a comment has a blank after it.
   * @param {string} value @param {Mark} end
   */
  lost(value, { line, column }) {
    const rest = piece(this.lines[line - 1] ?? "", column - 1, Infinity);
    const [all, note] = pattern(`^${this.contract.signs.lost_text}`).exec(rest) ?? [];
    if (!all || !note) return;
    const text = note.trimEnd();
    const mark = { line, column: column + all.length - note.length, length: size(text) };
    const more = { severity: /** @type {const} */ ("warning"), example: this.afterName(`${value} ${text}`.trimStart()) };
    this.problems.push(problemAt(this.lines, "lost-text", mark, say(this.contract, "lost-text", { text }), more));
  }

  /** A text in quotes, as it stands after the name of its field or after its dash. @param {string} text */
  afterName(text) {
    const key = this.pending.at(-1);
    const name = key ? `${key.value}: ` : this.stack.at(-1)?.kind === "list" ? "- " : "";
    return size(text) <= MAX_EXAMPLE ? name + this.scalars.quoted(text) : "";
  }

  /** @param {Node} node */
  add(node) {
    const parent = this.stack.at(-1);
    const key = this.pending.at(-1);
    if (!parent) {
      this.root ??= node;
    } else if (parent.kind === "list") {
      parent.items.push(node);
    } else if (!key) {
      this.pending[this.pending.length - 1] = this.key(node);
    } else {
      this.pending[this.pending.length - 1] = null;
      this.put(parent, key, node);
    }
  }

  /** @param {Node} node @returns {Text} */
  key(node) {
    if (node.kind === "text") return node;
    this.report("key-not-text", node.mark);
    return { kind: "text", value: "", mark: node.mark };
  }

  /** @param {Group} group @param {Text} key @param {Node} node */
  put(group, key, node) {
    const first = group.keys.get(key.value);
    if (first) {
      this.report("duplicate-key", key.mark, { key: key.value, line: first.line });
      return;
    }
    group.items.set(key.value, node);
    group.keys.set(key.value, key.mark);
  }

  /** A text without the hidden marks that YAML makes out of escapes. @param {string} value @param {Mark} mark */
  plain(value, mark) {
    const found = this.forbidden.first(value);
    if (!found) return value;
    this.problems.push(this.forbidden.problem(found, this.lines, mark));
    return this.forbidden.without(value);
  }

  /** @param {import("./types.d.ts").Sentence} code @param {Mark} mark @param {Record<string, string | number>} values */
  report(code, mark, values = {}) {
    this.problems.push(problemAt(this.lines, code, mark, say(this.contract, code, values)));
  }
}
