// @ts-check
// The practices that the visitor chose to compare: kept on the device only, under the key listed in content/privacy.md.

import { ID } from "../records.js";

const KEY = "confronto";
export const MOST = 4;

/** @type {string[] | null} What was chosen on this page, where the storage is closed to it. */
let unsaved = null;

/** @returns {string[]} */
export function picks() {
  if (unsaved) return unsaved;
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string" && ID.test(id)).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {string[]} ids */
export function keep(ids) {
  try {
    if (ids.length) localStorage.setItem(KEY, JSON.stringify(ids));
    else localStorage.removeItem(KEY);
    unsaved = null;
  } catch {
    unsaved = ids;
  }
  document.dispatchEvent(new CustomEvent("confronto"));
}

/** Add a practice, or take it away. False when there is no room. @param {string} id */
export function toggle(id) {
  const chosen = picks();
  if (chosen.includes(id)) keep(chosen.filter((other) => other !== id));
  else if (chosen.length < MOST) keep([...chosen, id]);
  else return false;
  return true;
}

/** Call back when the choice changes, here or in another window. @param {() => void} react */
export function onChange(react) {
  document.addEventListener("confronto", react);
  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) react();
  });
}
