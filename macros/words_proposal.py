"""Words about proposing: the form, and the ways in which a proposal reaches the editorial office."""

from markupsafe import Markup

from macros import phrases, proposal_view
from macros.desk import Desk
from macros.proposal_files import MODELS


def form(desk: Desk, scheda: str) -> Markup:
    """The form of one kind of record; an organisation may be proposed along with its first practice."""
    sections = proposal_view.section_views(desk.reader, scheda)
    along = proposal_view.section_views(desk.reader, "organisation")[:1] if scheda == "practice" else ()
    return desk.write(
        "proposal.html",
        record=scheda,
        sections=sections,
        along=along,
        site=desk.site,
        model=MODELS[scheda],
        phrases=phrases.VERIFIED,
    )


def other_ways(desk: Desk) -> Markup:
    """The ways to propose something without the form: the addresses that the site has, and the models."""
    return desk.write("proposal_ways.html", site=desk.site, models=MODELS)
