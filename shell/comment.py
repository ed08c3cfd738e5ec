"""`concilia comment`: prints the comment on a proposal; whatever is wrong with the data, it succeeds."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from catalog.addresses import Visit
from catalog.load import Loaded
from catalog.places import record_of, right_fields
from catalog.problems import visible
from catalog.source import read
from macros.comment import comment
from macros.comment_subject import Proposal
from macros.reader import Reader
from shell.failures import InstallationError
from shell.names import names, of_data, outside_data
from shell.reading import read_data, sound
from shell.site_address import site_address

MOST_VISITS = 1_000_000
"""Bytes of the file of visits that are read: it may come from another job."""


def run(options: argparse.Namespace) -> int:
    """Print the comment."""
    changed = names(options.changed or ())
    sys.stdout.write(comment(proposal(Path.cwd(), changed, _visits(options.links))))
    return 0


def proposal(root: Path, changed: tuple[str, ...], visits: tuple[Visit, ...] | None = ()) -> Proposal:
    """What the proposal changes, and what the checks say of it."""
    raw = of_data(changed)
    # The check speaks of files by names that show all that they say.
    own = tuple(visible(name) for name in raw)
    about: Mapping[str, Any] = {
        "changed": own,
        "gone": frozenset(visible(name) for name in raw if not os.path.lexists(root / name)),
        "outside": outside_data(changed),
        "visits": tuple(visit for visit in visits or () if visit.address.path in own),
        "visited": visits is not None,
        "site_url": site_address(root),
    }
    try:
        loaded = read_data(root)
    except InstallationError as error:
        return Proposal(problems=(), reader=None, schema=None, failure=str(error), **about)
    schema = loaded.descriptor
    catalog = loaded.catalog or sound(root, loaded)
    reader = Reader(catalog, schema) if catalog else None
    return Proposal(problems=loaded.problems, reader=reader, schema=schema, right=_right(root, own, loaded), **about)


def _right(root: Path, changed: tuple[str, ...], loaded: Loaded) -> Mapping[str, tuple[str, ...]]:
    """For each changed file with errors, what is right in it already."""
    found = {}
    for path in changed:
        record = record_of(path)
        errors = [problem for problem in loaded.errors if problem.path == path]
        if record and errors and (root / path).is_file() and not (root / path).is_symlink():
            found[path] = right_fields(read(root / path, path), errors, loaded.descriptor, record)
    return {path: titles for path, titles in found.items() if titles}


def _visits(name: str | None) -> tuple[Visit, ...] | None:
    """What «concilia links» found; None when it could not finish, which must not cost anybody the comment."""
    if not name:
        return ()
    try:
        with Path(name).open("rb") as file:
            return msgspec.json.decode(file.read(MOST_VISITS), type=tuple[Visit, ...])
    except (OSError, msgspec.MsgspecError):
        return None
