// @ts-check
// Runs something shortly after the last change, but never while a pointer is down.

export class Patience {
  /** @param {HTMLElement} place @param {() => void} run */
  constructor(place, run) {
    this.run = run;
    this.timer = 0;
    this.pressed = false;
    this.late = false;
    place.addEventListener("pointerdown", () => (this.pressed = true));
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => this.released());
  }

  /** @param {number} wait */
  soon(wait) {
    this.cancel();
    this.timer = setTimeout(() => (this.pressed ? (this.late = true) : this.run()), wait);
  }

  cancel() {
    clearTimeout(this.timer);
  }

  /** What is about to be clicked would slip away from under the finger, if anything moved before. */
  released() {
    this.pressed = false;
    if (this.late) this.soon(0);
    this.late = false;
  }
}
