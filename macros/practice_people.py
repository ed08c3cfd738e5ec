"""Who has a part in a practice beside those that run it: partners, and those who took it up."""

from typing import NamedTuple

from catalog.model import Partner, Practice
from macros import formats
from macros.reader import Reader
from macros.views import Link, References


class Person(NamedTuple):
    """Somebody in a list with what they did: a partner, somebody who took the practice up."""

    name: Link
    what: str
    details: tuple[str, ...]
    sources: tuple[Link, ...]


def adoptions(reader: Reader, here: str, practice: Practice, cite: References) -> tuple[Person, ...]:
    """Who took the practice up, and what came of it."""
    found = []
    for adoption in practice.adoptions:
        name = reader.organisation_link(here, adoption.organisation) if adoption.organisation else None
        what = formats.inside(reader.label("adoption-outcomes", adoption.outcome))
        when = f"{what}, {formats.partial_date(adoption.date)}" if adoption.date else what
        details = tuple(text for text in (adoption.changes, adoption.reason) if text)
        found.append(Person(name or Link(adoption.group or formats.UNKNOWN), when, details, cite(adoption.source)))
    return tuple(found)


def partners(reader: Reader, here: str, practice: Practice, cite: References) -> tuple[Person, ...]:
    """Who helped, by name or as a group."""
    return tuple(_partner(reader, here, partner, cite) for partner in practice.partners)


def _partner(reader: Reader, here: str, partner: Partner, cite: References) -> Person:
    if partner.organisation:
        name = reader.organisation_link(here, partner.organisation)
    else:
        how_many = f" ({formats.number(partner.count)})" if partner.count else ""
        name = Link(f"{partner.group or formats.UNKNOWN}{how_many}")
    return Person(name, formats.inside(reader.label("roles", partner.role)), (), cite(partner.source))
