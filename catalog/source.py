"""YAML text → a tree whose every value remembers line and column. The only file that imports PyYAML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from catalog.problems import Problem

MAX_BYTES = 100_000
MAX_DEPTH = 12
MAX_TEXT_LINES = 60

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Marks that turn the direction of writing, or that cannot be seen: a reviewer would read something else.
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u2028\u2029\u2060\ufeff\ufffe\uffff"
_CONTROL = r"\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_FORBIDDEN = re.compile(f"[{_CONTROL}{_BIDI}{_UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Mark:
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
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        place: dict[str, Any] = {"line": line, "column": column, "length": length, "excerpt": excerpt}
        return Problem(path=self.path, code=code, message=message, **(place | more))

    def find(self, text: str, start: Mark) -> Mark | None:
        """Where the first word of a text stands, from a place on: a folded text starts lines above it."""
        word = text.split(maxsplit=1)[0]
        for number in range(start.line, min(len(self.lines), start.line + MAX_TEXT_LINES) + 1):
            column = self.lines[number - 1].find(word, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Mark(number, column + 1, len(word))
        return None


def read(path: Path, name: str) -> Document:
    """Read one file of data; whatever is in it, the answer is a document with its problems, never an exception."""
    document = Document(name)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        document.problems.append(document.problem("unreadable", None, f"Il file non si può leggere: {error.strerror}."))
        return document
    return parse(raw, document)


def parse(raw: bytes, document: Document) -> Document:
    """Fill the document from the bytes of its file."""
    text = _decoded(raw, document)
    if text is None:
        return document
    document.lines = text.splitlines() if "\x0b" not in text and "\x0c" not in text else text.split("\n")
    text = _scan(text, document)
    scanned = bool(document.problems)
    try:
        document.root = _Builder(document).build(text)
    except yaml.YAMLError as error:
        # After a tab or a hidden mark the parser would only stumble over the same place a second time.
        if not scanned:
            document.problems.append(_broken(document, error))
        return document
    if document.root is None and not scanned:
        document.problems.append(document.problem("empty-file", None, _EMPTY))
    return document


_EMPTY = "Il file è vuoto. Scrivi la scheda, oppure togli il file."


def _decoded(raw: bytes, document: Document) -> str | None:
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
        document.problems.append(document.problem("empty-file", None, _EMPTY))
        return None
    return text


def _scan(text: str, document: Document) -> str:
    """Report tabs, control characters and hidden marks, once a line; give the text with blanks in their place."""
    if not _FORBIDDEN.search(text):
        return text
    for number, line in enumerate(document.lines, 1):
        if found := _FORBIDDEN.search(line):
            code, message = _why_forbidden(found.group())
            document.problems.append(document.problem(code, Mark(number, found.start() + 1), message))
    return _FORBIDDEN.sub(" ", text)


def _why_forbidden(char: str) -> tuple[str, str]:
    if char == "\t":
        return "tab", "C'è un carattere di tabulazione. In YAML si rientra con gli spazi: due per ogni livello."
    if char in _BIDI:
        return "bidi", f"C'è un segno invisibile (U+{ord(char):04X}) che cambia il verso del testo. Cancellalo."
    return "control", f"C'è un carattere invisibile (U+{ord(char):04X}). Cancellalo e riscrivi la parola."


class _Builder:
    """Builds the tree from the parser's events, with its own stack: depth and aliases cannot blow it up."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: Node | None = None
        self.stack: list[Listing | Group] = []
        self.pending: list[Text | None] = []
        self.documents = 0

    def build(self, text: str) -> Node | None:
        for event in _events(text):
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents == 2:
                    self._report("two-documents", event, "Un file contiene una scheda sola: togli la riga «---».")
            elif isinstance(event, yaml.AliasEvent):
                self._report(
                    "alias", event, f"I richiami di YAML (*{event.anchor}) non si usano: riscrivi il testo per esteso."
                )
                self._add(Text("", _mark(event)))
            elif isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
                self.pending.pop()
        return self.root

    def _node(self, event: Any) -> None:
        if event.anchor is not None:
            self._report("anchor", event, f"Le ancore di YAML (&{event.anchor}) non si usano: togli «&{event.anchor}».")
        if event.tag is not None:
            self._report(
                "tag", event, f"Le etichette di YAML ({event.tag}) non si usano: togli la parola che comincia con «!»."
            )
        if isinstance(event, yaml.ScalarEvent):
            self._add(Text(event.value, _mark(event)))
            return
        if len(self.stack) >= MAX_DEPTH:
            raise _TooDeep(None, None, "too deep", event.start_mark)
        node: Listing | Group = (
            Group(_mark(event)) if isinstance(event, yaml.MappingStartEvent) else Listing(_mark(event))
        )
        self._add(node)
        self.stack.append(node)
        self.pending.append(None)

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = self.root or node
            return
        parent, key = self.stack[-1], self.pending[-1]
        if isinstance(parent, Listing):
            parent.items.append(node)
        elif key is None:
            self.pending[-1] = self._key(node)
        else:
            self.pending[-1] = None
            self._put(parent, key, node)

    def _key(self, node: Node) -> Text:
        if isinstance(node, Text):
            return node
        self._problem("key-not-text", node.mark, "Il nome di un campo deve essere una parola semplice.")
        return Text("", node.mark)

    def _put(self, group: Group, key: Text, node: Node) -> None:
        if key.value in group.items:
            first = group.keys[key.value].line
            message = f"Il campo «{key.value}» è scritto due volte: la prima è alla riga {first}. Tienine uno solo."
            self._problem("duplicate-key", key.mark, message)
            return
        group.items[key.value] = node
        group.keys[key.value] = key.mark

    def _report(self, code: str, event: Any, message: str) -> None:
        self._problem(code, _mark(event), message)

    def _problem(self, code: str, mark: Mark, message: str) -> None:
        self.document.problems.append(self.document.problem(code, mark, message))


