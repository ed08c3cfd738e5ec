"""Which practices resemble a practice, and in what: at a cost that grows in step with how many there are."""

from bisect import bisect
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import log2
from typing import NamedTuple

from catalog.model import Catalog, Practice

SHOWN = 4
"""How many similar practices a page shows, beside those that the records name."""
NEIGHBOURS = 32
"""How many of those that share a value are looked at: the nearest in an order in which the alike stand together."""
_RAREST = 7
_COMPARED = 16

Trait = tuple[str, str]
"""A property and its value: («needs», «cura-figli»)."""
# What it weighs to have the same value, before how rare the value is.
_WEIGHTS: Mapping[str, int] = {
    "needs": 300,
    "measures": 200,
    "audience": 150,
    "sizes": 150,
    "sectors": 100,
    "provinces": 100,
    "organisations": 100,
    "networks": 50,
    "kinds": 50,
}


class Likeness(NamedTuple):
    """A practice that resembles another one: `traits` is what they share, what weighs most first."""

    practice: Practice
    named: bool
    """One of the two records names the other."""
    traits: tuple[Trait, ...]


class Related:
    """Finds the practices that resemble one of the catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        # The alike stand together: same line and needs, then same measures, then same audience.
        self._order = sorted(catalog.practices.values(), key=lambda p: (p.kind, p.needs, p.measures, p.audience, p.id))
        self._place = {practice.id: at for at, practice in enumerate(self._order)}
        self._traits = [_traits(catalog, practice) for practice in self._order]
        self._having: dict[Trait, list[int]] = {}
        for at, traits in enumerate(self._traits):
            for trait in traits:
                self._having.setdefault(trait, []).append(at)

    @cached_property
    def _weight(self) -> Mapping[Trait, int]:
        """A value weighs more the fewer practices have it, and nothing when all of them do."""
        total = len(self._catalog.practices)
        return {trait: round(_WEIGHTS[trait[0]] * log2(total / len(having))) for trait, having in self._having.items()}

    def of(self, practice: Practice) -> tuple[Likeness, ...]:
        """Those that a record names, then the most similar."""
        here = self._place[practice.id]
        named = [self._place[other.id] for other in self._catalog.related(practice)]
        similar = self._most_similar(here, {here, *named})
        return tuple(self._likeness(here, other, other in named) for other in (*named, *similar))

    def _likeness(self, here: int, other: int, named: bool) -> Likeness:
        shared = self._traits[here] & self._traits[other]
        return Likeness(self._order[other], named, tuple(self._heaviest(shared)))

    def _most_similar(self, here: int, skip: set[int]) -> list[int]:
        sums: dict[int, int] = {}
        for trait in self._heaviest(self._traits[here])[:_RAREST]:
            weight = self._weight[trait]
            for other in self._near(trait, here):
                sums[other] = sums.get(other, 0) - weight
        likely = sorted((total, other) for other, total in sums.items() if other not in skip)[:_COMPARED]
        scores = sorted((-self._score(here, other), other) for _, other in likely)
        return [other for score, other in scores if score < 0][:SHOWN]

    def _near(self, trait: Trait, here: int) -> list[int]:
        having = self._having[trait]
        start = max(0, min(bisect(having, here) - NEIGHBOURS // 2, len(having) - NEIGHBOURS))
        return having[start : start + NEIGHBOURS]

    def _score(self, here: int, other: int) -> int:
        return sum(self._weight[trait] for trait in self._traits[here] & self._traits[other])

    def _heaviest(self, traits: Iterable[Trait]) -> list[Trait]:
        weighted = sorted((-self._weight[trait], trait) for trait in traits)
        return [trait for weight, trait in weighted if weight]


def _traits(catalog: Catalog, practice: Practice) -> frozenset[Trait]:
    makers = [catalog.organisations[o] for o in practice.organisations]
    values: dict[str, Iterable[str | None]] = {
        "needs": practice.needs,
        "measures": practice.measures,
        "audience": practice.audience,
        "sizes": (o.size for o in makers),
        "sectors": (o.sector for o in makers),
        "provinces": (practice.place.province,),
        "organisations": practice.organisations,
        "networks": (practice.network,),
        "kinds": (practice.kind,),
    }
    return frozenset((name, value) for name, found in values.items() for value in found if value)
