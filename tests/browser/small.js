// Controls that are smaller than 24 pixels: buttons, fields, and the links of menus and footer.
() => {
  const all = document.querySelectorAll("button, summary, select, textarea, input, header a, footer nav a, .button, .nav a");
  const sides = (node) => {
    const box = (node.labels?.[0]?.contains(node) ? node.labels[0] : node).getBoundingClientRect();
    return [box.width, box.height];
  };
  return [...all]
    .filter((node) => node.type !== "hidden" && node.checkVisibility({ visibilityProperty: true }))
    .filter((node) => Math.min(...sides(node)) < 24)
    .map((node) => `${sides(node)} ${node.outerHTML.slice(0, 90)}`);
}
