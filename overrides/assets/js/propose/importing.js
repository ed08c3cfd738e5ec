// @ts-check
// A record from a file or from pasted text: what cannot be read is shown with its line, and mended in place; of several records
// one is taken, and the others are offered.

import { element } from "../dom.js";
import { MOST_ITEMS } from "./controls.js";
import { valueAt } from "./mending.js";
import { held, nameOf, reading } from "./reading.js";

/** @typedef {import("./shown.js").Problem} Problem @typedef {import("./keeping.js").Held} Held @typedef {import("./reading.js").Reading} Reading */
/** @typedef {{back: boolean, held: Held}} Taken whether what made way may be called back, and what the form holds now */
/** @typedef {import("./reading.js").Wanted & {take: (held: Held) => Taken | null}} Into the form; it takes nothing that it has no place for */

/** Larger texts are no record of ours. */
const LARGEST = 200_000;
/** What the form may have no place for. */
const LOST = new Set(["unknown-field", "wrong-form", "duplicate-key"]);
const NOTHING = "Non c'è ancora niente da leggere: scegli un file o incolla il testo.";
const TOO_LONG = "Il testo è troppo lungo per una scheda.";
const CUT = `Un elenco ha più di ${MOST_ITEMS} voci: le altre non entrano nel modulo.`;
const NO_RECORD = "In questo testo non riconosco nessuna voce di una scheda: il modulo resta com'è.";
const NO_USE = "Di quello che c'è scritto niente può entrare nel modulo, che resta com'è. Correggi il testo e riprova.";
const OTHER_KIND = {
  practice: "Questa è la scheda di un'organizzazione: caricala in «Proponi un'organizzazione». Il modulo resta com'è.",
  organisation: "Questa è la scheda di una pratica: caricala in «Proponi una pratica». Il modulo resta com'è.",
};
const BACK = "Quello che c'era prima torna con «Riprendi la bozza».";
const LEFT_OUT = "Le voci qui sotto non entrano nel modulo: correggile nel testo, oppure lasciale.";

/** @param {HTMLElement} box @param {Into} into */
export function setUpImport(box, into) {
  const area = /** @type {HTMLTextAreaElement} */ (box.querySelector("[data-import-text]"));
  const found = /** @type {HTMLElement} */ (box.querySelector("[data-import-found]"));
  const run = (wanted = 0) => {
    const text = area.value;
    if (!text.trim() || text.length > LARGEST) return found.replaceChildren(said(text.trim() ? TOO_LONG : NOTHING));
    const read = reading(text, into);
    if (read.records.length) return found.replaceChildren(...taken(read, wanted, into, run, area));
    const troubles = read.broken.map((problem) => trouble(area, problem, run));
    found.replaceChildren(...troubles, ...(troubles.length ? [] : [said(read.otherKind ? OTHER_KIND[into.kind] : NO_RECORD)]));
    point(area, read.broken[0]);
  };
  box.querySelector("[data-import-run]")?.addEventListener("click", () => run());
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

/** One record goes into the form: what is said of it, and of all the rest. @param {Reading} read @param {number} wanted @param {Into} into @param {(wanted?: number) => void} run @param {HTMLTextAreaElement} area */
function taken({ records, companions, broken }, wanted, into, run, area) {
  const record = records[wanted] ?? records[0];
  const written = record.problems.filter(({ code }) => LOST.has(code));
  const troubles = (/** @type {Problem[]} */ problems) => problems.map((problem) => trouble(area, problem, run));
  const done = into.take(held(record, companions));
  if (!done) return [said(NO_USE), ...troubles(written)];
  // What has the wrong form may still have been understood.
  const lost = [...written.filter(({ code, field }) => code !== "wrong-form" || !valueAt(done.held.record, field)), ...broken];
  const words = [what({ records, companions }, record), done.back && BACK, lost.length && LEFT_OUT, tooLong(record.root) && CUT];
  return [said(words.filter(Boolean).join(" ")), ...others(records, record, run), ...troubles(lost)];
}

/** What is in the form now. @param {Pick<Reading, "records" | "companions">} read @param {import("./reading.js").Told} record */
function what({ records, companions }, record) {
  if (records.length > 1) return `Nel testo ci sono ${records.length} schede. Nel modulo ora c'è «${nameOf(record)}».`;
  if (companions.length > 1) return "La pratica è nel modulo. Le organizzazioni sono più di una: proponi ciascuna con il suo modulo.";
  if (companions.length) return `Nel modulo ora ci sono la pratica e la nuova organizzazione «${nameOf(companions[0])}».`;
  return "La scheda è nel modulo.";
}

/** The other records of the text. @param {import("./reading.js").Told[]} records @param {import("./reading.js").Told} taken @param {(wanted: number) => void} run */
function others(records, taken, run) {
  const buttons = records.flatMap((one, at) => {
    if (one === taken) return [];
    const button = element("button", { class: "button button--quiet button--small", type: "button" }, `Prendi invece «${nameOf(one)}»`);
    button.addEventListener("click", () => run(at));
    return [button, " "];
  });
  return buttons.length ? [element("p", { class: "ask__mend" }, ...buttons)] : [];
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
