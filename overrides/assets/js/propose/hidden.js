// @ts-check
// Marks that nobody sees in a text: the check names a line of the file, the form finds the field and takes them away.

import { element } from "../dom.js";
import { setValue } from "./controls.js";

/** @typedef {import("./shown.js").Problem} Problem */

/** Which mark it is, the sentence says: in the file it may be written as a code. */
const NUMBER = /U\+([0-9A-F]{4,6})/;

/** These stand between words: a blank takes their place. Of the others nothing was ever seen. */
const BETWEEN = new Set("\t\v\f\x85\u2028\u2029");

/** The mark that a problem speaks of, or nothing. @param {Problem} problem */
function markOf({ code, message }) {
  if (code === "tab") return "\t";
  const number = code === "bidi" || code === "control" ? NUMBER.exec(message)?.[1] : "";
  return number ? String.fromCodePoint(parseInt(number, 16)) : "";
}

/** Where the marks of these problems are: of several fields with the same mark, each in its turn. @param {HTMLElement} root @param {Problem[]} problems @returns {Map<Problem, HTMLElement>} */
export function fieldsOf(root, problems) {
  const found = new Map();
  /** @type {Map<string, number>} */
  const turns = new Map();
  for (const problem of problems) {
    const mark = markOf(problem);
    if (!mark) continue;
    const fields = written(root).filter(({ value }) => value.includes(mark));
    const turn = turns.get(mark) ?? 0;
    turns.set(mark, turn + 1);
    if (fields.length) found.set(problem, fields[Math.min(turn, fields.length - 1)]);
  }
  return found;
}

/** The texts of this record, not of one that comes along. @param {HTMLElement} root */
const written = (root) =>
  [.../** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (root.querySelectorAll("input[data-field], textarea[data-field]"))].filter(
    (one) => one.closest("[data-record]") === root && one.type !== "checkbox",
  );

/** A button that takes such a mark away: nobody can see where it is. @param {HTMLElement} goal @param {Problem} problem */
export function cleaner(goal, problem) {
  const mark = markOf(problem);
  if (!mark || !(goal instanceof HTMLInputElement || goal instanceof HTMLTextAreaElement)) return [];
  const button = element("button", { class: "button button--quiet button--small", type: "button" }, "Toglilo");
  button.addEventListener("click", () => {
    setValue(goal, goal.value.replaceAll(mark, BETWEEN.has(mark) ? " " : ""));
    goal.dispatchEvent(new Event("change", { bubbles: true }));
    goal.focus();
  });
  return [button];
}
