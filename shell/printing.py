"""After the engine: cut the frames and print every record page, the open data and the indexes into the site."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.bound import Bound
from macros.pages import pages, redirects
from macros.press import Frame, Press, PressError
from shell.failures import InstallationError
from shell.frames import TOKENS


def print_site(folder: Path, work: Bound, frames: Mapping[str, str], authored: Iterable[str]) -> None:
    """Print everything that the engine did not. InstallationError when the frames do not fit or an address is taken."""
    try:
        cut = {name: Frame.split(name, html, TOKENS) for name, html in frames.items()}
        press = Press(folder, work.site, cut)
        press.pages(pages(work.catalog, work.schema, work.site))
        press.redirects(redirects(work.catalog))
        press.files(work.files)
        press.index(authored)
    except PressError as error:
        raise InstallationError(str(error)) from error
