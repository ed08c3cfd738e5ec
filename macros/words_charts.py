"""Words about the catalogue as a whole: its charts, the periods of some practices, its date."""

from markupsafe import Markup

from macros import charts, formats
from macros.counting import CHARTS
from macros.desk import Desk, Values
from macros.grammar import as_values
from macros.periods import periods as periods_view


def chart(desk: Desk, nome: str) -> Markup:
    """One chart of the whole catalogue, with its numbers as a table."""
    return desk.write("chart.html", chart=charts.view(desk.reader, desk.here, nome, CHARTS[nome]))


def periods(desk: Desk, schede: Values) -> Markup:
    """When these practices began and ended, on one axis of years."""
    practices = [desk.catalog.practices[str(scheda)] for scheda in as_values(schede)]
    return desk.write("periods.html", periods=periods_view(desk.here, practices, desk.catalog.as_of))


def catalogue_date(desk: Desk) -> Markup:
    """The day of which the catalogue speaks."""
    day = desk.catalog.as_of
    return desk.write("date.html", iso=day.isoformat(), day=formats.day(day))
