"""The facets: by which properties one looks for a practice, and which practices have each value."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalog.model import Catalog, Practice, Term


@dataclass(frozen=True, slots=True)
class Facet:
    """A property to browse by. `id` is Italian: it is part of an address (`/sfoglia/<id>/<value>/`)."""

    id: str
    title: str
    vocabularies: tuple[str, ...]
    values: Callable[[Catalog, Practice], Iterable[str]]


def _of_organisations(attribute: str) -> Callable[[Catalog, Practice], Iterable[str]]:
    def values(catalog: Catalog, practice: Practice) -> Iterable[str]:
        found = (getattr(catalog.organisations[o], attribute) for o in practice.organisations)
        return {value for value in found if value}

    return values


FACETS: tuple[Facet, ...] = (
    Facet("bisogno", "Bisogno", ("needs",), lambda _, p: p.needs),
    Facet("dimensione", "Dimensione di chi l'ha fatta", ("sizes",), _of_organisations("size")),
    Facet("settore", "Settore", ("sectors",), _of_organisations("sector")),
    Facet("linea", "Linea di azione", ("kinds",), lambda _, p: (p.kind,)),
    Facet("misura", "Misura", ("measures",), lambda _, p: p.measures),
    Facet("destinatari", "Destinatari", ("audiences",), lambda _, p: p.audience),
    Facet(
        "luogo",
        "Luogo",
        ("regions", "provinces"),
        lambda _, p: tuple(v for v in (p.place.region, p.place.province) if v),
    ),
    Facet("municipio", "Municipio", ("municipi",), lambda _, p: p.place.municipi),
    Facet("obiettivo", "Obiettivo dell'Agenda 2030", ("sdgs",), lambda _, p: p.sdgs),
)
BY_ID: dict[str, Facet] = {facet.id: facet for facet in FACETS}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with the practices that have it, by title; the list may be empty."""

    facet: Facet
    term: Term
    practices: tuple[Practice, ...]


def slug(term_id: str) -> str:
    """The part of an address that stands for a term: `MI` → `mi`."""
    return term_id.lower()


def facet_values(catalog: Catalog, facet: Facet) -> tuple[FacetValue, ...]:
    """Every value of the facet in the order of its vocabulary, also those that no practice has."""
    found: dict[str, list[Practice]] = {}
    for practice in catalog.sorted_practices:
        for value in facet.values(catalog, practice):
            found.setdefault(value, []).append(practice)
    return tuple(
        FacetValue(facet, term, tuple(found.get(term.id, ())))
        for vocabulary in facet.vocabularies
        for term in catalog.vocabularies[vocabulary].values
    )
