"""Rebuilds for the live server, each time in a process of its own.

So a change in Python takes effect too, and nothing of a failed build is left behind.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from shell.banner import banner_html
from shell.shown import Shown


def say(text: str) -> None:
    """One line on the terminal, at once also when it is read by another program."""
    print(text, flush=True)


class Workshop:
    """Builds by turns into two folders, so that what is shown is never touched while it is shown."""

    def __init__(self, root: Path, folder: Path, shown: Shown) -> None:
        self._root, self._folder, self._shown = root, folder, shown
        self._turn = 0
        self._complete = False
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    def rebuild(self) -> None:
        """Build once and show the outcome; the sound records alone until a first build is complete."""
        folder = self._folder / "ab"[self._turn]
        outcome = self._build(folder)
        clean = outcome["built"] and not outcome["problems"]
        self._complete = self._complete or clean
        if outcome["built"]:
            self._turn = 1 - self._turn
            self._shown.prefix = _prefix(folder)
            self._shown.show(folder, "" if clean else banner_html(outcome, "le schede sbagliate non si vedono"))
        elif last := self._shown.folder or self._last_built():
            self._shown.show(last, banner_html(outcome, "vedi l'ultima versione buona"))
        else:
            self._shown.show(None, banner_html(outcome, "non c'è ancora nulla da mostrare"))
        if not clean:
            say("Ci sono problemi: il portale ne mostra l'elenco in cima a ogni pagina, finché non li risolvi.")

    def _last_built(self) -> Path | None:
        site = self._root / "site"
        return site if (site / "index.html").is_file() else None

    def _build(self, folder: Path) -> dict[str, Any]:
        command = [sys.executable, "-m", "shell.cli", "build", "--json", "--site", str(folder)]
        command += [] if self._complete else ["--sound-only"]
        done = subprocess.run(command, cwd=self._root, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
        try:
            outcome: dict[str, Any] = json.loads(done.stdout)
        except ValueError:
            outcome = {"built": False, "problems": [], "messages": [done.stderr.strip()[-4000:]], "report": done.stderr}
        say(outcome.pop("report").rstrip())
        return outcome


def _prefix(folder: Path) -> str:
    """The path that the published site will live under, as robots.txt tells it: `/milano-concilia`."""
    _, _, sitemap = (folder / "robots.txt").read_text("utf-8").partition("Sitemap: ")
    return urlsplit(sitemap.strip()).path.removesuffix("/sitemap.xml")
