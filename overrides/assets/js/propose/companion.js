// @ts-check
// The organisation that is proposed along with its practice: what the form asks of it, and what follows from that.

import { read } from "./controls.js";
import { freeSlug, today } from "./ids.js";

/** @typedef {import("./references.js").Records} Records */

/** The record, or null when nothing was written. @param {Element} root @param {Records} records */
export function companion(root, records) {
  const asked = read(root);
  if (!Object.keys(asked).length) return null;
  const name = String(asked.name ?? "");
  const page = asked.website ? { url: asked.website } : { no_url: "Lo dice l'organizzazione con questa proposta." };
  return {
    id: freeSlug(name, namesOf(records.organisations)),
    ...asked,
    membership: { status: "non-dichiarata" },
    sources: [{ id: "f1", ...page, title: `Chi è ${name}` }],
    added: today(),
  };
}

/** All records that may be named: those of the portal, and the one along. @param {Records} records @param {{id: string, name?: string} | null} along @returns {Records} */
export function withCompanion(records, along) {
  if (!along?.id) return records;
  return { ...records, organisations: [...records.organisations, [along.id, along.name ?? along.id, `data/organisations/${along.id}.yaml`, []]] };
}

/** Every id that is or was in use. @param {import("./references.js").Known[]} known */
export const namesOf = (known) => new Set(known.flatMap(([id, , , aliases]) => [id, ...aliases]));
