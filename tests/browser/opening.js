// Opens everything in the page that can be opened, and says which part of the page changed.
() => {
  const visible = (node) => node.checkVisibility({ visibilityProperty: true });
  const buttons = [...document.querySelectorAll('button[aria-expanded="false"], button[aria-haspopup="dialog"], button[popovertarget]:not([popovertargetaction])')].filter(visible);
  for (const button of buttons) button.click();
  const closed = [...document.querySelectorAll("details:not([open])")].filter(visible);
  for (const details of closed) details.open = true;
  const opened = [...buttons, ...closed];
  if (!opened.length) return "";
  return opened.every((node) => node.closest("header")) ? "header" : "body";
}
