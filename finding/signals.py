"""The signals: what a practice says that an answer can be compared with. An empty signal means: not known."""

from collections.abc import Mapping
from decimal import Decimal

from catalog.model import Catalog, Practice

Signals = Mapping[str, tuple[str, ...]]

# Signal → the vocabularies that name its values.
VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "needs": ("needs",),
    "audience": ("audiences",),
    "access": ("audiences",),
    "network": ("networks",),
    "fits_sizes": ("sizes",),
    "made_by_sizes": ("sizes",),
    "made_by_sectors": ("sectors",),
    "made_in": ("provinces",),
    "near": ("provinces",),
    "serves": ("provinces",),
    "covers": ("regions",),
    "yearly_cost": (),
}
ITALY = "italia"
_REACHES = {"quartiere": "near", "citta": "serves", "metropolitana": "serves"}
_BANDS = ((Decimal(100), "fino-100"), (Decimal(500), "fino-500"))


def signals(catalog: Catalog, practice: Practice) -> Signals:
    """Every signal of a practice."""
    # Who leads a network or serves a whole territory tells nothing of the size and sector of those whom it is for.
    own = practice.organisations if practice.network == "impresa-singola" else ()
    makers = [catalog.organisations[o] for o in own]
    return {
        "needs": practice.needs,
        "audience": practice.audience,
        "access": practice.access.who if practice.access else (),
        "network": (practice.network,) if practice.network else (),
        "fits_sizes": practice.transfer.sizes if practice.transfer else (),
        "made_by_sizes": tuple(dict.fromkeys(o.size for o in makers if o.size)),
        "made_by_sectors": tuple(dict.fromkeys(o.sector for o in makers if o.sector)),
        **_place(practice),
        "yearly_cost": _cost(practice),
    }


def label(catalog: Catalog, signal: str, value: str) -> str:
    """The Italian words for a value of a signal; the value itself when no vocabulary has it."""
    if value == ITALY:
        return "Italia"
    for vocabulary in VOCABULARIES[signal]:
        for term in catalog.vocabularies[vocabulary].values:
            if term.id == value:
                return term.label
    return value


def _place(practice: Practice) -> dict[str, tuple[str, ...]]:
    place = practice.place
    found: dict[str, tuple[str, ...]] = {"made_in": (), "near": (), "serves": (), "covers": ()}
    if place.reach in ("nazionale", "online"):
        found["covers"] = (ITALY,)
    elif place.reach == "regionale":
        found["covers"] = (place.region,) if place.region else ()
    elif place.province:
        found[_REACHES.get(place.reach or "", "made_in")] = (place.province,)
    return found


def _cost(practice: Practice) -> tuple[str, ...]:
    cost = practice.resources.per_worker_year_eur if practice.resources else None
    if cost is None:
        return ()
    return (next((band for limit, band in _BANDS if cost <= limit), "oltre-500"),)
