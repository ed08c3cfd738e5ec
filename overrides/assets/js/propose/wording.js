// @ts-check
// The sentences of the check as the form says them: each key of the file becomes the words that stand at its control.

/** @typedef {import("./shown.js").Problem} Problem @typedef {import("./labels.js").Contract} Contract */
/** @typedef {Map<string, string>} Labels keys of one table, each with its Italian words */

/** What speaks of files is said of the form. @type {[RegExp, string][]} */
const OF_FILES = [
  [/ \(tutte in data\/[^)]*\)/, ""],
  [/ (?:già usato )in data\/\S+?\.yaml\b/, " già usato"],
  [/ha l'id «/, "ha il nome «"],
  [/^L'id «([^»]*)» è diverso dal nome del file «([^»]*)\.yaml»\..*/, "«$1» è l'identificativo di un'altra scheda: quello di questa è «$2», e non cambia."],
  [/^La scheda è nella cartella «([^»]*)» ma.*/, "Questa scheda sta tra quelle di «$1»: se deve cambiare posto, scrivilo alla redazione."],
  [/con il punto per i decimali/, "con la virgola per i decimali"],
  [/^L'id «/, "L'identificativo «"],
  [/ In YAML si rientra con gli spazi:.*/, " Al suo posto basta uno spazio."],
];
/** Where a record that is not there yet is written. @type {Record<string, string>} */
const NEW = { organisations: "Se è nuova, aggiungila.", practices: "Se è nuova, proponila prima con un altro modulo." };

/** @param {Contract} contract @param {string} kind @param {boolean} along whether an organisation may come along */
export function wordsOf(contract, kind, along) {
  return (/** @type {Problem} */ problem) => ({ ...problem, message: inItalian(problem, contract, kind, along) });
}

/** @param {Problem} problem @param {Contract} contract @param {string} kind @param {boolean} along */
function inItalian({ message, field, code }, contract, kind, along) {
  if (code === "missing-field") return asked(contract, kind, field);
  const labels = labelsOf(contract, kind, field);
  const own = labels.get(field.replace(/\[\d+\]/g, "")) ?? labels.get(field.split(".").at(-1) ?? "");
  let words = message;
  for (const [description, instead] of helpOf(contract, kind)) words = words.replace(description, () => instead);
  for (const [sign, instead] of OF_FILES) words = words.replace(sign, instead);
  words = words.replace(/Se è nuova, aggiungi prima la sua scheda in data\/(\w+)\/\./, (_, list) => newRecord(list, along));
  if (code === "unknown-value" && own) words = words.replace(/dell'elenco «[^»]*»/, `dell'elenco «${own}»`);
  words = words.replace(/ \(([\w.]+)((?: (?:e|o) [\w.]+)*)\)/g, (all, first) => (labels.has(first) ? "" : all));
  words = words.replace(/Manca: ([^:]+)\.$/, (_, keys) => `Manca: ${keys.split(", ").map((/** @type {string} */ key) => named(labels, key)).join(", ")}.`);
  words = words.replace(/«([\w.]+)»/g, (all, key) => (code === "unknown-id" ? all : named(labels, key, all)));
  words = words.replace(/scrivi (\w+): ([\w-]+)/, (all, key, term) => (labels.has(key) ? `scegli «${termOf(contract, kind, key, term)}»` : all));
  // In prose, only what cannot be an Italian word, or what the rule itself speaks of.
  const spoken = new Set(contract.rules.filter((rule) => rule.code === code && message.startsWith(rule.message)).flatMap(keysOf));
  return words.replace(/(?<![«\w.])[a-z]+(?:[_.][a-z_]+)*(?![\w»])/g, (key) => (spoken.has(key) || key.includes("_") ? named(labels, key, key) : key));
}

/** The name and the help stand above the field: only what to do is said. @param {Contract} contract @param {string} kind @param {string} field */
function asked(contract, kind, field) {
  const plain = field.replace(/\[\d+\]/g, "");
  const tables = contract.tables.filter(({ from = "" }) => from.split(".")[0] === kind);
  const list = tables.find(({ path }) => path && path === plain);
  if (list) return list.fields[0]?.key === "." && list.fields[0].vocabulary ? "Scegli almeno una voce." : `Aggiungi ${oneOf(contract, kind, plain)}.`;
  const table = tables.filter(({ path }) => path && plain.startsWith(`${path}.`)).sort((one, other) => other.path.length - one.path.length)[0];
  const key = table ? plain.slice(table.path.length + 1) : plain;
  const about = (table ?? tables.find(({ path }) => !path))?.fields.find((one) => one.key === key);
  return about?.vocabulary || about?.local ? "Scegli una voce." : "Scrivi questa voce.";
}

/** @param {Contract} contract @param {string} kind @param {string} list */
const oneOf = (contract, kind, list) => contract.sections.find(({ record, words }) => record === kind && words?.[list]?.one)?.words?.[list]?.one ?? "una voce";

/** Descriptions that the form has its own words for. @param {Contract} contract @param {string} kind @returns {[string, string][]} */
function helpOf(contract, kind) {
  const tables = contract.tables.filter(({ from = "" }) => from.split(".")[0] === kind);
  const about = (/** @type {string} */ key) =>
    tables.find(({ path }) => path === key) ?? tables.find(({ path }) => !path)?.fields.find((field) => field.key === key);
  const words = contract.sections.filter(({ record }) => record === kind).flatMap((section) => Object.entries(section.words ?? {}));
  const told = words.map(([key, { description = "" }]) => /** @type {[string, string]} */ ([about(key)?.description ?? "", description]));
  return told.filter(([before, now]) => before && now);
}

/** What the form offers for a term. @param {Contract} contract @param {string} kind @param {string} key @param {string} term */
const termOf = (contract, kind, key, term) =>
  contract.sections.find(({ record, words }) => record === kind && words?.[key]?.[term])?.words?.[key]?.[term] ?? term;

/** @param {import("../check/rules.js").Rule} rule */
const keysOf = ({ require = [], any = [], one = [], forbid = [], order = [] }) => [...require, ...any, ...one, ...forbid, ...order];

/** @param {Labels} labels @param {string} key @param {string} [otherwise] */
function named(labels, key, otherwise = key) {
  const label = labels.get(key);
  return label ? `«${label}»` : otherwise;
}

/** @param {string} list @param {boolean} along */
function newRecord(list, along) {
  if (list === "organisations" && !along) return "Se è nuova, proponi prima la sua scheda.";
  return NEW[list];
}

/** The words of the record, and over them those of the list that the field is in. @param {Contract} contract @param {string} kind @param {string} field @returns {Labels} */
function labelsOf(contract, kind, field) {
  const plain = field.replace(/\[\d+\]/g, "");
  const tables = contract.tables.filter(({ from = "" }) => from.split(".")[0] === kind);
  /** @type {Labels} */
  const labels = new Map();
  for (const table of tables) {
    if (table.path) labels.set(table.path, table.title).set(table.path.split(".").at(-1) ?? "", table.title);
  }
  const near = tables.filter(({ path }) => !path || plain === path || plain.startsWith(`${path}.`));
  for (const { path, fields } of near.sort((one, other) => one.path.length - other.path.length)) {
    for (const { key, title } of fields) if (key !== ".") labels.set(path ? key : (key.split(".").at(-1) ?? ""), title).set(key, title).set(path ? `${path}.${key}` : key, title);
  }
  for (const { record, words = {} } of contract.sections) {
    if (record !== kind) continue;
    // Plainer words are for the record itself: a list may have a field of the same name.
    const nearer = new Set(near.filter(({ path }) => path).flatMap(({ fields }) => fields.map(({ key }) => key)));
    for (const [key, { title }] of Object.entries(words)) if (title && labels.has(key) && !nearer.has(key)) labels.set(key, title);
  }
  return labels;
}
