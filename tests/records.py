"""Records to write: the real ones as plain values, and any that Hypothesis can think of."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from catalog.drafts import plain
from catalog.source import read
from tests.datasets import ROOT

DATA = ROOT / "data"

_BITS = [
    "",
    " ",
    "  ",
    "a",
    "città",
    "😀",
    "n",
    "No",
    "null",
    "-",
    "- ",
    "?",
    "#",
    " #",
    ":",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "{{ x }}",
]
_MORE = [
    "\n",
    "\n\n",
    "\r",
    "\\",
    '"',
    "'",
    "“",
    "*",
    "&",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "=",
    ",",
    "~",
    "<b>",
    "12",
    "\u00a0",
    "…",
]
_WORDS = ["una parola", "x" * 130, "parola " * 30, "---", "...", "https://www.esempio.it/a?b=c&d#e", "\\u202e"]
_PIECES = st.sampled_from([*_BITS, *_MORE, *_WORDS])
PLAIN_TEXTS = st.lists(_PIECES, max_size=6).map("".join) | st.text(max_size=40)
"""Texts made of what means something in YAML, in templates and in spreadsheets, and any others."""

_KEYS = st.sampled_from(
    ["id", "title", "needs", "place", "claims", "sources", "sconosciuto", "no", "a b", "è: vero", "1x"]
)
RECORDS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    _KEYS,
    st.recursive(PLAIN_TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3)),
    max_size=5,
)
"""Records of any form."""


def real_files() -> Iterator[tuple[Path, str]]:
    """Every file of records in `data/`, with their kind."""
    yield from ((path, "practice") for path in sorted((DATA / "practices").rglob("*.yaml")))
    yield from ((path, "organisation") for path in sorted((DATA / "organisations").glob("*.yaml")))
    yield DATA / "members.yaml", "organisation"


def real_records() -> Iterator[tuple[dict[str, Any], str]]:
    """Every real record as nested groups, lists and texts, with its kind."""
    for path, kind in real_files():
        values = plain(read(path, path.name).root)
        yield from ((value, kind) for value in (values if isinstance(values, list) else [values]))
