// @ts-check
// While an organisation is told anew: those of nearly the same name that the portal has already.

import { element, linkTo } from "../dom.js";
import { own } from "./controls.js";
import { meant } from "./near.js";

const MOST = 3;

/** @param {HTMLElement} root the record of an organisation that is not there yet @param {import("./references.js").Known[]} known */
export function setUpTwins(root, known) {
  const [field] = own(root, "[data-field=name]");
  if (!(field instanceof HTMLInputElement)) return;
  const place = element("p", { class: "ask__named", role: "status" });
  field.after(place);
  field.addEventListener("change", () => place.replaceChildren(...twins(field.value, known)));
}

/** @param {string} name @param {import("./references.js").Known[]} known @returns {(Node | string)[]} */
function twins(name, known) {
  const { found } = meant(name, known);
  if (!found.length || found.length > MOST) return [];
  const links = found.map(([id, called]) => element("a", { href: linkTo(`organizzazioni/${id}/`), target: "_blank", rel: "noopener" }, called));
  return ["C'è già nel portale? Guarda prima di continuare: ", ...links.flatMap((link, at) => (at ? [", ", link] : [link])), "."];
}
