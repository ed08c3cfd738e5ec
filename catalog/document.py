"""One file of data as it was written: a tree of texts, lists and groups, each with its place."""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from catalog.problems import Problem, window

_LINE_END = re.compile(r"\r\n|\r|\n")

MAX_TEXT_LINES = 60
"""How far a long text is searched for the word that a problem is about."""


class Mark(NamedTuple):
    """A place in a file, from 1."""

    line: int
    column: int
    length: int = 1


@dataclass(slots=True)
class Text:
    """A scalar: always text, whatever YAML 1.1 would make of it."""

    value: str
    mark: Mark


@dataclass(slots=True)
class Listing:
    """A sequence."""

    mark: Mark
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """A mapping, in the order of the file; `keys` holds the place of each key."""

    mark: Mark
    items: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Mark] = field(default_factory=dict)


Node = Text | Listing | Group


@dataclass(slots=True)
class Document:
    """One file of data: its tree (None when it could not be read), its lines, and the problems of its form."""

    path: str
    root: Node | None = None
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, code: str, mark: Mark | None, message: str, **more: Any) -> Problem:
        """A problem at a place of this file, with the offending line."""
        line, column, length = (mark.line, mark.column, mark.length) if mark else (0, 0, 1)
        excerpt, start = window(self.lines[line - 1] if 0 < line <= len(self.lines) else "", column)
        place: dict[str, Any] = {"line": line, "column": column, "length": length}
        place |= {"excerpt": excerpt, "excerpt_from": start}
        return Problem(path=self.path, code=code, message=message, **(place | more))

    def find(self, text: str, start: Mark) -> Mark | None:
        """Where the first word of a text stands, from a place on: a folded text starts lines above it."""
        word = text.split(maxsplit=1)[0]
        for number in range(start.line, min(len(self.lines), start.line + MAX_TEXT_LINES) + 1):
            column = self.lines[number - 1].find(word, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Mark(number, column + 1, len(word))
        return None


def lines_of(text: str) -> list[str]:
    """The lines of a text, as a YAML reader counts them: other signs that Unicode calls line ends are hidden marks."""
    lines = _LINE_END.split(text)
    return lines[:-1] if not lines[-1] else lines
