// With the system's high contrast: controls without an edge of their own, and a focus that does not show.
() => {
  const has = (style, side) => style[`${side}Style`] !== "none" && parseFloat(style[`${side}Width`]) > 0;
  const edged = (node) => {
    const style = getComputedStyle(node);
    const native = ["checkbox", "radio"].includes(node.type) && style.appearance !== "none";
    const sides = ["borderTop", "borderBottom", "borderInlineStart", "outline"];
    return native || sides.some((side) => has(style, side)) || style.textDecorationLine.includes("underline");
  };
  const visible = (selector) =>
    [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility({ visibilityProperty: true }));
  const bare = visible("button, select, textarea, input, .button").filter((node) => !edged(node));
  const unmarked = visible("a[href], button, summary, select, textarea, input, [tabindex='0']").filter((node) => {
    node.focus({ focusVisible: true, preventScroll: true });
    return ![node, ...(node.labels ?? [])].some((part) => has(getComputedStyle(part), "outline"));
  });
  const told = (node) => node.outerHTML.slice(0, 90);
  return [...bare.map((node) => `senza bordo: ${told(node)}`), ...unmarked.map((node) => `fuoco invisibile: ${told(node)}`)];
}
