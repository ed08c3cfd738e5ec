"""The same pages as stock Material makes them, without any setting of ours: what a portal would weigh by default."""

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

SETTINGS = """\
site_name: Di serie
theme: {name: material, language: it}
nav: [%s]
validation: {absolute_links: ignore, unrecognized_links: ignore, links: {not_found: ignore, anchors: ignore}}
"""
_MAIN = re.compile(r"<main\b.*?</main>", re.S)


def build_stock(site: Path, addresses: Iterable[str], folder: Path) -> Path:
    """Build into `folder/site` a stock Material site with the content of these pages of the finished `site`."""
    docs = folder / "docs"
    names = []
    for address in addresses:
        name = f"{address.strip('/')}/index.md".lstrip("/")
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(_content(site / address.strip("/") / "index.html"), "utf-8")
        names.append(name)
    (folder / "mkdocs.yml").write_text(SETTINGS % ", ".join(names), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def _content(page: Path) -> str:
    """The main part of a page as one block of HTML, which Markdown leaves alone."""
    found = _MAIN.search(page.read_text("utf-8"))
    whole = found[0] if found else ""
    inside = whole[whole.index(">") + 1 : -len("</main>")]
    return f"<div>{' '.join(inside.split())}</div>\n"
