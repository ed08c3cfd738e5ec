// @ts-check
// What YAML allows and no record needs: refused line by line before the parser sees it. The twin of catalog/unusual.py.

import { problemAt, size } from "./document.js";
import { say } from "./sentences.js";
import { pattern, placed } from "./signs.js";

/** @typedef {import("./document.js").Problem} Problem */

/**
 * One problem for each line that has such a sign, by the first that is found in it.
 * @param {string[]} lines Without hidden marks. @param {string[]} shown As they were written. @param {import("./types.d.ts").Contract} contract
 * @returns {Problem[]}
 */
export function unusual(lines, shown, contract) {
  const { signs, suspect } = contract.signs.unusual;
  return outsideOfLongTexts(lines, contract).flatMap((number) => {
    const line = lines[number - 1];
    if (!pattern(suspect).test(line)) return [];
    for (const sign of signs) {
      const found = placed(sign).exec(line);
      if (!found) continue;
      const [start, end] = /** @type {[number, number]} */ (found.indices?.slice(1).find(Boolean) ?? found.indices?.[0]);
      const mark = { line: number, column: size(line.slice(0, start)) + 1, length: end - start };
      const message = say(contract, sign.sentence, { sign: line.slice(start, end) });
      return [problemAt(shown, sign.sentence.split(".")[0], mark, message)];
    }
    return [];
  });
}

/**
 * The lines (from 1) that are no part of a text after `>-` or `|`, which may begin as it likes.
 * @param {string[]} lines @param {import("./types.d.ts").Contract} contract
 */
function outsideOfLongTexts(lines, contract) {
  let inside = -1;
  /** @type {number[]} */
  const outside = [];
  for (const [index, line] of lines.entries()) {
    const indent = line.length - line.replace(/^ +/, "").length;
    if (inside >= 0 && (indent > inside || indent === line.length)) continue;
    const [, before, key] = pattern(contract.signs.unusual.long_text).exec(line) ?? [];
    inside = before === undefined ? -1 : key ? before.length : Math.max(0, before.replace(/ +$/, "").length - 1);
    outside.push(index + 1);
  }
  return outside;
}
