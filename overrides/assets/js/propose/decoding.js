// @ts-check
// The text of a file that somebody chose: as UTF-8 if it is that, else as Windows writes it; nothing when it is no text.

/** Signs that no text has, and every picture or office document. */
const BINARY = /[\0-\x08\x0e-\x1f]/;

/** @typedef {{text: string, exact: boolean}} Decoded `exact`: it was written as files of the portal are */

/** @param {ArrayBuffer} bytes @returns {Decoded | null} */
export function decoded(bytes) {
  for (const [encoding, exact] of /** @type {const} */ ([["utf-8", true], [wide(bytes) ?? "windows-1252", false]])) {
    const text = tried(bytes, encoding);
    if (text !== null && !BINARY.test(text)) return { text, exact };
  }
  return null;
}

/** Each letter in two bytes, as the mark at the beginning says. @param {ArrayBuffer} bytes */
function wide(bytes) {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** @param {ArrayBuffer} bytes @param {string} encoding */
function tried(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
