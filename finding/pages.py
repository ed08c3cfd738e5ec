"""Authored pages as documents: each finished page is read back, and every heading begins a document of its own."""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from finding.documents import SUMMARY, TEXT, Document, Section

_HEADINGS = frozenset({"dt", "h1", "h2", "h3", "h4"})
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
# Records have documents of their own; what surrounds the text is the same on every page.
_LEFT_OUT_TAGS = frozenset({"button", "form", "nav", "script", "select", "style", "svg", "template"})
_LEFT_OUT_CLASSES = frozenset(
    "browse cards catalogue chart dictionary figures foot news organisations practices results table-wrap values "
    "visually-hidden vocabulary".split()
)


def sections(pages: Iterable[tuple[str, str]]) -> Iterator[Document]:
    """The documents of finished pages, given as (address, HTML), in the order of the addresses."""
    for address, html in sorted(pages):
        reader = _Reader()
        reader.feed(html)
        if not reader.unlisted:
            yield from reader.documents(address.removeprefix("/"))


class _Part(NamedTuple):
    """What stands under one heading, in the pieces in which the parser hands it over."""

    anchor: str
    heading: list[str]
    text: list[str]


class _Reader(HTMLParser):
    """Gathers the text of `<main>` under its headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool]] = []
        """The open elements from `<main>` on, and whether each leaves its content out."""
        self._parts: list[_Part] = []
        self._in_heading = False
        self._about = ""
        self.unlisted = False
        """True when the page asks not to be found."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta":
            self._meta(given.get("name") or "", given.get("content") or "")
        if tag in _VOID or not (self._open or tag == "main"):
            return
        classes = (given.get("class") or "").split()
        out = tag in _LEFT_OUT_TAGS or not _LEFT_OUT_CLASSES.isdisjoint(classes)
        self._open.append((tag, out))
        # A term without an anchor belongs to a list of facts, not to a glossary.
        if tag in _HEADINGS and not self._hidden() and (tag != "dt" or given.get("id")):
            self._parts.append(_Part(given.get("id") or "", [], []))
            self._in_heading = True
        self._add(" ")

    def _meta(self, name: str, content: str) -> None:
        if name == "description":
            self._about = content
        elif name == "robots" and "noindex" in content:
            self.unlisted = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._in_heading = False
        while self._open and tag in (name for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        if self._open and self._parts and not self._hidden():
            part = self._parts[-1]
            (part.heading if self._in_heading else part.text).append(text)

    def _hidden(self) -> bool:
        return any(out for _, out in self._open)

    def documents(self, address: str) -> Iterator[Document]:
        """One document a heading; the first, the page's title, stands under all the others."""
        parts = [(part.anchor, _joined(part.heading), _joined(part.text)) for part in self._parts]
        for position, (anchor, heading, text) in enumerate(parts):
            page = parts[0][1] if position else ""
            about = Section(page, TEXT) if position else Section(self._about, SUMMARY, heading)
            found = (about, Section(text, TEXT, heading, anchor))
            if heading and (text or not position):
                place = f"{address}#{anchor}" if position and anchor else address
                yield Document(place, heading, page, tuple(s for s in found if s.text))


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
