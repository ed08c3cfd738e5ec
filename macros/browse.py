"""The static indexes: every facet, its values that some practice has, and the rows of a value's list."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from catalog.facets import FACETS, Facet, FacetValue, facet_values
from catalog.model import Catalog, Practice, Term
from macros import formats, links
from macros.components import render
from macros.reader import Reader


class FacetIndex(NamedTuple):
    """A facet with the values that at least one practice has."""

    id: str
    title: str
    values: tuple[FacetValue, ...]


class ValueView(NamedTuple):
    """A value with its link and how many practices have it."""

    label: str
    href: str
    practices: str


class GroupView(NamedTuple):
    """Values that belong together; `title` is empty when the vocabulary has no groups."""

    title: str
    values: tuple[ValueView, ...]


class FacetView(NamedTuple):
    """A facet as a page or a list shows it."""

    id: str
    title: str
    href: str
    values: tuple[ValueView, ...]
    groups: tuple[GroupView, ...]


def facets(catalog: Catalog) -> tuple[FacetIndex, ...]:
    """The facets that have something to show, in the order of the catalogue."""
    found = (FacetIndex(facet.id, facet.title, tuple(_shown(catalog, facet))) for facet in FACETS)
    return tuple(facet for facet in found if facet.values)


def _shown(catalog: Catalog, facet: Facet) -> Iterator[FacetValue]:
    """The values that a practice has. Where vocabularies mix, each value says to which it belongs."""
    for value in facet_values(catalog, facet):
        if value.practices:
            yield (
                value if len(facet.vocabularies) == 1 else replace(value, term=_told_apart(catalog, facet, value.term))
            )


def _told_apart(catalog: Catalog, facet: Facet, term: Term) -> Term:
    """Milano the province, and not the city."""
    owner = next(v for v in facet.vocabularies if term in catalog.vocabularies[v].values)
    label = f"provincia di {term.label}" if owner == "provinces" else term.label
    return replace(term, label=label, group=catalog.vocabularies[owner].title)


def facet_view(here: str, facet: FacetIndex) -> FacetView:
    """The view of a facet for the page at `here`."""
    groups: dict[str, list[ValueView]] = {}
    for value in facet.values:
        groups.setdefault(value.term.group or "", []).append(value_view(here, value))
    return FacetView(
        id=facet.id,
        title=facet.title,
        href=links.href(here, links.facet_address(facet.id)),
        values=tuple(value_view(here, value) for value in facet.values),
        groups=tuple(GroupView(title, tuple(values)) for title, values in groups.items()),
    )


def value_view(here: str, value: FacetValue) -> ValueView:
    """The view of one value for the page at `here`."""
    address = links.facet_address(value.facet.id, value.term.id)
    counted = formats.counted(len(value.practices), "pratica", "pratiche")
    return ValueView(value.term.label, links.href(here, address), counted)


class Rows:
    """The row of each practice in the lists of all values, written once: those pages have the same depth."""

    _DEPTH = "/sfoglia/faccetta/valore/"

    def __init__(self, reader: Reader) -> None:
        self._rows = {
            p.id: render("result.html", self._DEPTH, item=reader.card(self._DEPTH, p))
            for p in reader.catalog.practices.values()
        }

    def of(self, practices: Iterable[Practice]) -> Markup:
        """The rows of these practices, one after the other."""
        return Markup("").join(self._rows[p.id] for p in practices)
