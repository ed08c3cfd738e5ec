// @ts-check
// The modules of the search, asked for all at once: each after the one that names it, a phone would wait five times.

const MODULES = ["groups", "language", "numbers", "query", "quote", "rank", "stemmer", "store", "typos", "typing", "ways", "words"];

/** Have them ready before whatever imports them. */
export const fetchEngine = () => Promise.all(MODULES.map((name) => import(`./${name}.js`)));
