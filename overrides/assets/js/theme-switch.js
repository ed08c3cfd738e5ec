// @ts-check
// The button for light and dark. It is remembered only when the choice differs from the system's own theme.

const KEY = "tema";

/** Whether the dark colours are in force now. @param {HTMLLinkElement} sheet */
const isDark = (sheet) => matchMedia(sheet.media).matches;

/** @param {"scuro" | "chiaro" | null} choice null follows the system */
function remember(choice) {
  try {
    if (choice) localStorage.setItem(KEY, choice);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is closed to this page: the choice lasts as long as the page.
  }
}

export function setUpThemeSwitch() {
  const button = document.querySelector("[data-theme-switch]");
  const sheet = document.getElementById("tema-scuro");
  if (!button || !(sheet instanceof HTMLLinkElement)) return;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const announce = () => button.setAttribute("aria-pressed", String(isDark(sheet)));
  button.addEventListener("click", () => {
    const dark = !isDark(sheet);
    const own = dark !== system.matches;
    if (own) sheet.media = dark ? "screen" : "not all";
    else sheet.media = "screen and (prefers-color-scheme: dark)";
    remember(own ? (dark ? "scuro" : "chiaro") : null);
    announce();
  });
  system.addEventListener("change", announce);
  announce();
}
