// @ts-check
// Disclosures of the header. Esc closes what is open and gives the focus back to what opened it.

/** The menu of narrow screens: a button that shows the list of pages. */
export function setUpMenu() {
  const button = document.querySelector("[data-menu]");
  const menu = document.getElementById(button?.getAttribute("aria-controls") ?? "");
  if (!(button instanceof HTMLButtonElement) || !menu) return;

  /** @param {boolean} open */
  const show = (open) => {
    menu.classList.toggle("is-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    // A submenu closes first (see below) and says so.
    if (event.key !== "Escape" || event.defaultPrevented || button.getAttribute("aria-expanded") !== "true") return;
    show(false);
    button.focus();
  });
}

/** The submenus, which are `details`: one open at a time, closed by Esc, by a click elsewhere, by leaving them. */
export function setUpSubmenus() {
  const groups = [...document.querySelectorAll("details.nav__group")].filter((node) => node instanceof HTMLDetailsElement);

  /** @param {Event} event */
  const closeOthers = (event) => {
    for (const group of groups) {
      if (group.open && !(event.target instanceof Node && group.contains(event.target))) group.open = false;
    }
  };
  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
  document.querySelector(".nav")?.addEventListener("keydown", (event) => {
    const open = groups.find((group) => group.open);
    if (!open || !(event instanceof KeyboardEvent) || event.key !== "Escape") return;
    event.preventDefault();
    open.open = false;
    open.querySelector("summary")?.focus();
  });
}
