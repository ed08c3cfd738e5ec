// @ts-check
// Snowball's Italian stemmer, for words in lower case without accents; a test holds it to the one used at build.

/** @param {string} text */
const set = (text) => new Set(text.split(" "));
/** The longest suffix of `word` in `endings` that begins at `from` or later, or "". @param {string} word @param {Set<string>} endings @param {number} from @param {number} longest */
function ending(word, endings, from = 0, longest = 8) {
  for (let at = Math.max(from, word.length - longest); at < word.length; at += 1) {
    if (endings.has(word.slice(at))) return word.slice(at);
  }
  return "";
}
/** @param {string} word @param {string} suffix */
const without = (word, suffix) => word.slice(0, word.length - suffix.length);
/** @param {string | undefined} sign */
const vowel = (sign) => sign !== undefined && "aeiou".includes(sign);

const PRONOUNS = set(
  "la cela gliela mela tela vela le cele gliele mele tele vele ne cene gliene mene sene tene vene ci li celi glieli meli " +
    "teli veli gli mi si ti vi lo celo glielo melo telo velo",
);
/** What a standard suffix asks for and leaves, by suffix. @type {Map<string, string>} */
const STANDARD = new Map();
for (const [rule, suffixes] of Object.entries({
  cut: "ica osa ista anza ice atrice iche abile ibile ose ante mente iste anze ici atrici ichi abili ibili ismi osi anti isti ico ismo oso",
  cutIc: "azione azioni atore atori",
  log: "logia logie",
  u: "usione uzione usioni uzioni",
  ente: "enza enze",
  mento: "amenti imenti amento imento",
  amente: "amente",
  ivo: "iva ive ivi ivo",
})) {
  for (const suffix of suffixes.split(" ")) STANDARD.set(suffix, rule);
}
const STANDARD_SUFFIXES = new Set(STANDARD.keys());
const VERBS = set(
  "isca enda ata ita uta ava eva iva erebbe irebbe isce ende are ere ire asse ate avate evate ivate ete erete irete ite " +
    "ereste ireste ute erai irai isci endi erei irei assi ati iti eresti iresti uti avi evi ivi isco ando endo iamo avamo " +
    "evamo ivamo eremo iremo assimo ammo emmo eremmo iremmo immo ano iscano avano evano ivano eranno iranno ono iscono " +
    "arono erono irono erebbero irebbero assero essero issero ato ito uto avo evo ivo ar ir",
);
const BEFORE_PRONOUN = set("ando endo ar er ir");
const AFTER_AMENTE = set("ic abil os iv");

/** Marks `u` and `i` that stand for consonants with a capital. @param {string} word */
function marked(word) {
  const signs = [...word.replaceAll("qu", "qU")];
  for (let at = 0; at < signs.length - 2; at += 1) {
    if ((signs[at + 1] === "u" || signs[at + 1] === "i") && vowel(signs[at]) && vowel(signs[at + 2])) {
      signs[at + 1] = signs[at + 1].toUpperCase();
    }
  }
  return signs.join("");
}

/** Where the region begins in which verb endings are cut. @param {string} word */
function verbRegion(word) {
  const end = word.length;
  /** @param {number} from @param {boolean} wanted */
  const after = (from, wanted) => {
    for (let at = from; at < end; at += 1) if (vowel(word[at]) === wanted) return at + 1;
    return end;
  };
  if (end < 2) return end;
  if (vowel(word[0])) return vowel(word[1]) ? after(2, false) : after(2, true);
  if (word.startsWith("divan")) return 5;
  return vowel(word[1]) ? Math.min(3, end) : after(2, true);
}

/** After the first consonant that follows a vowel, from `from` on. @param {string} word @param {number} from */
function region(word, from) {
  let at = from;
  while (at < word.length && !vowel(word[at])) at += 1;
  while (at < word.length && vowel(word[at])) at += 1;
  return Math.min(at + 1, word.length);
}

/** The word without a standard suffix, or null when none may be cut. @param {string} word @param {number} pv @param {number} p1 @param {number} p2 */
function standard(word, pv, p1, p2) {
  const suffix = ending(word, STANDARD_SUFFIXES);
  const rule = STANDARD.get(suffix);
  if (!rule) return null;
  let rest = without(word, suffix);
  /** @param {string} more */
  const cut = (more) => {
    const may = rest.endsWith(more) && rest.length - more.length >= p2;
    if (may) rest = without(rest, more);
    return may;
  };
  if (rest.length < (rule === "mento" ? pv : rule === "amente" ? p1 : p2)) return null;
  if (rule === "log" || rule === "u" || rule === "ente") return rest + rule;
  if (rule === "cutIc") cut("ic");
  if (rule === "ivo" && cut("at")) cut("ic");
  if (rule === "amente") {
    const more = ending(rest, AFTER_AMENTE);
    if (more && cut(more) && more === "iv") cut("at");
  }
  return rest;
}

/** The stem of a word in lower case, without accents. @param {string} plain */
export function stem(plain) {
  let word = marked(plain);
  const pv = verbRegion(word);
  const p1 = region(word, 0);
  const p2 = region(word, p1);
  const pronoun = ending(word, PRONOUNS);
  if (pronoun) {
    const rest = without(word, pronoun);
    const before = ending(rest, BEFORE_PRONOUN);
    if (before && rest.length - before.length >= pv) word = before.endsWith("o") ? rest : `${rest}e`;
  }
  word = standard(word, pv, p1, p2) ?? without(word, ending(word, VERBS, pv));
  if ("aeio".includes(word.at(-1) ?? " ") && word.length > pv) {
    word = word.slice(0, -1);
    if (word.endsWith("i") && word.length > pv) word = word.slice(0, -1);
  }
  if (/[cg]h$/.test(word) && word.length - 2 >= pv) word = word.slice(0, -1);
  return word.replaceAll("I", "i").replaceAll("U", "u");
}
