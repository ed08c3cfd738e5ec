// @ts-check
// From the values of the form to the sheet that is sent: text, path, problems; the one check of the project judges it.

import { checkText } from "../check/check.js";
import { written } from "../check/write.js";
import { get } from "./controls.js";
import { slug, today } from "./ids.js";
import { asItem } from "./ways.js";

/** The one file that is a list of records. */
const MEMBERS = "data/members.yaml";

/** @typedef {import("./controls.js").Group} Group @typedef {import("./shown.js").Problem} Problem */
/** @typedef {import("./references.js").Records} Records @typedef {"practice" | "organisation"} Kind */
/** @typedef {{text: string, path: string, problems: Problem[], title: string}} Judged */

/** @param {import("./labels.js").Contract} contract @param {Records} records */
export function setUpChecking(contract, records) {
  /** @param {string} text @param {Kind} kind @param {string} path @param {Records} [known] */
  const check = (text, kind, path, known = records) =>
    checkText(text, { contract, records: known, record: kind, path, today: today() });
  return {
    check,
    /** @param {Group} record @param {Kind} kind @param {string} path that of a file that exists, or nothing @param {Records} [known] @returns {Judged} */
    judge(record, kind, path, known) {
      const text = written(record, contract, kind);
      const place = path || pathOf(record, kind);
      const { problems } = check(place === MEMBERS ? asItem(text) : text, kind, place, known);
      return { text, path: place, problems, title: titleOf(record) };
    },
  };
}

/** @param {object} record */
const titleOf = (record) => String(get(record, "title") ?? get(record, "name") ?? "");

/** Where a new record belongs. @param {object} record @param {Kind} kind */
function pathOf(record, kind) {
  const id = slug(String(get(record, "id") ?? "")) || "scheda";
  if (kind === "organisation") return `data/organisations/${id}.yaml`;
  return `data/practices/${slug(String(get(record, "kind") ?? "")) || "welfare"}/${id}.yaml`;
}
