// @ts-check
// Names for files and addresses, made from a title.

const LONGEST = 60;

/** Lower case, digits and hyphens; cut between words. @param {string} text */
export function slug(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return plain.length <= LONGEST ? plain : plain.slice(0, LONGEST + 1).replace(/-[^-]*$/, "").slice(0, LONGEST);
}

/** The same with a number when there is one already. @param {string} text @param {Set<string>} taken */
export function freeSlug(text, taken) {
  const wanted = slug(text);
  let found = wanted;
  for (let number = 2; taken.has(found); number += 1) found = `${wanted}-${number}`;
  return found;
}

/** Today where the visitor is, as YYYY-MM-DD. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
