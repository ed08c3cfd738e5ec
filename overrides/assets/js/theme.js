// @ts-check
// Runs before the first paint: says that scripts work, and applies the theme that the visitor chose on an earlier visit.

(() => {
  const root = document.documentElement;
  const dark = /** @type {HTMLLinkElement | null} */ (document.getElementById("tema-scuro"));
  root.classList.add("js");
  try {
    const choice = localStorage.getItem("tema");
    if (dark && choice === "scuro") dark.media = "screen";
    if (dark && choice === "chiaro") dark.media = "not all";
  } catch {
    // Storage is closed to this page: the system's theme stands.
  }
})();
