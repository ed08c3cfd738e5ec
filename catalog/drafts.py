"""Drafts of records: plain values from a tree and back to YAML text, and what today fills in by itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from catalog.descriptor import Descriptor
from catalog.document import Document, Group, Listing, Node, Text
from catalog.shapes import shape_of
from catalog.source import parse
from catalog.tables import Flattener
from catalog.writing import written

Record = dict[str, Any]
_MISPLACED = {"not-a-record", "unknown-field", "wrong-form"}


def plain(node: Node | None) -> Any:
    """A tree as nested groups and lists of texts."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {key: plain(item) for key, item in node.items.items()} if isinstance(node, Group) else None


def completed(record: Record, today: date) -> Record:
    """The record with the day on which it was written, which nobody should have to type."""
    filled = dict(record)
    if filled.get("origin") == "organizzazione":
        filled.setdefault("confirmed", today.isoformat())
    filled.setdefault("added", today.isoformat())
    return filled


def over(old: Mapping[str, Any], new: Mapping[str, Any]) -> Record:
    """The old record with what the new one says, field by field; a list is replaced whole."""
    said = {
        key: over(old[key], value) if isinstance(value, Mapping) and isinstance(old.get(key), Mapping) else value
        for key, value in new.items()
    }
    return {**old, **said}


def yaml_text(record: Mapping[str, Any], descriptor: Descriptor, kind: str) -> str | None:
    """The record in the one style of the project; None when that would not say the same."""
    text = written(record, descriptor, kind)
    document = parse(text.encode(), Document(""))
    return text if not document.problems and plain(document.root) == record else None


def well_formed(document: Document, descriptor: Descriptor, kind: str) -> bool:
    """Whether every value stands where the contract has a place of that form, so that it can be written again."""
    flattener = Flattener(document)
    if document.problems or document.root is None:
        return False
    flattener.record(document.root, shape_of(descriptor, kind))
    return not any(problem.code in _MISPLACED for problem in flattener.problems)
