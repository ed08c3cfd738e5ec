// @ts-check
// The way into the search, from every page: the button of the header, `/`, Ctrl+K. The rest is fetched at first use.

import { element, ROOT } from "../dom.js";
import { fetchEngine } from "./engine.js";

/** @type {Promise<{ open: () => void }> | undefined} */
let dialog;

const load = () => (dialog ??= make());

async function make() {
  try {
    const [{ makeDialog }] = await Promise.all([import("./dialog.js"), dressed(), fetchEngine()]);
    return makeDialog();
  } catch (error) {
    // Asked for again at the next try.
    dialog = undefined;
    throw error;
  }
}

/** The style sheet of the dialog, in force before the dialog opens. */
function dressed() {
  const sheet = element("link", { rel: "stylesheet", href: new URL("assets/css/search.css", ROOT).href });
  const ready = new Promise((resolve) => {
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", resolve);
  });
  document.head.append(sheet);
  return ready;
}

/** @param {EventTarget | null} target */
const writing = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName));

/** @param {KeyboardEvent} event */
const asked = (event) =>
  (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) ||
  (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.target));

export function setUpSearch() {
  const form = document.querySelector("form[data-search]");
  if (!(form instanceof HTMLFormElement)) return;
  /** @param {Event} event */
  const open = async (event) => {
    event.preventDefault();
    try {
      (await load()).open();
    } catch {
      // Without its code there is still the page on which all practices are.
      form.submit();
    }
  };
  form.addEventListener("submit", open);
  form.addEventListener("pointerenter", () => void load().catch(() => {}), { once: true });
  document.addEventListener("keydown", (event) => asked(event) && void open(event));
}
