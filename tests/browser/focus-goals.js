// How many elements of the page the keyboard should reach. (Of a group of radio buttons it reaches one.)
() => {
  const all = document.querySelectorAll("a[href], button:enabled, summary, select, textarea, input:enabled, [tabindex='0']");
  return [...all].filter((node) => node.checkVisibility({ visibilityProperty: true })).length;
}
