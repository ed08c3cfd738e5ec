// @ts-check
// The practices found, each with its reasons. The same HTML is made by macros/templates/match.html.

import { element } from "../dom.js";
import { pageOf, practice } from "../records.js";

/**
 * @typedef {import("./score.js").Match} Match
 * @typedef {import("../records.js").Practice} Practice
 */

/** @type {[import("./score.js").Kind, string][]} */
const KINDS = [
  ["fit", "Va bene perché"],
  ["misfit", "Non torna"],
  ["unknown", "Non si sa"],
];

/** The items of the list, in their order; a practice whose file cannot be fetched is left out. @param {Match[]} matches */
export async function items(matches) {
  const found = await Promise.all(matches.map((match) => practice(match.id)));
  return matches.flatMap((match, at) => {
    const record = found[at];
    return record ? [item(match, record)] : [];
  });
}

/** @param {Match} match @param {Practice} record */
function item(match, record) {
  const where = [record.who, record.place, `fonte più recente: ${record.newest}`].filter(Boolean).join(" · ");
  const toggle = element("button", { class: "compare", type: "button", "data-compare": record.id, "aria-pressed": "false" });
  toggle.append("Confronta", element("span", { class: "visually-hidden" }, ` ${record.title}`));
  const body = element(
    "article",
    { class: "match__body" },
    element("p", { class: "match__kicker" }, record.line),
    element("h3", { class: "match__title" }, element("a", { href: pageOf(record.id) }, record.title)),
    element("p", { class: "match__who" }, where),
    element("p", { class: "match__text" }, record.summary),
    element("div", { class: "match__reasons" }, ...KINDS.flatMap(([kind, title]) => reasons(match, kind, title))),
    toggle,
  );
  return element("li", { class: `match is-${record.kind}`, "data-id": record.id }, body);
}

/** @param {Match} match @param {string} kind @param {string} title */
function reasons(match, kind, title) {
  const words = match.verdicts.filter((verdict) => verdict.kind === kind).map((verdict) => verdict.words);
  if (!words.length) return [];
  const list = element("ul", { class: "why__list" }, ...words.map((text) => element("li", {}, text)));
  return [element("div", { class: `why why--${kind}` }, element("p", { class: "why__title" }, title), list)];
}
