"""The line of a mistake as it is written right: tried out with the parser, and only where nothing but signs changes."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from catalog.document import Document, Listing
from catalog.problems import Problem
from catalog.scalars import name, text_lines
from catalog.shapes import Shape
from catalog.source import parse
from catalog.tables import Flattener

LONGEST = 280
"""A longer line would not be shown whole."""
MOST_TRIES = 10
_MISPLACED = {"not-a-record", "unknown-field", "wrong-form"}
_REPLACED = {"unknown-value", "unknown-id", "unknown-field", "wrong-type", "wrong-pattern"}
_NO_COLON = re.compile(r"(\s*(?:- )?)([a-z_]+)(?: *[:=;：] *| +)(\S.*)")
_VALUE = re.compile(r"(\s*(?:- +)?(?:[a-z_]+: +)?)(\S.*)")
_NO_TEXT = re.compile(r"[\[{]|- |[>|][-+0-9]")
_INSIDE = re.compile(r'(?<!\S)"(\S(?:[^"]*\S)?)"')
_QUOTES = "\"'“”„«»‘’"
_DASH = re.compile(r"(\s*)[-–—•*](?!-)\s*(\S.*)")
_CONTINUED = re.compile(r"\s*(?:- )?[a-z_]+: +[^\s>|\[{\"'&*!]")
_OPENS = re.compile(r":(?: +[>|][-+]?)?\s*$")
_SPECIAL = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BEGINNING = re.compile(r"([^\S\t]*)((?:-[^\S\t]+)*)([A-Za-z_]+ *:[^\S\t]+)?")
_BESIDE = re.compile(r"( *(?:- +)?[A-Za-z_]+): +- +([^\[\]{}#:]+)")
_SIGNS = re.compile(r"[\W_]+")


def right_lines(lines: Sequence[str], problems: Sequence[Problem], shape: Shape) -> dict[int, str]:
    """Number of a line → the line as it is right, in a file of records of this shape."""
    names = set(_names(shape))
    found: dict[int, str] = {}
    own = [problem for problem in problems if 0 < problem.line <= len(lines)]
    for number, group in groupby(sorted(own, key=lambda p: p.line), key=lambda p: p.line):
        line, here = lines[number - 1], list(group)
        if any(problem.code == "unusual" and _SPECIAL.match(line, problem.column - 1) for problem in here):
            # Each such line is wrong by itself: with one of them mended the others still break the text.
            right = _with_blanks(line)
        elif any(problem.code == "broken-yaml" for problem in here):
            right = next(
                (new for new in _tries(lines, number - 1, names) if _fits(lines, number - 1, new, shape)), line
            )
        else:
            right = _replaced(line, here)
        if right != line and len(right) <= LONGEST:
            found[number] = right
    return found


def _with_blanks(line: str) -> str:
    """With usual blanks before the text and after the name of its field: one there, as many as they were before it."""
    found = _BEGINNING.match(line)
    if not found:
        return line
    indent, dashes, field = (_SPECIAL.sub(" ", part) for part in found.groups(""))
    dashes = re.sub(r"- *", "- ", dashes)
    return f"{indent}{dashes}{field.strip()}{' ' if field else ''}{line[found.end() :]}"


def _replaced(line: str, problems: Sequence[Problem]) -> str:
    """With what was probably meant in the place of what is wrong; from the end, so that the columns stay true.

    As it is, where that would leave another mistake on the line, or write the same word twice.
    """
    meant = [problem.nearest for problem in problems if problem.code in _REPLACED]
    if len(set(meant)) < len(meant) or not all(meant):
        return line
    for problem in sorted(problems, key=lambda p: p.column, reverse=True):
        start, end = problem.column - 1, problem.column - 1 + problem.length
        whole = not line[end:].strip() or line[end] in ",]}: "
        if problem.code in _REPLACED and problem.nearest and " " not in problem.nearest and whole:
            line = line[:start] + name(problem.nearest) + line[end:]
    return line


def _tries(lines: Sequence[str], at: int, names: Collection[str]) -> Iterator[str]:
    line = lines[at].rstrip()
    if (found := _NO_COLON.fullmatch(line)) and found[2] in names:
        yield f"{found[1]}{found[2]}: {found[3]}"
    if (found := _VALUE.fullmatch(line)) and found[1].strip():
        yield from (found[1] + text for text in _quoted(found[2]))
    if found := _BESIDE.fullmatch(line):
        yield from (f"{found[1]}: {found[2]}", f"{found[1]}: [{found[2]}]")
    missing = line.count("[") - line.count("]")
    if missing > 0:
        yield line + "]" * missing
    if found := _DASH.fullmatch(line):
        yield f"{found[1]}- {found[2]}"
        if inside := _VALUE.fullmatch(found[2]):
            yield from (f"{found[1]}- {inside[1]}{text}" for text in _quoted(inside[2]))
    yield from (" " * indent + line.lstrip() for indent in _indents(lines, at))


def _quoted(value: str) -> Iterator[str]:
    """A text between the quotes that it needs; those inside it become « »."""
    if " #" in value or "\\" in value or _NO_TEXT.match(value):
        return
    straight = value.count('"')
    if value[0] == "'" and value.count("'") == 2 and value[-1] != "'":
        # The one that opens, and the one of a word: the one that closes was forgotten.
        value = value[1:]
    if len(value) > 1 and value[0] in _QUOTES and value[-1] in _QUOTES and (straight < 2 or value[0] == value[-1]):
        value = value[1:-1]
    elif straight % 2:
        value = value[1:] if value[0] == '"' else value[:-1] if value[-1] == '"' else value.replace('"', "", 1)
    value = _INSIDE.sub(r"«\1»", value)
    if value.strip() and '"' not in value:
        # One line, however long: what is shown replaces one line.
        yield text_lines(value, -10_000, 0)[0]


def _indents(lines: Sequence[str], at: int) -> Iterator[int]:
    """How far in the line may stand: as the one above it, inside it, or as one of those that hold it."""
    above = [line for line in lines[:at] if line.strip() and not line.lstrip().startswith("#")]
    if not above:
        yield 0
        return
    depth = _depth(above[-1])
    yield depth
    if _OPENS.search(above[-1]):
        yield depth + 2
    for line in reversed(above):
        if _depth(line) < depth:
            depth = _depth(line)
            yield depth
    if _CONTINUED.match(above[-1]) and lines[at].lstrip()[:1].isalpha():
        yield _depth(above[-1]) + 2


def _depth(line: str) -> int:
    """The column of the first name or text: after a dash its fields begin."""
    return len(line) - len(line.lstrip(" ").removeprefix("- ").lstrip(" "))


def _fits(lines: Sequence[str], at: int, line: str, shape: Shape) -> bool:
    """Whether, with the same words, the text is no longer broken here, and what stands here has a place."""
    if _SIGNS.sub("", line) != _SIGNS.sub("", lines[at]):
        return False
    document = parse("\n".join([*lines[:at], line, *lines[at + 1 :], ""]).encode(), Document(""))
    flattener = Flattener(document)
    for node in document.root.items if isinstance(document.root, Listing) else [document.root]:
        if node and not document.problems:
            flattener.record(node, shape)
    # The next line counts too: with a wrong indent it is the one that breaks.
    wrong = (*document.problems, *(problem for problem in flattener.problems if problem.code in _MISPLACED))
    return not any(
        problem.line in (at + 1, at + 2) or (problem.code == "broken-yaml" and problem.line <= at) for problem in wrong
    )


def _names(shape: Shape) -> Iterator[str]:
    for key, part in shape.parts.items():
        yield key
        yield from _names(part)
