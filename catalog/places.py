"""The places of a record by their dotted names, with title and help: what one tells a person to write."""

import re
from collections.abc import Iterable, Mapping

from catalog.descriptor import Descriptor, Field, Table
from catalog.document import Document, Group
from catalog.problems import Problem

FOLDERS: Mapping[str, str] = {"practice": "data/practices/", "organisation": "data/organisations/"}
"""Kind of record → the folder that its files are in."""
MEMBERS = "data/members.yaml"
_POSITION = re.compile(r"\[(\d+)\]")


def record_of(path: str) -> str | None:
    """The kind of record that a file holds, by its place; None for a file that is no record."""
    if path == MEMBERS:
        return "organisation"
    return next((record for record, folder in FOLDERS.items() if path.startswith(folder)), None)


def described_places(descriptor: Descriptor, record: str) -> Mapping[str, Field | Table]:
    """Every field and list of a record, in the order of the contract: `problem`, `place.city`, `steps.title`."""
    found: dict[str, Field | Table] = {}
    for table in descriptor.of_record(record):
        if table.path:
            found[table.path] = table
        found |= {f"{table.path}.{field.key}".strip("."): field for field in table.fields if field.key != "."}
    return found


def title_of(descriptor: Descriptor, record: str, place: str) -> str:
    """A place of a problem in Italian: `claims[2].unit` → «Dati 2, Unità»; empty when there is no such place."""
    places = described_places(descriptor, record)
    found = places.get(_POSITION.sub("", place))
    head, position, _ = (*_POSITION.split(place, maxsplit=1), "", "")[:3]
    above = places.get(head) if position else None
    if found is None or above is None:
        return found.title if found else ""
    return f"{above.title} {position}" + (f", {found.title}" if found is not above else "")


def right_fields(document: Document, errors: Iterable[Problem], descriptor: Descriptor, record: str) -> tuple[str, ...]:
    """The titles of the fields of a record in which no error stands: what whoever wrote it may leave alone."""
    if not isinstance(document.root, Group):
        return ()
    wrong = {_POSITION.sub("", problem.field).split(".")[0] for problem in errors}
    places = described_places(descriptor, record)
    return tuple(places[key].title for key in document.root.items if key in places and key not in wrong)
