"""Whatever somebody writes, the answer is a report with places and sentences, never a stack trace."""

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog.load import Loaded
from catalog.problems import render
from tests.datasets import PRACTICE, loaded, practice_text, sound

TEXT = practice_text()
LINES = TEXT.splitlines(keepends=True)
_SIGNS = ["\t", "\x00", "\u202e", "\u2028", "\n", "\r", "? ", "- ", ": ", "[", "]", "{", "}", "'", '"', "#", "|", ">-"]
_WORDS = ["&a ", "*a", "!!python/name:os.system ", "---\n", "...\n", "%YAML 1.1\n", "~", "null", "{{", "<script>"]
_NUMBERS = ["9" * 400, "1e999", "-0", "٣"]
HOSTILE = st.sampled_from([*_SIGNS, *_WORDS, *_NUMBERS])
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def check(content: bytes) -> Loaded:
    """The sound dataset with one practice replaced by these bytes; every style of report is made."""
    with tempfile.TemporaryDirectory() as folder:
        data = sound(Path(folder))
        (data / PRACTICE).write_bytes(content)
        found = loaded(data)
        for style in ("text", "github", "json"):
            assert render(found.problems, style)
        return found


def assert_a_report(found: Loaded) -> None:
    """Either the data is good, or every problem says where and what."""
    assert (found.catalog is None) == bool(found.errors)
    for problem in found.problems:
        assert problem.path.startswith("data/")
        assert problem.message.endswith((".", "»"))


@quick
@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    assert_a_report(check(content))


@quick
# The parser stops below the last line.
@example(len(TEXT), ["&a "])
@given(st.integers(0, len(TEXT)), st.lists(HOSTILE, min_size=1, max_size=4))
def test_hostile_text_put_anywhere(place: int, pieces: list[str]) -> None:
    assert_a_report(check((TEXT[:place] + "".join(pieces) + TEXT[place:]).encode()))


@quick
@given(st.integers(0, len(LINES) - 1), st.integers(1, 8))
def test_lines_lost(start: int, number: int) -> None:
    assert_a_report(check("".join(LINES[:start] + LINES[start + number :]).encode()))


@quick
@given(st.permutations(LINES))
def test_lines_shuffled(lines: list[str]) -> None:
    assert_a_report(check("".join(lines).encode()))


@quick
@given(st.integers(0, len(LINES) - 1), st.integers(0, 8))
def test_a_line_moved_in_or_out(number: int, spaces: int) -> None:
    moved = [" " * spaces + line.lstrip() if i == number else line for i, line in enumerate(LINES)]
    assert_a_report(check("".join(moved).encode()))


@quick
@given(
    st.recursive(
        st.text(max_size=30),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    )
)
def test_any_value_in_place_of_a_field(value: object) -> None:
    assert_a_report(
        check(TEXT.replace("title: Un giorno da casa alla settimana", f"title: {json.dumps(value)}").encode())
    )


def test_depth_and_aliases_cannot_exhaust_the_machine() -> None:
    bomb = "a: &a [x]\n" + "\n".join(f"b{i}: &b{i} [{', '.join(['*a'] * 9)}]" for i in range(400))
    deep = "a: " + "[" * 30_000
    for text in (bomb, deep, "- " * 40_000, "{a: " * 20_000):
        found = check(text.encode())
        assert found.errors
