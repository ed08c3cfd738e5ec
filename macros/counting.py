"""Counts the practices for the charts: each stands in some row, and what is not known has a row of its own."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from catalog.facets import BY_ID, FACETS
from catalog.levels import level_of
from catalog.model import Catalog, Practice
from macros import formats, phrases
from macros.reader import Reader

Keys = Callable[[Catalog, Practice], Iterable[str]]
Terms = Callable[[Reader, Iterable[str]], Iterable[tuple[str, str]]]

AGES = (
    ("0", "Meno di 2 anni", 2),
    ("2", "Da 2 a 4 anni", 5),
    ("5", "Da 5 a 9 anni", 10),
    ("10", "10 anni e più", 1000),
)
"""Classes of the age of a source: id, label, and the first number of years that is too many."""


class Row(NamedTuple):
    """One row of a chart: `key` is empty where the thing is not known."""

    key: str
    label: str
    practices: int


class Count(NamedTuple):
    """A counted chart: how many practices in all, and whether one may stand in several rows."""

    total: int
    overlapping: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One question asked of every practice."""

    title: str
    column: str
    """What the rows are: the head of the first column."""
    keys: Keys
    terms: Terms
    """The rows with their labels, in order, given the keys that were found."""
    unknown: str = "Non noto"
    facet: str | None = None
    """The facet whose pages list the practices of each row."""
    shape: str = "bars"
    nominal: bool = False
    """Rows without an order of their own: the most frequent first, those without practices left out."""
    of: Callable[[Reader, Practice], bool] = lambda *_: True
    among: Callable[[Reader], str] = lambda _: "in tutto"
    """Which practices are asked, when not all."""


def _vocabulary(name: str) -> Terms:
    return lambda reader, _: ((t.id, t.label) for t in reader.catalog.vocabularies[name].values)


def _years(_: Reader, found: Iterable[str]) -> Iterable[tuple[str, str]]:
    years = sorted(int(year) for year in found)
    return ((str(y), str(y)) for y in range(years[0], years[-1] + 1)) if years else ()


def _age(catalog: Catalog, practice: Practice) -> Iterable[str]:
    newest = practice.newest_source
    if newest is None:
        return ()
    years = catalog.as_of.year - int(newest[:4])
    return (next(key for key, _, limit in AGES if years < limit),)


def _one(value: str | None) -> Iterable[str]:
    return (value,) if value else ()


def _facet(name: str) -> Chart:
    facet = BY_ID[name]
    return Chart(
        title=f"Pratiche per {formats.inside(facet.title)}",
        column=facet.title,
        keys=facet.values,
        terms=_vocabulary(facet.vocabularies[0]),
        facet=name,
        nominal=name not in ("linea", "dimensione"),
    )


def _place(title: str, vocabulary: str, attribute: str) -> Chart:
    return Chart(
        title=f"Pratiche per {title.lower()}",
        column=title,
        keys=lambda _, p: _one(getattr(p.place, attribute)),
        terms=_vocabulary(vocabulary),
        unknown="Non nota, o più di una",
        facet="luogo",
        nominal=True,
    )


CHARTS: Mapping[str, Chart] = {
    **{facet.id: _facet(facet.id) for facet in FACETS if facet.id not in ("luogo", "municipio")},
    "regione": _place("Regione", "regions", "region"),
    "provincia": _place("Provincia", "provinces", "province"),
    "municipio": Chart(
        title="Pratiche per Municipio",
        column="Municipio",
        keys=lambda _, p: p.place.municipi,
        terms=_vocabulary("municipi"),
        unknown="Non noto, o tutta la città",
        facet="municipio",
        shape="districts",
        of=lambda reader, p: bool(p.place.municipi) or p.place.city == reader.divided_city,
        among=lambda reader: f"a {reader.divided_city}" if reader.divided_city else "in città",
    ),
    "anno": Chart(
        title="Pratiche per anno di inizio",
        column="Anno di inizio",
        keys=lambda _, p: _one((p.started or "")[:4]),
        terms=_years,
        shape="columns",
    ),
    "livello": Chart(
        title="Schede per livello di fiducia",
        column="Livello",
        keys=lambda catalog, p: (level_of(catalog, p).id,),
        terms=lambda *_: ((key, name) for key, (name, _) in phrases.LEVELS.items()),
    ),
    "fonte": Chart(
        title="Età della fonte più recente",
        column="Fonte più recente",
        keys=_age,
        terms=lambda *_: ((key, label) for key, label, _ in AGES),
        unknown="Senza data",
    ),
}


def count(reader: Reader, chart: Chart) -> Count:
    """The rows of a chart. The last one is of the practices of which the thing is not known, if there are any."""
    catalog = reader.catalog
    asked = [frozenset(chart.keys(catalog, p)) for p in catalog.practices.values() if chart.of(reader, p)]
    found = Counter(key for keys in asked for key in keys)
    rows = [Row(key, label, found[key]) for key, label in chart.terms(reader, found)]
    if chart.nominal:
        rows = sorted((row for row in rows if row.practices), key=lambda row: -row.practices)
    if unknown := sum(not keys for keys in asked):
        rows.append(Row("", chart.unknown, unknown))
    return Count(len(asked), any(len(keys) > 1 for keys in asked), tuple(rows))


def summary(reader: Reader, chart: Chart, counted: Count) -> str:
    """How many practices are counted, why the rows may add up to more, and what a map has no place for."""
    total = formats.counted(counted.total, "pratica", "pratiche")
    said = f"{total} {chart.among(reader)}."
    unknown = sum(row.practices for row in counted.rows if not row.key)
    if chart.shape == "districts" and unknown:
        said += f" {chart.unknown}: {formats.number(unknown)}."
    if counted.overlapping:
        said += " Una pratica può stare in più righe: la somma è più alta."
    return said
