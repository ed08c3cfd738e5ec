"""Bytes → text that shows all that it says: UTF-8, of a sane size, without tabs, control characters or hidden marks."""

import re

from catalog.document import Document, Mark

MAX_BYTES = 100_000
EMPTY = "Il file è vuoto. Scrivi la scheda, oppure togli il file."

# Marks that turn the direction of writing, or that cannot be seen: a reviewer would read something else.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = (
    "\u00ad\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f"
    "\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f"
)
_PRIVATE = "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
_CONTROL = r"\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_FORBIDDEN = re.compile(f"[{_CONTROL}{_BIDI}{_UNSEEN}{_PRIVATE}]")
_TURNING = re.compile(f"[{_BIDI}]")


def decoded(raw: bytes, document: Document) -> str | None:
    """The text of a file, or None with a problem: too big, not UTF-8, or empty."""
    if len(raw) > MAX_BYTES:
        message = (
            f"Il file supera i {MAX_BYTES // 1000} kB. Accorcia i testi: una scheda ne occupa di solito meno di 10."
        )
        document.problems.append(document.problem("file-too-big", None, message))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = (
            f"Il file non è in UTF-8: alla riga {line} c'è un carattere che non si legge. "
            "Salvalo di nuovo scegliendo la codifica UTF-8."
        )
        document.problems.append(document.problem("not-utf8", Mark(line, 1), message))
        return None
    if not text.strip():
        document.problems.append(document.problem("empty-file", None, EMPTY))
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


def hidden_mark(text: str, document: Document, mark: Mark) -> str:
    """Report the first hidden mark that YAML made out of an escape (`"\\u202e"`); give the text without any."""
    found = _FORBIDDEN.search(text)
    if not found:
        return text
    code, message = _why_forbidden(found.group())
    document.problems.append(document.problem(code, mark, message))
    return _FORBIDDEN.sub(" ", text)


def _why_forbidden(char: str) -> tuple[str, str]:
    if char == "\t":
        return "tab", "C'è un carattere di tabulazione. In YAML si rientra con gli spazi: due per ogni livello."
    if _TURNING.match(char):
        return "bidi", f"C'è un segno invisibile (U+{ord(char):04X}) che cambia il verso del testo. Cancellalo."
    return "control", f"C'è un carattere invisibile (U+{ord(char):04X}). Cancellalo e riscrivi la parola."