class _TooDeep(yaml.MarkedYAMLError):
    """More levels inside one another than any record needs."""


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=_Loader))


def _mark(event: Any) -> Mark:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(1, length))


def _broken(document: Document, error: yaml.YAMLError) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        return document.problem("broken-yaml", None, "Il testo non è YAML valido.")
    where = error.problem_mark or error.context_mark
    mark = Mark(min(where.line + 1, max(1, len(document.lines))), where.column + 1) if where else None
    if isinstance(error, _TooDeep):
        return document.problem("too-deep", mark, f"Ci sono più di {MAX_DEPTH} livelli uno dentro l'altro.")
    began = error.context_mark
    hint = (
        f" Il pezzo che non torna comincia alla riga {began.line + 1}."
        if began and where and began.line != where.line
        else ""
    )
    return document.problem(
        "broken-yaml", mark, _advice(document, mark) + hint, example='title: "Isola: un quartiere che concilia"'
    )


def _advice(document: Document, mark: Mark | None) -> str:
    """Guess the usual slip from the line where the parser stopped; the parser's own words are English and inward."""
    line = document.lines[mark.line - 1] if mark and mark.line <= len(document.lines) else ""
    before = document.lines[mark.line - 2] if mark and mark.line >= 2 else ""
    if line.split("#")[0].count(": ") > 1:
        return "Il testo contiene i due punti: mettilo fra virgolette."
    if any(text.count('"') % 2 for text in (line, before)):
        return "Una virgoletta si apre e non si chiude, oppure si chiude e non si apre."
    if any(text.count("[") != text.count("]") for text in (line, before)):
        return "Una parentesi quadra si apre e non si chiude."
    if line.lstrip()[:1] in set("@`%*&!|>"):
        return "La riga comincia con un segno che per YAML ha un altro significato: metti il testo fra virgolette."
    return (
        "Qui il testo non è YAML valido: controlla rientri (due spazi), due punti dopo il nome del campo, virgolette."
    )
