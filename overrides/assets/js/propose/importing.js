// @ts-check
// A record from a file or from pasted text: what cannot be read is shown with its line, and mended in place.

import { element } from "../dom.js";
import { MOST_ITEMS, isGroup } from "./controls.js";

/** @typedef {import("./shown.js").Problem} Problem */
/** @typedef {(text: string) => {root: unknown, problems: Problem[]}} Check */

/** Larger texts are no record of ours. */
const LARGEST = 200_000;
/** What the form has no place for. */
const LOST = new Set(["unknown-field", "wrong-form", "duplicate-key"]);
const CUT = ` Un elenco ha più di ${MOST_ITEMS} voci: le altre non entrano nel modulo.`;
const NO_RECORD = "In questo testo non riconosco nessuna voce di una scheda: il modulo resta com'è.";

/** @param {HTMLElement} box @param {Check} check @param {Set<string>} keys those of a record @param {(record: import("./controls.js").Group) => boolean} take says whether something else made way */
export function setUpImport(box, check, keys, take) {
  const area = /** @type {HTMLTextAreaElement} */ (box.querySelector("[data-import-text]"));
  const found = /** @type {HTMLElement} */ (box.querySelector("[data-import-found]"));
  const run = () => {
    const text = area.value;
    if (!text.trim()) return found.replaceChildren(said("Non c'è ancora niente da leggere: scegli un file o incolla il testo."));
    if (text.length > LARGEST) return found.replaceChildren(said("Il testo è troppo lungo per una scheda."));
    const { root, problems } = check(text);
    const stops = root ? problems.filter(({ code }) => LOST.has(code)) : problems.filter(({ severity }) => severity === "error").slice(0, 1);
    found.replaceChildren(...stops.map((problem) => trouble(area, problem, run)));
    if (!root) return point(area, problems[0]);
    // A text or a list has keys as well: positions.
    if (!isGroup(root) || !Object.keys(root).some((key) => keys.has(key))) return found.prepend(said(NO_RECORD));
    const back = take(root) ? " Quello che c'era prima torna con «Riprendi la bozza»." : "";
    const rest = stops.length ? " Le voci qui sotto non entrano nel modulo: correggile nel testo, oppure lasciale." : "";
    found.prepend(said(`La scheda è nel modulo.${back}${rest}${tooLong(root) ? CUT : ""}`));
  };
  box.querySelector("[data-import-run]")?.addEventListener("click", run);
  box.querySelector("[data-import-file]")?.addEventListener("change", async (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const [file] = field.files ?? [];
    if (!file) return;
    area.value = file.size > LARGEST ? "" : await file.text();
    field.value = "";
    if (file.size > LARGEST) found.replaceChildren(said("Il file è troppo grande per una scheda."));
    else run();
  });
}

/** Whether a list holds more than the form takes in. @param {unknown} value @returns {boolean} */
const tooLong = (value) =>
  typeof value === "object" && value !== null && ((Array.isArray(value) && value.length > MOST_ITEMS) || Object.values(value).some(tooLong));

/** @param {string} words */
const said = (words) => element("p", { class: "import__said" }, words);

/** One problem: the sentence, the line with a sign under the place, and a button that writes what was meant. @param {HTMLTextAreaElement} area @param {Problem} problem @param {() => void} run */
function trouble(area, problem, run) {
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
function point(area, problem) {
  if (!problem?.line) return;
  const start = beginning(area.value, problem.line);
  const end = area.value.indexOf("\n", start);
  area.focus();
  area.setSelectionRange(start, end < 0 ? area.value.length : end);
}
