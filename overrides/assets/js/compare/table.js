// @ts-check
// Two to four practices side by side. What differs is said in words and set in bold, never by colour alone.

import { element } from "../dom.js";
import { pageOf } from "../records.js";

/**
 * @typedef {import("../records.js").Practice} Practice
 * @typedef {"same" | "different" | "partial" | "unknown"} Outcome
 */

/** @type {Record<Outcome, string>} */
const WORDS = { same: "uguali", different: "diverse", partial: "non tutte note", unknown: "" };

/**
 * The table; `remove` is called with the id of the practice to take away.
 * @param {Practice[]} practices @param {(id: string) => void} remove
 */
export function table(practices, remove) {
  const head = element("tr", { role: "row" }, corner(), ...practices.map((practice) => heading(practice, remove)));
  const made = element(
    "table",
    { class: `versus versus--${practices.length}`, role: "table" },
    element("caption", {}, `${practices.length} pratiche a confronto. In grassetto ciò che non hanno tutte.`),
    element("thead", { role: "rowgroup" }, head),
  );
  practices[0].parts.forEach((part, at) => {
    const title = element("th", { class: "versus__part", role: "rowheader", scope: "rowgroup" }, part.title);
    title.setAttribute("colspan", String(practices.length + 1));
    const parts = element("tr", { role: "row", class: "versus__parts" }, title);
    made.append(element("tbody", { role: "rowgroup" }, parts, ...lines(practices, at)));
  });
  return made;
}

const corner = () => element("td", { role: "cell", class: "versus__corner" });

/** @param {Practice} practice @param {(id: string) => void} remove */
function heading(practice, remove) {
  const away = element("button", { class: "versus__remove", type: "button" }, "Togli");
  away.append(element("span", { class: "visually-hidden" }, ` ${practice.title}`));
  away.addEventListener("click", () => remove(practice.id));
  return element(
    "th",
    { class: `versus__practice is-${practice.kind}`, role: "columnheader", scope: "col" },
    element("span", { class: "versus__line" }, practice.line),
    element("a", { class: "versus__title", href: pageOf(practice.id) }, practice.title),
    away,
  );
}

/** The rows of a part; what is known of none of them is said in one row at its end. @param {Practice[]} practices @param {number} at */
function lines(practices, at) {
  const rows = practices[0].parts[at].rows.map(([label], row) => {
    const values = practices.map((one) => one.parts[at].rows[row][1]);
    return { label, values, outcome: compare(values) };
  });
  const made = rows.filter((row) => row.outcome !== "unknown").map((row) => line(row.label, row.values, row.outcome));
  const unknown = rows.filter((row) => row.outcome === "unknown").map((row) => row.label.toLowerCase());
  if (unknown.length) {
    const words = element("span", { class: "unknown" }, "Non noto per nessuna");
    const all = element("td", { class: "versus__none", role: "cell" }, words, `: ${unknown.join(", ")}.`);
    all.setAttribute("colspan", String(practices.length + 1));
    made.push(element("tr", { role: "row", class: "versus__row is-unknown" }, all));
  }
  return made;
}

/** One row: its label, how the practices stand to each other, and what each says. @param {string} label @param {string[][]} values @param {Outcome} outcome */
function line(label, values, outcome) {
  const mark = element("span", { class: `versus__mark versus__mark--${outcome}` }, WORDS[outcome]);
  const name = element("th", { class: "versus__label", role: "rowheader", scope: "row" }, `${label} `, mark);
  const cells = values.map((own) => element("td", { role: "cell", class: "versus__cell" }, cell(own, values)));
  return element("tr", { role: "row", class: `versus__row is-${outcome}` }, name, ...cells);
}

/** @param {string[]} own @param {string[][]} all */
function cell(own, all) {
  if (!own.length) return element("span", { class: "unknown" }, "non noto");
  const known = all.filter((values) => values.length);
  /** @param {string} value */
  const told = (value) => (known.every((values) => values.includes(value)) ? value : element("strong", {}, value));
  if (own.length === 1) return told(own[0]);
  return element("ul", { class: "versus__list" }, ...own.map((value) => element("li", {}, told(value))));
}

/** What is not known is neither the same nor different. @param {string[][]} values @returns {Outcome} */
function compare(values) {
  const known = values.filter((one) => one.length).map((one) => [...one].sort().join("\n"));
  if (!known.length) return "unknown";
  if (new Set(known).size > 1) return "different";
  return known.length === values.length ? "same" : "partial";
}
