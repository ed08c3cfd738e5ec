"""Words about the catalogue itself: facets to browse, the field dictionary, vocabularies, downloads."""

from markupsafe import Markup

from catalog.facets import BY_ID, facet_values
from macros import browse
from macros.desk import Desk
from macros.dictionary import field_tables, file_views, vocabulary_view


def browse_facet(desk: Desk, faccetta: str) -> Markup:
    """The values of a facet, with links and counts."""
    found = facet_values(desk.catalog, BY_ID[faccetta])
    values = (browse.value_view(desk.here, value) for value in found if value.practices)
    return desk.write("browse_values.html", items=values)


def dictionary(desk: Desk, scheda: str) -> Markup:
    """The field dictionary of a kind of record."""
    return desk.write("fields.html", tables=field_tables(desk.descriptor, scheda))


def vocabulary(desk: Desk, nome: str) -> Markup:
    """A vocabulary as a table."""
    return desk.write("vocabulary.html", vocabulary=vocabulary_view(desk.catalog.vocabularies[nome]))


def downloads(desk: Desk) -> Markup:
    """The files of open data, with rows and sizes."""
    return desk.write("files.html", files=file_views(desk.here, desk.catalog, desk.descriptor, desk.files()))
