"""Rows × `datapackage.json` → typed rows and problems. The only file that imports Frictionless."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from frictionless import Package, Schema
from frictionless.resources import TableResource

from catalog.descriptor import Field, Table
from catalog.likely import forms, is_dated, likely
from catalog.problems import Problem, nearest
from catalog.rows import Row
from catalog.sentences import counted, say
from catalog.signs import SIGNS, pattern

# Table Schema would also take NaN, 1e400 or digits of other scripts: none of them is a figure to publish.
_TYPES = {name: pattern(sign) for name, sign in SIGNS["types"].items()}
_THOUSANDS = _TYPES.pop("thousands")

NEAR = 0.8
"""How alike a name must be to that of a record: a new one is likelier to be new than to be misspelt."""

SPELT = 0.82
"""How alike a term: «smart working» is not «near working», but «attivo» is «attiva»."""
ALL = 1.0
_WORD, _LETTERS = pattern(SIGNS["likely"]["word"]), pattern(SIGNS["likely"]["letters"])
_DENIALS = set(SIGNS["likely"]["denials"])

Cells = tuple[str | None, ...]
Lookups = Mapping[str, Mapping[str, str]]
"""What a reference may name: vocabulary or table name → the ids that exist, each with its label."""


def validate(table: Table, rows: Sequence[Row], lookups: Lookups) -> list[Problem]:
    """Cast the texts of all rows of one table, store the typed values in them, and report what breaks the contract."""
    problems: list[Problem] = []
    data = [tuple(_cell(row, item, problems) for item in table.fields) for row in rows]
    if not rows:
        return problems
    # Equal rows are judged once: in a list of terms the same few come again and again.
    distinct = list(dict.fromkeys(data))
    with _resource(table, distinct, lookups) as resource:
        judged = {
            cells: (typed.to_dict(), typed.errors) for cells, typed in zip(distinct, resource.row_stream, strict=True)
        }
    for row, cells in zip(rows, data, strict=True):
        row.values, errors = judged[cells]
        for error in errors:
            problems.extend(_explained(row, error, lookups))
    return problems


def _cell(row: Row, item: Field, problems: list[Problem]) -> str | None:
    text = row.cells[item.name].value.strip() if item.name in row.cells else None
    form = _TYPES.get(item.type)
    if text is not None and form and (_THOUSANDS.fullmatch(text) or not form.fullmatch(text)):
        row.broken.add(item.name)
        problems.append(_wrong_type(row, item))
        return None
    return text


def _resource(table: Table, data: Sequence[Cells], lookups: Lookups) -> Any:
    """The table as an inline resource, with slim tables of ids beside it for its references."""
    used = {target: lookups[target] for item in table.fields if (target := _target(item)) and target in lookups}
    slim = {"fields": [{"name": "id", "type": "string"}]}
    resources = [_inline(name, [("id",), *zip(ids, strict=True)], slim) for name, ids in used.items()]
    schema = {"fields": [_frictionless_field(f) for f in table.fields], "foreignKeys": _foreign_keys(table, used)}
    own = _inline("rows", [tuple(f.name for f in table.fields), *data], schema)
    return Package(resources=[own, *resources]).get_resource("rows")


def _inline(name: str, data: Sequence[Cells], schema: dict[str, Any]) -> TableResource:
    return TableResource(name=name, data=list(map(list, data)), schema=Schema.from_descriptor(schema))


def _target(item: Field) -> str | None:
    return item.vocabulary or item.reference


def _frictionless_field(item: Field) -> dict[str, Any]:
    constraints = dict(item.constraints or {})
    if "pattern" in constraints:
        # Frictionless puts ^ and $ around it: of two alternatives, each would be held by one of them only.
        constraints["pattern"] = f"(?:{constraints['pattern']})"
    return {"name": item.name, "type": item.type, "constraints": constraints}


def _foreign_keys(table: Table, used: Lookups) -> list[dict[str, Any]]:
    return [
        {"fields": [item.name], "reference": {"resource": target, "fields": ["id"]}}
        for item in table.fields
        if (target := _target(item)) and target in used
    ]


def _explained(row: Row, error: Any, lookups: Lookups) -> Iterable[Problem]:
    """Frictionless' error, by its code, in our words; nothing where the form was already reported."""
    if error.type == "blank-row":
        # Of a row without any value it says nothing else.
        yield from (_missing(row, item) for item in row.table.fields if item.required and item.name not in row.broken)
        row.broken.update(item.name for item in row.table.fields if item.required)
    fields = {item.name: item for item in row.table.fields}
    name = error.field_names[0] if error.type == "foreign-key" else getattr(error, "field_name", "")
    item = fields.get(name)
    if item is None or name in row.broken:
        return
    if error.type == "type-error":
        row.broken.add(name)
        yield _wrong_type(row, item)
    elif error.type == "constraint-error":
        row.broken.add(name)
        yield _broken_constraint(row, item)
    elif error.type == "foreign-key":
        row.broken.add(name)
        yield _unknown_value(row, item, lookups)


