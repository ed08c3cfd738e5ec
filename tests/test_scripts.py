"""The browser's modules: a page fetches at once all that it needs, and the compiler of types reads every one."""

import json
import re
from pathlib import Path

import pytest

from tests.project import ROOT

JS = ROOT / "overrides" / "assets" / "js"
OWN = sorted(path for path in JS.rglob("*.js") if JS / "vendor" not in path.parents)


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


def test_the_compiler_reads_every_module_strictly() -> None:
    """The compiler itself is a step of `make test`; here nobody shortens what it reads, or how."""
    settings = re.sub(r"^ *//.*$", "", (ROOT / "tsconfig.json").read_text("utf-8"), flags=re.M)
    config = json.loads(settings)
    assert config["include"] == ["overrides/assets/js"]
    assert config["exclude"] == ["overrides/assets/js/vendor/*/*.js"]
    assert config["compilerOptions"]["strict"]
    assert config["compilerOptions"]["checkJs"]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.relative_to(JS).as_posix())
def test_no_module_silences_the_compiler(path: Path) -> None:
    """`any` switches it off as well: what is not known yet is `unknown`."""
    text = path.read_text("utf-8")
    assert not re.search(r"@ts-(?:ignore|nocheck|expect-error)", text)
    assert not re.search(r"[{<|(,:] *any\b *[}>|,)[]", "\n".join(re.findall(r"/\*\*.*?\*/", text, re.S)))


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
