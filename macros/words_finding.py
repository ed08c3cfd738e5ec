"""Words about finding: the form of «Trova la pratica per te» and the place of the comparison."""

from markupsafe import Markup

from macros import finder_view
from macros.desk import Desk


def finder(desk: Desk) -> Markup:
    """The questions, and the ready-made answers for whoever has no JavaScript."""
    return desk.write(
        "finder.html",
        questions=finder_view.question_views(desk.reader),
        sizes=finder_view.size_links(desk.reader, desk.here),
    )


def finder_rules(desk: Desk) -> Markup:
    """How the ranking is made: weights, and the questions that are not asked yet."""
    return desk.write(
        "finder_rules.html",
        weights=finder_view.weights(desk.reader),
        not_asked=finder_view.not_asked(desk.reader),
    )


def comparison(desk: Desk) -> Markup:
    """The place in which the browser writes the comparison."""
    return desk.write("comparison.html")
