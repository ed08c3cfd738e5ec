"""Words about figures: one figure of a practice, one of context, how many there are and from how many sources."""

from markupsafe import Markup

from catalog.model import Claim, Practice
from catalog.problems import nearest
from macros import formats, links
from macros.desk import Desk
from macros.grammar import MacroError
from macros.practice_view import claim_amount
from macros.views import Link, external_link


def figure(desk: Desk, scheda: str, dato: str, periodo: str | None = None) -> Markup:
    """A figure of a practice with unit, period and source."""
    practice = desk.catalog.practices[scheda]
    claims = _claims(practice, dato, periodo)
    texts = dict.fromkeys(formats.quantity(claim_amount(c), c.unit) for c in claims)
    cited = {s for claim in claims for s in claim.sources}
    sources = [s for s in practice.sources if s.id in cited]
    if len(sources) == 1:
        source = external_link(sources[0].publisher or sources[0].title, sources[0].url)
    else:
        source = Link(practice.title, links.href(desk.here, links.practice_address(scheda) + "#fonti"))
    when = formats.period(claims[0].period)
    when = "periodo non noto" if when == formats.UNKNOWN else when
    return desk.write("figure.html", amount=" oppure ".join(texts), when=when, source=source)


def fact(desk: Desk, valore: str, fonte: str, titolo: str, data: str | None = None) -> Markup:
    """A figure of context, which belongs to no practice, with its source."""
    when = formats.partial_date(data) if data else ""
    return desk.write("figure.html", amount=valore, when=when, source=external_link(titolo, fonte))


def count_sources(desk: Desk) -> Markup:
    """How many different sources there are: each address counts once."""
    found = [p.sources for p in desk.catalog.practices.values()] + [
        o.sources for o in desk.catalog.organisations.values()
    ]
    return desk.number(len({source.url or source.title for sources in found for source in sources}))


def count_figures(desk: Desk) -> Markup:
    """How many figures the practices report."""
    return desk.number(sum(len(practice.claims) for practice in desk.catalog.practices.values()))


def _claims(practice: Practice, indicator: str, period: str | None) -> list[Claim]:
    named = [c for c in practice.claims if c.indicator == indicator]
    if not named:
        allowed = list(dict.fromkeys(c.indicator for c in practice.claims))
        message = f"La pratica «{practice.id}» non ha {f'un dato «{indicator}»' if allowed else 'nessun dato'}."
        raise MacroError(message, at=indicator, near=nearest(indicator, allowed), allowed=allowed)
    periods = list(dict.fromkeys(c.period for c in named))
    if period is None and len(periods) > 1:
        message = f'Il dato «{indicator}» ha più periodi: scegline uno con periodo="…".'
        raise MacroError(message, at=indicator, allowed=periods)
    found = [c for c in named if period in (None, c.period)]
    if not found:
        raise MacroError(f"Il dato «{indicator}» non ha il periodo «{period}».", at=str(period), allowed=periods)
    return found
