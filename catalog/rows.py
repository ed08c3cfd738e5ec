"""Rows of flat tables, each remembering its file and place; and the nested record that they make together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catalog.descriptor import Table
from catalog.document import Document, Mark, Text
from catalog.problems import Problem


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

    @property
    def place(self) -> str:
        """Where this row lies in its record, positions from 1: `claims[2].sources[1]`; empty for the record itself."""
        if self.parent is None:
            return ""
        return f"{self.parent.place_of(self.table.path)}[{self.position}]"

    def place_of(self, path: str) -> str:
        """The place in the record of a field, group or list of this row, given by its path as the contract has it."""
        inside = path.removeprefix(f"{self.table.path}.") if self.table.path else path
        return ".".join(part for part in (self.place, inside.strip(".")) if part)

    def text(self, column: str) -> str:
        """The text of a column, empty when it is absent."""
        cell = self.cells.get(column)
        return cell.value if cell else ""

    def problem(self, code: str, column: str | None, message: str, *, at: str = "", **more: Any) -> Problem:
        """A problem at a column of this row (or at the row itself); `at` is the piece of a long text to point at."""
        cell = self.cells.get(column) if column else None
        mark = cell.mark if cell else self.mark
        more.setdefault("field", self.place_of(self.table.key_of(column)) if column else self.place)
        return self.document.problem(code, (at and self.document.find(at, mark)) or mark, message, **more)

    def below(self) -> Iterator["Row"]:
        """This row and every row under it."""
        yield self
        for child in self.children:
            yield from child.below()


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
