// @ts-check
// When to answer somebody who types.

/** Letters that follow each other faster than this are one run. */
const RUN = 80;

/** Calls back at once for a letter after a pause, or a text put in whole; in a run of letters, after the last. @param {HTMLInputElement} input @param {() => void} answer */
export function whenTyped(input, answer) {
  let timer = 0;
  let last = -RUN;
  input.addEventListener("input", () => {
    const now = performance.now();
    clearTimeout(timer);
    timer = setTimeout(answer, now - last < RUN ? RUN : 0);
    last = now;
  });
  input.form?.addEventListener("submit", () => clearTimeout(timer));
}
