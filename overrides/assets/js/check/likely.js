// @ts-check
// What somebody probably meant by a date or a number written the everyday Italian way; never what is refused too. The
// twin of catalog/likely.py.

import { folding } from "./nearest.js";
import { say } from "./sentences.js";
import { everywhere, isWhole, pattern } from "./signs.js";

/** @typedef {import("./types.d.ts").Contract} Contract */
/** @typedef {import("./rows.js").Field} Field */

/**
 * The first reading of a text that its field would take; empty when there is none.
 * @param {Field} item @param {string} text @param {Contract} contract @param {boolean} hasInterval
 */
export function likely(item, text, contract, hasInterval = false) {
  const { within } = contract.signs.likely;
  const start = [...folding(text.trim())].slice(0, within).join("");
  const fitting = (/** @type {string} */ one) => fits(item, one, contract);
  if (item.type === "date" || isDated(item, contract)) return days(start, contract).find(fitting) ?? "";
  const found = item.type in contract.signs.types ? figures(start, contract).filter(fitting) : [];
  if (hasInterval && found.length === 2 && Number(found[0]) <= Number(found[1])) {
    return say(contract, "wrong-type.interval", { least: found[0], most: found[1] });
  }
  return found.length === 1 ? found[0] : "";
}

/** Whether a field holds years: its pattern asks for four digits. @param {Field} item @param {Contract} contract */
export const isDated = (item, contract) => (item.constraints?.pattern ?? "").includes(contract.signs.rules.dated);

/** Whether a day such as `2026-11-22` is in the calendar. @param {string} text */
export function isDay(text) {
  const [year, month, day] = text.split("-").map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1];
}

/** @param {Field} item @param {string} text @param {Contract} contract */
function fits(item, text, contract) {
  const { types } = contract.signs;
  const { pattern: form, minimum, maximum } = item.constraints ?? {};
  const type = types[item.type];
  if (type !== undefined && (!isWhole(type, text) || isWhole(types.thousands, text))) return false;
  if (form !== undefined && !isWhole(form, text)) return false;
  return (minimum === undefined || Number(text) >= minimum) && (maximum === undefined || Number(text) <= maximum);
}

/**
 * `22/11/2026` → `2026-11-22`, then its month and its year; `dal 2017 al 2019` → `2017/2019`.
 * @param {string} text @param {Contract} contract
 */
function days(text, contract) {
  const { unknown, interval } = contract.signs.likely;
  const found = unknown.includes(text) ? [contract.signs.rules.unknown_day] : [];
  const [, ...ends] = whole(interval, text) ?? [];
  const [first = "", last = ""] = ends.map((end) => day(end, contract));
  const known = Math.min(first.length, last.length);
  if (known && first.slice(0, known) <= last.slice(0, known)) found.push(`${first}/${last}`);
  const one = day(text, contract);
  return one ? [...found, one, one.slice(0, 7), one.slice(0, 4)] : found;
}

/** @param {string} sign @param {string} text */
const whole = (sign, text) => pattern(`^(?:${sign})$`).exec(text);

/** @param {string} text @param {Contract} contract */
function day(text, contract) {
  const signs = contract.signs.likely;
  let found = whole(signs.day_first, text);
  if (found) return written(found[3], found[2], found[1]);
  found = whole(signs.short_year, text);
  if (found) return written(`${found[3] >= signs.last_century_from ? "19" : "20"}${found[3]}`, found[2], found[1]);
  found = whole(signs.year_first, text);
  if (found) return written(found[1], found[2], found[3]);
  found = whole(signs.in_words, text);
  const month = found ? signs.months.indexOf(found[2]) + 1 : 0;
  return found && month ? written(found[3], String(month), found[1]) : "";
}

/** @param {string} year @param {string | undefined} month @param {string | undefined} number */
function written(year, month, number) {
  const parts = [month, number].flatMap((part) => (part ? [String(Number(part)).padStart(2, "0")] : []));
  const text = [year, ...parts].join("-");
  if (Number(month ?? 1) < 1 || Number(month ?? 1) > 12) return "";
  return number && !isDay(text) ? "" : text;
}

/**
 * `circa 1.682,5` → `1682.5`; of two figures the second is no negative one: `300-400`.
 * @param {string} text @param {Contract} contract
 */
function figures(text, contract) {
  const { figure, grouping } = contract.signs.likely;
  const found = text.replaceAll("–", "-").match(everywhere(figure)) ?? [];
  const plain = found.map((one) => one.replace(everywhere(grouping), "").replaceAll(",", "."));
  return plain.length === 2 ? plain.map((one) => one.replace(/^-+/, "")) : plain;
}
