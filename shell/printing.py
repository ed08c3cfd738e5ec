"""After the engine: cut the frames and print every record page, the open data and the indexes into the site."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from catalog.browser import browser_files
from finding.files import files as search_files
from macros.bound import Bound
from macros.catalogue_view import long_lists
from macros.finder_pages import finder_files, finder_pages
from macros.pages import dated, pages, redirects
from macros.press import Frame, Press
from macros.proposal_files import proposal_files
from shell.frames import TOKENS
from shell.twin import beside


def print_site(root: Path, folder: Path, work: Bound, frames: Mapping[str, str], authored: Iterable[str]) -> None:
    """Print everything that the engine did not; `root` is the project's folder.

    PressError when the frames do not fit or an address is taken.
    """
    press = Press(folder, work.site, {name: Frame.split(name, html, TOKENS) for name, html in frames.items()})
    finding = beside(lambda: [*finder_files(work.reader), *_search(folder, work, authored)])
    records = pages(work.catalog, work.schema, work.site)
    press.pages(dated(chain(records, finder_pages(work.reader, work.site))))
    press.redirects(redirects(work.catalog))
    press.files(work.files)
    press.files(browser_files(work.catalog, work.schema))
    press.files(proposal_files(work.catalog, work.schema, lambda path: (root / path).read_text("utf-8")))
    press.files(finding())
    press.index(authored)


def _search(folder: Path, work: Bound, authored: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    return search_files(work.catalog, _finished(folder, authored), long_lists(work.reader))


def _finished(folder: Path, addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The authored pages as the engine wrote them: address, HTML."""
    for address in addresses:
        yield address, (folder / address.strip("/") / "index.html").read_text("utf-8")
