"""What YAML allows and no record needs: refused line by line before a parser sees it, since no two agree on it."""

from collections.abc import Iterator, Sequence

from catalog.document import Document, Mark
from catalog.sentences import say
from catalog.signs import SIGNS, pattern, patterns

_SIGNS = SIGNS["unusual"]
_LONG_TEXT, _SIGNS_OF_YAML = pattern(_SIGNS["long_text"]), patterns(_SIGNS["signs"])
# Every pattern here needs one of these signs: most lines have none, and are done with one look.
_SUSPECT = pattern(_SIGNS["suspect"])


def unusual(lines: Sequence[str], document: Document) -> None:
    """Report each line that has such a sign, by the first that is found in it."""
    suspects = {number for number, line in enumerate(lines, 1) if _SUSPECT.search(line)}
    for number, line in _outside_of_long_texts(lines) if suspects else ():
        if number not in suspects:
            continue
        for sign, sentence in _SIGNS_OF_YAML:
            if found := sign.search(line):
                start, end = found.span(found.lastindex or 0)
                mark = Mark(number, start + 1, end - start)
                code = sentence.partition(".")[0]
                document.problems.append(document.problem(code, mark, say(sentence, sign=line[start:end])))
                break


def _outside_of_long_texts(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are no part of a text after `>-` or `|`, which may begin as it likes."""
    inside = -1
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if inside >= 0 and (indent > inside or not line.strip(" ")):
            continue
        found = _LONG_TEXT.search(line)
        inside = -1 if not found else len(found[1]) if found[2] else max(0, len(found[1].rstrip(" ")) - 1)
        yield number, line
