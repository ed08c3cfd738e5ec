"""Bytes → text that shows all that it says: UTF-8, of a sane size, without tabs, control characters or hidden marks."""

from catalog.document import Document, Mark
from catalog.sentences import say
from catalog.signs import SIGNS, characters

UTF8 = "utf-8-sig"
"""As the files are read: some editors put a mark before the text."""
MAX_BYTES: int = SIGNS["characters"]["max_bytes"]

# Marks that turn the direction of writing, or that cannot be seen: a reviewer would read something else.
_FORBIDDEN = characters("control", "bidi", "unseen", "private")
_TURNING = characters("bidi")


def decoded(raw: bytes, document: Document) -> str | None:
    """The text of a file, or None with a problem: too big, not UTF-8, or empty."""
    if len(raw) > MAX_BYTES:
        message = say("file-too-big", most=MAX_BYTES // 1000)
        document.problems.append(document.problem("file-too-big", None, message))
        return None
    try:
        text = raw.decode(UTF8)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        document.problems.append(document.problem("not-utf8", Mark(line, 1), say("not-utf8", line=line)))
        return None
    if not text.strip():
        document.problems.append(document.problem("empty-file", None, say("empty-file")))
        return None
    return text


def without_hidden_marks(text: str, document: Document) -> str:
    """Report tabs, control characters and hidden marks, once a line; give the text with blanks in their place."""
    if not _FORBIDDEN.search(text):
        return text
    for number, line in enumerate(document.lines, 1):
        if found := _FORBIDDEN.search(line):
            code, message = _why_forbidden(found.group())
            document.problems.append(document.problem(code, Mark(number, found.start() + 1), message))
    return _FORBIDDEN.sub(" ", text)


def hidden(text: str) -> bool:
    """Whether a text has a character that no file may hold as it is."""
    return bool(_FORBIDDEN.search(text))


def hidden_mark(text: str, document: Document, mark: Mark) -> str:
    """Report the first hidden mark that YAML made out of an escape (`"\\u202e"`); give the text without any."""
    found = _FORBIDDEN.search(text)
    if not found:
        return text
    code, message = _why_forbidden(found.group())
    document.problems.append(document.problem(code, mark, message))
    return _FORBIDDEN.sub(" ", text)


def _why_forbidden(char: str) -> tuple[str, str]:
    code = "tab" if char == "\t" else "bidi" if _TURNING.match(char) else "control"
    return code, say(code, number=f"{ord(char):04X}")
