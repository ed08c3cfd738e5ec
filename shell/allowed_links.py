"""The addresses that the check of links leaves alone, each with its reason and its last day (`links-allowed.yaml`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalog.document import Document, Group, Listing, Node
from catalog.drafts import plain
from catalog.source import read
from shell.failures import InstallationError

FILE = "links-allowed.yaml"
_KEYS = {"address", "reason", "until"}
_SHORTEST = 10


@dataclass(frozen=True, slots=True)
class Allowed:
    """An address, or with `*` at its end all that begin so; why it is not visited, and until when."""

    address: str
    reason: str
    until: date

    def covers(self, url: str) -> bool:
        """Whether an address is meant."""
        return url.startswith(self.address[:-1]) if self.address.endswith("*") else url == self.address


def allowed_links(root: Path, today: date) -> tuple[Allowed, ...]:
    """Those that still hold; InstallationError with the place when the file is written wrongly."""
    if not (root / FILE).is_file():
        return ()
    document = read(root / FILE, FILE)
    if document.problems or not isinstance(document.root, Listing):
        message = document.problems[0].message if document.problems else "ci vuole un elenco."
        raise InstallationError(f"{FILE} non si legge: {message}")
    return tuple(one for one in _items(document, document.root) if one.until >= today)


def _items(document: Document, listing: Listing) -> Iterator[Allowed]:
    for node in listing.items:
        yield _item(document, node)


def _item(document: Document, node: Node) -> Allowed:
    told = plain(node) if isinstance(node, Group) else {}
    where = f"{document.path}:{node.mark.line}"
    if set(told) != _KEYS or not all(isinstance(value, str) for value in told.values()):
        raise InstallationError(f"{where}: ogni voce ha address, reason e until, e nient'altro.")
    if not re.match(r"https?://[^/*]+/", told["address"]) or len(told["reason"]) < _SHORTEST:
        raise InstallationError(f"{where}: ci vogliono un indirizzo con il nome del sito e un motivo.")
    try:
        return Allowed(told["address"], told["reason"], date.fromisoformat(told["until"]))
    except ValueError as error:
        raise InstallationError(f"{where}: until è un giorno, come 2027-05-22.") from error
