"""Filters and orders as tables of numbers: which records have a value, and in which order records may be listed."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from catalog.facets import slug
from catalog.levels import level_of
from catalog.model import Catalog, Organisation, Practice
from finding.filters import Filter, R, offered

_LEVELS = ("segnalata", "documentata", "verificata")


def table(catalog: Catalog, filters: Sequence[Filter[R]], records: Sequence[R]) -> dict[str, dict[str, list[int]]]:
    """Filter → value → the positions in `records` of those that have it."""
    columns: dict[str, dict[str, list[int]]] = {}
    for offer in offered(catalog, filters, records):
        column: dict[str, list[int]] = {option.value: [] for option in offer.options}
        for number, values in enumerate(offer.found):
            for value in values:
                column[slug(value)].append(number)
        columns[offer.filter.id] = column
    return columns


def orders(catalog: Catalog, records: Sequence[Practice] | Sequence[Organisation]) -> dict[str, list[int]]:
    """Name of an order → the positions in `records`, in that order; equals stay in the order of the records."""
    newest = [(max((s.date or "" for s in r.sources), default=""), r.added.isoformat()) for r in records]
    complete = [_completeness(catalog, r) for r in records]
    return {"recenti": _best_first(newest), "complete": _best_first(complete)}


def _best_first(marks: Sequence[tuple[str, str]] | Sequence[tuple[int, int]]) -> list[int]:
    return sorted(range(len(marks)), key=marks.__getitem__, reverse=True)


def _completeness(catalog: Catalog, record: Practice | Organisation) -> tuple[int, int]:
    level = _LEVELS.index(level_of(catalog, record).id) if isinstance(record, Practice) else 0
    return level, _filled(getattr(record, field.name) for field in fields(record))


def _filled(values: Iterable[object]) -> int:
    return sum(1 for value in values if value not in (None, (), ""))
