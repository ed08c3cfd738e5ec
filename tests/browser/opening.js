// Opens everything in the page that can be opened, and says how many things that were.
() => {
  const visible = (node) => node.checkVisibility({ visibilityProperty: true });
  const buttons = [...document.querySelectorAll('button[aria-expanded="false"]')].filter(visible);
  for (const button of buttons) button.click();
  const closed = [...document.querySelectorAll("details:not([open])")].filter(visible);
  for (const details of closed) details.open = true;
  return buttons.length + closed.length;
}
