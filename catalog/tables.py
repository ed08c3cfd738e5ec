"""Nested records → rows of flat tables, and back: a list inside a record is a table of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catalog.descriptor import Descriptor, Field, Table
from catalog.problems import Problem, nearest
from catalog.source import Document, Group, Listing, Mark, Node, Text


@dataclass(slots=True)
class Shape:
    """What may stand at a place of a record: a value (`item`), a list (`table`), or named parts (`parts`)."""

    path: str = ""
    item: Field | None = None
    table: Table | None = None
    parts: dict[str, "Shape"] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """One row: the texts as written, by column, with their places; the contract fills in the typed `values`."""

    table: Table
    document: Document
    mark: Mark
    parent: "Row | None" = None
    position: int = 0
    cells: dict[str, Text] = field(default_factory=dict)
    groups: dict[str, Mark] = field(default_factory=dict)
    """The groups and lists present in the record, by dotted path: where to point when something inside is missing."""
    broken: set[str] = field(default_factory=set)
    """The columns whose form is wrong and already reported."""
    values: dict[str, Any] = field(default_factory=dict)
    children: list["Row"] = field(default_factory=list)

    @property
    def record(self) -> "Row":
        """The row of the whole record that this row is part of."""
        row = self
        while row.parent:
            row = row.parent
        return row

    def text(self, column: str) -> str:
        """The text of a column, empty when it is absent."""
        cell = self.cells.get(column)
        return cell.value if cell else ""

    def problem(self, code: str, column: str | None, message: str, *, at: str = "", **more: Any) -> Problem:
        """A problem at a column of this row (or at the row itself); `at` is the piece of a long text to point at."""
        cell = self.cells.get(column) if column else None
        mark = cell.mark if cell else self.mark
        return self.document.problem(code, (at and self.document.find(at, mark)) or mark, message, **more)

    def below(self) -> Iterator["Row"]:
        """This row and every row under it."""
        yield self
        for child in self.children:
            yield from child.below()


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


class Flattener:
    """Turns the tree of one record into rows, and reports what has the wrong form."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def record(self, node: Node, shape: Shape) -> Row | None:
        """The rows of a record, or None when it is not a group of fields at all."""
        if not isinstance(node, Group) or not shape.table:
            self._say(
                "not-a-record",
                node.mark,
                "Qui ci vuole una scheda: righe con il nome del campo, i due punti e il valore.",
                example="id: nome-breve",
            )
            return None
        row = Row(shape.table, self.document, node.mark)
        self._group(node, shape, row)
        return row

    def _group(self, group: Group, shape: Shape, row: Row) -> None:
        for key, node in group.items.items():
            part = shape.parts.get(key)
            if part is None:
                self._unknown(key, group.keys[key], shape)
            elif part.table:
                self._list(node, part, part.table, row, key)
            elif part.item:
                self._value(node, part.item, row, key)
            else:
                self._part(node, part, row, group.keys[key], key)
        for key, part in shape.parts.items():
            if part.table and part.table.required and key not in group.items:
                self._missing(group.mark, part, part.table, key)

    def _missing(self, mark: Mark, shape: Shape, table: Table, key: str) -> None:
        example = table.fields[0].example
        self._say(
            "missing-field",
            mark,
            f"Manca «{shape.path}». {table.description}",
            example=f"{key}: [{example}]" if table.of_texts else f"{key}: / - {table.fields[0].key}: {example}",
        )

    def _unknown(self, key: str, mark: Mark, shape: Shape) -> None:
        where = f" dentro «{shape.path}»" if shape.path else ""
        self._say(
            "unknown-field",
            mark,
            f"Il campo «{key}» non esiste{where}.",
            nearest=nearest(key, shape.parts),
            allowed=tuple(shape.parts),
        )

    def _part(self, node: Node, shape: Shape, row: Row, mark: Mark, key: str) -> None:
        if not isinstance(node, Group):
            inside = next(iter(shape.parts))
            row.broken.update(part.item.name for part in shape.parts.values() if part.item)
            self._say(
                "wrong-form",
                node.mark,
                f"«{key}» contiene altri campi: vai a capo e rientra di due spazi.",
                allowed=tuple(shape.parts),
                example=f"{key}: {{{inside}: …}}",
            )
            return
        row.groups[shape.path] = mark
        self._group(node, shape, row)

    def _value(self, node: Node, item: Field, row: Row, key: str) -> None:
        row.broken.add(item.name)
        if not isinstance(node, Text):
            self._say(
                "wrong-form",
                node.mark,
                f"«{key}» vuole un testo solo, non un elenco o altri campi.",
                example=f"{key}: {item.example}",
            )
        elif not node.value.strip() or node.value in ("~", "null"):
            self._say(
                "empty-value",
                node.mark,
                f"«{key}» è vuoto: scrivi il valore, oppure togli la riga.",
                example=f"{key}: {item.example}" if item.example else "",
            )
        else:
            row.cells[item.name] = node
            row.broken.discard(item.name)

    def _list(self, node: Node, shape: Shape, table: Table, row: Row, key: str) -> None:
        example = table.fields[0].example
        if not isinstance(node, Listing):
            text = f"{key}: [{example}]" if table.of_texts else f"{key}: / - {table.fields[0].name}: {example}"
            self._say(
                "wrong-form", node.mark, f"«{key}» è un elenco: ogni voce comincia con un trattino.", example=text
            )
            return
        row.groups[shape.path] = node.mark
        self._count(node, table, key)
        for position, item in enumerate(node.items, 1):
            child = Row(table, self.document, item.mark, row, position)
            if table.of_texts or isinstance(item, Group):
                row.children.append(child)
            if table.of_texts:
                self._value(item, table.fields[0], child, key)
            elif isinstance(item, Group):
                self._group(item, shape, child)
            else:
                self._say(
                    "wrong-form",
                    item.mark,
                    f"Ogni voce di «{key}» è fatta di campi.",
                    allowed=tuple(f.key for f in table.fields),
                    example=f"- {table.fields[0].key}: {example}",
                )

    def _count(self, node: Listing, table: Table, key: str) -> None:
        number, least, most = len(node.items), max(1, table.items_min), table.items_max
        if number < least:
            self._say(
                "too-few",
                node.mark,
                f"«{key}» ha {number} voci: ne vuole almeno {least}."
                + ("" if table.items_min else " Se non ne hai, togli il campo."),
            )
        elif most and number > most:
            self._say(
                "too-many",
                node.items[most].mark,
                f"«{key}» ha {number} voci: al massimo {most}. Tieni le più importanti.",
            )

    def _say(self, code: str, mark: Mark, message: str, **more: Any) -> None:
        self.problems.append(self.document.problem(code, mark, message, **more))


def nested(row: Row) -> dict[str, Any]:
    """The typed record again as nested groups and lists, with the keys of the YAML file."""
    record: dict[str, Any] = {}
    for item in row.table.fields:
        value = row.values.get(item.name)
        if value is not None:
            _put(record, item.key, value)
    depth = len(row.table.path) + 1 if row.table.path else 0
    for child in row.children:
        _at(record, child.table.path[depth:]).append(_item(child))
    return record


def _item(row: Row) -> Any:
    return row.values.get(row.table.fields[0].name) if row.table.of_texts else nested(row)


def _put(record: dict[str, Any], path: str, value: Any) -> None:
    *groups, last = path.split(".")
    for part in groups:
        record = record.setdefault(part, {})
    record[last] = value


def _at(record: dict[str, Any], path: str) -> list[Any]:
    *groups, last = path.split(".")
    for part in groups:
        record = record.setdefault(part, {})
    items: list[Any] = record.setdefault(last, [])
    return items
