// @ts-check
// The Italian words of terms and fields, from the published contract.

/** @typedef {import("../check/types.d.ts").Contract} Contract */

/** @param {Contract} contract @param {string} vocabulary @param {unknown} id */
export function label(contract, vocabulary, id) {
  const found = contract.vocabularies[vocabulary]?.values.find((term) => term.id === id);
  return found ? found.label : String(id ?? "");
}

/** The title of a field or list of a practice. @param {Contract} contract @param {string} path */
export function fieldTitle(contract, path) {
  const tables = contract.tables.filter((table) => table.from?.split(".")[0] === "practice");
  const list = tables.find((table) => table.path === path || table.from === `practice.${path}`);
  const main = tables.find((table) => table.from === "practice");
  return list?.title ?? main?.fields.find((field) => (field.key ?? field.name) === path)?.title ?? path;
}

/** The keys of the file that a record may begin with. @param {Contract} contract @param {string} kind @returns {Set<string>} */
export function keysOf(contract, kind) {
  const tables = contract.tables.filter(({ from = "" }) => from.split(".")[0] === kind);
  const paths = tables.flatMap(({ path, fields }) => (path ? [path] : fields.map(({ key }) => key)));
  return new Set(paths.map((path) => path.split(".")[0]));
}
