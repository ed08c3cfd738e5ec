"""Which pages to look at: as few as show every kind of place and every kind of element that the site has anywhere.

The list comes from the finished site, so a new page, component, filter or form joins every test by itself.
"""

from pathlib import Path

from tests.walk import PageRead, read_site


def templates(folder: Path) -> list[str]:
    """Their addresses, in alphabetical order."""
    seen = {address: _features(page) for address, page in read_site(folder).items() if not _redirects(page)}
    missing = set().union(*seen.values())
    chosen = []
    while missing:
        best = max(seen, key=lambda address: (len(seen[address] & missing), address))
        missing -= seen[best]
        chosen.append(best)
    return sorted(chosen)


def _features(page: PageRead) -> set[tuple[str, ...]]:
    """Section and depth of a page, and each element of it with its class, role or type."""
    parts = [part for part in page.address.split("/") if part]
    found: set[tuple[str, ...]] = {("place", *parts[:1], str(len(parts)))}
    for tag, values in page.tags:
        found |= {(tag, name) for name in (values.get("class") or "").split()}
        found |= {(tag, name, values[name] or "") for name in ("type", "role") if name in values}
    return found


def _redirects(page: PageRead) -> bool:
    """A page that leads on at once cannot be looked at."""
    return any(values.get("http-equiv") == "refresh" for _, values in page.tags)
