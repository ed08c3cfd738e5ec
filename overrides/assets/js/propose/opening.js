// @ts-check
// What the form opens with: a new record, one that exists (`?correggi=<id>`), or the membership of one (`?adesione=<id>`).

import { ROOT } from "../dom.js";
import { groups } from "./controls.js";
import { today } from "./ids.js";

/** @typedef {import("./references.js").Records} Records @typedef {import("./controls.js").Group} Group */
/**
 * `path` is the file that exists, if any; `name` is that of the draft.
 * `before` is the record as it is today.
 * @typedef {{name: string, id: string, path: string, before: Group, record: Group, title: string, focus: string, said: string}} Opened
 */
/** @typedef {(text: string) => {root: import("../check/types.d.ts").Value | null}} Check */

/** @param {string} kind @param {Records} records @param {Check} check @returns {Promise<Opened>} */
export async function opened(kind, records, check) {
  const asked = new URLSearchParams(location.search);
  const joining = kind === "organisation" ? asked.get("adesione") : null;
  const wanted = joining ?? asked.get("correggi");
  if (wanted === null) return fresh(kind, "");
  const known = (kind === "practice" ? records.practices : records.organisations).find(([id, , , aliases]) => id === wanted || aliases.includes(wanted));
  // Only what the portal knows is ever fetched or shown.
  if (!known) return fresh(kind, "L'indirizzo parla di una scheda che non c'è: qui puoi proporne una nuova.");
  const [id, title, path] = known;
  const folder = kind === "practice" ? "pratiche" : "organizzazioni";
  const record = await fetched(`${folder}/${id}/scheda.yaml`, check);
  if (!record) return fresh(kind, `Ora non riesco a leggere la scheda «${title}». Riprova tra poco.`);
  const name = `${kind}:${id}`;
  if (joining === null) return { name, id, path, before: record, record, title: `Correggi «${title}»`, focus: "", said: "" };
  return { name: `${name}:adesione`, id, path, before: record, record: confirmed(record, title), title: `Conferma l'adesione di «${title}»`, focus: "membership.status", said: "" };
}

/** @param {string} address @param {Check} check */
const fetched = (address, check) =>
  fetch(new URL(address, ROOT))
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => /** @type {Group | null} */ (text ? check(text).root : null))
    .catch(() => null);

/** @param {string} kind @param {string} said @returns {Opened} */
function fresh(kind, said) {
  /** @type {Group} */
  const record = kind === "practice" ? { added: today() } : { added: today(), membership: { status: "non-dichiarata" } };
  return { name: kind, id: "", path: "", before: {}, record, title: "", focus: "", said };
}

/** The record with the membership confirmed, and a source to complete. @param {Group} record @param {string} name */
function confirmed(record, name) {
  const sources = groups(record.sources);
  const taken = new Set(sources.map((source) => source.id));
  let number = 1;
  while (taken.has(`f${number}`)) number += 1;
  const own = {
    id: `f${number}`,
    no_url: "Conferma inviata dall'organizzazione alla redazione.",
    title: "Conferma dell'adesione all'alleanza",
    publisher: name,
    date: today(),
  };
  return { ...record, membership: { .../** @type {Group | undefined} */ (record.membership), status: "confermata", source: own.id }, sources: [...sources, own] };
}

/** The page says which record that is there already it shows. @param {HTMLElement} place @param {string} words */
export function retitle(place, words) {
  const title = document.querySelector("h1");
  if (title) title.textContent = words;
  const licence = title?.nextElementSibling?.querySelector("a");
  if (licence) title?.nextElementSibling?.replaceChildren("Questa è la scheda com'è oggi: cambia solo quello che serve. Quello che invii diventa pubblico con licenza ", licence, ".");
  const here = document.querySelector(".breadcrumb [aria-current]");
  if (here) here.textContent = words;
  document.title = `${words} · ${document.title.split(" · ").at(-1)}`;
  for (const one of place.querySelectorAll("[data-along], [data-fresh]")) one.toggleAttribute("hidden", true);
}
