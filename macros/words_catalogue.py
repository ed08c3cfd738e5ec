"""Words about the catalogue: the searchable lists of practices and of organisations."""

from markupsafe import Markup

from macros import catalogue_view
from macros.desk import Desk


def practices(desk: Desk) -> Markup:
    """The catalogue of practices."""
    return desk.write("catalogue.html", catalogue=catalogue_view.practices(desk.reader))


def organisations(desk: Desk) -> Markup:
    """The catalogue of organisations."""
    return desk.write("catalogue.html", catalogue=catalogue_view.organisations(desk.reader))
