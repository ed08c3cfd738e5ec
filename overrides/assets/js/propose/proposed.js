// @ts-check
// What the form proposes, as the ways out are given it: a title for people, and the sheets in the order in which they must arrive.

/** @typedef {import("./sheet.js").Judged} Judged @typedef {import("./proposal.js").Work} Work */

/** @param {Work} work @param {Judged} main @param {Judged | null} other the organisation that comes along @param {string[]} errors @returns {Omit<import("./send.js").Proposed, "unsaid">} */
export function proposed({ kind, start, records }, main, other, errors) {
  const correct = Boolean(start.path);
  const among = correct && !start.path.endsWith(`/${start.id}.yaml`);
  const what = start.focus ? "Adesione" : correct ? "Correzione" : kind === "practice" ? "Nuova pratica" : "Nuova organizzazione";
  // The organisation first: the practice names it.
  const first = other ? [{ ...other, correct: false, among: false, id: "", next: "" }] : [];
  const sheet = { ...main, correct, among, id: start.id, next: among ? following(records.organisations, start) : "" };
  return { title: `${what}: ${main.title || "senza titolo"}`, organisation: kind === "organisation", sheets: [...first, sheet], errors };
}

/** The record after this one in the same file. @param {import("./references.js").Known[]} known @param {{id: string, path: string}} record */
function following(known, { id, path }) {
  const all = known.filter((one) => one[2] === path);
  return all[all.findIndex((one) => one[0] === id) + 1]?.[0] ?? "";
}
