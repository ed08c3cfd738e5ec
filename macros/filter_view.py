"""The filters of a catalogue page as its form shows them: with their options, in groups, each with its count."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from catalog.model import Organisation, Practice
from finding.filters import Offer, Option

OPEN = 3
"""How many filters are open when the page opens."""


class Group(NamedTuple):
    """Options under one title; a single group may have none."""

    title: str
    options: tuple[Option, ...]


class FilterView(NamedTuple):
    """A filter as the form shows it."""

    id: str
    title: str
    open: bool
    groups: tuple[Group, ...]


def filter_views(found: Iterable[Offer[Practice] | Offer[Organisation]]) -> tuple[FilterView, ...]:
    """The filters in their order, the first of them open."""
    return tuple(
        FilterView(offer.filter.id, offer.filter.title, position < OPEN, _groups(offer.options))
        for position, offer in enumerate(found)
    )


def _groups(options: Sequence[Option]) -> tuple[Group, ...]:
    groups: dict[str, list[Option]] = {}
    for option in options:
        groups.setdefault(option.group, []).append(option)
    return tuple(Group(title, tuple(found)) for title, found in groups.items())
