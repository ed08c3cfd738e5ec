"""The two catalogue pages: the filters with their counts, the first cards, and the other records in a line each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from catalog.model import Organisation, Practice
from finding.filters import ORGANISATIONS, PRACTICES, offered
from macros import formats
from macros.components import render
from macros.filter_view import FilterView, filter_views
from macros.organisation_view import role_label
from macros.practice_facts import spending
from macros.reader import Card, Reader
from macros.views import Link, link_to

COMPLETE_UP_TO = 300
"""A longer list is not complete on its page: without JavaScript, readers follow the index pages."""
FIRST = 12
"""How many whole cards stand on the page (state.js has the same number): the browser fetches the others in pieces."""


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


class Entry(NamedTuple):
    """A record in one line: what it is called, and whose or where it is."""

    name: Link
    about: str


class CatalogueView(NamedTuple):
    """A catalogue page: what it lists, how it may be filtered, its first cards, and the others when not too many."""

    name: str
    counted: str
    total: int
    filters: tuple[FilterView, ...]
    items: tuple[Markup, ...]
    rest_counted: str
    rest: tuple[Entry, ...]


def practices(reader: Reader) -> CatalogueView:
    """The catalogue of practices."""
    records = reader.catalog.sorted_practices
    found = offered(reader.catalog, PRACTICES, records)
    entries = (_practice_entry(reader, practice) for practice in records[FIRST:])
    return _view("pratiche", len(records), _counted_practices, filter_views(found), practice_cards(reader), entries)


def organisations(reader: Reader) -> CatalogueView:
    """The catalogue of organisations."""
    records = reader.catalog.sorted_organisations
    found = offered(reader.catalog, ORGANISATIONS, records)
    entries = (_organisation_entry(reader, organisation) for organisation in records[FIRST:])
    cards = organisation_cards(reader)
    return _view("organizzazioni", len(records), _counted_organisations, filter_views(found), cards, entries)


def _view(
    name: str,
    total: int,
    counted: Callable[[int], str],
    filters: tuple[FilterView, ...],
    cards: Iterator[Markup],
    entries: Iterator[Entry],
) -> CatalogueView:
    rest = tuple(entries) if total <= COMPLETE_UP_TO else ()
    return CatalogueView(name, counted(total), total, filters, tuple(islice(cards, FIRST)), counted(len(rest)), rest)


def all_cards(reader: Reader) -> Mapping[str, Sequence[str]]:
    """Every card of both catalogues, for the browser to fetch."""
    return {
        "pratiche": [str(card) for card in practice_cards(reader)],
        "organizzazioni": [str(card) for card in organisation_cards(reader)],
    }


def _counted_practices(count: int) -> str:
    return formats.counted(count, "pratica", "pratiche")


def _counted_organisations(count: int) -> str:
    return formats.counted(count, "organizzazione", "organizzazioni")


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


def _practice_entry(reader: Reader, practice: Practice) -> Entry:
    card = reader.card("/pratiche/", practice)
    return Entry(card.title, " · ".join(filter(None, (", ".join(card.organisations), card.place))))


def _organisation_entry(reader: Reader, organisation: Organisation) -> Entry:
    card = _card(reader, "/organizzazioni/", organisation)
    return Entry(card.name, " · ".join(filter(None, (card.kind, card.place))))


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
        practices=_counted_practices(practices) if practices else "",
    )
