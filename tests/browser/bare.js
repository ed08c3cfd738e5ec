// Without style: the order of the source makes sense, the page begins with its title, drawings stay small.
() => {
  const parts = [".skips", "header", "main", "footer#piede"].map((selector) => document.querySelector(selector));
  const follows = (a, b) => Boolean(a && b && a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
  const found = parts.slice(1).filter((part, i) => !follows(parts[i], part)).map((part) => `fuori ordine: ${part?.tagName}`);
  const first = document.querySelector("main :is(h1, h2, h3, h4)");
  if (first?.tagName !== "H1") found.push(`il primo titolo è ${first?.outerHTML.slice(0, 60)}`);
  const large = [...document.querySelectorAll("svg, img")].filter((node) => node.getBoundingClientRect().height > 320);
  return [...found, ...large.map((node) => `disegno enorme: ${node.outerHTML.slice(0, 60)}`)];
}
