"""Problems: where, what, how to mend; in plain Italian, as text for people, for GitHub, and as JSON."""

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from catalog.sentences import say

Severity = Literal["error", "warning"]
Format = Literal["text", "github", "json"]

MOST_IN_A_FILE = 100
SHOWN_VALUES = 12
EXCERPT_WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing to mend in one file. `line` and `column` count from 1; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    code: str
    message: str
    """What was found, and what is allowed."""
    severity: Severity = "error"
    length: int = 1
    excerpt: str = ""
    """The offending line as it stands in the file, or the part of it around the place."""
    excerpt_from: int = 1
    """The column at which the excerpt starts."""
    nearest: str = ""
    """What the writer probably meant."""
    allowed: tuple[str, ...] = ()
    example: str = ""
    """A right way to write it."""
    field: str = ""
    """Where in the record: `place.city`, `claims[2].unit`; positions from 1; empty for the file as a whole."""


def nearest(found: str, allowed: Iterable[str], least: float = 0.6) -> str:
    """The allowed word closest to what was found, or an empty text when none is close."""
    folded = {word.casefold(): word for word in allowed}
    close = difflib.get_close_matches(found.casefold()[:80], folded, n=1, cutoff=least)
    return folded[close[0]] if close else ""


def visible(text: str) -> str:
    """The text with every character that cannot be seen (or that could steer a terminal) written as `\\u202e`."""
    return "".join(c if c.isprintable() else "→" if c == "\t" else f"\\u{ord(c):04x}" for c in text)


def render(problems: Sequence[Problem], style: Format = "text") -> str:
    """All problems, sorted by place: for people, as GitHub annotations, or as a JSON list."""
    ordered = sorted(problems)
    if style == "json":
        return json.dumps([asdict(p) for p in ordered], indent=1) + "\n"
    if style == "github":
        return "".join(_github(p) for p in ordered)
    return "".join(_text(p) + "\n" for p in ordered) + summary(ordered)


def summary(problems: Sequence[Problem]) -> str:
    """One closing line: how many problems, how many warnings, in how many files."""
    errors = sum(p.severity == "error" for p in problems)
    warnings = len(problems) - errors
    if not errors:
        stop = "ferma" if warnings == 1 else "fermano"
        noted = f" {count(warnings, 'avviso', 'avvisi')}, che non {stop} il portale." if warnings else ""
        return f"I dati sono a posto.{noted}\n"
    files = len({p.path for p in problems if p.severity == "error"})
    noted = f", {count(warnings, 'avviso', 'avvisi')}" if warnings else ""
    return f"{count(errors, 'problema', 'problemi')} in {count(files, 'file', 'file')}{noted}.\n"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun, singular or plural."""
    return f"{number} {one if number == 1 else many}"


def window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and the column at which it starts.

    Why not the line: thousands of problems on one endless line would each carry it whole.
    """
    start = max(0, column - 1 - EXCERPT_WIDTH // 2) if column > EXCERPT_WIDTH else 0
    return line[start : start + EXCERPT_WIDTH], start + 1


def _where(problem: Problem) -> str:
    place = f":{problem.line}:{problem.column}" if problem.line else ""
    return visible(problem.path) + place


def hints(problem: Problem) -> list[str]:
    """How to mend it: the nearest match, what is allowed, an example; one sentence each."""
    lines = []
    if problem.nearest:
        lines.append(say("hint.nearest", text=visible(problem.nearest)))
    if problem.allowed:
        shown = visible(", ".join(problem.allowed[:SHOWN_VALUES]))
        more = len(problem.allowed) - SHOWN_VALUES
        variant = "" if more <= 0 else ".one" if more == 1 else ".many"
        lines.append(say(f"hint.allowed{variant}", shown=shown, more=more))
    if problem.example:
        first, *more_lines = map(visible, problem.example.splitlines())
        lines += [say("hint.example", line=first), *(f"         {line}" for line in more_lines)]
    return lines


def _text(problem: Problem) -> str:
    kind = "avviso" if problem.severity == "warning" else "problema"
    lines = [f"{_where(problem)}: {kind} [{problem.code}]", *_excerpt(problem)]
    return "\n".join([*lines, *(f"  {text}" for text in (visible(problem.message), *hints(problem)))]) + "\n"


def _excerpt(problem: Problem) -> list[str]:
    if not problem.line or not problem.excerpt:
        return []
    shown, place = problem.excerpt, problem.column - problem.excerpt_from
    before = len(visible(shown[:place]))
    inside = len(visible(shown[place : place + problem.length]))
    gutter = f"  {problem.line} | "
    return [gutter + visible(shown), " " * (len(gutter) - 2) + "| " + " " * before + "^" * max(1, inside)]


def _github(problem: Problem) -> str:
    place = f",line={problem.line},col={problem.column}" if problem.line else ""
    text = "\n".join((visible(problem.message), *hints(problem)))
    title = _property(f"{problem.code}")
    return f"::{problem.severity} file={_property(visible(problem.path))}{place},title={title}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
