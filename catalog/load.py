"""`data/` → the catalogue, or every problem of every file at once."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from catalog import rules
from catalog.advice import advice
from catalog.contract import Lookups, validate
from catalog.descriptor import Descriptor, read_descriptor
from catalog.model import Catalog, Organisation, Practice, Vocabulary
from catalog.problems import Problem, visible
from catalog.source import Document, Listing, Node, read
from catalog.tables import Flattener, Row, Shape, nested, shape_of
from catalog.texts import text_problems

DESCRIPTOR = "datapackage.json"
VOCABULARIES = "vocabularies.yaml"
MEMBERS = "members.yaml"
_FOLDERS = {"organisations": "organisation", "practices": "practice"}


@dataclass(frozen=True)
class Loaded:
    """What was found in `data/`: the catalogue (None when there are errors), the problems, and the contract."""

    catalog: Catalog | None
    problems: tuple[Problem, ...]
    descriptor: Descriptor

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.problems if p.severity == "error")


def load(data: Path, as_of: date, without: Collection[str] = ()) -> Loaded:
    """Read and check everything under `data`, as of a day; files in `without` (`data/…`) are left out.

    Raises ContractError when the descriptor cannot be used; never raises for what a contributor wrote.
    """
    descriptor = read_descriptor(data / DESCRIPTOR)
    reader = _Reader(data, descriptor, without)
    records = reader.records()
    problems = reader.problems
    lookups = _vocabulary_ids(records["vocabulary"])
    problems += _checked(descriptor, records["vocabulary"], lookups)
    lookups |= {"organisations": reader.ids(records, "organisation"), "practices": reader.ids(records, "practice")}
    problems += _checked(descriptor, [*records["organisation"], *records["practice"]], lookups)
    for rows in records.values():
        problems += rules.identity(rows)
        for row in rows:
            problems += _each(row, descriptor, as_of)
    problems += advice(records)
    ordered = tuple(sorted(set(problems)))
    failed = any(p.severity == "error" for p in ordered)
    return Loaded(None if failed else _catalog(records, descriptor, as_of), ordered, descriptor)


class _Reader:
    """Finds the files of data, reads them, and turns each record into rows."""

    def __init__(self, data: Path, descriptor: Descriptor, without: Collection[str]) -> None:
        self.data, self.descriptor, self.without = data, descriptor, without
        self.problems: list[Problem] = []
        self.named: dict[str, list[str]] = {"vocabulary": [], "organisation": [], "practice": []}

    def ids(self, records: Mapping[str, list[Row]], record: str) -> list[str]:
        """The ids that may be referred to; a file that could not be read still stands for its name."""
        return list(dict.fromkeys([*(row.text("id") for row in records[record]), *self.named[record]]))

    def records(self) -> dict[str, list[Row]]:
        """The rows of all records, by kind of record, in the order of the files."""
        found: dict[str, list[Row]] = {"vocabulary": [], "organisation": [], "practice": []}
        shapes = {record: shape_of(self.descriptor, record) for record in found}
        for path in self._files():
            record, many = self._kind(path)
            if not record:
                continue
            if not many:
                self.named[record].append(path.stem)
            document = read(path, self._name(path))
            self.problems += document.problems
            if document.root is not None:
                found[record] += self._rows(document, document.root, shapes[record], many)
        return found

    def _files(self) -> Iterator[Path]:
        for folder, names, files in os.walk(self.data, followlinks=False):
            here = Path(folder)
            for name in sorted(n for n in names if (here / n).is_symlink()):
                self._say(here / name, "symlink", "È un collegamento a un'altra cartella: metti qui i file veri.")
            names[:] = sorted(n for n in names if not (here / n).is_symlink())
            yield from (here / name for name in sorted(files) if self._name(here / name) not in self.without)

    def _kind(self, path: Path) -> tuple[str | None, bool]:
        """Which kind of record a file holds, and whether it holds a list of them."""
        place = path.relative_to(self.data).parts
        if path.is_symlink() or not path.is_file():
            self._say(path, "symlink", "È un collegamento a un altro file: metti qui il file vero.")
        elif place == (DESCRIPTOR,):
            pass
        elif place in ((VOCABULARIES,), (MEMBERS,)):
            return ("vocabulary" if place == (VOCABULARIES,) else "organisation"), True
        elif (
            (record := _FOLDERS.get(place[0]))
            and path.suffix == ".yaml"
            and len(place) == (3 if record == "practice" else 2)
        ):
            return record, False
        else:
            self._say(
                path,
                "unknown-file",
                "Il portale non usa questo file. Una pratica sta in data/practices/<linea>/<id>.yaml, "
                "un'organizzazione in data/organisations/<id>.yaml.",
            )
        return None, False

    def _rows(self, document: Document, root: Node, shape: Shape, many: bool) -> Iterator[Row]:
        flattener = Flattener(document)
        if many and not isinstance(root, Listing):
            message = "Questo file è un elenco di schede: ogni scheda comincia con un trattino."
            self.problems.append(document.problem("wrong-form", root.mark, message, example="- id: nome-breve"))
            return
        for node in root.items if many and isinstance(root, Listing) else [root]:
            if row := flattener.record(node, shape):
                yield row
        self.problems += flattener.problems

    def _say(self, path: Path, code: str, message: str) -> None:
        self.problems.append(Problem(path=self._name(path), code=code, message=message))

    def _name(self, path: Path) -> str:
        return visible((Path("data") / path.relative_to(self.data)).as_posix().encode("utf-8", "replace").decode())


def _checked(descriptor: Descriptor, records: Sequence[Row], lookups: Lookups) -> list[Problem]:
    by_table: dict[str, list[Row]] = {}
    for record in records:
        for row in record.below():
            by_table.setdefault(row.table.name, []).append(row)
    return [p for name, rows in by_table.items() for p in validate(descriptor.by_name[name], rows, lookups)]


def _vocabulary_ids(records: Iterable[Row]) -> dict[str, list[str]]:
    return {r.text("id"): [child.text("id") for child in r.children] for r in records if r.text("id")}


def _each(row: Row, descriptor: Descriptor, today: date) -> Iterator[Problem]:
    yield from rules.record_rules(row, descriptor)
    yield from rules.dates(row, today)
    yield from rules.documented_fields(row, descriptor)
    yield from text_problems(row)


def _catalog(records: Mapping[str, list[Row]], descriptor: Descriptor, as_of: date) -> Catalog:
    vocabularies = [msgspec.convert(nested(r), Vocabulary) for r in records["vocabulary"]]
    organisations = [msgspec.convert(_with_path(r), Organisation) for r in records["organisation"]]
    practices = [msgspec.convert(_with_path(r), Practice) for r in records["practice"]]
    return Catalog(
        practices={p.id: p for p in practices},
        organisations={o.id: o for o in organisations},
        vocabularies={v.id: v for v in vocabularies},
        as_of=as_of,
        level_fields=descriptor.level_fields,
    )


def _with_path(row: Row) -> dict[str, Any]:
    record = nested(row)
    for role in (*record.get("roles", ()), *record.get("certifications", ())):
        # `from` is a Python keyword.
        if "from" in role:
            role["from_"] = role.pop("from")
    return {"path": row.document.path, **record}
