"""What the templates are given: small ready-made values, already in Italian, each link already an address."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from markupsafe import escape

from catalog.model import Organisation, PartialDate, Practice, Source
from macros import formats, links


class Link(NamedTuple):
    """A text that may lead somewhere; `external` leaves the portal."""

    text: str
    href: str | None = None
    external: bool = False

    def __html__(self) -> str:
        """What a template prints for `{{ link }}`: a page has dozens, and a macro would take four times as long."""
        text = escape(self.text)
        if not self.href:
            return text
        outside = ' rel="noopener external" referrerpolicy="no-referrer"' if self.external else ""
        return f'<a{outside} href="{escape(self.href)}">{text}</a>'


class Badge(NamedTuple):
    """A short label; `kind` ends up in the class name `badge--<kind>`."""

    text: str
    kind: str


class Fact(NamedTuple):
    """One line of the facts at a glance; without values it is shown as not known."""

    label: str
    values: tuple[Link, ...]
    note: str = ""
    sources: tuple[Link, ...] = ()


class SourceView(NamedTuple):
    """One source, with the anchor that figures and roles point at."""

    anchor: str
    title: Link
    no_url: str
    publisher: str
    date: str
    mirror: bool
    note: str


def practice_link(here: str, practice: Practice) -> Link:
    """The title of a practice, leading to its page."""
    return Link(practice.title, links.href(here, links.practice_address(practice.id)))


def link_to(here: str, organisation: Organisation) -> Link:
    """The name of an organisation, leading to its page."""
    return Link(organisation.name, links.href(here, links.organisation_address(organisation.id)))


def external_link(text: str, url: str | None) -> Link:
    """A text leading outside; without a link when the address is not one that a reader may follow."""
    address = links.external(url)
    return Link(text, address, external=address is not None)


def source_views(sources: Iterable[Source]) -> tuple[SourceView, ...]:
    """The sources of a record in its order; anchors are `fonte-1`, `fonte-2`…"""
    return tuple(
        SourceView(
            anchor=f"fonte-{position}",
            title=external_link(source.title, source.url),
            no_url=source.no_url or "",
            publisher=source.publisher or "",
            date=formats.partial_date(source.date) if source.date else "",
            mirror=source.mirror,
            note=source.note or "",
        )
        for position, source in enumerate(sources, 1)
    )


class References:
    """From the id of a source to a short link `1`, `2`… to its place in the list at the foot of the page."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._links = {s.id: Link(str(n), f"#fonte-{n}") for n, s in enumerate(sources, 1)}

    def __call__(self, *source_ids: str | None) -> tuple[Link, ...]:
        """The links for these ids, without those that the record does not list."""
        return tuple(self._links[s] for s in source_ids if s in self._links)


def newest_source(newest: PartialDate | None, as_of: date) -> str:
    """How old what we know is: `2017 (9 anni fa)`, `maggio 2026`, `data non nota`."""
    if newest is None:
        return "data non nota"
    written = formats.partial_date(newest)
    years = _years_between(newest, as_of) if formats.is_partial_date(newest) else 0
    return f"{written} ({formats.counted(years, 'anno', 'anni')} fa)" if years > 0 else written


def _years_between(earlier: PartialDate, later: date) -> int:
    """Whole years as far as the precision of the date allows: with a year alone, the difference of the years."""
    year, _, rest = earlier.partition("-")
    not_yet = rest > later.isoformat()[5 : 5 + len(rest)]
    return later.year - int(year) - not_yet
