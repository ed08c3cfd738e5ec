"""`concilia comment`: prints the comment on a proposal; whatever is wrong with the data, it succeeds."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from catalog.addresses import Visit
from catalog.document import Document
from catalog.drafts import plain
from catalog.load import Loaded
from catalog.mended import right_lines
from catalog.naming import place_of, slug
from catalog.places import MEMBERS, record_of, right_fields
from catalog.problems import Problem, visible
from catalog.shapes import shape_of
from catalog.source import parse, read
from macros.comment import comment
from macros.comment_subject import Proposal
from macros.reader import Reader
from shell.failures import InstallationError
from shell.names import names, of_data, outside_data, text_at
from shell.reading import read_data, sound
from shell.site_address import site_address

MOST_VISITS = 1_000_000
"""Bytes of the file of visits that are read: it may come from another job."""


def run(options: argparse.Namespace) -> int:
    """Print the comment."""
    root, changed = Path.cwd(), names(options.changed or ())
    sys.stdout.write(comment(proposal(root, changed, _visits(options.links), _earlier(options.base, root))))
    return 0


def proposal(
    root: Path, changed: tuple[str, ...], visits: tuple[Visit, ...] | None = (), members: Any = None
) -> Proposal:
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
    more: Mapping[str, Any] = {
        "right": _right(root, own, loaded),
        "mended": _mended(root, own, loaded),
        "places": _places(root, loaded),
        "members_before": members,
        "members": _members(root) if MEMBERS in own else None,
    }
    return Proposal(problems=loaded.problems, reader=reader, schema=schema, **more, **about)


def _right(root: Path, changed: tuple[str, ...], loaded: Loaded) -> Mapping[str, tuple[str, ...]]:
    """For each changed file with errors, what is right in it already."""
    found = {}
    for path, errors in _wrong(root, changed, loaded):
        found[path] = right_fields(read(root / path, path), errors, loaded.descriptor, record_of(path) or "")
    return {path: titles for path, titles in found.items() if titles}


def _mended(root: Path, changed: tuple[str, ...], loaded: Loaded) -> Mapping[str, Mapping[int, str]]:
    """For each changed file with errors, the lines that can be told as they are right."""
    return {
        path: right_lines(read(root / path, path).lines, errors, shape_of(loaded.descriptor, record_of(path) or ""))
        for path, errors in _wrong(root, changed, loaded)
    }


def _wrong(root: Path, changed: tuple[str, ...], loaded: Loaded) -> Iterator[tuple[str, list[Problem]]]:
    """The changed records with errors; what is a link, or is gone, is not opened."""
    for path in changed:
        errors = [problem for problem in loaded.errors if problem.path == path]
        if record_of(path) and errors and (root / path).is_file() and not (root / path).is_symlink():
            yield path, errors


def _places(root: Path, loaded: Loaded) -> Mapping[str, str]:
    """Where a record belongs whose file has a name that the portal does not read."""
    found: dict[str, str] = {}
    for problem in loaded.errors:
        path = root / problem.path
        if problem.code == "unknown-file" and path.is_file() and not path.is_symlink():
            record = plain(read(path, problem.path).root)
            text = record if isinstance(record, dict) else {}
            kind = "organisation" if "name" in text else "practice"
            place = place_of(kind, slug(path.name.split(".")[0]), str(text.get("kind", "")))
            found |= {problem.path: place} if place else {}
    return found


def _members(root: Path) -> Any:
    """The list of members as it is now; a link is not opened."""
    path = root / MEMBERS
    return plain(read(path, MEMBERS).root) if path.is_file() and not path.is_symlink() else None


def _earlier(base: str | None, root: Path) -> Any:
    """The list of members before the proposal; None when nobody says where that was."""
    text = text_at(base, MEMBERS, root) if base else None
    return None if text is None else plain(parse(text, Document(MEMBERS)).root)


def _visits(name: str | None) -> tuple[Visit, ...] | None:
    """What «concilia links» found; None when it could not finish, which must not cost anybody the comment."""
    if not name:
        return ()
    try:
        with Path(name).open("rb") as file:
            return msgspec.json.decode(file.read(MOST_VISITS), type=tuple[Visit, ...])
    except (OSError, msgspec.MsgspecError):
        return None
