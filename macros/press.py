"""The press: splits each frame of the engine at its marked places, once, and prints every record page into it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.beside import redirect_html, robots, sitemap, zipped
from macros.pages import Page, Redirect, Site
from macros.slots import fill

Listed = tuple[str, str | None]
"""Address of a page, and when it last changed."""


class PressError(Exception):
    """The frames do not fit, or two pages want one address: one Italian sentence."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The engine's page cut at its places: `pieces` has one item more than `places`, and they alternate."""

    pieces: tuple[str, ...]
    places: tuple[str, ...]

    @classmethod
    def split(cls, name: str, html: str, tokens: Mapping[str, str]) -> "Frame":
        """Cut `html` at the token of each place. PressError if a token is missing or doubled."""
        for place, token in tokens.items():
            if (count := html.count(token)) != 1:
                raise PressError(
                    f"Nella cornice «{name}» il posto «{place}» compare {count} volte, e deve comparire "
                    "una volta sola: controlla overrides/main.html e le sue parti."
                )
        ordered = sorted(tokens, key=lambda place: html.index(tokens[place]))
        pieces = []
        for place in ordered:
            before, html = html.split(tokens[place])
            pieces.append(before)
        return cls((*pieces, html), tuple(ordered))

    def print(self, values: Mapping[str, str]) -> bytes:
        """The page: pieces and values joined; nothing in a value is ever searched or replaced."""
        parts = [self.pieces[0]]
        for place, piece in zip(self.places, self.pieces[1:], strict=True):
            parts += (values[place], piece)
        return "".join(parts).encode("utf-8", "replace")


class Press:
    """Writes into a fresh site folder; never over a file that is already there."""

    def __init__(self, folder: Path, site: Site, frames: Mapping[str, Frame]) -> None:
        self._folder, self._site, self._frames = folder, site, frames
        self._made: set[str] = set()

    def pages(self, pages: Iterable[Page]) -> list[Listed]:
        """Print each page into its frame; what the sitemap has to know of them."""
        printed: list[Listed] = []
        for page in pages:
            if page.frame not in self._frames:
                raise PressError(f"La pagina {page.address} chiede la cornice «{page.frame}», che non c'è.")
            self.write(f"{page.address}index.html", self._frames[page.frame].print(fill(page, self._site)))
            printed.append((page.address, page.updated.isoformat() if page.updated else None))
        return printed

    def redirects(self, redirects: Iterable[Redirect]) -> None:
        """At each old address, a page that leads to the new one."""
        for redirect in redirects:
            self.write(f"{redirect.address}index.html", redirect_html(redirect, self._site).encode())

    def files(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write ready-made files, such as the open data."""
        for path, content in files:
            self.write(path, content)

    def index(self, pages: Iterable[Listed]) -> None:
        """Write sitemap and robots.txt for these pages."""
        text = sitemap(self._site, sorted(pages))
        self.write("sitemap.xml", text)
        self.write("sitemap.xml.gz", zipped(text))
        self.write("robots.txt", robots(self._site))

    def write(self, path: str, content: bytes) -> None:
        """Write one new file. PressError if it exists already: no page replaces another one."""
        relative = path.lstrip("/")
        parent, _, _ = relative.rpartition("/")
        if parent not in self._made:
            (self._folder / parent).mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        try:
            with open(f"{self._folder}/{relative}", "xb") as file:  # noqa: PTH123 - a Path a page is a second in 10,000
                file.write(content)
        except FileExistsError:
            raise PressError(
                f"Due pagine vogliono lo stesso indirizzo /{relative.removesuffix('index.html')}: cambia l'id "
                "di una scheda, oppure il nome della pagina in content/."
            ) from None
