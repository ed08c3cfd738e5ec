"""The ready-made answers of «Trova la pratica per te»: a page for each size, and one for each size and need."""

from collections.abc import Iterator

from finding.rules import Option
from macros import comparison, finder_view, formats, jsonld, links
from macros.components import print_page
from macros.pages import DESCRIPTION, Page, Site
from macros.reader import Reader
from macros.views import Link

SHOWN = 10
_HERE = (("Home", "/"), ("Trova la pratica per te", finder_view.HOME))
_AUTONOMOUS = "autonomi"


def finder_pages(reader: Reader, site: Site) -> Iterator[Page]:
    """All of them; they answer without JavaScript too."""
    for size in finder_view.sizes(reader):
        yield _size(reader, site, size)
        for need in finder_view.needs(reader):
            yield _answer(reader, site, size, need)


def finder_files(reader: Reader) -> Iterator[tuple[str, bytes]]:
    """What the finder and the comparison fetch."""
    yield finder_view.INDEX, finder_view.index(reader)
    yield from comparison.files(reader)


def _size(reader: Reader, site: Site, size: Option) -> Page:
    address = finder_view.address(size.id)
    title = f"Pratiche per te: {_who(size)}"
    needs = [
        (Link(n.label, links.href(address, finder_view.address(size.id, n.id))), _count(reader, size, n))
        for n in finder_view.needs(reader)
    ]
    return Page(
        address=address,
        frame="trova-2",
        title=title,
        description=formats.shortened(f"{title}. Scegli di che cosa hai bisogno: le pratiche più adatte.", DESCRIPTION),
        body=print_page("finder_size.html", address, title=title, needs=needs),
        breadcrumb=_HERE,
        jsonld=jsonld.collection(site.url, title, jsonld.Place(address, _HERE)),
    )


def _answer(reader: Reader, site: Site, size: Option, need: Option) -> Page:
    address = finder_view.address(size.id, need.id)
    breadcrumb = (*_HERE, (size.label, finder_view.address(size.id)))
    title = f"{need.label}: pratiche per {_who(size)}"
    found = finder_view.find(reader, size.id, need.id, SHOWN)
    return Page(
        address=address,
        frame="trova-3",
        title=title,
        description=formats.shortened(f"{title}, con le ragioni per cui vanno bene e ciò che non si sa.", DESCRIPTION),
        body=print_page(
            "finder_answer.html",
            address,
            title=title,
            counted=formats.counted(found.total, "pratica", "pratiche"),
            shown=formats.number(len(found.best)),
            more=found.total > len(found.best),
            matches=tuple(finder_view.match_views(reader, address, found.best)),
            form=links.href(address, f"{finder_view.HOME}?dimensione={size.id}&bisogno={need.id}"),
            need=Link(need.label, links.href(address, links.facet_address("bisogno", need.id)))
            if found.total
            else None,
            other=Link(size.label, links.href(address, finder_view.address(size.id))),
        ),
        breadcrumb=breadcrumb,
        jsonld=jsonld.collection(site.url, title, jsonld.Place(address, breadcrumb)),
    )


def _who(size: Option) -> str:
    if size.id == _AUTONOMOUS:
        return "chi lavora in proprio"
    return f"un'organizzazione {formats.inside(size.label)}"


def _count(reader: Reader, size: Option, need: Option) -> str:
    return formats.counted(finder_view.find(reader, size.id, need.id, 0).total, "pratica", "pratiche")
