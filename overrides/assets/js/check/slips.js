// @ts-check
// What a person probably did where YAML breaks. The twin of catalog/slips.py, from the same signs.

import { size } from "./document.js";
import { say } from "./sentences.js";
import { placed } from "./signs.js";

/** @typedef {import("./types.d.ts").Contract} Contract */
/** @typedef {import("./document.js").Mark} Mark */

const LOOK_BACK = 200;
/** How many characters are read again to find where the broken piece begins. */
const MOST_READ = 1_000_000;
/** How much of a line is searched for a slip. */
const LONGEST = 500;

/**
 * The line (from 0) where the broken piece begins: all before it can be read, and nothing beyond it.
 * Parsers stop at different lines after a quote that is never closed; this line is the same for all.
 * @param {string[]} lines @param {number} stop @param {(lines: string[]) => boolean} readable
 */
export function firstBroken(lines, stop, readable) {
  const characters = lines.slice(0, stop).reduce((sum, line) => sum + size(line), 0);
  const times = Math.min(LOOK_BACK, Math.floor(MOST_READ / (1 + characters)));
  for (let number = stop; number > Math.max(-1, stop - times); number -= 1) {
    if (readable(lines.slice(0, number))) return number;
  }
  return stop;
}

/**
 * The usual slip, its place and an example where one helps. It is guessed on the line (from 0) where the broken piece
 * begins, or on the one above.
 * @param {string[]} lines @param {number} broken @param {Contract} contract @returns {[string, Mark, string]}
 */
export function slip(lines, broken, contract) {
  const near = [broken, broken - 1].filter((number) => number in lines);
  for (const sign of contract.signs.slips) {
    for (const number of sign.here ? near.slice(0, 1) : near) {
      const place = placeOf(sign, [...lines[number].slice(0, 2 * LONGEST)].slice(0, LONGEST).join(""));
      const example = sign.example ? say(contract, "example.yaml") : "";
      if (place) return [say(contract, sign.sentence), markOf(lines, number, place), example];
    }
  }
  return [say(contract, "broken-yaml.otherwise"), wholeLine(lines, broken), ""];
}

/**
 * A slip is known by its pattern, or by a pair of signs of which one is missing; a group says where it stands.
 * @param {{pattern?: string, unequal?: string, sentence: string}} sign @param {string} line
 * @returns {[number, number] | null}
 */
function placeOf(sign, line) {
  if (sign.unequal) {
    const [open, close] = sign.unequal;
    return line.split(open).length === line.split(close).length ? null : whole(line);
  }
  const found = placed(sign).exec(line);
  return found && (found.indices?.slice(1).find(Boolean) ?? whole(line));
}

/** The place of a line (from 0), without its indent. @param {string[]} lines @param {number} number */
export const wholeLine = (lines, number) => markOf(lines, number, whole(lines[number] ?? ""));

/** @param {string} line @returns {[number, number]} */
const whole = (line) => [line.length - line.replace(/^ +/, "").length, line.length];

/** @param {string[]} lines @param {number} number @param {[number, number]} place @returns {Mark} */
function markOf(lines, number, [start, end]) {
  const line = lines[number] ?? "";
  const length = Math.max(1, size(line.slice(start, end)));
  return { line: number + 1, column: size(line.slice(0, start)) + 1, length };
}
