// @ts-check
// What may stand where in a record: the tree of places, grown from the dotted keys of the contract. The twin of
// catalog/shapes.py.

/**
 * @typedef {import("./types.d.ts").Contract} Contract
 * @typedef {import("./rows.js").Field} Field @typedef {import("./rows.js").Table} Table
 * @typedef {{path: string, item: Field | null, table: Table | null, parts: Map<string, Shape>}} Shape
 */

/** The tree of places of one kind of record. @param {Contract} contract @param {string} record @returns {Shape} */
export function shapeOf(contract, record) {
  const root = shapeAt("");
  for (const table of contract.tables) {
    if (table.from.split(".")[0] !== record) continue;
    const place = table.path ? grown(root, table.path) : root;
    place.table = table;
    for (const field of table.fields) (field.key === "." ? place : grown(place, field.key)).item = field;
  }
  return root;
}

/** @param {string} path @returns {Shape} */
const shapeAt = (path) => ({ path, item: null, table: null, parts: new Map() });

/** @param {Shape} root @param {string} path */
function grown(root, path) {
  let place = root;
  for (const part of path.split(".")) {
    const next = place.parts.get(part) ?? shapeAt(place.path ? `${place.path}.${part}` : part);
    place.parts.set(part, next);
    place = next;
  }
  return place;
}
