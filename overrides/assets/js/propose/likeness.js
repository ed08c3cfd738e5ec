// @ts-check
// How much a title says the same as other titles: the words in common, the rarer the more.

/** @typedef {(title: string) => Iterable<string>} Stems the words of a title that mean something, as stems */

/** From a title being written to how much of it another one says: 0 nothing, 1 all. @param {string[]} titles all there are @param {Stems} stems */
export function likenessAmong(titles, stems) {
  /** @type {Map<string, number>} */
  const having = new Map();
  for (const title of titles) for (const stem of new Set(stems(title))) having.set(stem, (having.get(stem) ?? 0) + 1);
  const worth = (/** @type {Iterable<string>} */ all) =>
    [...all].reduce((sum, stem) => sum + (having.has(stem) ? Math.log(1 + titles.length / Number(having.get(stem))) : 0), 0);
  return (/** @type {string} */ written) => {
    const mine = new Set(stems(written));
    const all = worth(mine) || 1;
    return (/** @type {string} */ title) => worth([...new Set(stems(title))].filter((stem) => mine.has(stem))) / all;
  };
}
