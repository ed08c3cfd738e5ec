"""Reads and checks `data/` and the macro calls of `content/`, before anything is built."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from catalog.descriptor import ContractError, Descriptor
from catalog.files import DESCRIPTOR, VOCABULARIES_PATH
from catalog.load import Loaded, load
from catalog.model import Catalog
from catalog.problems import Problem
from shell.failures import InstallationError

DATA = "data"
CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Reading:
    """The catalogue to build from (None when it must not be built) and every problem found on the way."""

    catalog: Catalog | None
    schema: Descriptor
    problems: tuple[Problem, ...]
    forgiving: bool = False
    """True when macros may fail: some of them are wrong, or ask for records that were left out."""


def today() -> date:
    """The day of the build; SOURCE_DATE_EPOCH fixes it, so that a build can be repeated exactly."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if not fixed:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(fixed), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise InstallationError("SOURCE_DATE_EPOCH dev'essere un numero di secondi, come 1795348800.") from error


def read_data(root: Path) -> Loaded:
    """Everything under `data/`. InstallationError when the folder or its contract is not there."""
    data = root / DATA
    if not (data / DESCRIPTOR).is_file():
        raise InstallationError(f"Non trovo {DATA}/{DESCRIPTOR}: esegui il comando dalla cartella del progetto.")
    try:
        return load(data, today())
    except ContractError as error:
        raise InstallationError(str(error)) from error


def read(root: Path, *, sound_only: bool = False) -> Reading:
    """Data and macro calls; with `sound_only`, files with errors are reported and then left out."""
    from macros.authoring import check

    loaded = read_data(root)
    schema = loaded.descriptor
    if loaded.catalog is None:
        # The macros are not judged: they would be blamed for asking for the records that are wrong.
        return Reading(sound(root, loaded) if sound_only else None, schema, loaded.problems, forgiving=True)
    mistakes = tuple(check(root / CONTENT, loaded.catalog, schema))
    catalog = loaded.catalog if sound_only or not mistakes else None
    return Reading(catalog, schema, loaded.problems + mistakes, forgiving=bool(mistakes))


def sound(root: Path, loaded: Loaded) -> Catalog | None:
    """What is left without the files that have errors, nor those that then miss something; None if that is no use."""
    without: set[str] = set()
    while loaded.catalog is None:
        wrong = {p.path for p in loaded.errors} - without
        if not wrong or VOCABULARIES_PATH in wrong:
            return None
        without |= wrong
        loaded = load(root / DATA, today(), without)
    return loaded.catalog


_handed: list[Reading] = []


def hand_over(reading: Reading) -> None:
    """Leave what was read for the hooks of the build that follows, which the engine starts and hands nothing."""
    _handed[:] = [reading]


def handed_over() -> Reading | None:
    """What was left, once; None when the engine was started by itself."""
    return _handed.pop() if _handed else None
