"""An organisation as its page shows it: who it is, its roles by source, its practices; membership as far as known."""

from typing import NamedTuple

from catalog.model import Organisation, Workers
from macros import formats, links, phrases
from macros.reader import Card, Reader
from macros.views import Fact, Link, References, SourceView, external_link, newest_source, practice_link, source_views


class RoleView(NamedTuple):
    """One role in one initiative, with the source's own words."""

    initiative: str
    role: str
    span: str
    note: str
    sources: tuple[Link, ...]


class Note(NamedTuple):
    """A certificate or an offer: a title and what is known of it."""

    title: Link
    details: str
    sources: tuple[Link, ...]


class Involved(NamedTuple):
    """A practice of somebody else in which the organisation has a part."""

    practice: Link
    what: str


class MembershipView(NamedTuple):
    """What may honestly be said about belonging to the alliance."""

    confirmed: bool
    text: str
    date: str
    sources: tuple[Link, ...]


class OrganisationView(NamedTuple):
    """Everything that the page of an organisation says."""

    id: str
    name: str
    description: tuple[str, ...]
    logo: str | None
    membership: MembershipView
    newest_source: str
    facts: tuple[Fact, ...]
    roles: tuple[RoleView, ...]
    practices: tuple[Card, ...]
    involved: tuple[Involved, ...]
    certifications: tuple[Note, ...]
    offers: tuple[Note, ...]
    caveats: tuple[str, ...]
    sources: tuple[SourceView, ...]


def organisation_view(reader: Reader, here: str, organisation: Organisation) -> OrganisationView:
    """The view of one organisation for the page at `here`."""
    cite = References(organisation.sources)
    newest = max((s.date for s in organisation.sources if s.date), default=None)
    own = reader.catalog.practices_by_organisation.get(organisation.id, ())
    return OrganisationView(
        id=organisation.id,
        name=organisation.name,
        description=formats.paragraphs(organisation.description),
        logo=links.href(here, f"/loghi/{organisation.logo.file}") if organisation.logo else None,
        membership=membership_view(organisation, cite),
        newest_source=newest_source(newest, reader.catalog.as_of),
        facts=_facts(reader, organisation, cite),
        roles=_roles(reader, organisation, cite),
        practices=tuple(reader.card(here, practice) for practice in own),
        involved=_involved(reader, here, organisation),
        certifications=_certifications(organisation, cite),
        offers=_offers(organisation, cite),
        caveats=organisation.caveats,
        sources=source_views(organisation.sources),
    )


def membership_view(organisation: Organisation, cite: References) -> MembershipView:
    """`confermata` only when the record says so; in every other case that the sources do not tell."""
    membership = organisation.membership
    if membership.status != "confermata":
        return MembershipView(False, phrases.MEMBERSHIP_NOT_STATED, "", ())
    since = formats.since(membership.date) if membership.date else ""
    return MembershipView(True, phrases.MEMBERSHIP_CONFIRMED, since, cite(membership.source))


def role_label(reader: Reader, organisation: Organisation, role: str) -> str:
    """The name of a role; never `membro` for an organisation whose membership nobody has confirmed."""
    if role == "membro" and organisation.membership.status != "confermata":
        return phrases.ROLE_NOT_CONFIRMED
    return reader.label("roles", role)


def _facts(reader: Reader, organisation: Organisation, cite: References) -> tuple[Fact, ...]:
    website = (external_link(organisation.website, organisation.website),) if organisation.website else ()
    contact = organisation.contact
    written = (Link(contact, links.mailbox(contact)),) if contact else ()
    facts = (
        _label(reader, "Tipo", "organisation-types", organisation.type),
        _label(reader, "Settore", "sectors", organisation.sector),
        _label(reader, "Dimensione", "sizes", organisation.size),
        _workers(organisation.workers, cite),
        Fact("Dove", _place(reader, organisation)),
        Fact("Sito", website),
    )
    optional = (
        Fact("Nome completo", (Link(organisation.legal_name),) if organisation.legal_name else ()),
        Fact("Sigla", (Link(organisation.acronym),) if organisation.acronym else ()),
        Fact("Contatto", written),
    )
    return facts + tuple(fact for fact in optional if fact.values)


def _label(reader: Reader, title: str, vocabulary: str, term: str | None) -> Fact:
    return Fact(title, (Link(reader.label(vocabulary, term)),) if term else ())


def _workers(workers: Workers | None, cite: References) -> Fact:
    if workers is None:
        return Fact("Persone che ci lavorano", ())
    text = formats.amount(workers.value, workers.min, workers.max)
    year = "anno non noto" if workers.year == "non-noto" else workers.year
    return Fact("Persone che ci lavorano", (Link(text),), year, cite(workers.source))


def _place(reader: Reader, organisation: Organisation) -> tuple[Link, ...]:
    place = organisation.place
    if place is None:
        return ()
    province = f"provincia di {reader.label('provinces', place.province)}" if place.province else None
    region = reader.label("regions", place.region) if place.region else None
    return tuple(Link(part) for part in (place.area, place.city, province, region) if part)


def _roles(reader: Reader, organisation: Organisation, cite: References) -> tuple[RoleView, ...]:
    return tuple(
        RoleView(
            initiative=reader.label("initiatives", role.initiative),
            role=role_label(reader, organisation, role.role),
            span=formats.span(role.from_, role.to),
            note=role.note or "",
            sources=cite(*role.sources),
        )
        for role in organisation.roles
    )


def _involved(reader: Reader, here: str, organisation: Organisation) -> tuple[Involved, ...]:
    helped = ((p, reader.label("roles", role)) for p, role in reader.helped_by.get(organisation.id, ()))
    adopted = (
        (p, f"l'ha ripresa: {formats.inside(reader.label('adoption-outcomes', outcome))}")
        for p, outcome in reader.adopted_by.get(organisation.id, ())
    )
    return tuple(Involved(practice_link(here, practice), what) for practice, what in (*helped, *adopted))


def _certifications(organisation: Organisation, cite: References) -> tuple[Note, ...]:
    return tuple(
        Note(
            external_link(item.scheme, item.url),
            ", ".join(part for part in (item.level, formats.span(item.from_, item.until)) if part),
            cite(item.source),
        )
        for item in organisation.certifications
    )


def _offers(organisation: Organisation, cite: References) -> tuple[Note, ...]:
    return tuple(Note(external_link(o.title, o.url), o.note or "", cite(o.source)) for o in organisation.offers)
