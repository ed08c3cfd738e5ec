// @ts-check
// Fields that name another record: they show its name, and hold its id; a name that is not quite right is understood or asked about.

import { element } from "../dom.js";
import { hold, own, setValue, valueOf } from "./controls.js";
import { meant } from "./near.js";
import { goTo } from "./places.js";

/** @typedef {[id: string, name: string, path: string, aliases: string[]]} Known */
/** @typedef {{practices: Known[], organisations: Known[]}} Records */

/** @param {Records} records */
export function suggest(records) {
  for (const kind of /** @type {const} */ (["practices", "organisations"])) {
    const options = records[kind].map(([id, name]) => element("option", { value: name, "data-id": id }));
    document.getElementById(`elenco-${kind}`)?.replaceChildren(...options);
  }
}

/** Names and ids become the record that they name, shown by its name. @param {HTMLInputElement} field @param {Records} records */
function settle(field, records) {
  const all = known(field, records);
  const value = String(valueOf(field));
  const typed = value.toLowerCase();
  const found = all.find(([id]) => id === value) ?? all.find(([id, name]) => name.toLowerCase() === typed || id === typed);
  // A record that is no longer there is a mere name again.
  if (found || field.dataset.id) hold(field, found?.[0] ?? "", found?.[1] ?? field.value);
  return Boolean(found);
}

/** What was typed, as the record that is meant; when it is not sure which, the question is put under the field. @param {HTMLInputElement} field @param {Records} records */
export function understand(field, records) {
  const typed = field.value.trim();
  if (!typed || settle(field, records)) return;
  if (field.dataset.refused === typed) return unknown(field, typed);
  const all = known(field, records);
  const begun = typed.length < FEWEST ? [] : all.filter(([id, name]) => id.startsWith(typed.toLowerCase()) || name.toLowerCase().startsWith(typed.toLowerCase()));
  const { sure, found } = begun.length === 1 ? { sure: true, found: begun } : meant(typed, all);
  if (sure) take(field, typed, found[0]);
  else if (found.length) ask(field, found, typed);
  else unknown(field, typed);
}

/** @param {HTMLInputElement} field @param {string} typed */
function unknown(field, typed) {
  say(field, asNew(field, typed));
  field.dataset.unknown = typed;
}

/** What the form offers for an organisation that the portal does not know. @param {HTMLInputElement} field @param {string} typed @returns {(Node | string)[]} */
function asNew(field, typed) {
  const along = document.querySelector("[data-along]");
  if (field.dataset.reference !== "organisations" || !(along instanceof HTMLElement) || along.hidden) return [];
  const name = newName(along);
  if (!name) return [];
  // One comes along; a second one has a proposal of its own.
  if (name.value.trim()) return ["Qui si aggiunge una sola organizzazione nuova: ", elsewhere(along), "."];
  const made = element("button", { class: "button button--quiet button--small", type: "button" }, "È nuova: aggiungila");
  made.addEventListener("click", () => {
    setValue(name, typed);
    name.dispatchEvent(new Event("change", { bubbles: true }));
    goTo(name);
  });
  return [made];
}

/** @param {Element} along */
function newName(along) {
  const record = along.querySelector("[data-along-record]");
  const [name] = record ? own(record, "[data-field=name]") : [];
  return name instanceof HTMLInputElement ? name : null;
}

/** The link that stands in the part of the new organisation. @param {Element} along */
const elsewhere = (along) => /** @type {Node} */ (along.querySelector("[data-elsewhere]")?.cloneNode(true));

/** So many letters, at least, stand for a longer name. */
const FEWEST = 3;

/** @param {HTMLInputElement} field @param {string} typed @param {Known} found */
function take(field, typed, [id, name]) {
  hold(field, id, name);
  say(field, [`Abbiamo inteso «${name}»: avevi scritto «${typed}». `, button("Non è questo", field, () => {
    field.dataset.refused = typed;
    hold(field, "", typed);
  })]);
}

/** @param {HTMLInputElement} field @param {Known[]} found @param {string} typed */
function ask(field, found, typed) {
  const choices = found.map(([id, name]) => button(name, field, () => hold(field, id, name)));
  say(field, [found.length === 1 ? "Intendi questo? " : "Quale intendi? ", ...choices.flatMap((one) => [one, " "]), ...asNew(field, typed)]);
}

/** @param {string} words @param {HTMLInputElement} field @param {() => void} done */
function button(words, field, done) {
  const made = element("button", { class: "button button--quiet button--small", type: "button" }, words);
  made.addEventListener("click", () => {
    done();
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });
  return made;
}

/** @param {HTMLInputElement} field @param {(Node | string)[]} parts */
function say(field, parts) {
  const place = field.parentElement?.querySelector("[data-named]");
  if (!(place instanceof HTMLElement)) return;
  place.replaceChildren(...parts);
  place.dataset.about = field.value;
}

/**
 * When the organisation that comes along changes, so does what names it: by its id, or by a name that was typed before it was there.
 * @param {HTMLElement} root @param {string} before @param {Known} now
 */
export function follow(root, before, now) {
  for (const field of fields(root, '[data-reference="organisations"]')) {
    if (field === document.activeElement) continue;
    if (before && valueOf(field) === before) hold(field, now[0], field.value);
    else if (before !== now[0] && !field.dataset.id && field.dataset.refused !== field.value && meant(field.value, [now]).sure) take(field, field.value, now);
  }
}

/** Every field that nobody is writing in shows the name of the record that it names. @param {HTMLElement} root @param {Records} records */
export function nameAll(root, records) {
  for (const field of fields(root, "[data-reference]")) {
    const settled = field !== document.activeElement && field.value && settle(field, records);
    const place = field.parentElement?.querySelector("[data-named]");
    if (settled && field.dataset.unknown === field.value) {
      place?.replaceChildren();
      delete field.dataset.unknown;
    }
    // What was said speaks of what stood there then.
    if (place instanceof HTMLElement && place.dataset.about !== undefined && place.dataset.about !== field.value) {
      place.replaceChildren();
      delete place.dataset.about;
    }
  }
}

/** What came from elsewhere, understood as if it had been typed. @param {HTMLElement} root @param {Records} records */
export function understandAll(root, records) {
  for (const field of fields(root, "[data-reference]")) understand(field, records);
}

/** @param {HTMLElement} root @param {string} selector */
const fields = (root, selector) => [...root.querySelectorAll(selector)].filter((one) => one instanceof HTMLInputElement);

/** @param {HTMLElement} field @param {Records} records */
const known = (field, records) => (field.dataset.reference === "practices" ? records.practices : records.organisations);
