"""Nested records → rows of flat tables: a list inside a record is a table of its own. Wrong forms are found here."""

from typing import Any

from catalog.descriptor import Field, Table
from catalog.document import Document, Group, Listing, Mark, Node, Text
from catalog.problems import Problem, count, nearest
from catalog.rows import Row
from catalog.shapes import Shape


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
        message = f"Manca «{shape.path}». {table.description}"
        self._say("missing-field", mark, message, example=_sample(table, key))

    def _unknown(self, key: str, mark: Mark, shape: Shape) -> None:
        where = f" dentro «{shape.path}»" if shape.path else ""
        self._say(
            "unknown-field",
            mark,
            f"Il campo «{key}» non esiste{where}.",
            nearest=_likely(key, shape),
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
            message = f"«{key}» è un elenco: ogni voce comincia con un trattino."
            self._say("wrong-form", node.mark, message, example=_sample(table, key))
            return
        row.groups[shape.path] = node.mark
        self._count(node, table, key)
        for position, item in enumerate(node.items[: table.items_max], 1):
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
                f"«{key}» ha {count(number, 'voce', 'voci')}: ne vuole almeno {least}."
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


def _sample(table: Table, key: str) -> str:
    """A right way to write a list, as it stands in a file."""
    first = table.fields[0]
    return f"{key}:\n- {first.example}" if table.of_texts else f"{key}:\n- {first.key}: {first.example}"


def _likely(key: str, shape: Shape) -> str:
    """The field probably meant: by its name, or by its Italian label («fonti» for `sources`)."""
    labels = {(part.table or part.item).title: name for name, part in shape.parts.items() if part.table or part.item}  # type: ignore[union-attr]
    return nearest(key, shape.parts) or labels.get(nearest(key, labels), "")
