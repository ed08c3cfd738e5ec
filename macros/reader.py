"""The catalogue as the pages read it: labels, names, cards, inverse links; each worked out once a build."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from catalog.descriptor import Descriptor
from catalog.levels import level_of
from catalog.model import Catalog, Organisation, Practice
from finding.matching import Finder
from finding.related import Related
from finding.rules import rules
from macros import links, phrases
from macros.views import Badge, Link, link_to, newest_source, practice_link


class Card(NamedTuple):
    """A practice in a list or a table: enough to choose whether to open it."""

    id: str
    title: Link
    summary: str
    kind: str
    badges: tuple[Badge, ...]
    organisations: tuple[str, ...]
    place: str
    size: str
    needs: tuple[str, ...]
    newest_source: str


@dataclass(frozen=True)
class Reader:
    """The catalogue as the pages read it: labels, names, inverse links, each worked out once."""

    catalog: Catalog
    descriptor: Descriptor

    @cached_property
    def _labels(self) -> Mapping[tuple[str, str], str]:
        vocabularies = self.catalog.vocabularies.values()
        return {(v.id, t.id): t.label for v in vocabularies for t in v.values}

    @cached_property
    def related(self) -> Related:
        """Which practices resemble each other."""
        return Related(self.catalog)

    @cached_property
    def finder(self) -> Finder:
        """Which practices fit a visitor's answers."""
        return Finder(self.catalog, rules())

    def label(self, vocabulary: str, term: str) -> str:
        """The Italian label of a term; a term that no vocabulary has (the check refuses it) is shown as it stands."""
        return self._labels.get((vocabulary, term), term)

    @cached_property
    def field_titles(self) -> Mapping[str, str]:
        """Dotted field or list of a practice → its Italian title."""
        found: dict[str, str] = {}
        for table in self.descriptor.of_record("practice"):
            if table.path:
                found[table.path] = table.title
            else:
                found.update({field.key: field.title for field in table.fields})
        return found

    @cached_property
    def helped_by(self) -> Mapping[str, tuple[tuple[Practice, str], ...]]:
        """Organisation id → the practices that it helped as a partner, with its role."""
        found: dict[str, list[tuple[Practice, str]]] = {}
        for practice in self.catalog.sorted_practices:
            for partner in practice.partners:
                if partner.organisation:
                    found.setdefault(partner.organisation, []).append((practice, partner.role))
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def adopted_by(self) -> Mapping[str, tuple[tuple[Practice, str], ...]]:
        """Organisation id → the practices that it took up from others, with what came of it."""
        found: dict[str, list[tuple[Practice, str]]] = {}
        for practice in self.catalog.sorted_practices:
            for adoption in practice.adoptions:
                if adoption.organisation:
                    found.setdefault(adoption.organisation, []).append((practice, adoption.outcome))
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def divided_city(self) -> str | None:
        """The city whose districts the records name; None when no record names both."""
        cities = Counter(p.place.city for p in self.catalog.sorted_practices if p.place.municipi and p.place.city)
        return next((city for city, _ in cities.most_common(1)), None)

    def organisation_name(self, organisation_id: str) -> str:
        """The name of an organisation, or the id itself if there is none."""
        found = self.catalog.organisations.get(organisation_id)
        return found.name if found else organisation_id

    def organisation_link(self, here: str, organisation_id: str) -> Link:
        """The name of an organisation, leading to its page."""
        found = self.catalog.organisations.get(organisation_id)
        return link_to(here, found) if found else Link(organisation_id)

    def term_link(self, here: str, facet: str, vocabulary: str, term: str) -> Link:
        """The label of a term that some practice has, leading to the list of those practices."""
        return Link(self.label(vocabulary, term), links.href(here, links.facet_address(facet, term)))

    def card(self, here: str, practice: Practice) -> Card:
        """The card of a practice, for a list on the page at `here`."""
        sizes = _distinct(o.size for o in self._run_by(practice) if o.size)
        return Card(
            id=practice.id,
            title=practice_link(here, practice),
            summary=practice.summary,
            kind=practice.kind,
            badges=(Badge(self.label("kinds", practice.kind), practice.kind), *self.trust(practice)),
            organisations=tuple(self.organisation_name(o) for o in practice.organisations),
            place=self.short_place(practice),
            size=", ".join(self.label("sizes", s) for s in sizes),
            needs=tuple(self.label("needs", n) for n in practice.needs),
            newest_source=newest_source(practice.newest_source, self.catalog.as_of),
        )

    def trust(self, practice: Practice) -> tuple[Badge, Badge]:
        """Where the record comes from and which level it reaches: the two badges that go everywhere with it."""
        level = level_of(self.catalog, practice).id
        return (
            Badge(self.label("origins", practice.origin), practice.origin),
            Badge(phrases.LEVELS[level][0], level),
        )

    def short_place(self, practice: Practice) -> str:
        """The most precise place that is known, in a few words."""
        place = practice.place
        province = self.label("provinces", place.province) if place.province else None
        region = self.label("regions", place.region) if place.region else None
        first = place.city or (f"provincia di {province}" if province else region)
        return ", ".join(part for part in (place.area, first) if part) or self.label("reaches", place.reach or "")

    def _run_by(self, practice: Practice) -> tuple[Organisation, ...]:
        found = (self.catalog.organisations.get(o) for o in practice.organisations)
        return tuple(o for o in found if o)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
