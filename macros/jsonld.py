"""What a page says of itself to machines: schema.org, as plain values; the press escapes them."""

from datetime import date
from typing import NamedTuple

from catalog.model import Organisation, Practice
from macros.links import external


class Place(NamedTuple):
    """Where a page stands in the site: its address and the way to it."""

    address: str
    breadcrumb: tuple[tuple[str, str], ...]


def article(site_name: str, site_url: str, practice: Practice, updated: date, place: Place) -> dict[str, object]:
    """A practice: an article based on its sources."""
    address = _absolute(site_url, place.address)
    return _graph(
        {
            "@type": "Article",
            "@id": address,
            "url": address,
            "headline": practice.title,
            "description": practice.summary,
            "inLanguage": "it",
            "datePublished": practice.added.isoformat(),
            "dateModified": updated.isoformat(),
            "isBasedOn": [url for source in practice.sources if (url := external(source.url))],
            "isPartOf": {"@type": "WebSite", "name": site_name, "url": site_url},
        },
        _breadcrumb(site_url, practice.title, place),
    )


def organisation(site_url: str, found: Organisation, place: Place) -> dict[str, object]:
    """An organisation, with its own site where it has one."""
    address = _absolute(site_url, place.address)
    described: dict[str, object] = {"@type": "Organization", "@id": address, "name": found.name}
    optional = {
        "legalName": found.legal_name,
        "alternateName": found.acronym,
        "description": found.description,
        "url": external(found.website),
    }
    described |= {key: value for key, value in optional.items() if value}
    return _graph(described, _breadcrumb(site_url, found.name, place))


def collection(site_url: str, title: str, place: Place) -> dict[str, object]:
    """A list of practices."""
    address = _absolute(site_url, place.address)
    described: dict[str, object] = {
        "@type": "CollectionPage",
        "@id": address,
        "url": address,
        "name": title,
        "inLanguage": "it",
    }
    return _graph(described, _breadcrumb(site_url, title, place))


def _graph(*nodes: dict[str, object]) -> dict[str, object]:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def _breadcrumb(site_url: str, title: str, place: Place) -> dict[str, object]:
    steps = (*place.breadcrumb, (title, place.address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": label, "item": _absolute(site_url, address)}
            for n, (label, address) in enumerate(steps, 1)
        ],
    }


def _absolute(site_url: str, address: str) -> str:
    return site_url.rstrip("/") + address
