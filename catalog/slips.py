"""What a person probably did where YAML breaks: the parser's own words are English and speak of its insides."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from catalog.document import Mark
from catalog.sentences import say
from catalog.signs import SIGNS, pattern

LOOK_BACK = 200
MOST_READ = 1_000_000
"""How many characters are read again to find where the broken piece begins."""
LONGEST = 500
"""How much of a line is searched for a slip: patterns would crawl over a file of one line."""


def first_broken(lines: Sequence[str], stop: int, readable: Callable[[Sequence[str]], bool]) -> int:
    """The line (from 0) where the broken piece begins: all before it can be read, and nothing beyond it.

    Parsers stop at different lines after a quote that is never closed; this line is the same for all.
    """
    times = min(LOOK_BACK, MOST_READ // (1 + sum(map(len, lines[:stop]))))
    before = range(stop, max(-1, stop - times), -1)
    return next((number for number in before if readable(lines[:number])), stop)


def slip(lines: Sequence[str], broken: int) -> tuple[str, Mark, str]:
    """The usual slip, its place and an example where one helps.

    It is guessed on the line (from 0) where the broken piece begins, or on the one above.
    """
    near = [number for number in (broken, broken - 1) if 0 <= number < len(lines)]
    for sign in SIGNS["slips"]:
        for number in near[:1] if "here" in sign else near:
            if place := _place(sign, lines[number][:LONGEST]):
                return say(sign["sentence"]), _mark(number, *place), say("example.yaml") if "example" in sign else ""
    return say("broken-yaml.otherwise"), whole_line(lines, broken), ""


def whole_line(lines: Sequence[str], number: int) -> Mark:
    """The place of a line (from 0), without its indent."""
    return _mark(number, *_whole(lines[number] if number < len(lines) else ""))


def _place(sign: Mapping[str, Any], line: str) -> tuple[int, int] | None:
    """A slip is known by its pattern, or by a pair of signs of which one is missing; a group says where it stands."""
    if pair := sign.get("unequal"):
        return _whole(line) if line.count(pair[0]) != line.count(pair[1]) else None
    found = pattern(sign).search(line)
    return (found.span(found.lastindex) if found.lastindex else _whole(line)) if found else None


def _whole(line: str) -> tuple[int, int]:
    return len(line) - len(line.lstrip(" ")), len(line)


def _mark(number: int, start: int, end: int) -> Mark:
    return Mark(number + 1, start + 1, max(1, end - start))
