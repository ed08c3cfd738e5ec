"""The contract as JSON Schema, with which editors complete and check a record while it is typed.

It promises as much as a schema can: fields, forms, limits, lists, conditions. `concilia check` has the last word.
Editors read YAML 1.2, where `2019` is a number and the check sees its text: hence the two forms of a year.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalog.descriptor import Descriptor, Field, Json, Table
from catalog.shapes import Shape, shape_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PLAIN: Mapping[str, Json] = {
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
}
_LIMITS = ("minimum", "maximum")

Vocabularies = Mapping[str, Sequence[tuple[str, str]]]
"""Vocabulary → its values, each with the label and description to show."""


def editor_schemas(descriptor: Descriptor, vocabularies: Vocabularies) -> Iterator[tuple[str, Json]]:
    """Name of the file and schema, for a practice, an organisation, and the list of members."""
    for record in ("practice", "organisation"):
        table = next(t for t in descriptor.tables if t.origin == record)
        schema = _group(shape_of(descriptor, record), descriptor, vocabularies, table)
        yield f"{record}.schema.json", {"$schema": DIALECT, **_told(table), **schema}
    many = {"type": "array", "items": {"$ref": "organisation.schema.json"}}
    yield "members.schema.json", {"$schema": DIALECT, "title": "Membri dell'alleanza", **many}


def _group(shape: Shape, descriptor: Descriptor, vocabularies: Vocabularies, table: Table) -> Json:
    """A group of fields; the conditions of the contract stand at the record and at the items of a list."""
    parts = {key: _part(part, descriptor, vocabularies, table) for key, part in shape.parts.items()}
    schema: Json = {"type": "object", "additionalProperties": False, "properties": parts}
    if required := [key for key, part in shape.parts.items() if _required(part)]:
        schema["required"] = required
    if shape.table and (conditions := list(_conditions(descriptor.rules_of[table.origin]))):
        schema["allOf"] = conditions
    return schema


def _part(shape: Shape, descriptor: Descriptor, vocabularies: Vocabularies, table: Table) -> Json:
    if shape.table:
        return _list(shape, shape.table, descriptor, vocabularies)
    if shape.item:
        return _value(shape.item, vocabularies)
    return _group(shape, descriptor, vocabularies, table)


def _list(shape: Shape, table: Table, descriptor: Descriptor, vocabularies: Vocabularies) -> Json:
    items = _value(table.fields[0], vocabularies) if table.of_texts else _group(shape, descriptor, vocabularies, table)
    schema = {**_told(table), "type": "array", "items": items, "minItems": max(1, table.items_min)}
    if table.items_max:
        schema["maxItems"] = table.items_max
    if table.of_texts and table.unique:
        schema["uniqueItems"] = True
    return schema


def _value(item: Field, vocabularies: Vocabularies) -> Json:
    told = _told(item) | ({"examples": [item.example]} if item.example else {})
    if item.vocabulary:
        return told | _one_of(vocabularies[item.vocabulary])
    if item.type in _PLAIN:
        return told | _PLAIN[item.type] | {name: item.limit(name) for name in _LIMITS if item.limit(name) is not None}
    return told | _text(item)


def _one_of(values: Sequence[tuple[str, str]]) -> Json:
    """Every value with what it means; a number also as editors read it."""
    spelled = [
        (form, said) for value, said in values for form in ([value, int(value)] if value.isdecimal() else [value])
    ]
    return {"enum": [form for form, _ in spelled], "enumDescriptions": [said for _, said in spelled]}


def _text(item: Field) -> Json:
    pattern = _DAY if item.type == "date" else item.limit("pattern")
    limits = {name: item.limit(name) for name in ("minLength", "maxLength") if item.limit(name)}
    text: Json = {"type": "string", **limits, **({"pattern": f"^(?:{pattern})$"} if pattern else {})}
    if item.type == "date" or item.format in ("uri", "role-email"):
        return text
    number = _bare_number(item)
    return {"anyOf": [text, number]} if number else text


def _bare_number(item: Field) -> Json | None:
    """The form of a text that editors read as a number: a year, or a short text such as a price."""
    pattern = item.limit("pattern") or ""
    if "{4}" in pattern:
        return {"type": "integer", "minimum": 1000, "maximum": 9999}
    may_be = (item.limit("minLength") or 0) < 5 and not item.reference and not item.local
    return {"type": "number"} if may_be else None


def _told(place: Field | Table) -> Json:
    return {"title": place.title, "description": place.description}


def _required(shape: Shape) -> bool:
    if shape.table:
        return shape.table.required
    if shape.item:
        return shape.item.required
    # A list inside a group is needed only once the group is there.
    return any(part.item and part.item.required and not part.table for part in shape.parts.values())


def _conditions(rules: Iterable[Json]) -> Iterator[Json]:
    """The promises of the contract that a schema can state; the order of two dates or numbers is not among them."""
    for rule in rules:
        cause = rule.get("if", {})
        then = list(_demands(rule))
        if not then:
            continue
        demand = then[0] if len(then) == 1 else {"allOf": then}
        told = {"description": rule["message"], "errorMessage": rule["message"]}
        yield told | ({"if": _cause(cause), "then": demand} if cause else demand)


def _demands(rule: Json) -> Iterator[Json]:
    yield from map(_present, rule.get("require", ()))
    if "any" in rule:
        yield {"anyOf": [_present(key) for key in rule["any"]]}
    if "one" in rule:
        yield {"oneOf": [_present(key) for key in rule["one"]]}
    if "forbid" in rule:
        yield {"not": {"anyOf": [_present(key) for key in rule["forbid"]]}}


def _cause(cause: Json) -> Json:
    if "present" in cause:
        return {"anyOf": [_present(key) for key in cause["present"]]}
    return _present(cause["field"], {"enum": list(cause["in"])})


def _present(key: str, value: Json | None = None) -> Json:
    """A schema that holds where the dotted place is there (and has a value)."""
    first, _, rest = key.partition(".")
    inside = _present(rest, value) if rest else value
    return {"required": [first], **({"properties": {first: inside}} if inside else {})}
