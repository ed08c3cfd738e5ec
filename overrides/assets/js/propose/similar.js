// @ts-check
// While the title is typed: practices of the catalogue that it sounds like, by the search of the portal and by their titles.

import { element, linkTo } from "../dom.js";
import { likenessAmong } from "./likeness.js";

const WAIT = 500;
const MOST = 3;
const FEWEST_WORDS = 2;
/** Of what the search finds, so many are put in a new order. */
const LOOKED_AT = 12;
/** What a title that says all of it weighs, where the best find of the search weighs 1. */
const TITLE = 0.5;

/** @param {HTMLElement} box @param {HTMLInputElement} field @param {string[]} titles those of all practices */
export function setUpSimilar(box, field, titles) {
  let timer = 0;
  let turn = 0;
  const look = async () => {
    const query = field.value.trim();
    const mine = (turn += 1);
    const found = query.split(/\s+/).length >= FEWEST_WORDS ? await practices(query, titles).catch(() => []) : [];
    if (mine === turn) show(box, found);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
}

/**
 * The practices of the catalogue that answer these words best: address, title, line under it. The search reads whole records, so a
 * word that stands in many of them hides the one whose title is nearly the same: titles count once more.
 * @param {string} query @param {string[]} titles
 */
async function practices(query, titles) {
  const [{ find }, { first }, { shown, start }, { languageOf }, { words }] = await Promise.all([
    import("../search/query.js"),
    import("../search/rank.js"),
    import("../search/store.js"),
    import("../search/language.js"),
    import("../search/words.js"),
  ]);
  const from = await start();
  const { scores } = await find(query);
  // The practices are the first documents of the index.
  const likely = first(scores, LOOKED_AT, 0, from.counts[0]);
  const found = await Promise.all(likely.map((document) => shown(from, document)));
  const like = likenessAmong(titles, (title) => words(title, languageOf(from).stop).map(({ stem }) => stem))(query);
  const merit = new Map(found.map((one, at) => [one, scores[likely[at]] / scores[likely[0]] + TITLE * like(one[1])]));
  return found.sort((one, other) => Number(merit.get(other)) - Number(merit.get(one))).slice(0, MOST);
}

/** @param {HTMLElement} box @param {import("../search/store.js").Shown[]} found */
function show(box, found) {
  const which = found.map(([address]) => address).join(" ");
  // The same practices are not told again, and a link that has the focus keeps it.
  if (which === (box.dataset.shown ?? "")) return;
  box.dataset.shown = which;
  // Read aloud while one types: that there are some, once; not each of them.
  const said = box.parentElement?.querySelector("[data-similar-said]");
  const words = found.length ? "Qui sotto trovi pratiche simili che ci sono già." : "";
  if (said && said.textContent !== words) said.textContent = words;
  if (!found.length) return box.replaceChildren();
  const entries = found.map(([address, title, about]) =>
    element("li", {}, element("a", { href: linkTo(address), target: "_blank", rel: "noopener" }, title), ` ${about}`),
  );
  box.replaceChildren(
    element("p", { class: "similar__title" }, "C'è già qualcosa di simile? Guarda prima di continuare:"),
    element("ul", { class: "similar__list" }, ...entries),
  );
}
