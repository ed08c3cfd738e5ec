"""Builds beside and swaps: the old site stays as it is until the new one is complete."""

import json
import os
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from catalog.problems import Problem, hints, render
from shell import engine
from shell.failures import InstallationError
from shell.reading import hand_over, read


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: `built` says whether the site was replaced; `messages` are the engine's complaints."""

    built: bool
    problems: tuple[Problem, ...]
    messages: tuple[str, ...]
    records: int
    seconds: float

    @property
    def clean(self) -> bool:
        """True when the site holds everything that data and content say."""
        return self.built and not self.messages and all(p.severity == "warning" for p in self.problems)

    def as_text(self, site: Path) -> str:
        """The report for people: what to mend, and what came of the build. Warnings are for `concilia check`."""
        errors = [p for p in self.problems if p.severity == "error"]
        report = render(errors) if errors else ""
        report += "".join(f"{message}\n" for message in self.messages)
        if not self.built:
            return f"{report}Il portale non è stato ricostruito: resta com'era.\n"
        return f"{report}Portale costruito in {site} con {self.records} pratiche, in {self.seconds:.1f} secondi.\n"

    def as_json(self, site: Path) -> str:
        """The report for `concilia serve`."""
        errors = [{**asdict(p), "hints": hints(p)} for p in self.problems if p.severity == "error"]
        outcome = {"built": self.built, "problems": errors, "messages": self.messages, "records": self.records}
        return json.dumps({**outcome, "report": self.as_text(site)})


def build(root: Path, site: Path, *, sound_only: bool = False) -> Outcome:
    """Check, build, swap. With `sound_only`, records with problems are reported and left out instead of stopping it."""
    start = time.monotonic()
    reading = read(root, sound_only=sound_only)
    if reading.catalog is None:
        return Outcome(False, reading.problems, (), 0, time.monotonic() - start)
    beside = site.with_name(f".{site.name}.new-{os.getpid()}")
    hand_over(reading)
    try:
        messages = engine.run(root, beside)
        if not messages:
            _swap(beside, site)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    seconds = time.monotonic() - start
    return Outcome(not messages, reading.problems, messages, len(reading.catalog.practices), seconds)


def _swap(new: Path, site: Path) -> None:
    """Put the new site in the place of the old one; if that fails, the old one comes back."""
    old = site.with_name(f".{site.name}.old-{os.getpid()}")
    try:
        if site.exists():
            site.rename(old)
        try:
            new.rename(site)
        except OSError:
            if old.exists():
                old.rename(site)
            raise
    except OSError as error:
        raise InstallationError(
            f"Non riesco a sostituire la cartella {site}: {error.strerror}. Chiudi i programmi che la usano e riprova."
        ) from error
    shutil.rmtree(old, ignore_errors=True)
