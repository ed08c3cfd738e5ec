"""What may stand where in a record: the tree of places, grown from the dotted keys of the contract."""

from dataclasses import dataclass, field

from catalog.descriptor import Descriptor, Field, Table


@dataclass(slots=True)
class Shape:
    """What may stand at a place of a record: a value (`item`), a list (`table`), or named parts (`parts`)."""

    path: str = ""
    item: Field | None = None
    table: Table | None = None
    parts: dict[str, "Shape"] = field(default_factory=dict)


def shape_of(descriptor: Descriptor, record: str) -> Shape:
    """The tree of places of one kind of record, grown from the dotted keys of its tables and fields."""
    root = Shape(table=next(t for t in descriptor.tables if t.origin == record))
    for table in descriptor.of_record(record):
        place = _grow(root, table.path) if table.path else root
        place.table = table
        for item in table.fields:
            if item.key != ".":
                _grow(place, item.key).item = item
            else:
                place.item = item
    return root


def _grow(root: Shape, path: str) -> Shape:
    place = root
    for part in path.split("."):
        below = f"{place.path}.{part}" if place.path else part
        place = place.parts.setdefault(part, Shape(path=below))
    return place
