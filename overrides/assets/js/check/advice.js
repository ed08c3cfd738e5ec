// @ts-check
// Warnings on one record: they help whoever writes, and stop nothing. The twin of catalog/advice.py and readability.py.

import { say } from "./sentences.js";
import { everywhere, pattern } from "./signs.js";

/** @typedef {import("./types.d.ts").Contract} Contract */

/**
 * A summary whose sentences and words are too long for most readers.
 * @param {import("./rows.js").Row} practice @param {Contract} contract
 */
export function hardToRead(practice, contract) {
  const score = gulpease(practice.text("summary"), contract);
  if (score >= contract.signs.gulpease.hard_below) return [];
  const message = say(contract, "hard-to-read", { score: rounded(score) });
  return [practice.problem("hard-to-read", "summary", message, { severity: "warning" })];
}

/**
 * Texts that stand wholly in quotation marks, as word processors and habit put them.
 * @param {import("./rows.js").Row} record @param {Contract} contract
 */
export function inQuotes(record, contract) {
  const sign = `^(?:${contract.signs.texts.in_quotes})$`;
  return [...record.below()].flatMap((row) => {
    return row.table.fields.flatMap((item) => {
      const found = item.type === "string" ? pattern(sign).exec(row.text(item.name).trim()) : null;
      const nearest = found?.slice(1).find((inner) => inner !== undefined)?.trim();
      if (nearest === undefined) return [];
      return [row.problem("in-quotes", item.name, say(contract, "in-quotes"), { severity: "warning", nearest })];
    });
  });
}

/** 89 + (300 × sentences − 10 × letters) / words; 100 for an empty text. @param {string} text @param {Contract} contract */
export function gulpease(text, contract) {
  const { word, letter, sentence_end } = contract.signs.gulpease;
  const count = (/** @type {string} */ sign) => (text.match(everywhere(sign)) ?? []).length;
  const words = count(word);
  if (!words) return 100;
  const sentences = Math.max(1, count(sentence_end));
  return Math.max(0, Math.min(100, 89 + (300 * sentences - 10 * count(letter)) / words));
}

/** A half goes to the even number, as in Python. @param {number} score */
function rounded(score) {
  const down = Math.floor(score);
  return score - down === 0.5 ? down + (down % 2) : Math.round(score);
}
