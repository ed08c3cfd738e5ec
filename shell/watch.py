"""Waits for changes: compares the time and size of every file that the portal is made of."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

WATCHED = ("data", "content", "catalog", "finding", "macros", "overrides", "shell", "mkdocs.yml")
PAUSE = 0.4
"""Seconds between two looks at the files."""


def watch(root: Path, rebuild: Callable[[], None]) -> None:
    """Rebuild at once and then after every change, for ever."""
    seen: Mapping[str, tuple[int, int]] | None = None
    while True:
        now = stamps(root)
        if now != seen:
            # Remembered from before the build: a file saved meanwhile is a change for the next round.
            seen = now
            rebuild()
        time.sleep(PAUSE)


def stamps(root: Path) -> dict[str, tuple[int, int]]:
    """Time and size of every file that the portal is made of."""
    found: dict[str, tuple[int, int]] = {}
    for top in os.scandir(root):
        if top.name in WATCHED:
            for entry in _files(top):
                # Gone between the listing and the look: the next round will tell.
                with suppress(OSError):
                    state = entry.stat()
                    found[entry.path] = (state.st_mtime_ns, state.st_size)
    return found


def _files(entry: os.DirEntry[str]) -> Iterator[os.DirEntry[str]]:
    if not entry.is_dir():
        yield entry
    elif entry.name != "__pycache__":
        with suppress(OSError):
            for inner in os.scandir(entry.path):
                yield from _files(inner)
