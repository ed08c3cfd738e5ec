// What went wrong on the walk: elements shown badly, never reached, or reached against the order of the page.
() => {
  const { wrong, order, look } = window.focusLog;
  look();
  const all = document.querySelectorAll("a[href], button:enabled, summary, select, textarea, input:enabled, [tabindex='0']");
  const reachable = [...all].filter(
    (node) => node.checkVisibility({ visibilityProperty: true }) && node.type !== "radio" && node.tabIndex >= 0,
  );
  const missed = reachable.filter((node) => !order.includes(node)).map((node) => `mai raggiunto: ${node.outerHTML.slice(0, 80)}`);
  const follows = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
  const back = order.slice(1).filter((node, i) => !follows(order[i], node));
  return [...wrong, ...missed, ...back.map((node) => `fuori ordine: ${node.outerHTML.slice(0, 80)}`)];
}
