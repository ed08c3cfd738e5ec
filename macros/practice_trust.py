"""The trust level of a practice, told with its reasons and with what is missing for the next one."""

from typing import NamedTuple

from catalog.levels import Requirement, level_of
from catalog.model import Practice
from macros import phrases
from macros.reader import Reader
from macros.views import Badge

_NEXT = {"segnalata": "documentata", "documentata": "verificata", "verificata": ""}


class Criterion(NamedTuple):
    """One thing that a level asks for."""

    text: str
    met: bool
    excused: str


class Trust(NamedTuple):
    """The level, what it means, what it rests on, and what is missing for the next one."""

    badge: Badge
    meaning: str
    criteria: tuple[Criterion, ...]
    next_level: str
    missing: tuple[str, ...]


def trust(reader: Reader, practice: Practice) -> Trust:
    """The level that the practice reaches today."""
    level = level_of(reader.catalog, practice)
    name, meaning = phrases.LEVELS[level.id]
    documented = tuple(_documented(reader, r) for r in level.documented)
    verified = tuple(Criterion(phrases.VERIFIED[r.id], r.met, r.excused or "") for r in level.verified)
    missing = {"segnalata": documented, "documentata": verified, "verificata": ()}[level.id]
    return Trust(
        badge=Badge(name, level.id),
        meaning=meaning,
        criteria=documented + verified,
        next_level=_NEXT[level.id],
        missing=tuple(criterion.text for criterion in missing if not criterion.met),
    )


def _documented(reader: Reader, requirement: Requirement) -> Criterion:
    title = reader.field_titles.get(requirement.id, requirement.id)
    return Criterion(title, requirement.met, requirement.excused or "")
