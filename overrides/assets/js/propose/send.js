// @ts-check
// The ways out as the page offers them: links that open a page or an e-mail already filled in, and a file to download.

import { element } from "../dom.js";
import { issue, mail, pullRequest } from "./ways.js";

/**
 * `sheets` stand in the order in which they must arrive; `errors` names what is still to be put right; while something that only a
 * person can confirm is `unsaid`, no way sends it.
 * @typedef {{title: string, organisation: boolean, sheets: Sheet[], errors: string[], unsaid: boolean}} Proposed
 */
/** @typedef {import("./ways.js").Sheet} Sheet @typedef {import("./ways.js").Settings} Settings @typedef {import("./ways.js").Way} Way */

const PASTE = "Il testo è copiato: incollalo dove si è aperto.";
const NOWHERE = "Gli indirizzi a cui inviare non ci sono ancora. Intanto scarica la scheda: quando ci saranno, la ritrovi anche qui, nella bozza.";
const UNFINISHED = "Puoi scaricarla anche così, e finirla un'altra volta.";
/** Title of the way, and what is said of it. @typedef {[title: string, about: string]} Told */
/** @type {Told} */
const ONE = ["Scarica il file", "Tienilo, oppure mandalo tu a chi cura il portale."];
/** @type {Told} */
const TWO = ["Scarica i due file", "L'organizzazione e la pratica: servono tutti e due. Tienili, oppure mandali insieme a chi cura il portale."];
const BY_HAND = "Non riesco a copiare da solo: apri «Il file che invii», copia il testo e incollalo dove si è aperto.";

/**
 * @param {HTMLElement} box @param {Settings} settings
 * @param {() => boolean} ready asked before a way that wants a sound record; false stops it
 */
export function setUpSending(box, settings, ready) {
  const list = /** @type {HTMLElement} */ (box.querySelector("[data-ways]"));
  const said = /** @type {HTMLElement} */ (box.querySelector("[data-sent]"));
  const lead = /** @type {HTMLElement} */ (box.querySelector("[data-send-lead]"));
  const rest = /** @type {HTMLElement} */ (box.querySelector("[data-send-left]"));
  const somewhere = Boolean(settings.mailbox || settings.repository);
  box.addEventListener("click", async (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-way]") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    if ("sound" in link.dataset && !ready()) return event.preventDefault();
    const { copy, way } = link.dataset;
    // A mail program takes the focus away, without which nothing can be copied: it comes after.
    if (copy && way === "mail") event.preventDefault();
    said.textContent = copy ? await copied(copy) : "";
    if (copy && way === "mail") location.href = link.href;
  });
  return {
    /** @param {Proposed} proposed */
    show(proposed) {
      list.replaceChildren(...waysOf(settings, proposed));
      if (!somewhere) lead.textContent = NOWHERE;
      rest.textContent = [left(proposed.errors), !somewhere && proposed.errors.length ? UNFINISHED : ""].filter(Boolean).join(" ");
    },
  };
}

/** @param {string} text */
const copied = (text) => navigator.clipboard.writeText(text).then(() => PASTE, () => BY_HAND);

/** @param {Settings} settings @param {Proposed} proposed */
function waysOf(settings, proposed) {
  const { sheets } = proposed;
  const mails = settings.mailbox ? [mailing(settings, proposed)] : [];
  const issues = settings.repository ? [reporting(settings, proposed)] : [];
  const pulls = settings.repository ? [pullRequests(settings, proposed)] : [];
  const first = proposed.organisation ? [...issues, ...mails] : [...mails, ...issues];
  return [...first, ...pulls, offer(...(sheets.length > 1 ? TWO : ONE), sheets.map(download))];
}

/** @param {Settings} settings @param {Proposed} proposed */
function mailing(settings, { title, sheets, errors, unsaid }) {
  const rest = left(errors);
  const way = mail(settings, title, sheets, rest);
  const about = ["Non serve nessun profilo. Si apre il tuo programma di posta con un messaggio da completare e inviare."];
  if (rest && !unsaid) about.push("Puoi inviare anche se resta qualcosa da sistemare: la redazione te ne scriverà.");
  return offer("E-mail alla redazione", about.join(" "), [link("Apri l'e-mail", way, "mail", { sound: unsaid })], way.copy);
}

const NAMED = 6;

