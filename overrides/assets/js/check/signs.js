// @ts-check
// The signs by which a text is judged, as patterns of this language. The twin of catalog/signs.py.

/** @typedef {string | {pattern?: string, ignore_case?: boolean}} Sign */

const MEANS = { w: "\\p{L}\\p{N}_", d: "\\p{Nd}" };
const LETTER = "[^\\W_]";
const WORD = `[${MEANS.w}]`;
const EDGE = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

/** @type {Map<string, RegExp>} */
const known = new Map();

/** The pattern of a sign: a text, or a group with `pattern` and perhaps `ignore_case`. @param {Sign} sign */
export const pattern = (sign) => made(sign, (text) => text, "");

/** A pattern for `matchAll`. @param {Sign} sign */
export const everywhere = (sign) => made(sign, (text) => text, "g");

/** A pattern that tells where its groups stand. @param {Sign} sign */
export const placed = (sign) => made(sign, (text) => text, "d");

/** Whether a whole text is as the sign says. @param {Sign} sign @param {string} text */
export const isWhole = (sign, text) => made(sign, (inner) => `^(?:${inner})$`, "").test(text);

/** @param {Sign} sign @param {(text: string) => string} around @param {string} flags */
function made(sign, around, flags) {
  const { pattern: text = "", ignore_case = false } = typeof sign === "string" ? { pattern: sign } : sign;
  const source = around(text);
  const all = `u${flags}${ignore_case ? "i" : ""}`;
  const key = `${all} ${source}`;
  const found = known.get(key) ?? new RegExp(translated(source), all);
  known.set(key, found);
  return found;
}

/** `\w`, `\d` and `\b` mean those of Unicode, as in Python. @param {string} text */
function translated(text) {
  let inside = false;
  return text.replaceAll(LETTER, "[\\p{L}\\p{N}]").replace(/\\([^])|\[|\]/gu, (whole, sign) => {
    if (whole === "[") inside = true;
    if (whole === "]") inside = false;
    if (sign === "b") return EDGE;
    if (sign !== "w" && sign !== "d") return whole;
    return inside ? MEANS[/** @type {"w" | "d"} */ (sign)] : `[${MEANS[/** @type {"w" | "d"} */ (sign)]}]`;
  });
}
