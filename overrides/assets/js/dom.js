// @ts-check
// Makes elements. Texts become text nodes: nothing that comes from data is ever read as HTML.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** `1682` → `1.682`, as macros/formats.py writes it; the browser's own way needs its tables, and time. @param {number} count */
export const numeral = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ".");

/** The root of the site, whatever path it lives under: this file is `<root>assets/js/dom.js`. */
export const ROOT = new URL("../../", import.meta.url);

/** A link to an address of the site, given without the first slash. @param {string} address */
export const linkTo = (address) => new URL(address, ROOT).pathname;
