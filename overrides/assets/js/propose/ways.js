// @ts-check
// The ways out as addresses: nothing is sent from here, each opens a page or an e-mail that a person then sends.

/**
 * GitHub answers 414 to addresses longer than 8,191 bytes (github/docs#5136 and #4537). Whoever has not logged in is sent on
 * to a page whose address holds the first one encoded once more: that one must fit as well.
 */
const LONGEST_GITHUB = 8191;
const LOGIN = "https://github.com/login?return_to=";
/** Windows hands a mail program about 2,046 characters (stackoverflow.com/questions/4473959); the rest would be lost. */
const LONGEST_MAIL = 2000;

/**
 * A record ready to go: `correct` is true when its file is there already.
 * @typedef {{title: string, path: string, text: string, correct: boolean, among: boolean, id: string, next: string}} Sheet
 *   `among`: in a file of several, where the record `next` follows this one
 * @typedef {{repository: string, branch: string, mailbox: string}} Settings
 * @typedef {{address: string, copy: string}} Way where to go, and what must be copied to be pasted there, if anything
 */

/** @param {string} address */
const fits = (address) => LOGIN.length + encodeURIComponent(address).length <= LONGEST_GITHUB;

/** @param {string} base @param {Record<string, string>} query */
const withQuery = (base, query) => `${base}?${new URLSearchParams(query)}`;

/** A pull request: GitHub's page for a new file, already filled in; or for the file that there is. @param {Settings} settings @param {Sheet} sheet @returns {Way} */
export function pullRequest({ repository, branch }, sheet) {
  if (sheet.correct) return { address: `${repository}/edit/${branch}/${sheet.path}`, copy: sheet.among ? asItem(sheet.text) : sheet.text };
  // The whole path: beside a folder in the address, GitHub drops its last part (isaacs/github#1527).
  const base = `${repository}/new/${branch}`;
  const filled = withQuery(base, { filename: sheet.path, value: sheet.text });
  return fits(filled) ? { address: filled, copy: "" } : { address: withQuery(base, { filename: sheet.path }), copy: sheet.text };
}

/** An issue that holds the whole proposal; the project reads it back from the fence. @param {Settings} settings @param {string} title @param {Sheet[]} sheets @returns {Way} */
export function issue({ repository }, title, sheets) {
  const body = issueBody(sheets);
  const base = `${repository}/issues/new`;
  const filled = withQuery(base, { title, body });
  return fits(filled) ? { address: filled, copy: "" } : { address: withQuery(base, { title }), copy: body };
}

/** @param {Sheet[]} sheets */
function issueBody(sheets) {
  // `concilia from-issue` replaces a record that is there only where this word stands outside the fences.
  const what = sheets.some(({ correct }) => correct) ? "Correzione" : "Proposta";
  const opening = `${what} preparata con il modulo del portale. Non cambiare il riquadro qui sotto: lo legge un programma.`;
  return [opening, ...sheets.map(fenced)].join("\n\n") + "\n";
}

/** A fence longer than any in the text. @param {Sheet} sheet */
function fenced({ text }) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}yaml\n${text}${fence}`;
}

/** @param {Settings} settings @param {string} title @param {Sheet[]} sheets @param {string} missing what is still to be put right, in a sentence @returns {Way} */
export function mail({ mailbox }, title, sheets, missing) {
  const text = letter(title, sheets, missing);
  const whole = mailTo(mailbox, title, text);
  return whole.length <= LONGEST_MAIL ? { address: whole, copy: "" } : { address: mailTo(mailbox, title, PASTE), copy: text };
}

const PASTE = "Il testo della proposta è già copiato. Cancella questa riga e incollalo qui.\n";

/** Whoever reads it knows what it is and what to do with it; pasted whole into the form, it gives the records back. @param {string} title @param {Sheet[]} sheets @param {string} missing */
function letter(title, sheets, missing) {
  const said = ["Buongiorno,", `questa è una proposta per il portale, preparata con il suo modulo. ${title}`, missing];
  const how = "Per la redazione: sotto la riga c'è la scheda. Per vederla e controllarla, incollate tutto questo messaggio nel modulo, dove si carica una scheda.";
  return [...said, how, ...sheets.map(({ text }) => `---\n${text}`)].filter(Boolean).join("\n\n");
}

/** @param {string} mailbox @param {string} subject @param {string} body */
const mailTo = (mailbox, subject, body) =>
  `mailto:${encodeURIComponent(mailbox).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;

/** The record as one item of a list of records. @param {string} text */
export const asItem = (text) =>
  text.trimEnd().split("\n").map((line, at) => (at ? line && `  ${line}` : `- ${line}`)).join("\n") + "\n";
