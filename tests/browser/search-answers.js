// What the search of every page shows for each query: the addresses of the results, by group, in their order.
async ([base, queries]) => {
  const { groups } = await import(`${base}/assets/js/search/groups.js`);
  const found = [];
  for (const query of queries) {
    const { sections, done } = await groups(query);
    await done;
    const lists = sections.map((section) => [
      section.querySelector("h2").textContent,
      [...section.querySelectorAll(".search__link")].map((link) => new URL(link.href).pathname.slice(new URL(base).pathname.length)),
    ]);
    found.push(Object.fromEntries(lists));
  }
  return found;
}
