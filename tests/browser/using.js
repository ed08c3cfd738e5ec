// Uses what the page offers, as a visitor would: writes in its fields, ticks its first boxes, presses its buttons.
({ word }) => {
  const visible = (node) => node.checkVisibility({ visibilityProperty: true });
  const changed = (node) => {
    for (const kind of ["input", "change"]) node.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const all = (selector) => [...document.querySelectorAll(`main :is(${selector})`)].filter(visible);
  const fields = all('input[type="search"], input[type="text"], textarea');
  for (const field of fields) field.value = word;
  const groups = new Set(all('input[type="radio"], input[type="checkbox"]').map((box) => box.name));
  const boxes = [...groups].map((name) => all("input").find((box) => box.name === name));
  for (const box of boxes) box.checked = true;
  const lists = all("select").filter((list) => list.options.length > 1);
  for (const list of lists) list.selectedIndex = 1;
  for (const node of [...fields, ...boxes, ...lists]) changed(node);
  const buttons = all('button[type="button"]:not([aria-expanded])').slice(0, 3);
  for (const button of buttons) button.click();
  return fields.length + boxes.length + lists.length + buttons.length;
}
