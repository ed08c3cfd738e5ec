"""Names of changed files, as Git lists them: untrusted text, which only ever chooses among files that are there."""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from shell.failures import InstallationError

FROM_INPUT = "-"
DATA = "data/"


def names(given: Sequence[str]) -> tuple[str, ...]:
    """The names on the command line; `-` stands for those on the standard input, ended by NUL or by a new line."""
    found: list[str] = []
    for name in given:
        found += _split(sys.stdin.buffer.read()) if name == FROM_INPUT else [name]
    return tuple(dict.fromkeys(found))


def from_input() -> tuple[str, ...]:
    """The names on the standard input."""
    return names([FROM_INPUT])


def changed_since(base: str, root: Path) -> tuple[str, ...]:
    """The files that differ from where this branch left `base`; a renamed file counts under both names."""
    command = ["git", "diff", "--name-only", "--no-renames", "-z", "--end-of-options", f"{base}...HEAD", "--"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603 - no shell, one argument
    if done.returncode:
        raise InstallationError(f"Git non trova «{base}»: serve un ramo o un commit scaricato per intero.")
    return tuple(_split(done.stdout))


def text_at(base: str, path: str, root: Path) -> bytes | None:
    """A file as it was at a point of the history; None when it was not there, or there is no such point."""
    command = ["git", "show", "--end-of-options", f"{base}:{path}"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603 - no shell, one argument
    return None if done.returncode else done.stdout


def of_data(changed: Iterable[str]) -> tuple[str, ...]:
    """Those under `data/`."""
    return tuple(name for name in changed if name.startswith(DATA) and ".." not in name.split("/"))


def outside_data(changed: Iterable[str]) -> tuple[str, ...]:
    """Those that a proposal of data does not touch."""
    inside = set(of_data(changed))
    return tuple(name for name in changed if name not in inside)


def _split(raw: bytes) -> list[str]:
    text = os.fsdecode(raw)
    return [name for name in text.split("\0" if "\0" in text else "\n") if name]
