"""The two catalogue pages: the filters with their counts, and every record as the card that all lists of it show."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from catalog.model import Organisation, Practice
from finding.filters import ORGANISATIONS, PRACTICES, Offer, Option, offered
from macros import formats
from macros.components import render
from macros.organisation_view import role_label
from macros.practice_facts import spending
from macros.reader import Card, Reader
from macros.views import Link, link_to

COMPLETE_UP_TO = 300
"""A longer list is not printed on its page: the browser fetches it in pieces, or readers follow the index pages."""
OPEN = 3
"""How many filters are open when the page opens."""


class CardFact(NamedTuple):
    """One further line of a card; without values it is said to be unknown."""

    label: str
    values: tuple[str, ...]


class OrganisationCard(NamedTuple):
    """An organisation in the catalogue."""

    name: Link
    description: str
    kind: str
    place: str
    roles: tuple[str, ...]
    confirmed: bool
    practices: str


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


class CatalogueView(NamedTuple):
    """A catalogue page: what it lists, how it may be filtered, and the cards when there are not too many."""

    name: str
    counted: str
    total: int
    filters: tuple[FilterView, ...]
    items: tuple[Markup, ...]


def practices(reader: Reader) -> CatalogueView:
    """The catalogue of practices."""
    records = reader.catalog.sorted_practices
    counted = formats.counted(len(records), "pratica", "pratiche")
    shown = practice_cards(reader) if len(records) <= COMPLETE_UP_TO else ()
    filters = _filters(offered(reader.catalog, PRACTICES, records))
    return CatalogueView("pratiche", counted, len(records), filters, tuple(shown))


def organisations(reader: Reader) -> CatalogueView:
    """The catalogue of organisations."""
    records = reader.catalog.sorted_organisations
    counted = formats.counted(len(records), "organizzazione", "organizzazioni")
    shown = organisation_cards(reader) if len(records) <= COMPLETE_UP_TO else ()
    filters = _filters(offered(reader.catalog, ORGANISATIONS, records))
    return CatalogueView("organizzazioni", counted, len(records), filters, tuple(shown))


def long_lists(reader: Reader) -> dict[str, Sequence[str]]:
    """The cards of each list that is too long for its page, for the browser to fetch."""
    lists: dict[str, Sequence[str]] = {}
    if len(reader.catalog.practices) > COMPLETE_UP_TO:
        lists["pratiche"] = [str(card) for card in practice_cards(reader)]
    if len(reader.catalog.organisations) > COMPLETE_UP_TO:
        lists["organizzazioni"] = [str(card) for card in organisation_cards(reader)]
    return lists


def practice_cards(reader: Reader) -> Iterator[Markup]:
    """The cards of all practices, by title."""
    here = "/pratiche/"
    for practice in reader.catalog.sorted_practices:
        card = reader.card(here, practice)
        yield render("catalogue_practice.html", here, item=card, more=_more(card, practice))


def organisation_cards(reader: Reader) -> Iterator[Markup]:
    """The cards of all organisations, by name."""
    here = "/organizzazioni/"
    for organisation in reader.catalog.sorted_organisations:
        yield render("catalogue_organisation.html", here, item=_card(reader, here, organisation))


def _more(card: Card, practice: Practice) -> tuple[CardFact, ...]:
    facts = (CardFact("Dimensione", (card.size,) if card.size else ()), CardFact("Bisogni", card.needs))
    spent = spending(practice.resources)
    return (*facts, CardFact("Costi e tempi", spent)) if spent else facts


def _card(reader: Reader, here: str, organisation: Organisation) -> OrganisationCard:
    practices = len(reader.catalog.practices_by_organisation.get(organisation.id, ()))
    roles = (role_label(reader, organisation, role.role) for role in organisation.roles)
    return OrganisationCard(
        name=link_to(here, organisation),
        description=organisation.description or "",
        kind=reader.label("organisation-types", organisation.type),
        place=(organisation.place.city or "") if organisation.place else "",
        roles=tuple(dict.fromkeys(formats.inside(role) for role in roles)),
        confirmed=organisation.membership.status == "confermata",
        practices=formats.counted(practices, "pratica", "pratiche") if practices else "",
    )


def _filters(found: Iterable[Offer[Practice] | Offer[Organisation]]) -> tuple[FilterView, ...]:
    return tuple(
        FilterView(offer.filter.id, offer.filter.title, position < OPEN, _groups(offer.options))
        for position, offer in enumerate(found)
    )


def _groups(options: Sequence[Option]) -> tuple[Group, ...]:
    groups: dict[str, list[Option]] = {}
    for option in options:
        groups.setdefault(option.group, []).append(option)
    return tuple(Group(title, tuple(found)) for title, found in groups.items())
