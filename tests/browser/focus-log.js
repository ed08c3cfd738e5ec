// From now on notes, of every element that the Tab key reaches, what is wrong with how it is shown.
() => {
  /** What a person sees of a control: a box drawn by hand stands beside its label. */
  const shown = (node) => {
    const box = node.getBoundingClientRect();
    return Math.min(box.width, box.height) < 4 && node.labels?.length ? node.labels[0] : node;
  };
  const marked = (node) => {
    const style = getComputedStyle(node);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  };
  const wrong = (node) => {
    const seen = shown(node);
    const boxes = [...seen.getClientRects()].filter((box) => box.width && box.height);
    if (!boxes.length || !seen.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return "invisibile";
    const { top, bottom, left, right } = boxes[0];
    if (left < -1 || right > innerWidth + 1) return `fuori di lato: da ${left} a ${right}`;
    if (bottom - top < innerHeight && (top < -1 || bottom > innerHeight + 1)) return `fuori: da ${top} a ${bottom}`;
    const y = Math.min(Math.max((top + bottom) / 2, 0), innerHeight - 1);
    const over = document.elementFromPoint((left + right) / 2, y);
    const own = [seen, ...(node.labels ?? [])];
    if (over && !over.contains(seen) && !own.some((part) => part.contains(over))) return `coperto da ${over.tagName} ${over.className}`;
    if (![node, ...own].some(marked)) return "senza segno del fuoco";
    return "";
  };
  const name = (node) => `${node.tagName} «${(node.textContent || node.name || "").trim().slice(0, 40)}»`;
  const look = () => {
    const node = document.activeElement;
    if (!node || node === document.body || window.focusLog.order.includes(node)) return;
    window.focusLog.order.push(node);
    const why = wrong(node);
    if (why) window.focusLog.wrong.push(`${name(node)}: ${why}`);
  };
  window.focusLog = { wrong: [], order: [], look };
  // The next key finds the focus where the last one left it, and the page scrolled there.
  window.addEventListener("keydown", look, true);
}
