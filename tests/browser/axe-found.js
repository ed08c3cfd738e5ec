// What axe found wrong: rule, place, and why.
async () => {
  const why = (summary) => summary.split("\n").slice(1).join(";");
  const { violations } = await window.axeFound;
  return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id} ${n.target.join(" ")} ${why(n.failureSummary)}`));
}
