// Without script: what is there, what cannot be reached, and what offers itself but does nothing.
() => {
  const visible = (node) => node.checkVisibility({ visibilityProperty: true });
  const found = [];
  // A link in a closed submenu is a press on its summary away, which needs no script.
  const reachable = (link) => visible(link) || [...document.querySelectorAll("summary")].some((summary) => visible(summary) && summary.parentElement.contains(link));
  for (const link of document.querySelectorAll("nav a")) if (!reachable(link)) found.push(`irraggiungibile: ${link.textContent}`);
  for (const button of document.querySelectorAll("button")) {
    const works = button.type === "submit" && button.form?.hasAttribute("action");
    if (visible(button) && !works) found.push(`non fa niente: ${button.outerHTML.slice(0, 90)}`);
  }
  if (!visible(document.querySelector("h1"))) found.push("il titolo non si vede");
  return { found, text: document.querySelector("main").innerText.replace(/\s+/g, " ") };
}
