"""A file of data → the same values and comments in the one style of the project (catalog/writing.py)."""

from collections.abc import Iterator

from catalog.comments import comments
from catalog.descriptor import Descriptor
from catalog.document import Document, Group, Listing
from catalog.drafts import plain
from catalog.notes import notes_of
from catalog.shapes import Shape, shape_of
from catalog.source import parse
from catalog.writing import Writer


class StyleError(Exception):
    """The text could not be written again without changing what it says; it stays as it is."""


def styled(text: str, document: Document, descriptor: Descriptor, kind: str) -> str:
    """The text of a sound document in the one style; StyleError when that would not say the same."""
    root = document.root
    if not isinstance(root, Group | Listing):
        raise StyleError
    result = "".join(f"{line}\n" for line in _lines(text, root, document.lines, shape_of(descriptor, kind)))
    again = parse(result.encode(), Document(document.path))
    if again.problems or plain(again.root) != plain(root) or _comments(result) != _comments(text):
        raise StyleError
    return result


def _lines(text: str, root: Group | Listing, lines: list[str], shape: Shape) -> Iterator[str]:
    notes = notes_of(root, list(comments(text)), lines)
    yield from [*notes.top, ""] if notes.top else []
    writer = Writer(notes)
    if isinstance(root, Group):
        yield from writer.group(plain(root), shape, (), "")
    else:
        yield from writer.records(plain(root), shape)
    yield from notes.bottom


def _comments(text: str) -> list[str]:
    return sorted(comment.text for comment in comments(text))
