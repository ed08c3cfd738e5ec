// @ts-check
// While the title is typed: practices of the catalogue that it sounds like, found by the search of the portal.

import { element, linkTo } from "../dom.js";

const WAIT = 500;
const MOST = 3;
const FEWEST_WORDS = 2;

/** @param {HTMLElement} box @param {HTMLInputElement} field */
export function setUpSimilar(box, field) {
  let timer = 0;
  let turn = 0;
  const look = async () => {
    const query = field.value.trim();
    const mine = (turn += 1);
    const found = query.split(/\s+/).length >= FEWEST_WORDS ? await practices(query).catch(() => []) : [];
    if (mine === turn) show(box, found);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
}

/** The best practices for these words: address, title, line under it. @param {string} query */
async function practices(query) {
  const [{ find }, { first }, { shown, start }] = await Promise.all([
    import("../search/query.js"),
    import("../search/rank.js"),
    import("../search/store.js"),
  ]);
  const from = await start();
  const { scores } = await find(query);
  // The practices are the first documents of the index.
  return Promise.all(first(scores, MOST, 0, from.counts[0]).map((document) => shown(from, document)));
}

/** @param {HTMLElement} box @param {import("../search/store.js").Shown[]} found */
function show(box, found) {
  if (!found.length) return box.replaceChildren();
  const entries = found.map(([address, title, about]) =>
    element("li", {}, element("a", { href: linkTo(address), target: "_blank", rel: "noopener" }, title), ` ${about}`),
  );
  box.replaceChildren(
    element("p", { class: "similar__title" }, "C'è già qualcosa di simile? Guarda prima di continuare:"),
    element("ul", { class: "similar__list" }, ...entries),
  );
}
