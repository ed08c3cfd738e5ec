// What does not fit: a page wider than its window, words cut off by their box, words over other words.
() => {
  const found = [];
  const name = (node) => `${node.tagName}.${node.getAttribute("class")} «${node.textContent.trim().slice(0, 40)}»`;
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > width + 1);
    found.push(`scorre di lato fino a ${document.scrollingElement.scrollWidth}: ${wide.slice(0, 3).map(name).join(", ")}`);
  }

  /** @param {Element} root */
  const texts = function* (root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) {
        if (box.width > 1 && box.height > 1) yield { box, node: walker.currentNode.parentElement };
      }
    }
  };
  const cuts = (style) => [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
  const hiddenOnPurpose = (node) => node.clientWidth <= 2 || node.clientHeight <= 2;
  const saidAbove = (node) => {
    // The end of the breadcrumb may be shortened: the whole title follows it.
    const heading = document.querySelector("h1")?.textContent.trim();
    return getComputedStyle(node).textOverflow === "ellipsis" && node.textContent.trim() === heading;
  };
  const boxes = [...document.body.querySelectorAll("*")].filter((node) => {
    const style = getComputedStyle(node);
    // A text shortened to some lines says so with its dots, and stands whole on its own page.
    return cuts(style) && style.webkitLineClamp === "none" && !hiddenOnPurpose(node) && node.checkVisibility();
  });
  for (const node of boxes) {
    const edge = node.getBoundingClientRect();
    for (const { box, node: own } of texts(node)) {
      if (!own.checkVisibility({ visibilityProperty: true }) || own.closest(".visually-hidden") || saidAbove(own)) continue;
      if (box.right > edge.right + 1 || box.bottom > edge.bottom + 1 || box.left < edge.left - 1) {
        found.push(`tagliato da ${node.tagName}.${node.className}: ${name(own)}`);
      }
    }
  }
  return [...found, ...overlaps()];

  function overlaps() {
    const seen = [...texts(document.body)].filter(({ box, node }) => box.bottom > 0 && node.checkVisibility({ visibilityProperty: true }));
    const scrolling = [...document.body.querySelectorAll("*")].filter((node) => {
      const style = getComputedStyle(node);
      return [style.overflowX, style.overflowY].some((value) => value === "auto" || value === "scroll");
    });
    const scrolledAway = ({ box, node }) =>
      scrolling.some((frame) => {
        const edge = frame.getBoundingClientRect();
        return frame.contains(node) && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1 || box.right > edge.right + 1);
      });
    const whole = seen.filter((text) => !scrolledAway(text)).filter(({ node }) => {
      const holder = node.closest("[class*='visually-hidden'], .skips, .tray, thead");
      return !holder && !boxes.some((cutting) => cutting.contains(node)) && getComputedStyle(node).webkitLineClamp === "none";
    });
    whole.sort((a, b) => a.box.top - b.box.top);
    const bad = new Set();
    whole.forEach(({ box, node }, at) => {
      for (let next = at + 1; next < whole.length && whole[next].box.top < box.bottom - 1; next += 1) {
        const other = whole[next];
        const x = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const y = Math.min(box.bottom, other.box.bottom) - other.box.top;
        // Line boxes of one paragraph may touch; letters overlap when half of the lower of the two is covered.
        const related = node === other.node || node.contains(other.node) || other.node.contains(node);
        if (!related && x > 2 && y > Math.min(box.height, other.box.height) * 0.5) bad.add(`sovrapposti: ${name(node)} e ${name(other.node)}`);
      }
    });
    return [...bad].slice(0, 5);
  }
}
