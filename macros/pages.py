"""Every page that comes from the records: one a practice, one an organisation, one a facet and one a facet value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from catalog.descriptor import Descriptor
from catalog.facets import FacetValue
from catalog.model import Catalog, Organisation, Practice
from macros import browse, formats, jsonld, links
from macros.components import print_page
from macros.organisation_view import organisation_view
from macros.practice_view import practice_view
from macros.reader import Reader

DESCRIPTION = 160
"""How many characters a search engine shows of a description."""

_HOME = ("Home", "/")
_PRACTICES = ("Pratiche", "/pratiche/")
_ORGANISATIONS = ("Organizzazioni", "/organizzazioni/")
_BROWSE = ("Sfoglia", "/sfoglia/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What pages must know of the site: its name, public address (ends with `/`), where to edit and to report."""

    name: str
    url: str
    edit_base: str | None = None
    """Followed by a path in the repository, it is the address at which that file can be changed."""
    report_url: str | None = None
    repository: str = ""
    """Where proposals may be sent on GitHub, without a slash at its end; empty when it is not configured."""
    branch: str = "main"
    mailbox: str = ""
    """The mailbox of the editorial office; empty when it is not configured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page to print: `body` is safe HTML, h1 included; everything else is plain text."""

    address: str
    """Inside the site, begins and ends with `/`."""
    frame: str
    title: str
    description: str
    body: str
    breadcrumb: tuple[tuple[str, str], ...]
    """(label, address), from the home page on, without the page itself."""
    source: str | None = None
    """The data file behind the page, relative to the repository."""
    updated: date | None = None
    jsonld: dict[str, object] | None = None
    social: str = "sfoglia"


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that a record had before, and the one that it has now."""

    address: str
    target: str


def pages(catalog: Catalog, descriptor: Descriptor, site: Site) -> Iterator[Page]:
    """All record pages; no two with the same title or description."""
    reader = Reader(catalog, descriptor)
    return _told_apart(_all(reader, site))


def dated(found: Iterable[Page], catalog: Catalog) -> Iterator[Page]:
    """A page that lists records is as recent as the newest of them."""
    records: Iterable[Practice | Organisation] = chain(catalog.practices.values(), catalog.organisations.values())
    newest = max(map(_changed, records), default=None)
    for page in found:
        yield page if page.updated else replace(page, updated=newest)


def _changed(record: Practice | Organisation) -> date:
    days = [record.added, *(review.date for review in record.reviews)]
    if isinstance(record, Practice) and record.confirmed:
        days.append(record.confirmed)
    return max(days)


def redirects(catalog: Catalog) -> Iterator[Redirect]:
    """From the old id of each record to its page."""
    for practice in catalog.practices.values():
        for alias in practice.aliases:
            yield Redirect(links.practice_address(alias), links.practice_address(practice.id))
    for organisation in catalog.organisations.values():
        for alias in organisation.aliases:
            yield Redirect(links.organisation_address(alias), links.organisation_address(organisation.id))


def _all(reader: Reader, site: Site) -> Iterator[Page]:
    for practice in reader.catalog.practices.values():
        yield _practice(reader, site, practice)
    for organisation in reader.catalog.organisations.values():
        yield _organisation(reader, site, organisation)
    facets = browse.facets(reader.catalog)
    yield _browse(site, facets)
    for facet in facets:
        yield _facet(site, facet)
    rows = browse.Rows(reader)
    for facet in facets:
        for value in facet.values:
            yield _facet_value(site, value, rows)


def _told_apart(found: Iterable[Page]) -> Iterator[Page]:
    """Add its address to a title or description that another page has already."""
    titles: set[str] = set()
    descriptions: set[str] = set()
    for page in found:
        name = page.address.strip("/").rsplit("/", 1)[-1]
        title = page.title if page.title not in titles else f"{page.title} ({name})"
        description = page.description
        if description in descriptions:
            description = f"{formats.shortened(description, DESCRIPTION - len(name) - 3)} ({name})"
        titles.add(title)
        descriptions.add(description)
        same = title is page.title and description is page.description
        yield page if same else replace(page, title=title, description=description)


def _practice(reader: Reader, site: Site, practice: Practice) -> Page:
    address = links.practice_address(practice.id)
    breadcrumb = (_HOME, _PRACTICES)
    updated = _changed(practice)
    return Page(
        address=address,
        frame="pratica",
        social="pratica",
        title=practice.title,
        description=formats.shortened(practice.summary, DESCRIPTION),
        body=print_page("practice.html", address, practice=practice_view(reader, address, practice)),
        breadcrumb=breadcrumb,
        source=practice.path,
        updated=updated,
        jsonld=jsonld.article(site.name, site.url, practice, updated, jsonld.Place(address, breadcrumb)),
    )


def _organisation(reader: Reader, site: Site, organisation: Organisation) -> Page:
    address = links.organisation_address(organisation.id)
    breadcrumb = (_HOME, _ORGANISATIONS)
    kind = reader.label("organisation-types", organisation.type)
    return Page(
        address=address,
        frame="organizzazione",
        social="organizzazione",
        title=organisation.name,
        description=formats.shortened(
            organisation.description or f"{organisation.name} ({formats.inside(kind)}): ruoli, pratiche e fonti.",
            DESCRIPTION,
        ),
        body=print_page("organisation.html", address, organisation=organisation_view(reader, address, organisation)),
        breadcrumb=breadcrumb,
        source=organisation.path,
        updated=_changed(organisation),
        jsonld=jsonld.organisation(site.url, organisation, jsonld.Place(address, breadcrumb)),
    )


def _browse(site: Site, facets: tuple[browse.FacetIndex, ...]) -> Page:
    address = _BROWSE[1]
    title = "Sfoglia le pratiche"
    shown = [browse.facet_view(address, facet) for facet in facets]
    return Page(
        address=address,
        frame="sfoglia-1",
        title=title,
        description="Tutti i modi per trovare una pratica: bisogno, misura, destinatari, dimensione, settore e luogo.",
        body=print_page("browse.html", address, facets=shown),
        breadcrumb=(_HOME,),
        jsonld=jsonld.collection(site.url, title, jsonld.Place(address, (_HOME,))),
    )


def _facet(site: Site, facet: browse.FacetIndex) -> Page:
    address = links.facet_address(facet.id)
    breadcrumb = (_HOME, _BROWSE)
    title = f"Pratiche per {formats.inside(facet.title)}"
    names = ", ".join(value.term.label for value in facet.values)
    return Page(
        address=address,
        frame="sfoglia-2",
        title=title,
        description=formats.shortened(f"{title}: {names}", DESCRIPTION),
        body=print_page("facet.html", address, title=title, facet=browse.facet_view(address, facet)),
        breadcrumb=breadcrumb,
        jsonld=jsonld.collection(site.url, title, jsonld.Place(address, breadcrumb)),
    )


def _facet_value(site: Site, value: FacetValue, rows: browse.Rows) -> Page:
    facet, term = value.facet, value.term
    address = links.facet_address(facet.id, term.id)
    breadcrumb = (_HOME, _BROWSE, (facet.title, links.facet_address(facet.id)))
    title = f"{facet.title}: {term.label}"
    counted = formats.counted(len(value.practices), "pratica", "pratiche")
    return Page(
        address=address,
        frame="sfoglia-3",
        title=title,
        description=formats.shortened(f"{title}. {counted}. {term.description or ''}", DESCRIPTION),
        body=print_page(
            "facet_value.html",
            address,
            title=title,
            description=term.description or "",
            counted=counted,
            rows=rows.of(value.practices),
            facet=facet.title,
            facet_href=links.href(address, links.facet_address(facet.id)),
        ),
        breadcrumb=breadcrumb,
        jsonld=jsonld.collection(site.url, title, jsonld.Place(address, breadcrumb)),
    )
