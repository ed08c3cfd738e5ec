// @ts-check
// What somebody probably meant by a date or a number written the everyday Italian way; never what is refused too. The
// twin of catalog/likely.py.

import { folding } from "./nearest.js";
import { say } from "./sentences.js";
import { everywhere, isWhole, pattern } from "./signs.js";

/** @typedef {import("./types.d.ts").Contract} Contract */
/** @typedef {import("./rows.js").Field} Field */

/**
 * The first reading of a text that its field would take; empty when there is none. What takes other fields of its group
 * as well, those `beside` it, names them: `value: 100 e qualifier: circa`.
 * @param {Field} item @param {string} text @param {Contract} contract @param {string[]} beside
 */
export function likely(item, text, contract, beside = []) {
  const { within } = contract.signs.likely;
  const start = [...folding(text.trim())].slice(0, within).join("");
  if (item.type === "date" || isDated(item, contract)) {
    return days(start, contract).find((day) => fits(item, day, contract)) ?? "";
  }
  return ["number", "integer"].includes(item.type) ? figure(item, start, contract, beside) : "";
}

/** How a date may be written in a field: `2019 o 2019-06`. @param {Field} item @param {Contract} contract @returns {string} */
export function forms(item, contract) {
  const taken = contract.signs.likely.forms.filter((/** @type {string} */ form) => isWhole(item.constraints?.pattern ?? "", form));
  const [last, ...before] = taken.reverse();
  return before.length ? say(contract, "hint.or", { first: before.reverse().join(", "), second: last }) : last;
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
  found = whole(signs.about_year, text);
  if (found) return written(found[1], undefined, undefined);
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
 * `circa 1.682,5` → `1682.5` and how precise it is; nothing where a word would be lost.
 * @param {Field} item @param {string} text @param {Contract} contract @param {string[]} beside
 */
function figure(item, text, contract, beside) {
  const signs = contract.signs.likely;
  const [qualified, term] = withoutQualifier(text, contract);
  const figured = qualified.replace(everywhere(signs.money), "");
  // Where figures of any unit stand.
  const percent = beside.includes("unit") && ends(beside, contract).length ? pattern(signs.percent).exec(figured) : null;
  const rest = percent ? figured.slice(0, percent.index) : figured;
  const interval = whole(signs.figures, rest)?.slice(1);
  const keys = interval ? ends(beside, contract) : [item.key.split(".").at(-1) ?? ""];
  const figures = interval ? ascending(interval, contract) : isWhole(signs.figure, rest) ? [rest] : [];
  const numbers = figures.map((one) => plain(one, contract)).filter((number) => {
    return fits(item, number, contract) && !pattern(signs.code).test(number);
  });
  if (!numbers.length || numbers.length !== keys.length || (term && !beside.includes("qualifier"))) return "";
  const named = [...numbers.map((number, at) => `${keys[at]}: ${number}`), ...(percent ? ['unit: "%"'] : []), ...(term ? [`qualifier: ${term}`] : [])];
  return named.length > 1 ? joined(named, contract) : numbers[0];
}

/**
 * The ends of an interval, none where they are years or the wrong way round.
 * @param {string[]} figures @param {Contract} contract
 */
function ascending(figures, contract) {
  const [least, most] = figures.map((one) => Number(plain(one, contract)));
  return least <= most && !figures.some((one) => isWhole(contract.signs.likely.year, one)) ? figures : [];
}

/** @param {string[]} parts @param {Contract} contract @returns {string} */
function joined([first, ...rest], contract) {
  return rest.length ? say(contract, "hint.two", { first, second: joined(rest, contract) }) : first;
}

/** @param {string} text @param {Contract} contract @returns {[string, string]} */
function withoutQualifier(text, contract) {
  for (const sign of contract.signs.likely.qualifiers) {
    if (pattern(sign).test(text)) return [text.replace(pattern(sign), ""), sign.term];
  }
  return [text, ""];
}

/** The two fields that hold an interval, if there are such. @param {string[]} beside @param {Contract} contract @returns {string[]} */
const ends = (beside, contract) =>
  contract.signs.likely.ends.find((/** @type {string[]} */ keys) => keys.every((key) => beside.includes(key))) ?? [];

/** @param {string} text @param {Contract} contract */
const plain = (text, contract) => text.replace(everywhere(contract.signs.likely.grouping), "").replaceAll(",", ".");
