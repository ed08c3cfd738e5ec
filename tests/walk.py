"""Reads the finished site as a visitor's browser would: pages, their links, their anchors."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_LINKS = {"a": "href", "area": "href", "link": "href", "img": "src", "script": "src", "source": "src", "use": "href"}


@dataclass
class PageRead:
    """What a test wants to know of one page; `address` begins with `/` and is relative to the site."""

    address: str
    text: str
    lang: str | None = None
    title: str = ""
    description: str = ""
    robots: str = ""
    headings: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: PageRead) -> None:
        super().__init__()
        self.page = page
        self._in_title = False
        self.feed(page.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.page.tags.append((tag, values))
        if tag == "html":
            self.page.lang = values.get("lang")
        elif tag == "meta" and values.get("name") in ("description", "robots"):
            setattr(self.page, str(values["name"]), values.get("content") or "")
        # A title inside a drawing is not the title of the page.
        self._in_title = tag == "title" and not self.page.title
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.page.headings.append(tag)
        if values.get("id"):
            self.page.ids.append(str(values["id"]))
        if (link := values.get(_LINKS.get(tag, ""))) is not None and values.get("rel") != "canonical":
            self.page.links.append(link)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.page.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False


def read_site(folder: Path) -> dict[str, PageRead]:
    """Every HTML page of a built site, by address."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        address = "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
        pages[address] = PageRead(address, path.read_text("utf-8"))
        _Reader(pages[address])
    return pages


def broken_links(folder: Path, pages: dict[str, PageRead], prefix: str) -> list[str]:
    """Every internal link that leads nowhere when the site lives under `prefix` (`/milano-concilia`)."""
    found = []
    for page in pages.values():
        for link in page.links:
            whole = urljoin(f"https://site.invalid{prefix}{page.address}", link)
            parts = urlsplit(whole)
            if parts.netloc == "site.invalid" and not _leads(
                folder, pages, prefix, unquote(parts.path), parts.fragment
            ):
                found.append(f"{page.address}: {link}")
    return found


def _leads(folder: Path, pages: dict[str, PageRead], prefix: str, path: str, anchor: str) -> bool:
    if not path.startswith(f"{prefix}/"):
        return False
    address = path.removeprefix(prefix)
    if page := pages.get(address):
        return not anchor or unquote(anchor) in page.ids
    return not address.endswith("/") and (folder / address[1:]).is_file()
