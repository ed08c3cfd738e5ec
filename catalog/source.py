"""YAML text → a tree whose every value remembers line and column. The only file that imports PyYAML."""

from pathlib import Path
from typing import Any

import yaml

from catalog.characters import EMPTY, MAX_BYTES, decoded, hidden_mark, without_hidden_marks
from catalog.document import Document, Group, Listing, Mark, Node, Text
from catalog.problems import Problem
from catalog.slips import slip

MAX_DEPTH = 12

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    text = decoded(raw, document)
    if text is None:
        return document
    document.lines = text.splitlines() if "\x0b" not in text and "\x0c" not in text else text.split("\n")
    text = without_hidden_marks(text, document)
    scanned = bool(document.problems)
    try:
        document.root = _Builder(document).build(text)
    except yaml.YAMLError as error:
        # After a tab or a hidden mark the parser would only stumble over the same place a second time.
        if not scanned:
            document.problems.append(_broken(document, error))
        return document
    if document.root is None and not scanned:
        document.problems.append(document.problem("empty-file", None, EMPTY))
    return document


class _Builder:
    """Builds the tree from the parser's events, with its own stack: depth and aliases cannot blow it up."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: Node | None = None
        self.stack: list[Listing | Group] = []
        self.pending: list[Text | None] = []
        self.documents = 0

    def build(self, text: str) -> Node | None:
        # Only an escape can bring a hidden mark in by now, and few files have one.
        escapes = "\\" in text
        for event in iter(_Loader(text).get_event, None):
            # The commonest first: a build reads them by the hundred thousand.
            if isinstance(event, yaml.ScalarEvent):
                mark = self._node(event)
                self._add(Text(hidden_mark(event.value, self.document, mark) if escapes else event.value, mark))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
                self.pending.pop()
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.AliasEvent):
                self._report(
                    "alias", event, f"I richiami di YAML (*{event.anchor}) non si usano: riscrivi il testo per esteso."
                )
                self._add(Text("", _mark(event)))
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents == 2:
                    self._report("two-documents", event, "Un file contiene una scheda sola: togli la riga «---».")
        return self.root

    def _node(self, event: Any) -> Mark:
        """Refuse what YAML can hang on a value; where the value stands."""
        if event.anchor is not None:
            self._report("anchor", event, f"Le ancore di YAML (&{event.anchor}) non si usano: togli «&{event.anchor}».")
        if event.tag is not None:
            self._report(
                "tag", event, f"Le etichette di YAML ({event.tag}) non si usano: togli la parola che comincia con «!»."
            )
        return _mark(event)

    def _open(self, event: Any) -> None:
        mark = self._node(event)
        if len(self.stack) >= MAX_DEPTH:
            raise _TooDeep(None, None, "too deep", event.start_mark)
        node: Listing | Group = Group(mark) if isinstance(event, yaml.MappingStartEvent) else Listing(mark)
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


def _mark(event: Any) -> Mark:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(1, length))


def _broken(document: Document, error: yaml.YAMLError) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        return document.problem("broken-yaml", None, "Il testo non è YAML valido.")
    where, began = error.problem_mark or error.context_mark, error.context_mark
    mark = Mark(min(where.line + 1, max(1, len(document.lines))), where.column + 1) if where else None
    if isinstance(error, _TooDeep):
        return document.problem("too-deep", mark, f"Ci sono più di {MAX_DEPTH} livelli uno dentro l'altro.")
    message, number = slip(document.lines, where.line if where else 0, began.line if began else None)
    # The parser may stop below the last line.
    number = min(number, max(0, len(document.lines) - 1))
    if mark and number + 1 != mark.line:
        mark = Mark(number + 1, 1, len(document.lines[number]))
    return document.problem("broken-yaml", mark, message, example='title: "Isola: un quartiere che concilia"')
