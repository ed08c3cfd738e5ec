"""After the engine: cut the frames and print every record page, the open data and the indexes into the site."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from catalog.browser import browser_files
from finding.files import files as search_files
from macros.bound import Bound
from macros.catalogue_view import all_cards
from macros.finder_pages import finder_files, finder_pages
from macros.pages import dated, pages, redirects
from macros.press import Frame, Listed, Press
from macros.proposal_files import proposal_files
from shell.frames import TOKENS
from shell.twin import beside


def print_site(root: Path, folder: Path, work: Bound, frames: Mapping[str, str], authored: Iterable[str]) -> None:
    """Print everything that the engine did not; `root` is the project's folder.

    PressError when the frames do not fit or an address is taken.
    """
    press = Press(folder, work.site, {name: Frame.split(name, html, TOKENS) for name, html in frames.items()})
    # Two halves of about the same length, each written by the process that makes it.
    with beside(lambda: _finding(press, folder, work, authored)) as finding:
        printed = press.pages(dated(pages(work.catalog, work.schema, work.site), work.catalog))
        press.redirects(redirects(work.catalog))
        press.files(work.files)
        press.files(browser_files(work.catalog, work.schema))
        press.files(proposal_files(work.catalog, work.schema, lambda path: (root / path).read_text("utf-8")))
        printed += finding()
    press.index([*printed, *((address, None) for address in authored)])


def _finding(press: Press, folder: Path, work: Bound, authored: Iterable[str]) -> list[Listed]:
    """Search, comparison and the ready-made answers of the finder; the pages among them."""
    press.files(finder_files(work.reader))
    press.files(search_files(work.catalog, _finished(folder, authored), all_cards(work.reader)))
    return press.pages(dated(finder_pages(work.reader, work.site), work.catalog))


def _finished(folder: Path, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The authored pages as the engine wrote them: address, HTML."""
    for address in addresses:
        yield address, (folder / address.strip("/") / "index.html").read_text("utf-8")
