"""YAML text → a tree whose every value remembers line and column. The only file that imports PyYAML."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from catalog.characters import MAX_BYTES, decoded, hidden_mark, without_hidden_marks
from catalog.document import Document, Group, Listing, Mark, Node, Text, lines_of
from catalog.problems import Problem
from catalog.scalars import quoted
from catalog.sentences import say
from catalog.signs import SIGNS, pattern
from catalog.slips import first_broken, slip, whole_line
from catalog.unusual import unusual

MAX_DEPTH = 12
MAX_EXAMPLE = 100
_LOST = pattern(SIGNS["lost_text"])

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path, name: str) -> Document:
    """Read one file of data; whatever is in it, the answer is a document with its problems, never an exception."""
    document = Document(name)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        document.problems.append(document.problem("unreadable", None, say("unreadable", reason=error.strerror)))
        return document
    return parse(raw, document)


def parse(raw: bytes, document: Document) -> Document:
    """Fill the document from the bytes of its file."""
    text = decoded(raw, document)
    if text is None:
        return document
    document.lines = lines_of(text)
    text = without_hidden_marks(text, document)
    scanned = bool(document.problems)
    found = len(document.problems)
    unusual(lines_of(text) if scanned else document.lines, document)
    if len(document.problems) > found:
        return document
    try:
        document.root = _Builder(document).build(text)
    except yaml.YAMLError as error:
        # After a tab or a hidden mark the parser would only stumble over the same place a second time; and what it had
        # seen before the broken place is not told, since how much that is depends on the parser.
        document.problems[found:] = [] if scanned else [_broken(document, error, text)]
        return document
    if document.root is None and not scanned:
        document.problems.append(document.problem("empty-file", None, say("empty-file")))
    return document


class _Builder:
    """Builds the tree from the parser's events, with its own stack: depth and aliases cannot blow it up."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: Node | None = None
        self.stack: list[Listing | Group] = []
        self.pending: list[Text | None] = []
        self.documents = 0
        self.escapes = self.notes = False

    def build(self, text: str) -> Node | None:
        # Only an escape can bring a hidden mark in by now, and few files have one.
        self.escapes, self.notes = "\\" in text, " #" in text
        for event in events(text):
            # The commonest first: a build reads them by the hundred thousand.
            if isinstance(event, yaml.ScalarEvent):
                self._text(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
                self.pending.pop()
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.AliasEvent):
                self._unusual(event, "*")
                self._add(Text("", _mark(event)))
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents == 2:
                    self._problem("two-documents", _mark(event))
        return self.root

    def _text(self, event: Any) -> None:
        mark = self._node(event)
        if self.notes and not event.style:
            self._lost(event)
        value = hidden_mark(event.value, self.document, mark) if self.escapes else event.value
        self._add(Text(value, mark))

    def _node(self, event: Any) -> Mark:
        """Refuse what YAML can hang on a value; where the value stands."""
        if event.anchor is not None or event.tag is not None:
            self._unusual(event, "&" if event.tag is None else "!")
        return _mark(event)

    def _lost(self, event: Any) -> None:
        """Warn of a `#` glued to a word after a text without quotes: a comment has a blank after it."""
        end = event.end_mark
        found = _LOST.match(self.document.lines[end.line], end.column) if end.line < len(self.document.lines) else None
        if found:
            message = say("lost-text", text=found[1].rstrip())
            mark = Mark(end.line + 1, found.start(1) + 1, len(found[1].rstrip()))
            example = self._after_name(f"{event.value} {found[1].rstrip()}".lstrip())
            problem = self.document.problem("lost-text", mark, message, severity="warning", example=example)
            self.document.problems.append(problem)

    def _after_name(self, text: str) -> str:
        """A text in quotes, as it stands after the name of its field or after its dash."""
        key = self.pending[-1] if self.pending else None
        name = f"{key.value}: " if key else "- " if self.stack and isinstance(self.stack[-1], Listing) else ""
        return name + quoted(text) if len(text) <= MAX_EXAMPLE else ""

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
        self._problem("key-not-text", node.mark)
        return Text("", node.mark)

    def _put(self, group: Group, key: Text, node: Node) -> None:
        if key.value in group.items:
            first = group.keys[key.value].line
            self._problem("duplicate-key", key.mark, key=key.value, line=first)
            return
        group.items[key.value] = node
        group.keys[key.value] = key.mark

    def _unusual(self, event: Any, sign: str) -> None:
        line, column, _ = _mark(event)
        self._problem("unusual", Mark(line, column), sign=sign)

    def _problem(self, code: str, mark: Mark, **values: object) -> None:
        self.document.problems.append(self.document.problem(code, mark, say(code, **values)))


class _TooDeep(yaml.MarkedYAMLError):
    """More levels inside one another than any record needs."""


def events(text: str) -> Iterator[Any]:
    """The events of the parser."""
    return iter(_Loader(text).get_event, None)


def _mark(event: Any) -> Mark:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(1, length))


def _broken(document: Document, error: yaml.YAMLError, text: str) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        return document.problem("broken-yaml", None, say("broken-yaml"))
    where, began = error.problem_mark or error.context_mark, error.context_mark
    stop = min(where.line if where else 0, max(0, len(document.lines) - 1))
    if isinstance(error, _TooDeep):
        return document.problem("too-deep", whole_line(document.lines, stop), say("too-deep", most=MAX_DEPTH))
    lines = lines_of(text)
    # Where a block began says nothing: it may be a whole record.
    in_block = (error.context or "").startswith("while parsing a block")
    if began and began.line < stop and not in_block and not _readable(lines[: began.line + 1]):
        stop = began.line
    message, mark, example = slip(document.lines, first_broken(lines, stop, _readable))
    return document.problem("broken-yaml", mark, message, example=example)


def _readable(lines: Sequence[str]) -> bool:
    try:
        for _ in events("\n".join(lines) + "\n"):
            pass
    except yaml.YAMLError:
        return False
    return True
