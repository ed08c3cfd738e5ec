// @ts-check
// A record from a file or from pasted text: what cannot be read is shown with its line, and mended in place; of several records
// one is taken, and the others are offered.

import { element } from "../dom.js";
import { MOST_ITEMS } from "./controls.js";
import { decoded } from "./decoding.js";
import { valueAt } from "./mending.js";
import { held, nameOf, names, reading } from "./reading.js";
import { counted } from "./shown.js";
import { point, trouble } from "./troubles.js";

/** @typedef {import("./shown.js").Problem} Problem @typedef {import("./keeping.js").Held} Held @typedef {import("./reading.js").Reading} Reading */
/** @typedef {{back: boolean, held: Held, errors: number}} Taken whether what made way may be called back, what the form holds now, what is wrong there */
/**
 * The form: `take` takes nothing that it has no place for; `now` is what it holds; `joins` if an organisation may come along;
 * `arrived` says so at its beginning.
 * @typedef {import("./reading.js").Wanted & {take: (held: Held) => Taken | null, now: () => Held, joins: boolean, arrived: (words: string) => void}} Into
 */

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
  practice:
    "Questa è la scheda di un'organizzazione. Se va con una pratica, scegli insieme i due file; se no, caricala in «Proponi un'organizzazione». Il modulo resta com'è.",
  organisation: "Questa è la scheda di una pratica: caricala in «Proponi una pratica». Il modulo resta com'è.",
};
const BACK = "Quello che c'era prima torna con «Riprendi la bozza».";
const NO_TEXT = "Non è un file di testo: scegli quello che hai scaricato da qui, o incolla il testo.";
const NOT_EXACT = "Il file non è in UTF-8: l'abbiamo letto lo stesso. Controlla le lettere accentate.";
const LEFT_OUT = "Le voci qui sotto non entrano nel modulo: correggile nel testo, oppure lasciale.";

/** @param {HTMLElement} box @param {Into} into */
export function setUpImport(box, into) {
  const area = /** @type {HTMLTextAreaElement} */ (box.querySelector("[data-import-text]"));
  const found = /** @type {HTMLElement} */ (box.querySelector("[data-import-found]"));
  const run = (wanted = 0, before = "") => {
    const text = area.value;
    if (!text.trim() || text.length > LARGEST) return found.replaceChildren(said(text.trim() ? TOO_LONG : NOTHING));
    const read = reading(text, into);
    const records = read.records.length ? read.records : joined(read.companions, into);
    if (records.length) return found.replaceChildren(...taken({ ...read, records }, wanted, into, run, area, before));
    const troubles = read.broken.map((problem) => trouble(area, problem, run));
    found.replaceChildren(...troubles, ...(troubles.length ? [] : [said(read.otherKind ? OTHER_KIND[into.kind] : NO_RECORD)]));
    point(area, read.broken[0]);
  };
  box.querySelector("[data-import-run]")?.addEventListener("click", () => run());
  box.querySelector("[data-import-file]")?.addEventListener("change", async (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(field.files ?? [])];
    if (!files.length) return;
    const { text, words, ready } = await textOf(files);
    field.value = "";
    area.value = text;
    if (ready) run(0, words);
    else found.replaceChildren(said(words));
  });
}

/** Several files are one text of several records. @param {File[]} files */
async function textOf(files) {
  const refused = (/** @type {string} */ words) => ({ text: "", words, ready: false });
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST) return refused("Il file è troppo grande per una scheda.");
  const all = (await Promise.all(files.map((file) => file.arrayBuffer()))).map(decoded);
  const read = all.flatMap((one) => one ?? []);
  if (read.length < all.length) return refused(NO_TEXT);
  return { text: read.map(({ text }) => text).join("\n---\n"), words: read.every(({ exact }) => exact) ? "" : NOT_EXACT, ready: true };
}

/** An organisation alone goes with the practice in the form, if that names it. @param {import("./reading.js").Told[]} companions @param {Into} into @returns {import("./reading.js").Told[]} */
function joined(companions, into) {
  const { record } = into.now();
  const named = into.joins && companions.length === 1 && names(record, companions[0].root);
  return named ? [{ root: record, problems: [], kind: "practice" }] : [];
}

/** One record goes into the form: what is said of it, and of all the rest. @param {Reading} read @param {number} wanted @param {Into} into @param {(wanted?: number) => void} run @param {HTMLTextAreaElement} area @param {string} before what is said first */
function taken({ records, companions, broken }, wanted, into, run, area, before) {
  const record = records[wanted] ?? records[0];
  const written = record.problems.filter(({ code }) => LOST.has(code));
  const troubles = (/** @type {Problem[]} */ problems) => problems.map((problem) => trouble(area, problem, run));
  const given = held(record, companions);
  const done = into.take(given);
  if (!done) return [said(NO_USE), ...troubles(written)];
  // What has the wrong form may still have been understood.
  const whole = (/** @type {string} */ field) => String(texts(valueAt(record.root, field))) === String(texts(valueAt(done.held.record, field)));
  const lost = [...written.filter(({ code, field }) => code !== "wrong-form" || !whole(field)), ...broken];
  const left = done.errors > 0 && `Nel modulo ${done.errors === 1 ? "resta" : "restano"} ${counted(done.errors)}.`;
  const absent = missing(record, companions, into);
  const words = [before, what({ records, companions }, record), absent, done.back && BACK, lost.length && LEFT_OUT, tooLong(record.root) && CUT, left];
  const sentence = words.filter(Boolean).join(" ");
  // What is to be read or chosen here keeps the view here.
  if (!lost.length && !absent && records.length === 1) into.arrived(sentence);
  return [said(sentence), ...others(records, record, run), ...troubles(lost)];
}

/** All texts in a value, in their order. @param {unknown} value @returns {string[]} */
const texts = (value) => (typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(texts));

/** Organisations that the practice names and nobody knows: their file may be at hand. @param {import("./reading.js").Told} record @param {import("./reading.js").Told[]} companions @param {Into} into */
function missing({ root, kind }, companions, into) {
  if (kind !== "practice" || companions.length || !into.joins) return "";
  const [unknown] = texts(root.organisations).filter((id) => !into.known(id));
  return unknown ? `La pratica nomina «${unknown}», che non c'è ancora: se ne hai il file, carica anche quello.` : "";
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
