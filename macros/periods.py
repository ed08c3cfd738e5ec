"""Draws when some practices began and ended, one under the other, on one axis of years."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from catalog.model import PartialDate, Practice
from macros import formats
from macros.charts import cent
from macros.views import Link, practice_link


class Period(NamedTuple):
    """One practice on the axis; without an end, only its first stop is drawn."""

    link: Link
    when: str
    start: str
    end: str | None


class Tick(NamedTuple):
    """A year on the axis."""

    year: str
    at: str


class Periods(NamedTuple):
    """The practices that have a beginning, and their axis."""

    rows: tuple[Period, ...]
    ticks: tuple[Tick, ...]


def periods(here: str, practices: Iterable[Practice], as_of: date) -> Periods:
    """The periods of these practices, from a year before the first to the day of the build."""
    dated = [(p, moment(p.started), moment(p.ended, end=True) if p.ended else None) for p in practices if p.started]
    first = int(min((start for _, start, _ in dated), default=as_of.year))
    last = max(as_of.year + 1, *(int(end or start) + 1 for _, start, end in dated), first + 1)

    def at(value: float) -> str:
        return cent(100 * (value - first) / (last - first))

    rows = (
        Period(
            practice_link(here, p), formats.span(p.started, p.ended), at(start), at(end) if end is not None else None
        )
        for p, start, end in dated
    )
    return Periods(tuple(rows), tuple(Tick(str(year), at(year)) for year in range(first, last)))


def moment(text: PartialDate, *, end: bool = False) -> float:
    """A partial date as a number of years: its first moment, or with `end` its last."""
    year, month, day = (int(part) if part else 0 for part in (*text.split("-"), "", "")[:3])
    if day:
        return year + (month - 1) / 12 + (day - (not end)) / 372
    if month:
        return year + (month - (not end)) / 12
    return year + end
