// @ts-check
// What may stand in a text that strangers will read: no markup, no code, no personal data, only plain web addresses. The
// twin of catalog/texts.py.

import { size } from "./document.js";
import { folding } from "./nearest.js";
import { say } from "./sentences.js";
import { everywhere, isWhole, pattern } from "./signs.js";

/**
 * @typedef {import("./types.d.ts").Contract} Contract @typedef {import("./types.d.ts").Sentence} Sentence
 * @typedef {import("./rows.js").Row} Row @typedef {import("./rows.js").Field} Field
 * @typedef {import("./document.js").Problem} Problem
 */

/** Everything that is wrong in the texts of a record. @param {Row} record @param {Contract} contract @returns {Problem[]} */
export function textProblems(record, contract) {
  return [...record.below()].flatMap((part) => {
    const texts = part.table.fields.filter((item) => item.type === "string" && part.cells.has(item.name));
    return texts.flatMap((item) => {
      if (item.format === "uri") return address(part, item, contract);
      return item.format === "role-email" ? mailbox(part, item, contract) : plain(part, item, contract);
    });
  });
}

/** @param {Row} row @param {Field} item @param {Contract} contract */
function plain(row, item, contract) {
  const signs = contract.signs.texts;
  const text = row.text(item.name);
  // Too long is reported already; patterns would crawl over it.
  if (size(text) > (item.constraints?.maxLength || signs.max_length) || !pattern(signs.suspect).test(text)) return [];
  const found = formula(row, item, contract);
  for (const sign of signs.markup) {
    const match = pattern(sign).exec(text);
    if (!match) continue;
    const around = [...text.slice(match.index)].slice(0, 24).join("").replaceAll("\n", " ");
    found.push(row.problem("markup", item.name, say(contract, sign.sentence, { text: around }), { at: match[0] }));
  }
  for (const [mail] of text.matchAll(everywhere(signs.email))) {
    if (!isRole(mail, contract)) found.push(personal(row, item, mail, "personal-data.person", contract));
  }
  for (const sign of signs.personal) {
    const match = pattern(sign).exec(text);
    if (!match) continue;
    found.push(personal(row, item, match[0], sign.sentence, contract));
    break;
  }
  return found;
}

/**
 * A spreadsheet runs a cell that begins with one of these signs, also full-width or after a blank.
 * @param {Row} row @param {Field} item @param {Contract} contract
 */
function formula(row, item, contract) {
  return row.text(item.name).split(/\r\n|\r|\n/).flatMap((line) => {
    const found = pattern(`^(?:${contract.signs.texts.formula})`).exec(line.normalize("NFKC").trimStart());
    return found ? [row.problem("markup", item.name, say(contract, "markup.formula", { text: found[0] }))] : [];
  });
}

/** @param {Row} row @param {Field} item @param {string} found @param {Sentence} sentence @param {Contract} contract */
function personal(row, item, found, sentence, contract) {
  const text = found.trim();
  return row.problem("personal-data", item.name, say(contract, sentence, { text }), { at: text });
}

/**
 * Whether an e-mail address belongs to an office: the first word before the @ is a role.
 * @param {string} mail @param {Contract} contract
 */
function isRole(mail, contract) {
  const { role_end, roles } = contract.signs.texts;
  const first = folding(mail.split("@")[0]).split(pattern(role_end))[0];
  return roles.includes(first.replace(/[0-9]+$/, ""));
}

/** @param {Row} row @param {Field} item @param {Contract} contract */
function mailbox(row, item, contract) {
  const text = row.text(item.name).trim();
  const example = `contact: ${item.example}`;
  if (!isWhole(contract.signs.texts.email, text)) {
    return [row.problem("wrong-pattern", item.name, say(contract, "wrong-pattern.mailbox", { text }), { example })];
  }
  if (isRole(text, contract)) return [];
  return [row.problem("personal-data", item.name, say(contract, "personal-data.mailbox", { text }), { example })];
}

/** @param {Row} row @param {Field} item @param {Contract} contract */
function address(row, item, contract) {
  const text = row.text(item.name);
  const signs = contract.signs.address;
  const fault = addressFault(text, signs);
  if (!fault) return [];
  const meant = [text.trim(), signs.usual + text.trim()].find((one) => !addressFault(one, signs)) ?? "";
  const example = `${item.key.replace(/^\.+/, "") || "url"}: ${item.example}`;
  const more = { nearest: meant, example };
  return [row.problem("bad-address", item.name, say(contract, `bad-address.${fault}`), more)];
}

/**
 * Why a web address cannot be published, as the last word of the key of its sentence.
 * @param {string} text @param {Contract["signs"]["address"]} signs
 */
export function addressFault(text, signs) {
  if (text !== text.trim() || pattern(signs.signs).test(text)) return "signs";
  if (!/^[\0-\x7f]*$/.test(text)) return "letters";
  const [, scheme = "", authority = ""] = pattern(signs.parts).exec(text) ?? [];
  const own = authority.slice(authority.lastIndexOf("@") + 1);
  const colon = own.includes(":") ? own.indexOf(":") : own.length;
  const [host, port] = [own.slice(0, colon), own.slice(colon + 1)];
  if (/[[\]]/.test(authority) || !/^[0-9]{0,5}$/.test(port) || Number(port) > signs.max_port) return "malformed";
  if (!signs.schemes.includes(scheme.toLowerCase())) return "scheme";
  if (authority.includes("@")) return "user";
  return isWhole(signs.host, host.toLowerCase()) && (port === "" || Number(port) > 0) ? "" : "host";
}
