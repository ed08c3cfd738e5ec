// @ts-check
// How far two words are apart, to find the one that was meant when the one typed is nowhere.

/** Letters to add, drop, change or swap from one word to the other; `most + 1` when there are more. @param {string} a @param {string} b @param {number} most */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = new Uint8Array(b.length + 1);
  let last = new Uint8Array(b.length + 1).map((_, at) => at);
  let row = new Uint8Array(b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[b.length];
}

/** How many wrong letters a word of this length may have. @param {number} length */
export const allowed = (length) => (length < 5 ? 0 : length < 8 ? 1 : 2);

/** The words nearest to the one typed, if near enough. @param {string} typed @param {Iterable<string>} known */
export function nearest(typed, known) {
  let least = allowed(typed.length);
  if (!least) return [];
  /** @type {string[]} */
  let found = [];
  for (const word of known) {
    const far = distance(typed, word, least);
    if (far > least) continue;
    if (far < least) found = [];
    least = far;
    found.push(word);
  }
  return found.slice(0, 8);
}
