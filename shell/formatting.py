"""`concilia fmt`: gives the records the one order and style of the project, and never changes what they say."""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from catalog.characters import UTF8
from catalog.descriptor import ContractError, Descriptor, read_descriptor
from catalog.files import DESCRIPTOR
from catalog.places import FOLDERS, MEMBERS, record_of
from catalog.problems import Problem, count, render
from catalog.source import read
from catalog.styling import StyleError, styled
from shell.failures import InstallationError
from shell.reading import DATA


def run(options: argparse.Namespace) -> int:
    """Write again the files that are not in style, or only name them; 1 when one is not right, 2 when none is meant"""
    root = Path.cwd()
    contract = _contract(root)
    problems: list[Problem] = []
    left: list[str] = []
    rough: list[str] = []
    strange = [name for name in _names(root, options.files) if not _is_record(root, name)]
    for name in _chosen(root, options.files):
        document = read(root / name, name)
        problems += document.problems
        if document.problems:
            continue
        try:
            raw = (root / name).read_bytes()
            text = styled(raw.decode(UTF8), document, contract, record_of(name) or "")
        except StyleError:
            left.append(name)
            continue
        if text.encode() != raw:
            rough.append(name)
            if not options.check:
                _replace(root / name, text)
    sys.stdout.writelines(_report(problems, left, rough, strange, check=options.check))
    sys.stderr.writelines(f"{name} non è una scheda.\n" for name in strange)
    return 2 if strange else 1 if problems or left or (rough and options.check) else 0


def _contract(root: Path) -> Descriptor:
    try:
        return read_descriptor(root / DATA / DESCRIPTOR)
    except ContractError as error:
        raise InstallationError(str(error)) from error


def _chosen(root: Path, given: Sequence[Path]) -> Iterator[str]:
    """The records among the files that are given, or all of them; links and what is no record are passed over."""
    every = (path for folder in FOLDERS.values() for path in sorted((root / folder).rglob("*.yaml")))
    return (name for name in _names(root, given or (*every, root / MEMBERS)) if _is_record(root, name))


def _names(root: Path, paths: Iterable[Path]) -> Iterator[str]:
    yield from (os.path.relpath(path, root).replace(os.sep, "/") for path in paths)


def _is_record(root: Path, name: str) -> bool:
    return bool(record_of(name)) and (root / name).is_file() and not _through_a_link(root, name)


def _through_a_link(root: Path, name: str) -> bool:
    """Whether the file, or a folder on the way to it, is a link: a proposal may make one lead anywhere."""
    path = Path(name)
    return any((root / place).is_symlink() for place in (path, *path.parents))


def _replace(path: Path, text: str) -> None:
    """All of the new text or all of the old one, whatever happens meanwhile."""
    # A name that nobody can foresee, and a file that is new: a link laid there beforehand would be written through.
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as beside:
        beside.write(text)
    shutil.copymode(path, beside.name)
    Path(beside.name).replace(path)


def _report(
    problems: Sequence[Problem], left: Sequence[str], rough: Sequence[str], strange: Sequence[str], *, check: bool
) -> Iterator[str]:
    if problems:
        yield render(problems)
    yield from (f"{name}: non riesco a riscriverla senza cambiare ciò che dice, e la lascio com'è.\n" for name in left)
    told = "non è nello stile del progetto" if check else "riscritta"
    yield from (f"{name}: {told}.\n" for name in rough)
    if rough and check:
        yield f"{count(len(rough), 'scheda', 'schede')} da riscrivere: esegui «concilia fmt».\n"
    elif not (problems or left or rough or strange):
        yield "Tutte le schede sono nello stile del progetto.\n"
