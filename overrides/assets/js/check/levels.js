// @ts-check
// The trust level that a practice reaches, and what is missing for each. The twin of catalog/levels.py.

/**
 * @typedef {import("./types.d.ts").Contract} Contract
 * @typedef {{id: string, met: boolean, excused?: unknown}} Requirement
 * @typedef {{id: "segnalata" | "documentata" | "verificata", documented: Requirement[], verified: Requirement[]}} Level
 */

/**
 * The level of a practice on a day; `root` is the plain record of `checkText`.
 * @param {unknown} root @param {Contract} contract @param {string} today @returns {Level}
 */
export function levelOf(root, contract, today) {
  const documented = contract.level_fields.map((path) => requirement(root, path));
  const verified = [
    { id: "sourced-figure", met: listOf(root, "claims").some((one) => one.period && one.period !== "non-noto") },
    { id: "recent-review", met: listOf(root, "reviews").some((one) => isRecent(one, before(today, contract.review_days))) },
    { id: "confirmed", met: at(root, "origin") === "organizzazione" },
  ];
  return reached(documented, verified);
}

/** The level for what is met. @param {Requirement[]} documented @param {Requirement[]} verified @returns {Level} */
export function reached(documented, verified) {
  const met = [documented, verified].map((all) => all.every((one) => one.met));
  return { id: !met[0] ? "segnalata" : met[1] ? "verificata" : "documentata", documented, verified };
}

/** @param {unknown} root @param {string} path @returns {Requirement} */
function requirement(root, path) {
  const excused = listOf(root, "not_applicable").find((one) => one.field === path)?.reason;
  const found = { id: path, met: isFilled(at(root, path)) || excused !== undefined };
  return excused === undefined ? found : { ...found, excused };
}

/** @param {unknown} value */
function isFilled(value) {
  return typeof value === "string" ? value.trim() !== "" : Object.keys(value ?? {}).length > 0;
}

/** @param {unknown} root @param {string} path @returns {unknown} */
function at(root, path) {
  const inside = (/** @type {unknown} */ value, /** @type {string} */ part) => {
    return isGroup(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  };
  return path.split(".").reduce(inside, root);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The groups of a list, leaving out what has the wrong form.
 * @param {unknown} root @param {string} path @returns {Record<string, unknown>[]}
 */
function listOf(root, path) {
  const found = at(root, path);
  return Array.isArray(found) ? found.filter(isGroup) : [];
}

/** @param {Record<string, unknown>} review @param {string} oldest */
function isRecent({ kind, outcome, date }, oldest) {
  return kind !== "organizzazione" && outcome !== "da-completare" && typeof date === "string" && date >= oldest;
}

/** The day so many days before. @param {string} today @param {number} days */
function before(today, days) {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}
