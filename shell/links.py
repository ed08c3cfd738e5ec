"""Finds links of authored pages that lead nowhere; the engine itself only knows the pages that it made."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_LINK = re.compile(r'<(?:a|img|link|script|source)\s[^>]*?(?:href|src)="([^"]+)"')
_SITE = "site.invalid"


def dead_links(site: Path, pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(source, link) of every internal link that leads nowhere, once for each target; `pages` is address → source."""
    judged: set[str] = set()
    for address, source in pages.items():
        html = (site / address.lstrip("/") / "index.html").read_text("utf-8")
        for link in map(unescape, _LINK.findall(html)):
            target = urlsplit(urljoin(f"https://{_SITE}{address}", link))
            # The engine has reported what still leads to a source file.
            if target.netloc != _SITE or target.path in judged or target.path.endswith(".md"):
                continue
            judged.add(target.path)
            if not _leads(site, unquote(target.path)):
                yield source, link


def _leads(site: Path, path: str) -> bool:
    file = site / path.lstrip("/")
    return (file / "index.html" if path.endswith("/") else file).is_file()
