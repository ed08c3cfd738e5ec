// @ts-check
// Lists of which one may have as many items as one likes: add, take away, number, and where the focus goes then.

const REFERRING = ["id", "for", "name", "aria-describedby"];
let made = 0;

/** @param {Element} list @returns {HTMLElement[]} */
export const items = (list) => [...list.querySelectorAll(":scope > [data-items] > [data-item]")].filter((one) => one instanceof HTMLElement);

/** @param {HTMLElement} list */
export function addItem(list) {
  const item = madeFor(list);
  number(list);
  return item;
}

/** One more item, not numbered yet. @param {HTMLElement} list */
export function madeFor(list) {
  const template = /** @type {HTMLTemplateElement} */ (list.querySelector(":scope > template"));
  const piece = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  made += 1;
  for (const one of piece.querySelectorAll("[id], [for], [name], [aria-describedby]")) {
    for (const name of REFERRING) {
      const value = one.getAttribute(name);
      if (value) one.setAttribute(name, value.split(" ").map((id) => `${id}-${made}`).join(" "));
    }
  }
  const item = /** @type {HTMLElement} */ (piece.querySelector("[data-item]"));
  list.querySelector(":scope > [data-items]")?.append(item);
  nameSource(list, item);
  return item;
}

/** Sources are called f1, f2…: the first name that is free. @param {HTMLElement} list @param {HTMLElement} item */
function nameSource(list, item) {
  const hidden = item.querySelector('[data-kind="number-of-source"]');
  if (!(hidden instanceof HTMLInputElement)) return;
  const taken = [...list.querySelectorAll('[data-kind="number-of-source"]')].map((one) => /** @type {HTMLInputElement} */ (one).value);
  let next = 1;
  while (taken.includes(`f${next}`)) next += 1;
  hidden.value = `f${next}`;
}

/** Every item says which one it is; no button offers more than the list may hold. @param {HTMLElement} list */
export function number(list) {
  const all = items(list);
  all.forEach((item, at) => {
    for (const title of item.querySelectorAll("[data-number]")) title.textContent = `${list.dataset.one} ${at + 1}`;
    const hidden = item.querySelector("[data-remove] .visually-hidden");
    if (hidden) hidden.textContent = ` ${list.dataset.one?.toLowerCase()} ${at + 1}`;
  });
  const add = list.querySelector(":scope > [data-add]");
  if (add instanceof HTMLElement) add.hidden = Boolean(Number(list.dataset.most)) && all.length >= Number(list.dataset.most);
}

/** The first thing to fill in, or what opens it. @param {Element} item */
export const firstControl = (item) =>
  [...item.querySelectorAll("input, select, textarea"), ...item.querySelectorAll("summary, button")].find(
    (one) => one instanceof HTMLElement && one.checkVisibility() && one.getAttribute("type") !== "hidden",
  );

/** @param {HTMLElement} form @param {() => void} changed */
export function setUpLists(form, changed) {
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-add], [data-remove]") : null;
    const list = button?.closest("[data-list]");
    if (!(button instanceof HTMLElement) || !(list instanceof HTMLElement)) return;
    const next = "add" in button.dataset ? addItem(list) : withdrawn(list, /** @type {HTMLElement} */ (button.closest("[data-item]")));
    changed();
    const goal = next instanceof HTMLButtonElement ? next : firstControl(next);
    if (goal instanceof HTMLElement) goal.focus();
  });
}

/** Take an item away; what gets the focus: the next item, or the one before, or the button that adds. @param {HTMLElement} list @param {HTMLElement} item */
function withdrawn(list, item) {
  const all = items(list);
  const at = all.indexOf(item);
  item.remove();
  number(list);
  return all[at + 1] ?? all[at - 1] ?? /** @type {HTMLElement} */ (list.querySelector(":scope > [data-add]"));
}