def _wrong_type(row: Row, item: Field) -> Problem:
    """The usual slips have their own words: a day that does not exist, thousands with a point, a decimal comma."""
    text = row.text(item.name).strip()
    if item.type == "date" and _TYPES["date"].fullmatch(text):
        return row.problem("impossible-date", item.name, say("impossible-date", text=text))
    if item.type == "number" and _THOUSANDS.fullmatch(text):
        message = say("ambiguous-number", text=text)
        return row.problem("ambiguous-number", item.name, message, nearest=text.replace(".", ""))
    message = say(f"wrong-type.{item.type}", text=text)
    meant = likely(item, text, _beside(row.table, item))
    return row.problem("wrong-type", item.name, message, nearest=meant, example=_example(item))


def _beside(table: Table, item: Field) -> list[str]:
    """The names of the fields in the same group."""
    group = item.key.rpartition(".")[0]
    return [key for before, _, key in (field.key.rpartition(".") for field in table.fields) if before == group]


def _example(item: Field) -> str:
    key = item.key.rsplit(".", 1)[-1]
    return f"{key}: {item.example}" if key else item.example


def _unknown_value(row: Row, item: Field, lookups: Lookups) -> Problem:
    text = row.text(item.name)
    ids = lookups[_target(item) or ""]
    if item.vocabulary:
        message = say("unknown-value", text=text, list=item.vocabulary)
        return row.problem("unknown-value", item.name, message, nearest=likely_term(text, ids), allowed=tuple(ids))
    message = say(f"unknown-id.{item.reference}", text=text)
    return row.problem("unknown-id", item.name, message, nearest=_closest(text, ids))


def likely_term(text: str, ids: Mapping[str, str]) -> str:
    """The term of a list probably meant; never one that denies what was said, nor the other way round."""
    alike = {name: label for name, label in ids.items() if _denials(f"{name} {label}") == _denials(text)}
    return _closest(text, alike, ALL) or _by_word(text, alike) or _closest(text, alike, SPELT)


def _closest(text: str, ids: Mapping[str, str], least: float = NEAR) -> str:
    """The id probably meant: by the id, or by the label («Torino» for `TO`)."""
    labels = {label: name for name, label in ids.items()}
    return nearest(text, ids, least) or labels.get(nearest(text, labels, least), "")


def _by_word(text: str, ids: Mapping[str, str]) -> str:
    """The one term whose label has these words in it («figli» in «Cura dei figli»)."""
    said = f" {text.casefold()} "
    found = [name for name, label in ids.items() if said in f" {' '.join(_WORD.findall(label.casefold()))} "]
    return found[0] if len(found) == 1 else ""


def _denials(text: str) -> set[str]:
    return set(_LETTERS.findall(text.casefold())) & _DENIALS


def _broken_constraint(row: Row, item: Field) -> Problem:
    # In a list of texts an item has no name of its own: the list speaks for it.
    text, key = row.text(item.name).strip(), row.table.path if item.key == "." else item.key
    if item.name not in row.cells:
        return _missing(row, item)
    length = len(text)
    if (most := item.limit("maxLength")) and length > most:
        message = say("too-long", key=key, length=counted("character", length), most=most)
        return row.problem("too-long", item.name, message)
    if (least := item.limit("minLength")) and length < least:
        message = say("too-short", key=key, length=counted("character", length), least=least)
        return row.problem("too-short", item.name, message, example=_example(item))
    for limit in ("minimum", "maximum"):
        bound = item.limit(limit)
        if bound is not None and (float(text) < bound if limit == "minimum" else float(text) > bound):
            message = say(f"out-of-range.{limit}", key=key, bound=bound)
            return row.problem("out-of-range", item.name, message, example=_example(item))
    if is_dated(item):
        message = say("wrong-pattern.date", text=text, forms=forms(item))
    else:
        message = say("wrong-pattern", text=text, description=item.description)
    return row.problem("wrong-pattern", item.name, message, nearest=likely(item, text), example=_example(item))


def _missing(row: Row, item: Field) -> Problem:
    group = item.key.rpartition(".")[0]
    where = next((row.groups[g] for g in (f"{row.table.path}.{group}".strip("."), group) if g in row.groups), row.mark)
    message = say("missing-field", key=item.key, description=item.description)
    place = row.place_of(f"{row.table.path}.{item.key}")
    return row.document.problem("missing-field", where, message, example=_example(item), field=place)
