"""Nested records → rows of flat tables: a list inside a record is a table of its own. Wrong forms are found here."""

from typing import Any

from catalog.descriptor import Field, Table
from catalog.document import Document, Group, Listing, Mark, Node, Text
from catalog.problems import MOST_IN_A_FILE, Problem, nearest
from catalog.rows import Row
from catalog.sentences import counted, say
from catalog.shapes import Shape


class Flattener:
    """Turns the tree of one record into rows, and reports what has the wrong form."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def record(self, node: Node, shape: Shape) -> Row | None:
        """The rows of a record, or None when it is not a group of fields at all."""
        if not isinstance(node, Group) or not shape.table:
            problem = self.document.problem(
                "not-a-record", node.mark, say("not-a-record"), example=say("example.record")
            )
            self.problems.append(problem)
            return None
        row = Row(shape.table, self.document, node.mark)
        self._group(node, shape, row)
        return row

    def _group(self, group: Group, shape: Shape, row: Row) -> None:
        for key, node in group.items.items():
            part = shape.parts.get(key)
            if part is None:
                self._unknown(key, group.keys[key], shape, row)
            elif part.table:
                self._list(node, part, part.table, row, key)
            elif part.item:
                self._value(node, part.item, row, key)
            else:
                self._part(node, part, row, group.keys[key], key)
        for key, part in shape.parts.items():
            if part.table and part.table.required and key not in group.items:
                message = say("missing-field", key=part.path, description=part.table.description)
                self._say(row, part.path, group.mark, "missing-field", message, example=_sample(part.table, key))

    def _unknown(self, key: str, mark: Mark, shape: Shape, row: Row) -> None:
        message = say("unknown-field.inside" if shape.path else "unknown-field", key=key, group=shape.path)
        place = f"{shape.path}.{key}"
        # What comes after so many problems is never shown, and a guess costs more than all the rest.
        meant = _likely(key, shape) if len(self.problems) <= MOST_IN_A_FILE else ""
        self._say(row, place, mark, "unknown-field", message, nearest=meant, allowed=tuple(shape.parts))

    def _part(self, node: Node, shape: Shape, row: Row, mark: Mark, key: str) -> None:
        if not isinstance(node, Group):
            inside = next(iter(shape.parts))
            row.broken.update(part.item.name for part in shape.parts.values() if part.item)
            message, example = say("wrong-form.group", key=key), f"{key}: {{{inside}: …}}"
            self._say(row, shape.path, node.mark, "wrong-form", message, allowed=tuple(shape.parts), example=example)
            return
        row.groups[shape.path] = mark
        self._group(node, shape, row)

    def _value(self, node: Node, item: Field, row: Row, key: str) -> None:
        row.broken.add(item.name)
        place = f"{row.table.path}.{item.key}"
        if not isinstance(node, Text):
            message, example = say("wrong-form.text", key=key), f"{key}: {item.example}"
            self._say(row, place, node.mark, "wrong-form", message, example=example)
        elif not node.value.strip() or node.value in ("~", "null"):
            example = f"{key}: {item.example}" if item.example else ""
            self._say(row, place, node.mark, "empty-value", say("empty-value", key=key), example=example)
        else:
            row.cells[item.name] = node
            row.broken.discard(item.name)

    def _list(self, node: Node, shape: Shape, table: Table, row: Row, key: str) -> None:
        example = table.fields[0].example
        if not isinstance(node, Listing):
            message = say("wrong-form.list", key=key)
            self._say(row, shape.path, node.mark, "wrong-form", message, example=_sample(table, key))
            return
        row.groups[shape.path] = node.mark
        self._count(node, table, key, row)
        for position, item in enumerate(node.items[: table.items_max], 1):
            child = Row(table, self.document, item.mark, row, position)
            if table.of_texts or isinstance(item, Group):
                row.children.append(child)
            if table.of_texts:
                self._value(item, table.fields[0], child, key)
            elif isinstance(item, Group):
                self._group(item, shape, child)
            else:
                allowed, sample = tuple(f.key for f in table.fields), f"- {table.fields[0].key}: {example}"
                message = say("wrong-form.item", key=key)
                self._say(child, table.path, item.mark, "wrong-form", message, allowed=allowed, example=sample)

    def _count(self, node: Listing, table: Table, key: str, row: Row) -> None:
        number, least, most = len(node.items), max(1, table.items_min), table.items_max
        if number < least:
            sentence = "too-few" if table.items_min else "too-few.optional"
            message = say(sentence, key=key, items=counted("item", number), least=least)
            self._say(row, table.path, node.mark, "too-few", message)
        elif most and number > most:
            message = say("too-many", key=key, number=number, most=most)
            self._say(row, table.path, node.items[most].mark, "too-many", message)

    def _say(self, row: Row, path: str, mark: Mark, code: str, message: str, **more: Any) -> None:
        """A problem of the part of a record that has this path in the contract."""
        self.problems.append(self.document.problem(code, mark, message, field=row.place_of(path), **more))


def _sample(table: Table, key: str) -> str:
    """A right way to write a list, as it stands in a file."""
    first = table.fields[0]
    return f"{key}:\n- {first.example}" if table.of_texts else f"{key}:\n- {first.key}: {first.example}"


def _likely(key: str, shape: Shape) -> str:
    """The field probably meant: by its name, or by its Italian label («fonti» for `sources`)."""
    labels = {(part.table or part.item).title: name for name, part in shape.parts.items() if part.table or part.item}  # type: ignore[union-attr]
    return labels.get(nearest(key, labels, 1.0)) or nearest(key, shape.parts) or labels.get(nearest(key, labels), "")
