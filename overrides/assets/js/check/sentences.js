// @ts-check
// Every sentence of the check, by the code of its problem. The twin of catalog/sentences.py.

/**
 * The sentence with each `{name}` filled in.
 * @param {any} contract @param {string} key @param {Record<string, string | number>} values
 */
export function say(contract, key, values = {}) {
  return contract.sentences[key].replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => {
    return String(values[name]);
  });
}

/** A number with its noun: `1 voce`, `3 voci`. @param {any} contract @param {string} noun @param {number} number */
export const counted = (contract, noun, number) =>
  say(contract, `count.${noun}.${number === 1 ? "one" : "many"}`, { number });
