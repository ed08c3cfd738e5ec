"""The filters of the two catalogue pages: by what one may choose, and which filters enough records can answer."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalog.facets import BY_ID, slug
from catalog.levels import level_of
from catalog.model import Catalog, Organisation, Practice

LEAST_SHARE = 5
"""A filter is shown when at least one record in so many has a value for it."""
UNKNOWN = frozenset({"non-nota", "non-noto", "non-dichiarata", "non-dichiarato"})
"""Values that say that nobody knows: they are no answer."""

R = TypeVar("R", Practice, Organisation)


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, with how many records have it."""

    value: str
    label: str
    group: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter(Generic[R]):
    """A property to choose by. `id` is Italian: it is part of an address (`?bisogno=cura-figli`)."""

    id: str
    title: str
    values: Callable[[Catalog, R], Iterable[str]]
    vocabularies: tuple[str, ...] = ()
    labels: Mapping[str, str] | None = None
    """Instead of vocabularies; None without vocabularies means that a value is its own label, the greatest first."""
    answered_by_all: bool = False
    """True when having no value is an answer too."""

    def of(self, catalog: Catalog, record: R) -> frozenset[str]:
        """The values that a record has, without those that say that nobody knows."""
        found = frozenset(self.values(catalog, record))
        return found if found.isdisjoint(UNKNOWN) else found - UNKNOWN


def _facet(name: str) -> Filter[Practice]:
    facet = BY_ID[name]
    return Filter(facet.id, facet.title, facet.values, facet.vocabularies)


def _owner_types(catalog: Catalog, practice: Practice) -> Iterator[str]:
    return (catalog.organisations[o].type for o in practice.organisations)


def _spending(_: Catalog, practice: Practice) -> Iterator[str]:
    spent = practice.resources.one_off_eur if practice.resources else None
    if spent is not None:
        yield next((name for name, most in _SPENDING if spent <= most), "oltre-50000")


def _hours(_: Catalog, practice: Practice) -> Iterator[str]:
    hours = practice.resources.setup_hours if practice.resources else None
    if hours is not None:
        yield next((name for name, most in _HOURS if hours <= most), "oltre-160")


_SPENDING = (("fino-1000", 1_000), ("fino-10000", 10_000), ("fino-50000", 50_000))
_HOURS = (("fino-16", 16), ("fino-80", 80), ("fino-160", 160))

PRACTICES: tuple[Filter[Practice], ...] = (
    _facet("bisogno"),
    _facet("dimensione"),
    _facet("settore"),
    _facet("linea"),
    _facet("misura"),
    _facet("destinatari"),
    Filter(
        "autonomi",
        "Aperta agli autonomi",
        lambda _, p: ("si",) if p.open_to_self_employed else (),
        labels={"si": "Aperta ad autonomi e partite IVA"},
        answered_by_all=True,
    ),
    _facet("luogo"),
    _facet("municipio"),
    Filter(
        "costo",
        "Spesa iniziale",
        _spending,
        labels={
            "fino-1000": "Fino a 1.000 euro",
            "fino-10000": "Fino a 10.000 euro",
            "fino-50000": "Fino a 50.000 euro",
            "oltre-50000": "Oltre 50.000 euro",
        },
    ),
    Filter(
        "tempo",
        "Ore per partire",
        _hours,
        labels={
            "fino-16": "Fino a 16 ore",
            "fino-80": "Fino a 80 ore",
            "fino-160": "Fino a 160 ore",
            "oltre-160": "Oltre 160 ore",
        },
    ),
    Filter(
        "livello",
        "Livello di fiducia",
        lambda c, p: (level_of(c, p).id,),
        labels={"segnalata": "Segnalata", "documentata": "Documentata", "verificata": "Verificata"},
    ),
    Filter("provenienza", "Provenienza della scheda", lambda _, p: (p.origin,), ("origins",)),
    Filter("legame", "Legame con l'alleanza", lambda _, p: (p.alliance,), ("alliance-ties",)),
    Filter("stato", "Stato", lambda _, p: (p.status,), ("statuses",)),
    Filter("ostacolo", "Ostacolo incontrato", lambda _, p: (d.obstacle for d in p.difficulties), ("obstacles",)),
    _facet("obiettivo"),
    Filter("anno", "Anno di inizio", lambda _, p: (p.started[:4],) if p.started else ()),
    Filter("tipo", "Tipo di organizzazione", _owner_types, ("organisation-types",)),
)

ORGANISATIONS: tuple[Filter[Organisation], ...] = (
    Filter("tipo", "Tipo", lambda _, o: (o.type,), ("organisation-types",)),
    Filter("iniziativa", "Iniziativa", lambda _, o: (r.initiative for r in o.roles), ("initiatives",)),
    Filter("ruolo", "Ruolo secondo le fonti", lambda _, o: (r.role for r in o.roles), ("roles",)),
    Filter("dimensione", "Dimensione", lambda _, o: (o.size,) if o.size else (), ("sizes",)),
    Filter("settore", "Settore", lambda _, o: (o.sector,) if o.sector else (), ("sectors",)),
    Filter("luogo", "Luogo", lambda _, o: _where(o), ("regions", "provinces")),
    Filter(
        "pratiche",
        "Pratiche",
        lambda c, o: ("si",) if o.id in c.practices_by_organisation else (),
        labels={"si": "Ha realizzato una pratica"},
        answered_by_all=True,
    ),
    Filter(
        "adesione",
        "Adesione all'alleanza",
        lambda _, o: (o.membership.status,),
        ("memberships",),
        answered_by_all=True,
    ),
)


def _where(organisation: Organisation) -> tuple[str, ...]:
    place = organisation.place
    return tuple(v for v in (place.region, place.province) if v) if place else ()


@dataclass(frozen=True, slots=True)
class Offer(Generic[R]):
    """A filter that enough records can answer, the values that some record has, and those of each record."""

    filter: Filter[R]
    options: tuple[Option, ...]
    found: Sequence[frozenset[str]]


def offered(catalog: Catalog, filters: Sequence[Filter[R]], records: Sequence[R]) -> Iterator[Offer[R]]:
    """The filters to show for these records."""
    for each in filters:
        found = [each.of(catalog, record) for record in records]
        answered = len(records) if each.answered_by_all else sum(map(bool, found))
        options = tuple(_options(catalog, each, Counter(value for values in found for value in values)))
        if options and answered * LEAST_SHARE >= len(records):
            yield Offer(each, options, found)


def _options(catalog: Catalog, each: Filter[R], counts: Counter[str]) -> Iterator[Option]:
    if each.vocabularies:
        terms = (t for v in each.vocabularies for t in catalog.vocabularies[v].values)
        known = [(t.id, t.label, t.group or "") for t in terms]
    elif each.labels:
        known = [(value, label, "") for value, label in each.labels.items()]
    else:
        known = [(value, value, "") for value in sorted(counts, reverse=True)]
    return (Option(slug(value), label, group, counts[value]) for value, label, group in known if counts[value])
