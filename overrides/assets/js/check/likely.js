// @ts-check
// What somebody probably meant by a date or a number written the everyday Italian way. The twin of catalog/likely.py.

import { folding } from "./nearest.js";
import { say } from "./sentences.js";
import { everywhere, pattern } from "./signs.js";

/**
 * `22/11/2026` → `2026-11-22`, `luglio 2019` → `2019-07`; empty when it is no date.
 * @param {string} written @param {any} contract
 */
export function likelyDay(written, contract) {
  const signs = contract.signs.likely;
  const text = folding(written.trim());
  const whole = (/** @type {string} */ sign) => pattern(`^(?:${sign})$`).exec(text);
  let found = whole(signs.day_first);
  if (found) return day(found[3], found[2], found[1]);
  found = whole(signs.year_first);
  if (found) return day(found[1], found[2], found[3]);
  found = whole(signs.in_words);
  const month = found ? signs.months.indexOf(found[2]) + 1 : 0;
  return found && month ? day(found[3], String(month), found[1]) : "";
}

/** @param {string} year @param {string} month @param {string | undefined} number */
function day(year, month, number) {
  const [one, other] = [Number(month), Number(number ?? 1)];
  if (one < 1 || one > 12 || other < 1 || other > 31) return "";
  return `${year}-${String(one).padStart(2, "0")}${number ? `-${String(other).padStart(2, "0")}` : ""}`;
}

/** `1.682,5` → `1682.5`, `circa 300` → `300`; two numbers are an interval. @param {string} text @param {any} contract */
export function likelyNumber(text, contract) {
  const { figure, figure_within } = contract.signs.likely;
  const start = [...text].slice(0, figure_within).join("").replaceAll("–", "-");
  const figures = start.match(everywhere(figure)) ?? [];
  const found = figures.map((text) => text.replaceAll(".", "").replaceAll(",", "."));
  if (found.length === 2) {
    const [least, most] = found.map((number) => number.replace(/^-+/, ""));
    return say(contract, "wrong-type.interval", { least, most });
  }
  return found.length === 1 ? found[0] : "";
}
