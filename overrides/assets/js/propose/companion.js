// @ts-check
// The organisation that is proposed along with its practice: what the form asks of it, and what follows from that.

import { groups, read } from "./controls.js";
import { freeSlug, today } from "./ids.js";

/** @typedef {import("./references.js").Records} Records */
/** @typedef {import("./controls.js").Group} Group @typedef {import("./shown.js").Problem} Problem */

/** The record, or null when nothing was written. @param {Element} root @param {Records} records @param {() => Group} practice that names it */
export function companion(root, records, practice) {
  const asked = read(root);
  if (!Object.keys(asked).length) return null;
  const source = sourceOf(asked, practice());
  return {
    id: freeSlug(String(asked.name ?? ""), namesOf(records.organisations)),
    ...asked,
    membership: { status: "non-dichiarata" },
    ...(source && { sources: [{ id: "f1", ...source }] }),
    added: today(),
  };
}

/** Its own site; else the page where the practice can be read, as whoever proposes it wrote it. Nothing is made up. @param {Group} asked @param {Group} practice */
function sourceOf({ website }, practice) {
  if (website) return { url: website, title: website };
  const [first] = groups(practice.sources);
  if (!first?.title) return null;
  const { url, no_url, title, publisher, date } = first;
  return Object.fromEntries(Object.entries({ url, no_url, title, publisher, date }).filter(([, value]) => value));
}

/** Its source is its site, or that of the practice: what is wrong there is said there, once. @param {Problem[]} problems @param {Problem[]} ofPractice */
export function ofItsOwn(problems, ofPractice) {
  const elsewhere = ofPractice.some(({ field }) => field.startsWith("sources")) || problems.some(({ field }) => field === "website");
  return elsewhere ? problems.filter(({ field }) => !field.startsWith("sources")) : problems;
}

/** All records that may be named: those of the portal, and the one along. @param {Records} records @param {{id: string, name?: unknown} | null} along @returns {Records} */
export function withCompanion(records, along) {
  if (!along?.id) return records;
  return { ...records, organisations: [...records.organisations, [along.id, String(along.name ?? along.id), `data/organisations/${along.id}.yaml`, []]] };
}

/** Every id that is or was in use. @param {import("./references.js").Known[]} known */
export const namesOf = (known) => new Set(known.flatMap(([id, , , aliases]) => [id, ...aliases]));
