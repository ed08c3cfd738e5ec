"""One answer about a new record, judged as the check will judge it in its file: same rules, same sentences."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from catalog import rules
from catalog.contract import Lookups, validate
from catalog.descriptor import Descriptor
from catalog.document import Document
from catalog.problems import Problem
from catalog.questions import put
from catalog.shapes import shape_of
from catalog.source import parse
from catalog.tables import Flattener
from catalog.texts import text_problems
from catalog.writing import written


def mistakes(
    path: str, value: Any, descriptor: Descriptor, record: str, lookups: Lookups, as_of: date
) -> tuple[Problem, ...]:
    """The errors of a value at its place; that the rest of the record is still missing is none."""
    draft: dict[str, Any] = {}
    put(draft, path, value)
    document = parse(written(draft, descriptor, record).encode(), Document(""))
    shape = shape_of(descriptor, record)
    flattener = Flattener(document)
    row = flattener.record(document.root, shape) if document.root else None
    if row is None:
        return tuple(document.problems)
    tables = {part.table.name: part.table for part in row.below()}
    found: Iterator[Problem] = (
        problem
        for name, table in tables.items()
        for problem in validate(table, [part for part in row.below() if part.table.name == name], lookups)
    )
    every = (*document.problems, *flattener.problems, *found, *text_problems(row), *rules.dates(row, as_of))
    own = (p for p in every if p.severity == "error" and p.code != "missing-field")
    return tuple(sorted({p for p in own if p.line}))
