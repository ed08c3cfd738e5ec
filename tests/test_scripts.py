"""The lists of modules that a page fetches at once: each names all that is needed, and nothing else."""

import re

import pytest

from tests.project import ROOT

JS = ROOT / "overrides" / "assets" / "js"


@pytest.mark.parametrize(
    ("list_of", "entry"),
    [("search/engine.js", "search/dialog.js"), ("catalogue/page.js", "catalogue/live.js")],
)
def test_modules_fetched_together_are_all_that_are_needed(list_of: str, entry: str) -> None:
    """A module left out of the list would still work, one round of the network later."""
    folder = entry.partition("/")[0]
    found = re.search(r"const MODULES = \[(.*?)\]", (JS / list_of).read_text("utf-8"), re.S)
    assert found
    listed = {f"{folder}/{name}.js" for name in re.findall(r'"(\w+)"', found[1])}
    assert listed == {name for name in _imported(entry) - {entry} if name.startswith(f"{folder}/")}


def _imported(entry: str) -> set[str]:
    """A module of the portal and all that it imports at once, directly or not."""
    found: set[str] = set()
    coming = [entry]
    while coming:
        name = coming.pop()
        found.add(name)
        text = (JS / name).read_text("utf-8")
        names = re.findall(r'^import .*? from "(\.[^"]+)";$', text, re.M | re.S)
        imported = {((JS / name).parent / other).resolve().relative_to(JS).as_posix() for other in names}
        coming += imported - found
    return found
