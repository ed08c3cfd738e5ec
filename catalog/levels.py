"""The trust levels of a practice: computed from rules that its page shows, never typed in by hand."""

from dataclasses import dataclass
from datetime import timedelta

from catalog.model import Catalog, Practice

REVIEW_DAYS = 365


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a level asks for: `field` or condition, whether it is met, and the reason when excused."""

    id: str
    met: bool
    excused: str | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """The level reached (`segnalata`, `documentata`, `verificata`) and what each higher one asks for."""

    id: str
    documented: tuple[Requirement, ...]
    verified: tuple[Requirement, ...]


def level_of(catalog: Catalog, practice: Practice) -> Level:
    """The level of a practice on the day of the build (`catalog.as_of`); rules: `design record`, section Levels."""
    known = catalog.levels.get(practice.id)
    if known is None or known[0] is not practice:
        known = catalog.levels[practice.id] = practice, _computed(catalog, practice)
    return known[1]


def _computed(catalog: Catalog, practice: Practice) -> Level:
    documented = tuple(_documented(catalog, practice))
    verified = _verified(catalog, practice)
    if not all(r.met for r in documented):
        reached = "segnalata"
    elif not all(r.met for r in verified):
        reached = "documentata"
    else:
        reached = "verificata"
    return Level(reached, documented, verified)


def _documented(catalog: Catalog, practice: Practice) -> list[Requirement]:
    excuses = {n.field: n.reason for n in practice.not_applicable}
    return [
        Requirement(name, met=_present(practice, name) or name in excuses, excused=excuses.get(name))
        for name in catalog.level_fields
    ]


def _present(practice: Practice, path: str) -> bool:
    value: object = practice
    for part in path.split("."):
        value = getattr(value, part, None)
    return bool(value)


def _verified(catalog: Catalog, practice: Practice) -> tuple[Requirement, ...]:
    oldest = catalog.as_of - timedelta(days=REVIEW_DAYS)
    reviewed = any(
        r.kind != "organizzazione" and r.outcome != "da-completare" and r.date >= oldest for r in practice.reviews
    )
    return (
        Requirement("sourced-figure", any(c.period != "non-noto" for c in practice.claims)),
        Requirement("recent-review", reviewed),
        Requirement("confirmed", practice.origin == "organizzazione"),
    )
