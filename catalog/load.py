"""`data/` → the catalogue, or every problem of every file at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from catalog import rules
from catalog.advice import advice
from catalog.contract import Lookups, validate
from catalog.descriptor import Descriptor, read_descriptor
from catalog.files import DESCRIPTOR, VOCABULARIES_PATH, Reader
from catalog.model import Catalog, Organisation, Practice, Vocabulary
from catalog.problems import MOST_IN_A_FILE, Problem
from catalog.rows import Row, nested
from catalog.sentences import say
from catalog.texts import text_problems


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
    reader = Reader(data, descriptor, without)
    records = reader.records()
    problems = reader.problems
    lookups = _vocabulary_ids(records["vocabulary"])
    if not any(p.path == VOCABULARIES_PATH for p in problems):
        problems += _missing_lists(descriptor, lookups)
    problems += _checked(descriptor, records["vocabulary"], lookups)
    lookups["practices"] = reader.ids(records, "practice")
    if reader.members_known:
        # Otherwise every record that names a member would be blamed for the one file that cannot be read.
        lookups["organisations"] = reader.ids(records, "organisation")
    problems += _checked(descriptor, [*records["organisation"], *records["practice"]], lookups)
    for rows in records.values():
        problems += rules.identity(rows)
        for row in rows:
            problems += _each(row, descriptor, as_of)
    problems += advice(records)
    ordered = tuple(_bounded(sorted(set(problems))))
    failed = any(p.severity == "error" for p in ordered)
    return Loaded(None if failed else _catalog(records, descriptor, as_of), ordered, descriptor)


def _bounded(ordered: Iterable[Problem]) -> Iterator[Problem]:
    """The first hundred problems of each file and a line about the rest: no file floods a log."""
    for path, found in groupby(ordered, key=lambda p: p.path):
        problems = list(found)
        yield from problems[:MOST_IN_A_FILE]
        if len(problems) > MOST_IN_A_FILE:
            more = len(problems) - MOST_IN_A_FILE
            message = say("and-more", more=more, most=MOST_IN_A_FILE)
            yield Problem(path=path, line=problems[MOST_IN_A_FILE].line, column=1, code="and-more", message=message)


def _checked(descriptor: Descriptor, records: Sequence[Row], lookups: Lookups) -> list[Problem]:
    by_table: dict[str, list[Row]] = {}
    for record in records:
        for row in record.below():
            by_table.setdefault(row.table.name, []).append(row)
    return [p for name, rows in by_table.items() for p in validate(descriptor.by_name[name], rows, lookups)]


def _missing_lists(descriptor: Descriptor, lookups: Lookups) -> Iterator[Problem]:
    """Every list that the contract names has to be there, or its fields would go unchecked."""
    named = {f.vocabulary for table in descriptor.tables for f in table.fields if f.vocabulary}
    if missing := sorted(named - lookups.keys()):
        message = say("missing-list", lists=", ".join(missing))
        yield Problem(path=VOCABULARIES_PATH, code="missing-list", message=message)


def _vocabulary_ids(records: Iterable[Row]) -> dict[str, dict[str, str]]:
    return {r.text("id"): {c.text("id"): c.text("label") for c in r.children} for r in records if r.text("id")}


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
