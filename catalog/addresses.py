"""The web addresses that records name, each with its place, and what a visit to one of them found."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from catalog.document import Document, Group, Listing, Node, Text
from catalog.texts import address_fault

Outcome = Literal["answers", "gone", "silent", "refused", "forbidden", "allowed"]
BROKEN: tuple[Outcome, ...] = ("gone", "silent", "forbidden")
"""What somebody has to look at. A site that refuses robots is not broken: people may well open it."""


class Address(NamedTuple):
    """An address and where it is written."""

    path: str
    line: int
    url: str


class Visit(NamedTuple):
    """What was found at an address: an outcome, and why, in Italian."""

    address: Address
    outcome: Outcome
    why: str

    @property
    def broken(self) -> bool:
        """Whether a reader of the record would meet nothing there."""
        return self.outcome in BROKEN


def addresses(document: Document) -> Iterator[Address]:
    """Every well-formed address of a file, in the order of the file; also of a record with mistakes."""
    for text in _texts(document.root):
        url = text.value.strip()
        if url.startswith(("http://", "https://")) and not address_fault(url):
            yield Address(document.path, text.mark.line, url)


def _texts(node: Node | None) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _texts(item)
    elif isinstance(node, Group):
        for item in node.items.values():
            yield from _texts(item)
