"""The comments of a YAML text, which its parser passes over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.document import lines_of
from catalog.source import events

_SIGN = re.compile(r"(?:^|(?<=\s))#")
_NO_VALUE = ("", "-", "---")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its place, from 1."""

    line: int
    column: int
    text: str
    alone: bool
    """True when nothing but a dash, or the sign of a document, stands before it on its line."""
    inside: bool
    """True when it stands between brackets."""


def comments(text: str) -> Iterator[Comment]:
    """The comments of a text that can be read: what follows a `#` outside of its values."""
    depth = 0
    for number, (line, shape) in enumerate(zip(lines_of(text), lines_of(_without_values(text)), strict=True), 1):
        found = _SIGN.search(shape)
        code = shape[: found.start()] if found else shape
        depth += sum(code.count(sign) for sign in "[{") - sum(code.count(sign) for sign in "]}")
        if found:
            yield Comment(number, found.end(), line[found.start() :].rstrip(), code.strip() in _NO_VALUE, depth > 0)


def _without_values(text: str) -> str:
    """The text with an x for every character of a value; names are values as well."""
    rest = list(text)
    for event in events(text):
        if hasattr(event, "value"):
            start, end = event.start_mark.index, event.end_mark.index
            if event.style in ("|", ">"):
                # A comment may stand beside the sign of a folded text.
                start += len(text[start:].splitlines()[0])
            rest[start:end] = (char if char in "\r\n" else "x" for char in text[start:end])
    return "".join(rest)
