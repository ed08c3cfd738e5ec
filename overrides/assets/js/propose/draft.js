// @ts-check
// The draft: kept on the device only, under the key listed in content/privacy.md; one for each form and corrected record.

const KEY = "bozze";

/** @typedef {import("./controls.js").Group} Group */
/** @typedef {{record: Group, along?: Group, given?: boolean, saved: string}} Draft `given`: nobody wrote any of it here */

/** @returns {Record<string, Draft>} */
function all() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof kept === "object" && kept && !Array.isArray(kept) ? kept : {};
  } catch {
    return {};
  }
}

/** @param {Record<string, Draft>} drafts */
function keep(drafts) {
  try {
    if (Object.keys(drafts).length) localStorage.setItem(KEY, JSON.stringify(drafts));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name @returns {Draft | null} */
export function draft(name) {
  const found = Object.hasOwn(all(), name) ? all()[name] : null;
  return found && typeof found === "object" && typeof found.record === "object" && found.record ? found : null;
}

/** False where the storage is closed. @param {string} name @param {Draft} kept */
export const save = (name, kept) => keep({ ...all(), [name]: kept });

/** Whether another tab wrote this draft. @param {StorageEvent} event @param {string} name */
export const writtenElsewhere = ({ key, oldValue, newValue }, name) => key === KEY && own(oldValue, name) !== own(newValue, name);

/** @param {string | null} text @param {string} name */
function own(text, name) {
  try {
    return JSON.stringify(JSON.parse(text ?? "{}")?.[name]);
  } catch {
    return "";
  }
}

/** @param {string} name */
export function forget(name) {
  const drafts = all();
  delete drafts[name];
  keep(drafts);
}
