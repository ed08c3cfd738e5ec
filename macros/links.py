"""Addresses: one function makes every internal link, one judges every external one."""

import re

from catalog.facets import slug

# Whole addresses only: no spaces, quotes, backslashes, control characters or invisible characters that could mislead.
_EXTERNAL = re.compile(
    r"https?://[^\s\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\"'<>\\^`{|}]+", re.IGNORECASE
)
_MAILBOX = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def href(from_address: str, to_address: str) -> str:
    """A relative link between two addresses of the site; right at every depth and when the site lives under a path.

    Both begin with `/`; the target may end in `#anchor`. ValueError when either is not an address of the site.
    """
    for address in (from_address, to_address):
        if not address.startswith("/") or address.startswith("//"):
            raise ValueError(f"not an address of the site: {address!r}")
    return (to_root(from_address) + to_address[1:]) or "./"


def to_root(address: str) -> str:
    """The relative way from a page up to the root of the site: `/pratiche/x/` → `../../`."""
    return "../" * (address.count("/") - 1)


def external(url: str | None) -> str | None:
    """The address if a reader may follow it (http or https, well formed, without credentials), else None."""
    if not url or not _EXTERNAL.fullmatch(url):
        return None
    host = url.split("/", 3)[2].split("?", 1)[0].split("#", 1)[0]
    return url if host and "@" not in host else None


def mailbox(contact: str | None) -> str | None:
    """A `mailto:` link if the contact is a plain mailbox, else None."""
    return f"mailto:{contact}" if contact and _MAILBOX.fullmatch(contact) else None


def practice_address(practice_id: str) -> str:
    """Where the page of a practice lives, for ever."""
    return f"/pratiche/{practice_id}/"


def organisation_address(organisation_id: str) -> str:
    """Where the page of an organisation lives, for ever."""
    return f"/organizzazioni/{organisation_id}/"


def facet_address(facet_id: str, term_id: str | None = None) -> str:
    """Where a facet, or one of its values, lives."""
    return f"/sfoglia/{facet_id}/" if term_id is None else f"/sfoglia/{facet_id}/{slug(term_id)}/"
