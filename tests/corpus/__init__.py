"""Records good and bad, of which the check in Python and the check in the browser must say the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.datasets import PRACTICE, SOUND

HERE = Path(__file__).parent
BROKEN = HERE.parent / "broken"
FILES = {
    "practice": "practices/welfare/portineria-di-fantasia.yaml",
    "organisation": "organisations/cooperativa-di-fantasia.yaml",
}
"""Where each of the two full records lies in a dataset."""


class Case(NamedTuple):
    """One record: what it is called in a report, its file in `data/`, its text."""

    name: str
    path: str
    text: str

    @property
    def record(self) -> str:
        """Which kind of record the file holds."""
        return "practice" if self.path.startswith("practices/") else "organisation"


def cases() -> Iterator[Case]:
    """The sound records, the full ones, each edit of them, and every broken file that is a text of a known place."""
    for path in sorted(SOUND.rglob("*.yaml")):
        yield Case(f"sound {path.stem}", path.relative_to(SOUND).as_posix(), path.read_text("utf-8"))
    full = {record: (HERE / f"{record}.yaml").read_text("utf-8") for record in FILES}
    for record, text in full.items():
        yield Case(f"full {record}", FILES[record], text)
    for number, edit in enumerate(yaml.safe_load((HERE / "edits.yaml").read_text("utf-8")), 1):
        record, old = edit["record"], edit["old"]
        assert old in full[record], f"edit {number}: «{old}» is not in {record}.yaml"
        yield Case(f"edit {number}: {edit['new']!r}", FILES[record], full[record].replace(old, edit["new"], 1))
    yield from _broken()


def typed() -> list[str]:
    """What people type into fields of dates, figures and addresses."""
    texts: list[str] = yaml.safe_load((HERE / "typed.yaml").read_text("utf-8"))
    return texts


def _broken() -> Iterator[Case]:
    for path in sorted(BROKEN.glob("*.yaml")):
        raw = path.read_bytes()
        first = raw.split(b"\n", 1)[0]
        target = first.removeprefix(b"# file: ").decode() if first.startswith(b"# file: ") else PRACTICE
        # What is no UTF-8, or no file of the portal, never comes to the browser.
        if path.stem != "not-utf8" and target.endswith(".yaml") and target == target.lower():
            yield Case(f"broken {path.stem}", target, raw.decode("utf-8"))
