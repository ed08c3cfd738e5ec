// @ts-check
// The buttons that copy the address of what is on screen. Where the clipboard is closed, the address is shown instead.

/** @param {Element} button @param {Element} answer where the outcome is said */
export function setUpCopy(button, answer) {
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      answer.textContent = "Link copiato.";
    } catch {
      answer.textContent = `Copia questo indirizzo: ${location.href}`;
    }
  });
}
