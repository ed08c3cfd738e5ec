"""Words about practices: lists, tables, cards, links, counts, drawn lines."""

from collections import Counter

from markupsafe import Markup

from catalog.facets import BY_ID
from catalog.model import Practice
from macros import formats, links
from macros.desk import Desk, Values
from macros.grammar import as_values
from macros.views import Link, practice_link

_TIES = {"legame": "alliance", "stato": "status"}
MOST_STOPS = 60
"""The longest drawn line has at most so many stops; when there are more practices, a stop stands for several."""


def list_practices(desk: Desk, massimo: int | None = None, titoli: int = 3, **filters: Values) -> Markup:
    """Cards of the practices that have all these values."""
    found = _chosen(desk, filters)
    more = _more(desk, len(found), filters) if massimo and len(found) > massimo else None
    return desk.write("cards.html", cards=desk.cards(found[:massimo]), level=titoli, more=more)


def table_practices(desk: Desk, massimo: int | None = None, **filters: Values) -> Markup:
    """The same practices as a table."""
    found = _chosen(desk, filters)
    more = _more(desk, len(found), filters) if massimo and len(found) > massimo else None
    return desk.write("table.html", cards=desk.cards(found[:massimo]), more=more)


def one_card(desk: Desk, scheda: str, titoli: int = 3) -> Markup:
    """The card of one practice."""
    return desk.write("cards.html", cards=desk.cards((desk.catalog.practices[scheda],)), level=titoli, more=None)


def newest(desk: Desk, massimo: int = 5, titoli: int = 3) -> Markup:
    """The practices that entered the portal last; of the same day, those with the freshest source first."""
    found = sorted(desk.catalog.sorted_practices, key=lambda p: (p.added, p.newest_source or ""), reverse=True)
    found = found[:massimo]
    rows = ((practice_link(desk.here, p), formats.day(p.added), p.added.isoformat(), p.summary) for p in found)
    return desk.write("news.html", rows=rows, level=titoli)


def link_practice(desk: Desk, scheda: str) -> Markup:
    """The title of a practice, as a link."""
    return desk.write("inline_link.html", link=practice_link(desk.here, desk.catalog.practices[scheda]))


def count_practices(desk: Desk, **filters: Values) -> Markup:
    """How many practices have all these values."""
    return desk.number(len(_chosen(desk, filters)))


def stops(desk: Desk, linea: str) -> Markup:
    """A line of action drawn as a tram line: a stop for each practice, on the scale of the longest line."""
    kinds = Counter(practice.kind for practice in desk.catalog.practices.values())
    each = -(-max(kinds.values(), default=1) // MOST_STOPS)
    drawn = -(-kinds[linea] // each)
    return desk.write("stops.html", drawn=drawn, rest=-(-max(kinds.values(), default=0) // each) - drawn)


def _chosen(desk: Desk, filters: dict[str, Values]) -> tuple[Practice, ...]:
    wanted = {name: set(as_values(value)) for name, value in filters.items()}
    return tuple(p for p in desk.catalog.sorted_practices if all(_has(desk, p, n, w) for n, w in wanted.items()))


def _has(desk: Desk, practice: Practice, name: str, wanted: set[object]) -> bool:
    if attribute := _TIES.get(name):
        return getattr(practice, attribute) in wanted
    return not wanted.isdisjoint(BY_ID[name].values(desk.catalog, practice))


def _more(desk: Desk, total: int, filters: dict[str, Values]) -> Link:
    """To the whole list, where there is a page that holds exactly it; else to all practices."""
    if len(filters) == 1:
        ((name, value),) = filters.items()
        values = as_values(value)
        if name in BY_ID and len(values) == 1:
            address = links.facet_address(name, str(values[0]))
            return Link(f"Tutte le {formats.counted(total, 'pratica', 'pratiche')}", links.href(desk.here, address))
    return Link("Tutte le pratiche", links.href(desk.here, "/pratiche/"))
