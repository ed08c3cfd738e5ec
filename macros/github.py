"""Text that strangers wrote, as GitHub's Markdown: whatever is in it comes out as text.

GitHub finds mentions, issue numbers, commits and addresses after Markdown, so that a backslash hides nothing from it;
it leaves code alone. Hence one rule: a word made of letters and digits stays as it is, any other becomes code.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from catalog.problems import visible

LIMIT = 60_000
"""GitHub refuses a comment of more than 65,536 characters; we count bytes, and stay well below."""
LONGEST = 300
_CUT = "Il resto non ci sta. Per vederlo, in fondo alla pagina apri `Details` accanto al controllo `data`."

_BEFORE = r"[\"«“„'‘(]*"
_AFTER = r"[\"»”'’),.;:!?%…]*"
_WORD = re.compile(rf"{_BEFORE}(?:[^\W_]+(?:['’.,–-][^\W_]+)*)?{_AFTER}|[–—-]")
_RISKY = re.compile(r"(?i)\bwww\.|[a-z]-[0-9]|\b[0-9a-f]{7,}\b")
"""What GitHub makes links of without any sign: addresses, numbers of issues (GH-1), commits."""
# Three dots stay with what they stand for: `welfare@…`.
_AROUND = re.compile(rf"({_BEFORE})(.*?)({_AFTER.replace('…', '')})", re.DOTALL)
_TICKS = re.compile("`+")
_MENTION = re.compile(r"(?<![\w.-])@(?=[A-Za-z0-9])")


def prose(text: str, most: int = LONGEST) -> str:
    """A text inside a sentence: plain words as they are, everything else as code, on one line."""
    words = visible(_clipped(text, most)).split()
    return " ".join(" ".join(run) if plain else _coded(" ".join(run)) for plain, run in groupby(words, _plain))


def code(text: str) -> str:
    """A text inside a sentence, to be copied as it is: a name, a value, a path."""
    shown = _quiet(visible(_clipped(text)))
    ticks = "`" * (_longest(shown) + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{ticks}{space}{shown}{space}{ticks}" if shown else ""


def block(lines: Iterable[str], language: str = "text") -> str:
    """Lines to be shown as they are; nothing in them can close the block."""
    shown = [_quiet(visible(_clipped(line))) for line in lines]
    fence = "`" * max(3, *(_longest(line) + 1 for line in shown), 3)
    return "\n".join((f"{fence}{language}", *shown, fence))


def joined(blocks: Iterable[str], limit: int = LIMIT) -> str:
    """The blocks one under the other, as many as fit: cut between two of them, never inside one."""
    kept: list[str] = []
    size = len(_CUT.encode()) + 2
    for one in blocks:
        size += len(one.encode()) + 2
        if size > limit:
            kept.append(_CUT)
            break
        kept.append(one)
    return "\n\n".join(kept) + "\n"


def _plain(word: str) -> bool:
    return bool(_WORD.fullmatch(word)) and not _RISKY.search(word)


def _coded(text: str) -> str:
    found = _AROUND.fullmatch(text)
    before, inside, after = found.groups() if found else ("", text, "")
    return f"{before}{code(inside)}{after}" if inside else code(text)


def _clipped(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _longest(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)


def _quiet(text: str) -> str:
    """Who answers by e-mail quotes the comment as plain text, where a mention would wake somebody up."""
    return _MENTION.sub("@\u200b", text)
