// @ts-check
// Every sentence of the check, by the code of its problem. The twin of catalog/sentences.py.

/** @typedef {import("./types.d.ts").Contract} Contract @typedef {import("./types.d.ts").Sentence} Sentence */

/**
 * The sentence with each `{name}` filled in.
 * @param {Contract} contract @param {Sentence} key @param {Record<string, string | number>} values
 */
export function say(contract, key, values = {}) {
  return contract.sentences[key].replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => {
    return String(values[name]);
  });
}

/** A number with its noun: `1 voce`, `3 voci`. @param {Contract} contract @param {"character" | "item"} noun @param {number} number */
export const counted = (contract, noun, number) =>
  say(contract, `count.${noun}.${number === 1 ? "one" : "many"}`, { number });
