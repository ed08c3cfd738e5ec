"""The records as the program sees them: frozen, typed, already checked; and the questions one asks of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog.levels import Level

# Partial dates (YYYY, YYYY-MM or YYYY-MM-DD) stay text: a missing month is a fact, not a first of January.
PartialDate = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One value of a controlled vocabulary."""

    id: str
    label: str
    description: str | None = None
    group: str | None = None
    uri: str | None = None
    also: tuple[str, ...] = ()
    """Other ways to say the same, for the search."""
    near: tuple[str, ...] = ()
    """What people may write who look for it, for the search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A controlled list; `complete` marks an official classification taken whole."""

    id: str
    title: str
    description: str
    source: str | None = None
    complete: bool = False
    values: tuple[Term, ...] = ()

    def get(self, term_id: str) -> Term:
        """The term with that id; KeyError if there is none."""
        for term in self.values:
            if term.id == term_id:
                return term
        raise KeyError(term_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page or document that a reader can open; `no_url` says why when there is no address."""

    id: str
    title: str
    url: str | None = None
    no_url: str | None = None
    publisher: str | None = None
    date: PartialDate | None = None
    mirror: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who (a role) reread a record, when, with which outcome."""

    date: date
    by: str
    kind: str
    outcome: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where; `reach` says how far a practice goes (organisations have none)."""

    city: str | None = None
    area: str | None = None
    province: str | None = None
    region: str | None = None
    municipi: tuple[str, ...] = ()
    reach: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure: a value or an interval, in `unit`, over `period` (`non-noto` if the sources do not say)."""

    indicator: str
    unit: str
    qualifier: str
    period: str
    method: str
    sources: tuple[str, ...]
    value: Decimal | None = None
    value_min: Decimal | None = None
    value_max: Decimal | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How many people or firms a practice reached; `year` is YYYY or `non-noto`."""

    value: Decimal
    unit: str
    year: str
    source: str
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Who helped: an organisation by id, or an unnamed group."""

    role: str
    organisation: str | None = None
    group: str | None = None
    count: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage on the way to do it."""

    title: str
    who: str | None = None
    weeks: int | None = None
    output: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """Cost in euro and time in hours, with year and source."""

    one_off_eur: Decimal | None = None
    per_worker_year_eur: Decimal | None = None
    setup_hours: Decimal | None = None
    hours_month: Decimal | None = None
    year: str | None = None
    source: str | None = None
    note: str | None = None
    tools: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalInstrument:
    """The agreement, regulation or contract that a practice rests on."""

    instrument: str
    act: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """An obstacle met, and the answer to it."""

    obstacle: str
    text: str
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Whom the practice fits, whom it does not, and what can change."""

    sizes: tuple[str, ...] = ()
    adaptable: str | None = None
    not_suitable: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """Somebody else who took the practice up, and what came of it."""

    outcome: str
    source: str
    organisation: str | None = None
    group: str | None = None
    date: PartialDate | None = None
    changes: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who outside may use it, where, on which conditions, and how to ask."""

    who: tuple[str, ...]
    where: str | None = None
    conditions: str | None = None
    price: str | None = None
    open_from: PartialDate | None = None
    open_until: PartialDate | None = None
    how: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document useful to whoever wants to do the same."""

    title: str
    url: str
    kind: str | None = None
    language: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """A field that makes no sense for this practice, and why."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One good practice, as in `data/practices/<kind>/<id>.yaml`; `path` is that file, relative to the repository."""

    path: str
    id: str
    title: str
    summary: str
    kind: str
    alliance: str
    origin: str
    status: str
    place: Place
    needs: tuple[str, ...]
    measures: tuple[str, ...]
    organisations: tuple[str, ...]
    audience: tuple[str, ...]
    sources: tuple[Source, ...]
    added: date
    network: str | None = None
    confirmed: date | None = None
    status_reason: str | None = None
    started: PartialDate | None = None
    ended: PartialDate | None = None
    partners: tuple[Partner, ...] = ()
    reached: Reached | None = None
    problem: str | None = None
    solution: str | None = None
    results: str | None = None
    steps: tuple[Step, ...] = ()
    resources: Resources | None = None
    legal_instruments: tuple[LegalInstrument, ...] = ()
    claims: tuple[Claim, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    lessons: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    transfer: Transfer | None = None
    adoptions: tuple[Adoption, ...] = ()
    access: Access | None = None
    sdgs: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    documents: tuple[Document, ...] = ()
    reviews: tuple[Review, ...] = ()
    contact: str | None = None
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    licence: str = "CC-BY-4.0"

    @property
    def newest_source(self) -> PartialDate | None:
        """Date of the newest dated source, or None when no source is dated."""
        return max((s.date for s in self.sources if s.date), default=None)

    @property
    def open_to_self_employed(self) -> bool:
        """True when the record says that the self-employed may use it or are among its audience."""
        return "autonomi" in self.audience or (self.access is not None and "autonomi" in self.access.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The role that a source gives to an organisation in an initiative."""

    initiative: str
    role: str
    sources: tuple[str, ...]
    from_: PartialDate | None = None
    to: PartialDate | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Whether belonging to the alliance is confirmed, since when, and by which source."""

    status: str
    date: PartialDate | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """How many people work there: a value or an interval, in `year` (YYYY or `non-noto`)."""

    year: str
    source: str
    value: int | None = None
    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A local picture, shown only with a noted permission."""

    file: str
    permission: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """A certificate about work-life balance."""

    scheme: str
    source: str
    level: str | None = None
    from_: PartialDate | None = None
    until: PartialDate | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A service open to others."""

    title: str
    url: str | None = None
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body or firm; `path` is its file, relative to the repository."""

    path: str
    id: str
    name: str
    type: str
    membership: Membership
    sources: tuple[Source, ...]
    added: date
    legal_name: str | None = None
    acronym: str | None = None
    sector: str | None = None
    size: str | None = None
    workers: Workers | None = None
    place: Place | None = None
    website: str | None = None
    description: str | None = None
    logo: Logo | None = None
    contact: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    certifications: tuple[Certification, ...] = ()
    offers: tuple[Offer, ...] = ()
    reviews: tuple[Review, ...] = ()
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Everything that `data/` says, as of the day of the build; practices and organisations are keyed by id."""

    practices: Mapping[str, Practice]
    organisations: Mapping[str, Organisation]
    vocabularies: Mapping[str, Vocabulary]
    as_of: date
    level_fields: tuple[str, ...] = field(default=())
    """The fields that the level `documentata` asks for, from the descriptor."""
    levels: dict[str, "tuple[Practice, Level]"] = field(init=False, default_factory=dict, repr=False, compare=False)
    """The levels worked out so far, kept by `catalog.levels`: every card, list and file of a build asks for them."""

    @cached_property
    def practices_by_organisation(self) -> Mapping[str, tuple[Practice, ...]]:
        """Organisation id → the practices that it runs, by title."""
        found: dict[str, list[Practice]] = {}
        for practice in self.sorted_practices:
            for organisation in practice.organisations:
                found.setdefault(organisation, []).append(practice)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def sorted_practices(self) -> tuple[Practice, ...]:
        """All practices, by title."""
        return tuple(sorted(self.practices.values(), key=lambda p: (p.title.casefold(), p.id)))

    @cached_property
    def sorted_organisations(self) -> tuple[Organisation, ...]:
        """All organisations, by name."""
        return tuple(sorted(self.organisations.values(), key=lambda o: (o.name.casefold(), o.id)))

    @cached_property
    def _labels(self) -> Mapping[tuple[str, str], str]:
        return {(v.id, t.id): t.label for v in self.vocabularies.values() for t in v.values}

    def label(self, vocabulary: str, term: str) -> str:
        """The Italian label of a term; KeyError if vocabulary or term is unknown."""
        return self._labels[vocabulary, term]

    def related(self, practice: Practice) -> tuple[Practice, ...]:
        """The practices linked to this one, from either side."""
        ids = {*practice.related, *self._related_back.get(practice.id, ())}
        return tuple(sorted((self.practices[i] for i in ids), key=lambda p: (p.title.casefold(), p.id)))

    @cached_property
    def _related_back(self) -> Mapping[str, tuple[str, ...]]:
        return _inverted((p.id, other) for p in self.practices.values() for other in p.related)


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    back: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        back[value] = (*back.get(value, ()), key)
    return back
