// @ts-check
// The items of a long list, each folded to one line that says which one it is.

import { own, valueOf } from "./controls.js";
import { items } from "./lists.js";

/** What tells one item from another, where it has that; otherwise the first thing that was written. */
const TELLING = ["title", "text"];

/** Where a list has several: one alone takes no room. @param {HTMLElement} form */
export function foldLists(form) {
  for (const list of form.querySelectorAll("[data-list]")) {
    const all = items(list);
    if (all.length > 1) all.forEach(fold);
  }
}

/** @param {HTMLElement} item */
function fold(item) {
  const details = item.querySelector("[data-fold]");
  if (!(details instanceof HTMLDetailsElement)) return;
  details.open = false;
  title(item, details);
  details.addEventListener("toggle", () => title(item, details));
}

/** @param {HTMLElement} item @param {HTMLDetailsElement} details */
function title(item, details) {
  const place = details.querySelector("[data-brief]");
  if (place && !details.open) place.textContent = brief(item);
}

/** @param {HTMLElement} item */
function brief(item) {
  const fields = own(item, "[data-field]").filter((one) => one.getAttribute("type") !== "hidden" && valueOf(one).length);
  const found = TELLING.map((key) => fields.find((one) => one.dataset.field === key)).find(Boolean) ?? fields[0];
  return found ? words(found) : "";
}

/** As it is read, not as it is kept. @param {HTMLElement} field */
function words(field) {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.label ?? "";
  if (field instanceof HTMLFieldSetElement) return field.querySelector("label:has(:checked) span")?.textContent ?? "";
  return field instanceof HTMLInputElement ? field.value : String(valueOf(field));
}
