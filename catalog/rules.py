"""Promises that a schema cannot state: within one record (from the descriptor) and across records."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from catalog.descriptor import Descriptor, Field, Json
from catalog.likely import is_dated, possible
from catalog.problems import Problem, nearest
from catalog.rows import Row
from catalog.sentences import say
from catalog.signs import SIGNS, pattern

_SIGNS = SIGNS["rules"]
NEAR = 0.9
"""How alike the name of a source must be: «f12» is not «f1», and a figure would be given to another source."""
_ID = pattern(_SIGNS["id"])
_NUMBER = pattern(SIGNS["types"]["number"])


def record_rules(row: Row, descriptor: Descriptor) -> Iterator[Problem]:
    """Every promise within one record: conditions of the descriptor, references to its own sources, repeated items."""
    for part in row.below():
        for rule in descriptor.rules_of[part.table.origin]:
            yield from _condition(part, rule)
        yield from _own_sources(part, row)
        yield from _itself(part, row)
        yield from _repeated(part)


def _condition(row: Row, rule: Json) -> Iterator[Problem]:
    if "if" in rule and not _applies(row, rule["if"]):
        return
    message: str = rule["message"]
    if missing := [key for key in rule.get("require", ()) if not _has(row, key)]:
        cause = rule.get("if", {})
        text = say("rule.missing", message=message, missing=", ".join(missing))
        yield _at(row, rule, cause.get("present", [cause.get("field", "")]), text, field=missing[0])
    if "any" in rule and not any(_has(row, key) for key in rule["any"]):
        yield _at(row, rule, rule["any"], message)
    if found := [key for key in rule.get("forbid", ()) if _has(row, key)]:
        yield _at(row, rule, found, message)
    if "one" in rule and sum(_has(row, key) for key in rule["one"]) != 1:
        yield _at(row, rule, rule["one"], message)
    if "order" in rule:
        first, last = (row.text(_column(row, key)) for key in rule["order"])
        if first and last and _later(first, last):
            yield _at(row, rule, rule["order"][1:], message)


def _applies(row: Row, condition: Json) -> bool:
    if "present" in condition:
        return any(_has(row, key) for key in condition["present"])
    return row.text(_column(row, condition["field"])) in condition["in"]


def _has(row: Row, key: str) -> bool:
    return key in row.groups or _column(row, key) in row.cells or _column(row, key) in row.broken


def _column(row: Row, key: str) -> str:
    return next((item.name for item in row.table.fields if item.key == key), key)


def _at(row: Row, rule: Json, keys: Sequence[str], message: str, field: str = "") -> Problem:
    """Point at the first of the keys that is there, else at the row; `field` is the key to fill in, if another."""
    there = next((key for key in keys if _column(row, key) in row.cells or key in row.groups), "")
    place = row.place_of(f"{row.table.path}.{field or there or keys[0]}")
    if there in row.groups and _column(row, there) not in row.cells:
        return row.document.problem(rule["code"], row.groups[there], message, field=place)
    return row.problem(rule["code"], _column(row, there) or None, message, field=place)


def _later(first: str, last: str) -> bool:
    """Whether `first` comes after `last`: numbers as numbers, dates as far as both are known (2019 ~ 2019-05)."""
    if "-" in first[1:] + last[1:]:
        return _cut(first, last) > _cut(last, first)
    return all(_NUMBER.fullmatch(text) for text in (first, last)) and float(first) > float(last)


def _cut(text: str, other: str) -> str:
    return text[: min(len(text), len(other))]


def _own_sources(part: Row, record: Row) -> Iterator[Problem]:
    for item in part.table.fields:
        if item.local and item.name in part.cells:
            ids = [r.text("id") for r in record.children if r.table.path == item.local]
            text = part.text(item.name)
            # Without any source the record is told so once, not at every mention.
            if ids and text not in ids:
                message = say("unknown-source", text=text, list=item.local)
                yield part.problem(
                    "unknown-source", item.name, message, nearest=nearest(text, ids, NEAR), allowed=tuple(ids)
                )


def _itself(part: Row, record: Row) -> Iterator[Problem]:
    if part.table.path == "related" and part.text("related") == record.text("id"):
        yield part.problem("repeated-item", "related", say("repeated-item.itself"))


def _repeated(parent: Row) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for child in parent.children:
        if not (column := child.table.unique) or not (text := child.text(column)):
            continue
        first = seen.setdefault((child.table.name, text), child.position)
        if first != child.position:
            message = say("repeated-item", text=text, list=child.table.path, first=first)
            yield child.problem("repeated-item", column, message)


def identity(rows: Sequence[Row]) -> Iterator[Problem]:
    """File name = id, folder = kind, every id and alias used once; `rows` are all the records of one kind."""
    taken: dict[str, Row] = {}
    # Who bears the name of its file comes first: a copy is to blame, not the record that was there before.
    for row in sorted(rows, key=lambda r: r.text("id") != _stem(r)):
        yield from _file_name(row)
        for place, column in _names(row):
            text = place.text(column)
            first = taken.setdefault(text, row)
            if first is not row:
                message = say("duplicate-id", text=text, path=first.document.path)
                yield place.problem("duplicate-id", column, message)
            elif column == "alias" and text == row.text("id"):
                yield place.problem("duplicate-id", column, say("duplicate-id.own"))


def _names(row: Row) -> Iterator[tuple[Row, str]]:
    if row.text("id"):
        yield row, "id"
    for child in row.children:
        if child.table.path == "aliases" and child.text("alias"):
            yield child, "alias"


def _stem(row: Row) -> str:
    return row.document.path.rpartition("/")[2].removesuffix(".yaml")


def _file_name(row: Row) -> Iterator[Problem]:
    *folders, name = row.document.path.split("/")
    if not any(row.document.path.startswith(f"{folder}/") for folder in _SIGNS["folders"]):
        return
    stem, text = name.removesuffix(".yaml"), row.text("id")
    if text and text != stem:
        message = say("file-name", text=text, name=name)
        right = f"id: {stem}" if _ID.fullmatch(stem) else say("file-name.rename", text=text)
        yield row.problem("file-name", "id", message, example=right)
    kind = row.text("kind")
    # A line that does not exist has no folder either: its own problem comes first.
    if kind and folders[-1] != kind and "kind" not in row.broken:
        message = say("wrong-folder", folder=folders[-1], kind=kind)
        yield row.problem("wrong-folder", "kind", message, example=f"data/practices/{kind}/{name}")


def dates(row: Row, today: date) -> Iterator[Problem]:
    """No impossible day (2021-02-30) and nothing in the future but the closing day of an offer."""
    # Somebody further east may already write tomorrow's date.
    limit = (today + timedelta(days=1)).isoformat()
    for part in row.below():
        for item in part.table.fields:
            text = part.text(item.name)
            if not text or item.name in part.broken or not (item.type == "date" or is_dated(item)):
                continue
            days = [day for day in text.strip().split("/") if day != _SIGNS["unknown_day"]]
            for day in days:
                yield from _day(part, item, day, limit)
            if len(days) == 2 and _later(*days):
                yield part.problem("dates-order", item.name, say("dates-order", text=text))


def _day(part: Row, item: Field, day: str, limit: str) -> Iterator[Problem]:
    if not possible(day):
        yield part.problem("impossible-date", item.name, say("impossible-date", text=day))
    elif day < _SIGNS["earliest"]:
        yield part.problem("early-date", item.name, say("early-date", text=day))
    elif day > limit[: len(day)] and item.key not in _SIGNS["may_come"]:
        yield part.problem("future-date", item.name, say("future-date", text=day))


def documented_fields(row: Row, descriptor: Descriptor) -> Iterator[Problem]:
    """`not_applicable` may excuse only the fields that the level `documentata` asks for."""
    for child in row.children:
        text = child.text("field")
        if child.table.path == "not_applicable" and text and text not in descriptor.level_fields:
            message = say("unknown-value.documented", text=text)
            yield child.problem(
                "unknown-value",
                "field",
                message,
                nearest=nearest(text, descriptor.level_fields),
                allowed=descriptor.level_fields,
            )
