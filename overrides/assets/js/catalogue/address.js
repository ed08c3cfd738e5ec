// @ts-check
// The address of the page, the steps back and forth through it, and the place to which the page was scrolled.

import { written } from "./state.js";

/** @param {(search: string) => Promise<void>} show */
export function setUpAddress(show) {
  let last = location.search;
  let gradual = false;
  history.scrollRestoration = "manual";

  const keepPlace = () => history.replaceState({ ...history.state, scroll: scrollY }, "");
  addEventListener("pagehide", keepPlace);
  addEventListener("scrollend", keepPlace);
  addEventListener("popstate", async ({ state }) => {
    // A jump to an anchor of the page is no other selection.
    const same = location.search === last;
    last = location.search;
    if (!same) await show(last);
    if (typeof state?.scroll === "number") scrollTo({ top: state.scroll, behavior: "instant" });
  });

  return {
    /** Follow a change; letters typed one after the other are one step. @param {import("./state.js").State} state @param {boolean} byLetters */
    write(state, byLetters) {
      const search = written(state);
      if (search !== last) {
        const target = `${location.pathname}${search}`;
        if (byLetters && gradual) history.replaceState(history.state, "", target);
        else {
          // Where it cannot be kept as soon as the scrolling ends: Safari before 26.2.
          keepPlace();
          history.pushState({}, "", target);
        }
      }
      gradual = byLetters;
      last = search;
    },
    /** Show what the address asks for, where the visitor had left it. */
    async start() {
      const scroll = history.state?.scroll;
      await show(last);
      if (typeof scroll === "number" && !location.hash) scrollTo({ top: scroll, behavior: "instant" });
    },
  };
}
