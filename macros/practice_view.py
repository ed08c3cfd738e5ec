"""A practice as its page shows it: every text in Italian, every unknown said, every figure with its source."""

from typing import NamedTuple

from catalog.model import Claim, Practice
from macros import formats, links, practice_facts
from macros.practice_people import Person, adoptions, partners
from macros.practice_trust import Trust, trust
from macros.reader import Reader
from macros.related_view import RelatedView, related_views
from macros.views import (
    Badge,
    Fact,
    Link,
    References,
    SourceView,
    external_link,
    newest_source,
    source_views,
)

# What outsiders could use once may be closed today: only a source that says «active» lets the page say «open».
_ACCESS_TITLES = {
    "attiva": "Aperta a chi è fuori",
    "pilota": "Aperta a chi è fuori",
    "conclusa": "Era aperta a chi è fuori",
    "abbandonata": "Era aperta a chi è fuori",
}


class Figure(NamedTuple):
    """One row of the table of figures."""

    indicator: str
    amount: str
    unit: str
    period: str
    method: str
    note: str
    sources: tuple[Link, ...]


class StepView(NamedTuple):
    """One step, with what is known of it."""

    title: str
    who: str
    time: str
    output: str


class DifficultyView(NamedTuple):
    """An obstacle and the answer to it."""

    obstacle: str
    text: tuple[str, ...]
    answer: tuple[str, ...]


class Entry(NamedTuple):
    """A document or an act: its name and what is known of it."""

    title: Link
    details: str


class PracticeView(NamedTuple):
    """Everything that the page of a practice says, in the order of the page."""

    id: str
    title: str
    summary: tuple[str, ...]
    line: str
    kind: Link
    badges: tuple[Badge, ...]
    newest_source: str
    facts: tuple[Fact, ...]
    problem: tuple[str, ...]
    solution: tuple[str, ...]
    results: tuple[str, ...]
    steps: tuple[StepView, ...]
    figures: tuple[Figure, ...]
    cost_notes: tuple[Fact, ...]
    legal: tuple[Entry, ...]
    difficulties: tuple[DifficultyView, ...]
    lessons: tuple[str, ...]
    conditions: tuple[str, ...]
    transfer: tuple[Fact, ...]
    access_title: str
    access: tuple[Fact, ...]
    adoptions: tuple[Person, ...]
    partners: tuple[Person, ...]
    themes: tuple[Fact, ...]
    documents: tuple[Entry, ...]
    trust: Trust
    origin: str
    tie: str
    confirmed: str
    caveats: tuple[str, ...]
    sources: tuple[SourceView, ...]
    related: tuple[RelatedView, ...]
    same_as: tuple[Link, ...]
    contact: Link | None
    licence: str


def practice_view(reader: Reader, here: str, practice: Practice) -> PracticeView:
    """The view of one practice for the page at `here`."""
    cite = References(practice.sources)
    level = trust(reader, practice)
    status = Badge(f"Stato: {formats.inside(reader.label('statuses', practice.status))}", practice.status)
    origin = Badge(reader.label("origins", practice.origin), practice.origin)
    return PracticeView(
        id=practice.id,
        title=practice.title,
        summary=formats.paragraphs(practice.summary),
        line=practice.kind,
        kind=reader.term_link(here, "linea", "kinds", practice.kind),
        badges=(origin, level.badge, status),
        newest_source=newest_source(practice.newest_source, reader.catalog.as_of),
        facts=practice_facts.glance(reader, here, practice, cite),
        problem=formats.paragraphs(practice.problem),
        solution=formats.paragraphs(practice.solution),
        results=formats.paragraphs(practice.results),
        steps=tuple(StepView(s.title, s.who or "", _weeks(s.weeks), s.output or "") for s in practice.steps),
        figures=tuple(_figure(reader, claim, cite) for claim in practice.claims),
        cost_notes=practice_facts.resources(practice.resources),
        legal=_legal(reader, practice),
        difficulties=_difficulties(reader, practice),
        lessons=practice.lessons,
        conditions=practice.conditions,
        transfer=practice_facts.transfer(reader, practice),
        access_title=_ACCESS_TITLES.get(practice.status, "Aperta a chi è fuori, dicono le fonti"),
        access=practice_facts.access(reader, practice),
        adoptions=adoptions(reader, here, practice, cite),
        partners=partners(reader, here, practice, cite),
        themes=practice_facts.themes(reader, here, practice),
        documents=_documents(practice),
        trust=level,
        origin=origin.text,
        tie=reader.label("alliance-ties", practice.alliance),
        confirmed=formats.day(practice.confirmed) if practice.confirmed else "",
        caveats=practice.caveats,
        sources=source_views(practice.sources),
        related=related_views(reader, here, practice),
        same_as=tuple(external_link(url, url) for url in practice.same_as),
        contact=Link(practice.contact, links.mailbox(practice.contact)) if practice.contact else None,
        licence=practice.licence,
    )


def _weeks(weeks: int | None) -> str:
    return "" if weeks is None else formats.counted(weeks, "settimana", "settimane")


def _figure(reader: Reader, claim: Claim, cite: References) -> Figure:
    return Figure(
        indicator=claim.indicator,
        amount=claim_amount(claim),
        unit=claim.unit,
        period=formats.period(claim.period),
        method=formats.inside(reader.label("methods", claim.method)),
        note=claim.note or "",
        sources=cite(*claim.sources),
    )


def claim_amount(claim: Claim) -> str:
    """The number of a claim as it is written, without its unit: `oltre 2.000`."""
    return formats.qualified(formats.amount(claim.value, claim.value_min, claim.value_max), claim.qualifier)


def _legal(reader: Reader, practice: Practice) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            Link(reader.label("legal-instruments", item.instrument)),
            ", ".join(part for part in (item.act, item.date and formats.partial_date(item.date)) if part),
        )
        for item in practice.legal_instruments
    )


def _difficulties(reader: Reader, practice: Practice) -> tuple[DifficultyView, ...]:
    return tuple(
        DifficultyView(reader.label("obstacles", d.obstacle), formats.paragraphs(d.text), formats.paragraphs(d.answer))
        for d in practice.difficulties
    )


def _documents(practice: Practice) -> tuple[Entry, ...]:
    return tuple(
        Entry(external_link(d.title, d.url), ", ".join(part for part in (d.kind, d.language, d.licence) if part))
        for d in practice.documents
    )
