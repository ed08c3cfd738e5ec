"""Finds the tags of the macro language in a page: Jinja's own lexer says what is one, so that nothing is overlooked."""

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError

MOST = 100
"""After so many tags that cannot be read, a page is not searched any further."""

_JINJA = Environment(autoescape=True)
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n.*?\n(?:-{3}|\.{3})[ \t]*(?:\n|$)", re.DOTALL)
_ENDS = {
    "variable_begin": "variable_end",
    "block_begin": "block_end",
    "comment_begin": "comment_end",
    "raw_begin": "raw_end",
}
_REFUSED = {
    "block_begin": "Nelle pagine si usano solo macro tra {{ e }}: {% … %} non è ammesso.",
    "raw_begin": "Nelle pagine si usano solo macro tra {{ e }}: {% raw %} non è ammesso.",
    "comment_begin": "I segni {# aprono un commento, che qui non è ammesso. Un'ancora vuole uno spazio: { #nome }.",
}
_OPEN = "Le parentesi {{ non si chiudono: aggiungi }} in fondo alla macro."


class Tag(NamedTuple):
    """One tag: where it starts in the page, how it is written, and why it is refused whatever it says."""

    start: int
    text: str
    error: str = ""


def body_start(text: str) -> int:
    """Where the Markdown begins, after the front matter."""
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0


def tags(text: str, start: int) -> Iterator[Tag]:
    """Every tag of the page from `start` on. After one that cannot be read, the search goes on behind its opening."""
    for _ in range(MOST):
        broken = yield from _until_broken(text, start)
        if broken is None:
            return
        yield broken
        start = broken.start + max(2, len(broken.text))


def _until_broken(text: str, start: int) -> Generator[Tag, None, Tag | None]:
    """Tags up to the first that cannot be read, which is returned; None at the end of the page."""
    offset, opened, kind = start, None, ""
    try:
        for _, token, value in _JINJA.lex(text[start:]):
            # `{{-` swallows blanks before it, so a token can begin later than the last one ended.
            offset = text.index(value, offset)
            if opened is None and token in _ENDS:
                opened, kind = offset, token
            offset += len(value)
            if opened is not None and token == _ENDS[kind]:
                yield Tag(opened, text[opened:offset], _REFUSED.get(kind, ""))
                opened = None
    except TemplateSyntaxError:
        pass
    if opened is None:
        return None
    line = text[opened:].partition("\n")[0]
    closed = line.find("}}")
    if kind == "variable_begin" and closed > 0:
        return Tag(opened, line[: closed + 2])
    return Tag(opened, line, _REFUSED.get(kind, _OPEN))
