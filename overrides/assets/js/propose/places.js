// @ts-check
// From the place that a problem names (`claims[2].unit`, `place.city`, `needs[1]`) to what is filled in there.

import { own } from "./controls.js";
import { items } from "./lists.js";

/** The control or list, or null when the form has none. @param {Element} root @param {string} field @returns {HTMLElement | null} */
export function placeOf(root, field) {
  for (const list of own(root, "[data-list]")) {
    const path = /** @type {string} */ (list.dataset.list);
    if (field === path) return list;
    if (!field.startsWith(`${path}[`)) continue;
    const [, number, rest] = /^\[(\d+)\]\.?(.*)$/.exec(field.slice(path.length)) ?? [];
    const item = items(list).find((one) => one.dataset.at === number);
    if (!item) return list;
    return (rest && placeOf(item, rest)) || shownControls(item)[0] || list;
  }
  const plain = field.replace(/\[\d+\]$/, "");
  const controls = shownControls(root);
  return (
    controls.find((one) => one.dataset.field === plain) ??
    controls.find((one) => plain && one.dataset.field?.startsWith(`${plain}.`)) ??
    null
  );
}

/** @param {Element} root */
const shownControls = (root) => own(root, "[data-field]").filter((one) => one.getAttribute("type") !== "hidden");

/** Open what hides it, close what covers it, and go there. @param {HTMLElement} goal */
export function goTo(goal) {
  uncover();
  for (let around = goal.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
  const ask = goal.closest("[data-ask]");
  if (ask instanceof HTMLElement) ask.hidden = false;
  const inside = goal instanceof HTMLFieldSetElement ? goal.querySelector("input:checked, input:not([type=hidden]), select, textarea") : goal;
  const end = inside instanceof HTMLElement ? inside : goal;
  end.focus({ preventScroll: true });
  (ask ?? goal).scrollIntoView({ block: "center" });
}

/** On a narrow window the card lies over the form. */
export const uncover = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-side]"))?.hidePopover?.();

/** What the form calls it. @param {HTMLElement} goal */
export function titleOf(goal) {
  const ask = goal.closest("[data-ask]");
  const title = ask?.querySelector(".ask__title, .choice span")?.firstChild?.textContent?.trim() ?? "";
  const item = goal.closest("[data-item]")?.querySelector("[data-number]")?.textContent;
  if (!item || title.startsWith(item)) return title;
  return title ? `${item}, ${title.toLowerCase()}` : item;
}
