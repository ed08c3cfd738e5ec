"""What a comment is about: what a proposal changes, and what the checks found in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalog.addresses import Visit
from catalog.descriptor import Descriptor
from catalog.model import Organisation, Practice
from catalog.problems import Problem
from macros.github import code
from macros.reader import Reader


@dataclass(frozen=True)
class Proposal:
    """What a proposal changes, and what the checks found."""

    changed: tuple[str, ...]
    """Files under `data/`; untrusted names."""
    gone: Collection[str]
    """Those that the proposal removes."""
    problems: tuple[Problem, ...]
    reader: Reader | None
    """The records that are in order, with those of the proposal; None when none can be read."""
    schema: Descriptor | None
    right: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """File with errors → the titles of its fields that have none."""
    mended: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """File with errors → number of a line → that line as it is right."""
    places: Mapping[str, str] = field(default_factory=dict)
    """File with a name that the portal does not read → the one that it should have."""
    members_before: Any = None
    """The list of members before the proposal, as plain values; None when that is not known."""
    members: Any = None
    """The list of members as it is now."""
    visits: tuple[Visit, ...] = ()
    visited: bool = True
    """Whether the addresses could be tried at all."""
    outside: tuple[str, ...] = ()
    """Changed files outside `data/`."""
    site_url: str = ""
    """Where the portal is published; empty while that is not decided."""
    failure: str = ""
    """Why the checks could not run at all."""


def back_again(proposal: Proposal) -> str:
    """How to undo that a record is gone: most people who «remove» one wanted something else.

    Git knows no new names: a record that went while another of its kind came has probably been given one.
    """
    gone = sorted(proposal.gone)
    kinds = {path.split("/")[1] for path in gone}
    came = any(path not in proposal.gone and path.split("/")[1] in kinds for path in proposal.changed)
    renamed = f"Hai cambiato il nome del file? Rimetti quello di prima: {code(gone[0])}. " if came else ""
    return f"{renamed}Non volevi toglierla? Chiudi questa richiesta con `Close pull request`: niente cambia."


def record_at(reader: Reader | None, path: str) -> Practice | Organisation | None:
    """The one record that a file holds, if it is among those in order."""
    if reader is None:
        return None
    records: tuple[Practice | Organisation, ...] = (
        *reader.catalog.practices.values(),
        *reader.catalog.organisations.values(),
    )
    # members.yaml holds many records: none of them stands for the file.
    found = [record for record in records if record.path == path]
    return found[0] if len(found) == 1 and path.endswith(f"/{found[0].id}.yaml") else None
