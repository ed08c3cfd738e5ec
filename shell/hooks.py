"""MkDocs events, and nothing else: read before, add the frames, catch them, hand them to the press.

Works under `concilia build`, which binds what it has read, and under plain `mkdocs build` and `mkdocs serve`.
"""

import logging
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from catalog.problems import render
from macros.bound import Bound, bind, current
from macros.press import PressError
from shell.complaints import located
from shell.failures import InstallationError
from shell.frames import FRAMES, source_text
from shell.links import dead_links
from shell.printing import print_site
from shell.reading import handed_over, read
from shell.settings import site_of
from shell.sheets import JOINED, joined

# Below `mkdocs.plugins`, so that a strict build counts what is said here.
_log = logging.getLogger("mkdocs.plugins.concilia")


@dataclass(slots=True)
class _Run:
    """What one build gathers between its events."""

    frames: dict[str, str] = field(default_factory=dict)
    authored: dict[str, str] = field(default_factory=dict)
    """Address → source, of the pages written by people."""


_run = _Run()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Bind the checked catalogue, before the macros plugin needs it and before the old site is emptied."""
    global _run  # noqa: PLW0603 - a hook is a module, so its state is one too
    _run = _Run()
    bind(_work(config))
    # The press writes the sitemap, which has to know the record pages too.
    config.theme.static_templates.discard("sitemap.xml")
    # Templates and files come from overrides/ alone: the engine need not walk through Material's ten thousand icons.
    del config.theme.dirs[1:]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add one page for each frame, and join our style sheets."""
    for file in list(files):
        if file.is_documentation_page():
            _run.authored["/" if file.url == "./" else f"/{file.url}"] = file.src_uri
        elif any(file.src_uri in sheets for sheets in JOINED.values()):
            files.remove(file)
    for name, sheets in JOINED.items():
        files.append(File.generated(config, name, content=joined(Path(config.theme.dirs[0]), sheets)))
    for frame in FRAMES:
        page = File.generated(config, frame.source, content=source_text(frame), inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(page)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """After Markdown, put back the blocks that the macros made."""
    return current().parking.fetch(html)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs hands all three
    """Keep the frames for the press: an empty output is not written."""
    for frame in FRAMES:
        if page.file.src_uri == frame.source:
            _run.frames[frame.name] = output
            return ""
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Print the records, the open data and the indexes beside the authored pages; then look for dead links."""
    site, root = Path(config.site_dir), Path(config.config_file_path).parent
    try:
        print_site(root, site, current(), _run.frames, _run.authored)
    except PressError as error:
        raise PluginError(str(error)) from error
    # A record that was left out may be missed by a page: then it is no mistake of that page.
    level = logging.INFO if current().forgiving else logging.WARNING
    for source, link in dead_links(site, _run.authored):
        _log.log(level, located(root, source, link, f"Il collegamento «{link}» non porta a nessuna pagina."))
    bind(None)


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - MkDocs hands it
    """A build that failed leaves nothing bound."""
    bind(None)


def _work(config: MkDocsConfig) -> Bound:
    try:
        reading = handed_over() or read(Path(config.config_file_path).parent)
    except InstallationError as error:
        raise PluginError(str(error)) from error
    if reading.catalog is None:
        raise PluginError("\n" + render([p for p in reading.problems if p.severity == "error"]))
    return Bound(reading.catalog, reading.schema, site_of(config), reading.forgiving)
