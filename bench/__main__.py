"""`make bench`: seconds of the check and of the whole build at 1,000 and 10,000 practices, and how they grow."""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.records import write
from catalog.load import load

ROOT = Path(__file__).parents[1]
COMMANDS = (("controllo", ("check",)), ("portale", ("build",)))


def main() -> None:
    """Print one line for each size and command: the median of the runs."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--practices", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    medians: dict[tuple[int, str], float] = {}
    for number in options.practices:
        with tempfile.TemporaryDirectory(prefix="concilia-bench-") as folder:
            root = project(Path(folder), number)
            for name, command in COMMANDS:
                seconds = [timed(root, command) for _ in range(options.runs)]
                medians[number, name] = statistics.median(seconds)
                print(f"{number:>7} pratiche  {name:<10} {medians[number, name]:7.2f} s   {shown(seconds)}", flush=True)
    least, most = min(options.practices), max(options.practices)
    for name, _ in COMMANDS:
        if least != most:
            growth = medians[most, name] / medians[least, name]
            print(f"{name}: {growth:.1f} volte il tempo, con {most / least:.0f} volte le pratiche")


def project(folder: Path, number: int) -> Path:
    """A copy of the project whose dataset holds the real records and `number` fictional ones."""
    for name in ("content", "overrides", "macros", "finding", "shell", "catalog", "mkdocs.yml", "data"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    loaded = load(folder / "data", datetime.now(UTC).date())
    if loaded.catalog is None:
        sys.exit("I dati veri hanno problemi: prima «make check».")
    write(folder / "data", number, loaded.catalog.vocabularies)
    return folder


def timed(root: Path, command: Sequence[str]) -> float:
    """Seconds of wall time of one command, as a whole process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "shell.cli", *command], cwd=root, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def shown(seconds: Sequence[float]) -> str:
    """The spread of the runs, since these machines are noisy."""
    return f"(da {min(seconds):.2f} a {max(seconds):.2f})"


if __name__ == "__main__":
    main()
