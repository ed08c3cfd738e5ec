"""How one text stands in YAML: as it is, in double quotes, or folded; assets/js/check/scalars.js does the same."""

from collections.abc import Iterator

from catalog.characters import hidden
from catalog.signs import SIGNS, pattern

_STYLE = SIGNS["writing"]
WIDTH: int = _STYLE["width"]
_PLAIN, _ID = pattern(_STYLE["plain"]), pattern(_STYLE["id"])
_QUOTED_WORDS = frozenset(_STYLE["quoted_words"])
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def name(text: str) -> str:
    """A name, or an id in a list: as it is when it is nothing but an id."""
    return text if _ID.fullmatch(text) and text.lower() not in _QUOTED_WORDS else quoted(text)


def text_lines(text: str, before: int, indent: int) -> list[str]:
    """The lines of a text, without their indent; `before` is how much stands before the first one."""
    shown = text if _is_plain(text) else quoted(text)
    body, end = (text[:-1], "") if text.endswith("\n") else (text, "-")
    if not body or hidden(body) or body != body.strip(" \n") or " \n" in body or "\r" in body:
        return [shown]
    if "\n" in body:
        return [f"|{end}", *body.split("\n")]
    if "  " not in body and (not end or (" " in body and before + len(shown) > WIDTH)):
        return [f">{end}", *_folded(body, WIDTH - indent)]
    return [shown]


def _folded(text: str, width: int) -> Iterator[str]:
    line, *words = text.split(" ")
    for word in words:
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text) and text[-1] != " " and text.lower() not in _QUOTED_WORDS and not hidden(text))


def quoted(text: str) -> str:
    """A text in double quotes, which every text may stand in."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not hidden(char):
        return char
    # Half of a character, as only a browser can have it, is no text at all.
    code = ord(char) if not "\ud800" <= char <= "\udfff" else 0xFFFD
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
