"""Writes a record to its one place under `data/`: never over another, never through a link."""

import os
from pathlib import Path

from catalog.drafts import plain
from catalog.places import FOLDERS, MEMBERS
from catalog.source import read
from shell.failures import InstallationError


def holder(root: Path, record: str, id_: str) -> str | None:
    """The file that already holds a record of this name, in whatever folder of its kind; the list of members too."""
    if record == "organisation" and id_ in _members(root):
        return MEMBERS
    found = sorted(root.glob(f"{FOLDERS[record]}{'*/' if record == 'practice' else ''}{id_}.yaml"))
    return found[0].relative_to(root).as_posix() if found else None


def _members(root: Path) -> set[str]:
    listed = plain(read(root / MEMBERS, MEMBERS).root)
    return {str(item.get("id")) for item in listed if isinstance(item, dict)} if isinstance(listed, list) else set()


def file_record(root: Path, place: str, text: str, *, replace: bool = False) -> None:
    """Write the text to `place` (see `catalog.naming.place_of`); InstallationError when that cannot be done safely."""
    path = root / place
    for folder in (*reversed(path.relative_to(root).parents[:-1]),):
        if (root / folder).is_symlink():
            raise InstallationError(
                f"{folder} è un collegamento a un'altra cartella: la scheda va in una cartella vera."
            )
    path.parent.mkdir(parents=True, exist_ok=True)
    how = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | (os.O_TRUNC if replace else os.O_EXCL)
    try:
        with os.fdopen(os.open(path, how, 0o644), "wb") as file:
            file.write(text.encode())
    except FileExistsError:
        raise InstallationError(f"{place} c'è già: scegli un altro titolo, oppure correggi quella scheda.") from None
    except OSError as error:
        raise InstallationError(f"Non riesco a scrivere {place}: {error.strerror}.") from error
