// @ts-check
// Between the controls of the form and a plain nested record of texts, lists and groups: reads it, and fills it in.

import { element } from "../dom.js";
import { addItem, items, madeFor, number } from "./lists.js";

/** More than any list of a record may hold: a file of thousands must not hold up the page. */
export const MOST_ITEMS = 200;

/** Half of a character, as a paste may leave it: no address can hold it. */
const LONELY = /\p{Surrogate}/gu;

/** @typedef {import("../check/types.d.ts").Value} Value @typedef {import("../check/types.d.ts").Group} Group a record, or a group inside it */

/** What belongs to this record or item itself, not to one nested in it. @param {Element} root @param {string} selector @returns {HTMLElement[]} */
export const own = (root, selector) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))].filter((one) => one.parentElement?.closest("[data-item], [data-record]") === root);

/** The groups of a list, leaving out what is none. @param {unknown} list */
export const groups = (list) => (Array.isArray(list) ? list.filter(isGroup) : []);

/** @param {unknown} value @returns {value is Group} */
export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Element} root @returns {Group} */
export function read(root) {
  /** @type {Group} */
  const record = {};
  for (const control of own(root, "[data-field]")) put(record, control.dataset.field, valueOf(control));
  for (const list of own(root, "[data-list]")) put(record, list.dataset.list, readList(list));
  return record;
}

/** The values of a list; each item that has any is told its position, which problems speak of. @param {HTMLElement} list */
function readList(list) {
  const found = [];
  for (const item of items(list)) {
    const value = list.dataset.of === "texts" ? valueOf(own(item, "[data-field]")[0]) : read(item);
    delete item.dataset.at;
    // The id of a source is written by itself: alone it says nothing.
    const empty = typeof value === "string" ? !value : Object.keys(value).every((key) => key === "id");
    if (!empty) item.dataset.at = String(found.push(value));
  }
  return found;
}

/** @param {Element} root @param {unknown} record */
export function fill(root, record) {
  for (const control of own(root, "[data-field]")) setValue(control, get(record, control.dataset.field));
  for (const list of own(root, "[data-list]")) fillList(list, get(record, list.dataset.list));
}

/** @param {HTMLElement} list @param {unknown} values */
function fillList(list, values) {
  for (const item of items(list)) item.remove();
  // One text where a list of texts belongs is its only item.
  const all = typeof values === "string" && list.dataset.of === "texts" ? [values].filter(Boolean) : values;
  const kept = (Array.isArray(all) ? all : []).slice(0, MOST_ITEMS);
  for (const value of kept) {
    const item = madeFor(list);
    if (list.dataset.of === "texts") setValue(own(item, "[data-field]")[0], value);
    else fill(item, value);
  }
  number(list);
  if (!kept.length && "required" in list.dataset) addItem(list);
}

/** Three decimals would be read as thousands by half of those who see them: they stay as they are. */
const DECIMAL = /^(-?\d+)[.,](\d{1,2}|\d{4,6})$/;

/** A number as the file has it, with a point. @param {string} text */
const numeric = (text) => text.replace(DECIMAL, "$1.$2");

/** A number as it is read here, with a comma. @param {HTMLElement} control @param {string} text */
export const spokenNumber = (control, text) => (control.dataset.kind === "number" ? text.replace(DECIMAL, "$1,$2") : text);

/** @param {HTMLElement} control @returns {string | string[]} */
export function valueOf(control) {
  if (control instanceof HTMLInputElement && control.type === "checkbox") return control.checked ? control.value : "";
  if (control instanceof HTMLFieldSetElement) return chosen(control);
  if (control.dataset.id && control.dataset.shown === /** @type {HTMLInputElement} */ (control).value) return control.dataset.id;
  const text = /** @type {HTMLInputElement} */ (control).value.replace(LONELY, "\ufffd").replace(/\r\n?/g, "\n").trim();
  return control.dataset.kind === "number" ? numeric(text) : text;
}

/** What is ticked; several in the order in which they were ticked. @param {HTMLFieldSetElement} group */
function chosen(group) {
  const ticked = [...group.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value);
  if (group.dataset.kind === "choice") return ticked[0] ?? "";
  const before = (group.dataset.chosen ?? "").split("\n").filter((value) => ticked.includes(value));
  const values = [...before, ...ticked.filter((value) => !before.includes(value))];
  group.dataset.chosen = values.join("\n");
  return values;
}

/** A field that shows one text and has another as its value: the name of a record, and its id. @param {HTMLInputElement} control @param {string} id @param {string} shown */
export function hold(control, id, shown) {
  if (control.value !== shown) control.value = shown;
  if (id) Object.assign(control.dataset, { id, shown });
  else delete control.dataset.id;
}

/** @param {HTMLElement} control @param {unknown} value */
export function setValue(control, value) {
  const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
  if (control instanceof HTMLFieldSetElement) choose(control, texts);
  else if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = texts[0] === control.value;
  else {
    if (control instanceof HTMLSelectElement) offer(control, texts[0] ?? "");
    delete control.dataset.id;
    /** @type {HTMLInputElement} */ (control).value = spokenNumber(control, texts[0] ?? "");
  }
}

/** @param {HTMLFieldSetElement} group @param {string[]} values */
function choose(group, values) {
  group.dataset.chosen = values.join("\n");
  for (const odd of group.querySelectorAll(".choice--odd")) odd.remove();
  const boxes = [...group.querySelectorAll("input")];
  for (const box of boxes) box.checked = values.includes(box.value) || (!values.length && !box.value);
  const place = [...group.querySelectorAll(".choices")].at(-1) ?? group;
  for (const value of values.filter((one) => !boxes.some((box) => box.value === one))) place.append(oddBox(group, value));
}

/** A value that no vocabulary has: shown as it is, so that it can be seen and put right. @param {HTMLFieldSetElement} group @param {string} value */
function oddBox(group, value) {
  const type = group.dataset.kind === "choice" ? "radio" : "checkbox";
  const name = group.querySelector("input")?.name ?? `${group.id}-scelta`;
  const box = element("input", { type, name });
  box.value = value;
  box.checked = true;
  return element("label", { class: "choice choice--odd" }, box, element("span", {}, `«${value}»`));
}

/** @param {HTMLSelectElement} menu @param {string} value */
export function offer(menu, value) {
  if ([...menu.options].some((option) => option.value === value)) return;
  const option = element("option", {}, `«${value}»`);
  option.value = value;
  menu.append(option);
}

/** @param {unknown} record @param {string} [path] */
export function get(record, path = "") {
  let value = record;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = /** @type {Group} */ (value)[key];
  }
  return value;
}

/** Write a value that says something at its dotted place. @param {Group} record @param {string | undefined} path @param {string | Value[]} value */
function put(record, path, value) {
  if (!path || !value.length) return;
  const keys = path.split(".");
  const last = /** @type {string} */ (keys.pop());
  let group = record;
  for (const key of keys) group = /** @type {Group} */ (group[key] ??= {});
  group[last] = value;
}
