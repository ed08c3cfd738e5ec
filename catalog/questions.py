"""What a new record needs, as questions: derived from the contract; and what an answer to one of them means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.descriptor import Descriptor, Field, Table
from catalog.problems import nearest

Ids = Mapping[str, str]
"""What may be chosen: id → label."""
_OF_ITSELF = ("id", "added")
"""What nobody is asked: the program makes it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One field to fill: `ids` when it is chosen from a list, `known` when that list is too long to show."""

    path: str
    title: str
    help: str
    example: str
    ids: Ids | None = None
    many: int = 1
    known: bool = False


class UnknownAnswerError(ValueError):
    """An answer that names nothing of the list exactly: `likely` are the ids probably meant, for a person to choose."""

    def __init__(self, answer: str, likely: Sequence[str]) -> None:
        super().__init__(answer)
        self.answer, self.likely = answer, tuple(likely)


def questions(descriptor: Descriptor, record: str, lookups: Mapping[str, Ids]) -> Iterator[Question]:
    """The needed fields of a record in the order of the contract, and those of which one is needed."""
    one_of = {key for rule in descriptor.rules_of[record] for key in rule.get("any", ())}
    own, *lists = descriptor.of_record(record)
    for field in own.fields:
        if (field.required and field.key not in _OF_ITSELF) or field.key in one_of:
            yield _question(field.key, field, lookups)
    for table in lists:
        if table.required and "." not in table.path:
            yield from _of_list(table, descriptor, lookups)


def _of_list(table: Table, descriptor: Descriptor, lookups: Mapping[str, Ids]) -> Iterator[Question]:
    if table.of_texts:
        yield _question(table.path, table.fields[0], lookups, table)
        return
    choices = [rule["one"][0] for rule in descriptor.rules_of[table.origin] if "one" in rule]
    for field in table.fields:
        if (field.required and field.key not in _OF_ITSELF) or field.key in choices:
            yield _question(f"{table.path}.{field.key}", field, lookups, within=table)


def _question(
    path: str, field: Field, lookups: Mapping[str, Ids], table: Table | None = None, within: Table | None = None
) -> Question:
    told = table or field
    title = f"{within.title}: {field.title.lower()}" if within else told.title
    ids = lookups.get(field.vocabulary or field.reference or "")
    return Question(
        path, title, told.description, field.example, ids, (table and table.items_max) or 1, bool(field.reference)
    )


def understood(question: Question, answer: str | Sequence[str]) -> str | list[str]:
    """What an answer means: a text as it is; where one chooses, a number, an id or a label.

    UnknownAnswerError when it names nothing of the list, or only a part of a name.
    """
    if isinstance(answer, str) and question.ids is None:
        return " ".join(answer.split())
    if isinstance(answer, str) and question.many == 1:
        return _one(answer, question)
    pieces = answer.replace(";", ",").split(",") if isinstance(answer, str) else answer
    return list(dict.fromkeys(_one(piece, question) for piece in pieces if piece.strip()))


def _one(answer: str, question: Question) -> str:
    ids, wanted = question.ids or {}, " ".join(answer.split()).casefold()
    if wanted.isdecimal() and not question.known and 1 <= int(wanted) <= len(ids):
        return list(ids)[int(wanted) - 1]
    exact = [name for name, label in ids.items() if wanted in (name.casefold(), label.casefold())]
    if len(exact) == 1:
        return exact[0]
    found = exact or [name for name, label in ids.items() if wanted and wanted in f"{name}\n{label}".casefold()]
    labels = {label: name for name, label in ids.items()}
    close = nearest(wanted, ids) or labels.get(nearest(wanted, labels), "")
    raise UnknownAnswerError(answer.strip(), found or ([close] if close else []))


def put(record: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at its place; in a list of groups, in the first of them."""
    *groups, last = path.split(".")
    for part in groups:
        below = record.setdefault(part, [{"id": "f1"}] if part == "sources" else {})
        record = below[0] if isinstance(below, list) else below
    record[last] = value
