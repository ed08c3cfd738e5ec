// @ts-check
// Reads the numbers that finding/numbers.py wrote as short texts.

const ENDS = 64;
const MORE = 27;
/** Which digit a sign is, by its code. */
const DIGIT = new Uint8Array(128);
for (let code = 35, digit = 0; code < 127; code += 1) if (code !== 92) DIGIT[code] = digit++;

/** The numbers in a text. @param {string} text @returns {Uint32Array} */
export function read(text) {
  const found = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    let digit = DIGIT[text.charCodeAt(at)];
    let number = 0;
    let unit = 1;
    for (; digit >= ENDS; digit = DIGIT[text.charCodeAt((at += 1))]) {
      // Each further sign counts 27 times as much as the one before, and ENDS besides.
      number += unit * (digit - ENDS) + unit * ENDS;
      unit *= MORE;
    }
    found[count] = number + unit * digit;
    count += 1;
  }
  return found.subarray(0, count);
}

/** Numbers that rise, written as steps. @param {string} text */
export function rising(text) {
  const found = read(text);
  let last = -1;
  for (let at = 0; at < found.length; at += 1) last = found[at] += last + 1;
  return found;
}
