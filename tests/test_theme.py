"""What the look relies on: the Material version it was seen with, and no block nor partial of Material's."""

import re
from pathlib import Path

import pytest

from tests.project import ROOT

MATERIAL = "9.8.1"
OVERRIDES = ROOT / "overrides"
TEMPLATES = sorted(path for path in OVERRIDES.rglob("*.html"))
BLOCKS = {"breadcrumb", "main"}
"""Our own, of main.html, which 404.html fills."""
USED = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+(.+?)(?:\s+(?:as|import|ignore|with)\b.*?)?\s*-?%}")


def test_locked_version_is_the_one_looked_at() -> None:
    """With another version: look at every template anew, then write its number here."""
    locked = re.search(r"^mkdocs-material==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.M)
    assert locked
    assert locked[1] == MATERIAL


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(OVERRIDES).as_posix())
def test_template_uses_our_templates_only(path: Path) -> None:
    text = path.read_text("utf-8")
    for name in USED.findall(text):
        assert re.fullmatch(r"\"[a-z0-9/-]+\.html\"", name), name
        assert (OVERRIDES / name.strip('"')).is_file(), name
    assert set(re.findall(r"{%-?\s*block (\w+)", text)) <= BLOCKS
