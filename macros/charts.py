"""Draws the charts: where each bar, column or district stands, in per cent or in the units of its own small map."""

from collections.abc import Iterable, Iterator
from math import cos, pi, sin
from typing import NamedTuple

from macros import formats, links
from macros.counting import Chart, Count, Row, count, summary
from macros.reader import Reader

LABELLED = 5
"""On the axis of the years, one year in so many is written."""
_UNKNOWN_SLOTS = 8
"""The column of the practices without a year, and the room around it, as wide as so many years."""
_TOP, _BASE = 10.0, 88.0
"""Where the highest column ends and all begin, in per cent of the height."""
_DISTRICTS = ("9", "2", "3", "4", "5", "6", "7", "8")
"""The districts around the first, clockwise from the north, an eighth of the round each. Others are shown as bars."""


class Bar(NamedTuple):
    """One row of the table; `width` is the length of its bar in per cent of the longest."""

    line: str
    """The line of action in whose colour the bar is drawn, or an empty text."""
    known: bool
    label: str
    href: str | None
    number: str
    width: str


class Column(NamedTuple):
    """One column: its left edge, width, top and height, and the middle where its words stand."""

    label: str
    number: str
    known: bool
    left: str
    width: str
    top: str
    height: str
    middle: str
    above: str


class District(NamedTuple):
    """One district of the map: its shape, and where its words stand."""

    key: str
    number: str
    some: bool
    path: str
    x: str
    y: str


class ChartView(NamedTuple):
    """A chart with its table, which says all that is drawn."""

    title: str
    column: str
    summary: str
    spoken: str
    shape: str
    bars: tuple[Bar, ...]
    columns: tuple[Column, ...]
    districts: tuple[District, ...]


def view(reader: Reader, here: str, name: str, chart: Chart) -> ChartView:
    """The chart for the page at `here`."""
    counted = count(reader, chart)
    mapped = {row.key for row in counted.rows if row.key} == {"1", *_DISTRICTS}
    shape = "bars" if chart.shape == "districts" and not mapped else chart.shape
    return ChartView(
        title=chart.title,
        column=chart.column,
        summary=summary(reader, chart, counted),
        spoken=_spoken(chart, counted),
        shape=shape,
        bars=tuple(_bars(here, name, chart, counted)),
        columns=tuple(_columns(counted)) if shape == "columns" else (),
        districts=tuple(_districts(counted)) if shape == "districts" else (),
    )


def _bars(here: str, name: str, chart: Chart, counted: Count) -> Iterator[Bar]:
    most = _most(counted.rows)
    for row in counted.rows:
        listed = chart.facet and row.key and row.practices
        href = links.href(here, links.facet_address(chart.facet, row.key)) if chart.facet and listed else None
        yield Bar(
            row.key if name == "linea" else "",
            bool(row.key),
            row.label,
            href,
            formats.number(row.practices),
            cent(100 * row.practices / most),
        )


def _columns(counted: Count) -> Iterator[Column]:
    years = sum(bool(row.key) for row in counted.rows)
    slot = 100 / max(1, years + (_UNKNOWN_SLOTS if years < len(counted.rows) else 0))
    most = _most(counted.rows)
    for position, row in enumerate(counted.rows):
        middle = slot * (position + 0.5) if row.key else 100 - slot * _UNKNOWN_SLOTS / 2
        height = (_BASE - _TOP) * row.practices / most
        width = slot * (0.72 if row.key else 1.4)
        yield Column(
            label=row.label if not row.key or int(row.key) % LABELLED == 0 else "",
            number=formats.number(row.practices) if row.practices else "",
            known=bool(row.key),
            left=cent(middle - width / 2),
            width=cent(width),
            top=cent(_BASE - height),
            height=cent(height),
            middle=cent(middle),
            above=cent(_BASE - height - 2),
        )


def _districts(counted: Count) -> Iterator[District]:
    rows = {row.key: row for row in counted.rows}
    for position, key in enumerate(_DISTRICTS):
        if row := rows.get(key):
            yield _district(row, _ring(position), *_point(position / 8, 66))
    if row := rows.get("1"):
        yield _district(row, "M67 100a33 33 0 1 0 66 0a33 33 0 1 0-66 0Z", 100, 100)


def _district(row: Row, path: str, x: float, y: float) -> District:
    return District(row.key, formats.number(row.practices), row.practices > 0, path, f"{x:.1f}", f"{y:.1f}")


def _ring(position: int) -> str:
    """An eighth of a ring around the middle of the map."""
    start, end = (position - 0.47) / 8, (position + 0.47) / 8
    corners = [_point(start, 37), _point(start, 96), _point(end, 96), _point(end, 37)]
    a, b, c, d = (f"{x:.1f} {y:.1f}" for x, y in corners)
    return f"M{a}L{b}A96 96 0 0 1 {c}L{d}A37 37 0 0 0 {a}Z"


def _point(turn: float, radius: float) -> tuple[float, float]:
    """Where one stands after a part of a turn, clockwise from the north, at a distance from the middle of the map."""
    return 100 + radius * sin(2 * pi * turn), 100 - radius * cos(2 * pi * turn)


def _spoken(chart: Chart, counted: Count) -> str:
    """What a drawing shows, in a sentence, for those who do not see it."""
    some = [row for row in counted.rows if row.key and row.practices]
    if not some:
        return f"{chart.title}: nessun dato."
    if chart.shape == "columns":
        top = max(some, key=lambda row: row.practices)
        most = formats.counted(top.practices, "pratica", "pratiche")
        return (
            f"{chart.title}, dal {some[0].label} al {some[-1].label}. L'anno con più pratiche è il {top.label}: {most}."
        )
    each = ", ".join(f"{row.label}: {formats.number(row.practices)}" for row in some)
    return f"{chart.title}. {each}. Negli altri nessuna."


def _most(rows: Iterable[Row]) -> int:
    return max((row.practices for row in rows), default=0) or 1


def cent(value: float) -> str:
    """A part of the whole for an attribute of a drawing: `42.5%`."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
