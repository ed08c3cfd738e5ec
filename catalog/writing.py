"""Records → YAML text in the one style of the project; overrides/assets/js/check/write.js writes it byte by byte alike.

The style: fields in the order of the contract, each list where its `before` says; two spaces for each level, and the
dashes of a list right under its name. A text stands as it is where that is safe, else in double quotes; it is folded
after `>-` when its line would be longer than 115 columns, and stands line by line after `|-` when it has several lines
(`>` and `|` when a line end closes it).
A list of ids stands in `[a, b]` while it fits in its line. What is empty is left out, but no item of a list ever is.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from catalog.descriptor import Descriptor
from catalog.notes import NO_NOTES, Notes, Path
from catalog.scalars import WIDTH, name, text_lines
from catalog.shapes import Shape, shape_of

_STEP = "  "


def written(record: Mapping[str, Any], descriptor: Descriptor, kind: str) -> str:
    """The text of one record (`kind`: practice, organisation) of texts, lists and groups, without what is empty."""
    return "".join(f"{line}\n" for line in Writer().group(_filled(record), shape_of(descriptor, kind), (), ""))


class Writer:
    """Writes values line by line, and each comment at the place that it belongs to."""

    def __init__(self, notes: Notes = NO_NOTES) -> None:
        self.notes = notes

    def group(self, values: Mapping[str, Any], shape: Shape | None, path: Path, indent: str) -> Iterator[str]:
        """The lines of a group of fields."""
        places = ordered(shape)
        for key in _in_order(values, places):
            here = (*path, key)
            yield from self.notes.before(here, indent)
            yield from self._entry(f"{indent}{name(key)}:", values[key], places.get(key), here, indent)
            yield from self.notes.after(here, indent)

    def items(
        self, values: Sequence[Any], shape: Shape | None, path: Path, indent: str, start: int = 0
    ) -> Iterator[str]:
        """The lines of a list, one item under the other."""
        for number, item in enumerate(values, start):
            here = (*path, number)
            yield from self.notes.before(here, indent)
            yield from self._item(item, shape, here, indent)
            yield from self.notes.after(here, indent)

    def records(self, values: Sequence[Any], shape: Shape) -> Iterator[str]:
        """The lines of a file that lists records, with a blank line between them."""
        for number, record in enumerate(values):
            lines = list(self.items([record], shape, (), "", number))
            yield from [""] if number and lines[0] else []
            yield from lines

    def _item(self, item: Any, shape: Shape | None, path: Path, indent: str) -> Iterator[str]:
        if isinstance(item, str) or not item:
            yield from self._entry(f"{indent}-", item, None, path, indent)
            return
        grouped = isinstance(item, Mapping)
        first = (*path, _in_order(item, ordered(shape))[0] if grouped else 0)
        above = len(list(self.notes.before(first, "")))
        lines = (self.group if grouped else self.items)(item, shape if grouped else None, path, indent + _STEP)
        for number, line in zip(count(), lines):
            # The first field stands on the line of the dash; a comment on it stands above.
            cut = line[len(indent) + len(_STEP) :]
            yield line if number > above else f"{indent}- {cut}" if number == above else f"{indent}{cut}"

    def _entry(self, head: str, value: Any, shape: Shape | None, path: Path, indent: str) -> Iterator[str]:
        """What stands after a name or a dash: on the same line, or below it."""
        beside = self.notes.beside(path)
        if isinstance(value, str):
            first, *rest = text_lines(value, len(head) + 1, len(indent) + len(_STEP))
            yield f"{head} {first}{beside}"
            yield from (indent + _STEP + line if line else "" for line in rest)
        elif not value:
            yield f"{head} {'[]' if isinstance(value, list) else '{}'}{beside}"
        elif isinstance(value, Mapping):
            yield head + beside
            yield from self.group(value, shape, path, indent + _STEP)
        elif (line := _line_of_ids(value, shape, len(head) + 1)) and not self.notes.within(path):
            yield f"{head} {line}{beside}"
        else:
            yield head + beside
            yield from self.items(value, shape, path, indent)


def ordered(shape: Shape | None) -> dict[str, Shape]:
    """The places of a record, or of one of its parts, in the order in which they are written."""
    if shape is None:
        return {}
    order = [key for key, part in shape.parts.items() if not part.table]
    place = len(order)
    for key, part in shape.parts.items():
        if part.table:
            place = order.index(part.table.before) if part.table.before in order else place
            order.insert(place, key)
            place += 1
    return {key: shape.parts[key] for key in order}


def _in_order(values: Mapping[str, Any], places: Mapping[str, Shape]) -> list[str]:
    return [*(key for key in places if key in values), *(key for key in values if key not in places)]


def _filled(value: Any) -> Any:
    """The value without the fields that are empty; an empty item stays, so that those after it keep their position."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping):
        return [_filled(item) for item in value]
    return {key: filled for key, item in value.items() if (filled := _filled(item))}


def _line_of_ids(values: Sequence[Any], shape: Shape | None, before: int) -> str | None:
    item = shape.item if shape else None
    if not item or not (item.vocabulary or item.reference or item.local):
        return None
    if not all(isinstance(value, str) for value in values):
        return None
    line = f"[{', '.join(map(name, values))}]"
    return line if before + len(line) <= WIDTH else None
