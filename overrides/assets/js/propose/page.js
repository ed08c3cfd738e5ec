// @ts-check
// The page of a proposal: fetches the contract and the names of all records, and opens the form with what was asked for.

import { ROOT } from "../dom.js";
import { fill } from "./controls.js";
import { tidy } from "./manners.js";
import { opened } from "./opening.js";
import { Proposal } from "./proposal.js";
import { setUpChecking } from "./sheet.js";

/** @param {string} name */
const fetched = (name) =>
  fetch(new URL(`assets/proposta/${name}.json`, ROOT)).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);

/** @param {HTMLElement} place @param {HTMLElement} work */
async function begin(place, work) {
  work.setAttribute("aria-busy", "true");
  blank(work);
  const [contract, records] = await Promise.all(["contract", "records"].map(fetched));
  if (!contract || !records) {
    work.removeAttribute("aria-busy");
    return unable(place);
  }
  const { check, judge } = setUpChecking(contract, records);
  const kind = /** @type {import("./sheet.js").Kind} */ (place.dataset.propose);
  const start = await opened(kind, records, (text) => check(text, kind, ""));
  new Proposal(place, { kind, contract, records, start, judge, check: (text, of) => check(text, of, "") }).open();
  work.removeAttribute("aria-busy");
}

/** The empty form, ready to be written in while the rest is fetched. @param {HTMLElement} work */
function blank(work) {
  for (const root of work.querySelectorAll("[data-record]")) fill(root, {});
  tidy(work);
}

/** @param {HTMLElement} place */
function unable(place) {
  const words = "Ora non riesco a caricare il modulo: controlla la connessione e ricarica la pagina.";
  place.querySelector(".propose__bare p")?.replaceChildren(words);
  place.classList.add("propose--unable");
}

// A page that is opened again begins where it says that the draft was taken up; the form grows after the browser's own scrolling.
history.scrollRestoration = "manual";
const place = document.querySelector("[data-propose]");
const work = place?.querySelector("[data-work]");
if (place instanceof HTMLElement && work instanceof HTMLElement) begin(place, work);
