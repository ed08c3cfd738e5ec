"""Fictional records with every field filled, and the same records with something hostile in every free text."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from catalog.descriptor import Descriptor, Field, Table
from catalog.model import Catalog, Organisation, Practice
from tests.datasets import loaded, sound

Record = dict[str, Any]

FULL = Path(__file__).parent / "full"
PRACTICE: Record = json.loads((FULL / "practice.json").read_text("utf-8"))
ORGANISATION: Record = json.loads((FULL / "organisation.json").read_text("utf-8"))


def sample(folder: Path) -> tuple[Catalog, Descriptor]:
    """The sound dataset with the two full records, and the contract; `folder` is for its files."""
    found = loaded(sound(folder))
    assert found.catalog is not None
    return with_records(found.catalog, PRACTICE, ORGANISATION), found.descriptor


def with_records(catalog: Catalog, practice: Record, organisation: Record) -> Catalog:
    """The catalogue with these two records, unchecked, in the place of others with the same id."""
    one = msgspec.convert(practice, Practice, strict=False)
    other = msgspec.convert(organisation, Organisation, strict=False)
    # A new object, because a catalogue remembers its indexes.
    return replace(
        catalog,
        practices={**catalog.practices, one.id: one},
        organisations={**catalog.organisations, other.id: other},
    )


def free_texts(descriptor: Descriptor, record: str) -> Iterator[tuple[Table, Field]]:
    """Every field of a record in which a person writes what they like: neither ids nor values of a vocabulary."""
    for table in descriptor.of_record(record):
        for field in table.fields:
            chosen = field.vocabulary or field.reference or field.local or field.format == "documented-field"
            if field.type == "string" and not chosen and field.key != "id" and table.path != "aliases":
                yield table, field


def poisoned(record: Record, places: Iterator[tuple[Table, Field]], text: Callable[[str], str]) -> Record:
    """A copy of the record with `text(place)` in each of these fields."""
    copy: Record = msgspec.json.decode(msgspec.json.encode(record))
    for table, field in places:
        place = f"{table.path}.{field.key}".strip(".")
        own = [part for part in (*table.path.split("."), *field.key.split(".")) if part]
        _put(copy, ["from_" if part == "from" else part for part in own], text(place))
    return copy


def _put(node: Any, parts: list[str], value: str) -> None:
    if isinstance(node, list):
        for number, item in enumerate(node):
            if isinstance(item, str):
                node[number] = value
            else:
                _put(item, parts, value)
    elif len(parts) == 1 and not isinstance(node.get(parts[0]), list):
        if parts[0] in node:
            node[parts[0]] = value
    elif parts[0] in node:
        _put(node[parts[0]], parts[1:], value)
