// @ts-check
// Which practices fit the visitor's answers, and why: the same sums as finding/matching.py, on the same rules.

/**
 * @typedef {{signal: string, points: number, words: string, values: string[], for: string[]}} Rule
 * @typedef {{id: string, weight: number, rules: Rule[], unknown: string, essential: boolean,
 *   options: Record<string, string>}} Question
 * @typedef {{values: string[], labels: string[], rows: number[][]}} Column
 * @typedef {{questions: Question[], statuses: {status: string, points: number, words: string}[], ids: string[],
 *   status: string[], signals: Record<string, Column>}} Index
 * @typedef {"fit" | "misfit" | "unknown"} Kind
 * @typedef {{kind: Kind, words: string}} Verdict
 * @typedef {{id: string, score: number, verdicts: Verdict[]}} Match
 * @typedef {Record<string, string[]>} Answers
 */

/** Among the values of a rule, it stands for the visitor's answer. */
const ITSELF = "$";

/**
 * The practices that fit, best first: how many they are, and the first of them with their reasons.
 * @param {Index} index @param {Answers} answers @param {number} limit
 * @returns {{total: number, best: Match[]}}
 */
export function find(index, answers, limit) {
  const asked = index.questions.filter((question) => answers[question.id]?.length);
  /** @type {[number, number][]} */
  const ranked = [];
  for (let at = 0; at < index.ids.length; at += 1) {
    const score = scoreOf(index, asked, answers, at);
    if (score > 0) ranked.push([score, at]);
  }
  ranked.sort((one, other) => other[0] - one[0] || one[1] - other[1]);
  const best = ranked.slice(0, limit).map(([score, at]) => {
    return { id: index.ids[at], score, verdicts: verdicts(index, asked, answers, at) };
  });
  return { total: ranked.length, best };
}

/**
 * The points of one practice; 0 when it fits nothing, or misses what is essential.
 * @param {Index} index @param {Question[]} asked @param {Answers} answers @param {number} at
 */
function scoreOf(index, asked, answers, at) {
  let total = index.statuses.find((rule) => rule.status === index.status[at])?.points ?? 0;
  let fits = false;
  for (const question of asked) {
    const chosen = answers[question.id];
    const points = chosen.map((answer) => ruleFor(index, question, answer, at)?.points ?? 0);
    const fit = points.some((value) => value > 0);
    if (question.essential && !fit) return 0;
    fits ||= fit;
    total += Math.floor((question.weight * points.reduce((sum, value) => sum + value, 0)) / chosen.length);
  }
  return fits ? total : 0;
}

/**
 * The first rule that applies to an answer; none means that the practice says nothing about it.
 * @param {Index} index @param {Question} question @param {string} answer @param {number} at
 */
function ruleFor(index, question, answer, at) {
  return question.rules.find((rule) => {
    if (rule.for.length && !rule.for.includes(answer)) return false;
    const column = index.signals[rule.signal];
    const said = column.rows[at];
    if (!rule.values.length) return said.length > 0;
    return said.some((number) => rule.values.some((value) => column.values[number] === (value === ITSELF ? answer : value)));
  });
}

/**
 * @param {Index} index @param {Question[]} asked @param {Answers} answers @param {number} at
 * @returns {Verdict[]}
 */
function verdicts(index, asked, answers, at) {
  /** @type {Verdict[]} */
  const found = [];
  for (const question of asked) {
    for (const answer of answers[question.id]) {
      const rule = ruleFor(index, question, answer, at);
      const words = (rule?.words ?? question.unknown)
        .replaceAll("{risposta}", () => question.options[answer] ?? answer)
        .replaceAll("{valori}", () => (rule ? labels(index.signals[rule.signal], at) : ""));
      found.push({ kind: kindOf(rule?.points ?? 0), words });
    }
  }
  const status = index.statuses.find((rule) => rule.status === index.status[at]);
  if (status) found.push({ kind: kindOf(status.points), words: status.words });
  return found;
}

/** @param {Column} column @param {number} at */
const labels = (column, at) => column.rows[at].map((number) => column.labels[number]).join(", ");

/** @param {number} points @returns {Kind} */
const kindOf = (points) => (points > 0 ? "fit" : points < 0 ? "misfit" : "unknown");
