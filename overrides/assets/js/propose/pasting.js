// @ts-check
// Pasted text brings the tabs of tables and the fixed blanks of word processors along: here they are plain blanks.

const ODD = /[\t\u00a0\u2007\u202f]/g;

/** @param {HTMLElement} form */
export function setUpPasting(form) {
  form.addEventListener("paste", (event) => {
    const field = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || text.search(ODD) < 0) return;
    event.preventDefault();
    const clean = text.replace(ODD, " ");
    // Old, but the only way that a step back can undo; elsewhere the caret goes to the end of what came.
    if (document.execCommand("insertText", false, clean)) return;
    field.setRangeText(clean, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