/** What is still to be put right, in a sentence. @param {string[]} names */
function left(names) {
  if (!names.length) return "";
  const more = names.length - NAMED;
  const listed = names.slice(0, more === 1 ? NAMED + 1 : NAMED).map((name) => `«${name}»`).join(", ");
  const count = names.length === 1 ? "Resta 1 cosa" : `Restano ${names.length} cose`;
  return `${count} da sistemare: ${listed}${more > 1 ? ` e altre ${more}` : ""}.`;
}

/** @param {Settings} settings @param {Proposed} proposed */
function reporting(settings, { title, sheets, organisation }) {
  const way = issue(settings, title, sheets);
  const about = organisation
    ? "È il modo consigliato: la scheda va da sola al suo posto nell'archivio, e la redazione ti risponde lì. Serve un profilo gratuito."
    : sheets.length > 1
      ? "Serve un profilo gratuito. Una sola richiesta porta tutte e due le schede: su GitHub è il modo consigliato."
      : "Serve un profilo gratuito. La redazione la trasforma in una scheda e ti risponde lì.";
  return offer("Segnalazione su GitHub", about, [link("Apri la segnalazione", way, "issue")], way.copy);
}

/** @param {Settings} settings @param {Proposed} proposed */
function pullRequests(settings, { sheets }) {
  const ways = sheets.map((sheet) => pullRequest(settings, sheet));
  const names = sheets.map((sheet) => (sheets.length > 1 ? `Apri il file: ${sheet.title}` : "Apri il file su GitHub"));
  const how = sheets[0]?.correct
    ? howToReplace(sheets[0])
    : sheets.length > 1
      ? "Per chi usa Git: sono due file, quindi due richieste. Prima l'organizzazione: finché non è accolta, quella della pratica segnala un errore. Conferma ciascuna con «Propose changes»."
      : "Per chi usa Git: il file è già al suo posto. Conferma con «Propose changes».";
  return offer("Proposta di modifica su GitHub", how, ways.map((way, at) => link(names[at], way, "pull")), ways.some((way) => way.copy) && !sheets[0]?.correct ? "copy" : "");
}

/** The first line of a record in a list. @param {string} id */
const line = (id) => `- id: ${id}`;

/** @param {Sheet} sheet */
const howToReplace = (sheet) =>
  sheet.among
    ? `Il testo nuovo viene copiato. Nel file che si apre cerca la riga «${line(sheet.id)}». Selezionala con tutte quelle sotto, fino ${sheet.next ? `alla riga prima di «${line(sheet.next)}»` : "alla fine del file"}. Incolla al loro posto e conferma con «Propose changes».`
    : "Il testo nuovo viene copiato. Nella pagina che si apre seleziona tutto, incolla e conferma con «Propose changes».";

/** @param {string} title @param {string} about @param {Node[]} links @param {string} [copy] */
function offer(title, about, links, copy) {
  const parts = [element("h3", { class: "send__title" }, title), element("p", { class: "send__about" }, about)];
  if (copy) parts.push(element("p", { class: "send__about" }, "La scheda è lunga: il testo viene copiato, tu lo incolli."));
  return element("li", { class: "send__way" }, ...parts, element("p", { class: "send__go" }, ...links));
}

/** @param {string} words @param {Way} way @param {string} name @param {{sound: boolean}} [needs] */
function link(words, way, name, { sound } = { sound: true }) {
  const made = element("a", { class: "button button--quiet", "data-way": name, href: way.address }, words);
  if (sound) made.setAttribute("data-sound", "");
  if (way.copy) made.setAttribute("data-copy", way.copy);
  if (name !== "mail") {
    for (const [key, value] of [["target", "_blank"], ["rel", "noopener external"], ["referrerpolicy", "no-referrer"]]) made.setAttribute(key, value);
    made.append(element("span", { class: "visually-hidden" }, " (si apre in una nuova scheda)"));
  }
  return made;
}

/** @param {Sheet} sheet */
function download(sheet) {
  // A record among others is not their whole file.
  const name = sheet.among ? `${/^id: ([a-z0-9-]+)/m.exec(sheet.text)?.[1] ?? "scheda"}.yaml` : sheet.path.slice(sheet.path.lastIndexOf("/") + 1);
  const made = element("button", { class: "button button--quiet button--small", type: "button", "data-download": name }, `Scarica ${name}`);
  made.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([sheet.text], { type: "application/yaml" }));
    const file = element("a", { href: address, download: name });
    file.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
  return made;
}
