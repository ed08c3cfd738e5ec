// @ts-check
// What is wrong in a pasted text: each problem with its line, a sign under the place, and a button that mends the text there.

import { element } from "../dom.js";

/** @typedef {import("./shown.js").Problem} Problem */

/** One problem: the sentence, the line with a sign under the place, and a button that writes what was meant. @param {HTMLTextAreaElement} area @param {Problem} problem @param {() => void} run */
export function trouble(area, problem, run) {
  /** @type {HTMLElement[]} */
  const parts = [element("p", { class: "ask__message ask__message--error" }, `Riga ${problem.line}: ${problem.message}`)];
  if (problem.excerpt) {
    const before = (problem.column ?? 1) - (problem.excerpt_from ?? 1);
    const sign = " ".repeat(Math.max(0, before)) + "^".repeat(Math.max(1, Math.min(problem.length ?? 1, 60)));
    parts.push(element("pre", { class: "import__line" }, element("code", {}, `${problem.excerpt}\n`, element("span", { "aria-hidden": "true" }, sign))));
  }
  if (problem.example) parts.push(element("p", { class: "ask__help" }, "Per esempio: ", element("code", {}, problem.example)));
  if (problem.nearest && problem.length) {
    const button = element("button", { class: "button button--quiet button--small", type: "button" }, `Scrivi così: ${problem.nearest}`);
    button.addEventListener("click", () => {
      replace(area, problem);
      run();
    });
    parts.push(element("p", { class: "ask__mend" }, button));
  }
  return element("div", { class: "import__trouble" }, ...parts);
}

/** Where a line begins in the text. @param {string} text @param {number} line */
const beginning = (text, line) => text.split("\n").slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);

/** @param {HTMLTextAreaElement} area @param {Problem} problem */
function replace(area, problem) {
  const at = beginning(area.value, problem.line) + (problem.column ?? 1) - 1;
  area.setRangeText(problem.nearest ?? "", at, at + (problem.length ?? 0), "end");
}

/** Put the caret on the line that is wrong. @param {HTMLTextAreaElement} area @param {Problem | undefined} problem */
export function point(area, problem) {
  if (!problem?.line) return;
  const start = beginning(area.value, problem.line);
  const end = area.value.indexOf("\n", start);
  area.focus();
  area.setSelectionRange(start, end < 0 ? area.value.length : end);
}
