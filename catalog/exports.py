"""The catalogue as open data: a CSV a table, JSON a kind of record, and the data package that describes them."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from catalog.descriptor import Descriptor, Field, Json, Table
from catalog.levels import level_of
from catalog.model import Catalog, Vocabulary

VERSION = "v1"
"""Part of the address. A change that would break a reader's program makes a v2 beside it; v1 stays."""
FOLDER = f"dati/{VERSION}/"

_JSON = msgspec.json.Encoder(decimal_format="number")
_DERIVED: tuple[Json, ...] = (
    {
        "name": "level",
        "type": "string",
        "title": "Livello",
        "description": "Il livello di fiducia, calcolato il giorno della pubblicazione.",
    },
    {
        "name": "newest_source",
        "type": "string",
        "title": "Fonte più recente",
        "description": "La data della fonte più recente.",
    },
    {
        "name": "page",
        "type": "string",
        "format": "uri",
        "title": "Pagina",
        "description": "L'indirizzo della scheda nel portale.",
    },
)
_VOCABULARY_FIELDS = ("id", "label", "description", "group", "uri")


def exports(catalog: Catalog, descriptor: Descriptor, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Every file of open data: address relative to the site, and content. `site_url` ends with a slash."""
    records = _records(catalog, site_url)
    for table in _record_tables(descriptor):
        header = [f.name for f in (*table.keys, *table.fields)] + _extra(table)
        yield f"{FOLDER}{table.name}.csv", _csv(header, _rows(table, descriptor, records[table.record]))
    for vocabulary in catalog.vocabularies.values():
        rows = ([getattr(term, name) for name in _VOCABULARY_FIELDS] for term in vocabulary.values)
        yield f"{FOLDER}{_resource_name(vocabulary.id)}.csv", _csv(_VOCABULARY_FIELDS, rows)
    for name, found in (("practices", records["practice"]), ("organisations", records["organisation"])):
        yield f"{FOLDER}{name}.json", _document(name, found, catalog)
    vocabularies = msgspec.to_builtins(list(catalog.vocabularies.values()))
    yield f"{FOLDER}vocabularies.json", _document("vocabularies", vocabularies, catalog)
    yield f"{FOLDER}datapackage.json", _pretty(published(catalog, descriptor))


def record_json(record: Any) -> dict[str, Any]:
    """A practice or organisation as plain groups and lists with the keys of the YAML file, without what is absent."""
    plain: dict[str, Any] = _clean(msgspec.to_builtins(record, builtin_types=(Decimal,)))
    return plain


def published(catalog: Catalog, descriptor: Descriptor) -> Json:
    """The public descriptor: the contract with paths, and every reference spelled out as a standard foreign key."""
    head = {k: v for k, v in descriptor.raw.items() if k not in ("resources", "rules")}
    tables = [
        _published_table(t, raw)
        for t, raw in zip(descriptor.tables, descriptor.raw["resources"], strict=True)
        if t.record != "vocabulary"
    ]
    lists = [_published_vocabulary(v, descriptor) for v in catalog.vocabularies.values()]
    return {**head, "created": f"{catalog.as_of}T00:00:00Z", "resources": [*tables, *lists]}


def _record_tables(descriptor: Descriptor) -> tuple[Table, ...]:
    return tuple(t for t in descriptor.tables if t.record != "vocabulary")


def _records(catalog: Catalog, site_url: str) -> dict[str, list[dict[str, Any]]]:
    practices = [
        {
            **record_json(p),
            "level": level_of(catalog, p).id,
            "newest_source": p.newest_source,
            "page": f"{site_url}pratiche/{p.id}/",
        }
        for p in catalog.practices.values()
    ]
    organisations = [
        {**record_json(o), "page": f"{site_url}organizzazioni/{o.id}/"} for o in catalog.organisations.values()
    ]
    return {"practice": practices, "organisation": organisations}


def _extra(table: Table) -> list[str]:
    return [f["name"] for f in _extra_fields(table)]


def _extra_fields(table: Table) -> tuple[Json, ...]:
    return {"practice": _DERIVED, "organisation": _DERIVED[-1:]}.get(table.origin, ())


def _rows(table: Table, descriptor: Descriptor, records: Iterable[dict[str, Any]]) -> Iterator[list[Any]]:
    parent = _parent(table, descriptor)
    for record in records:
        if not table.path:
            yield [*(_value(record, f) for f in table.fields), *(record.get(name) for name in _extra(table))]
        elif parent:
            inner = table.path.removeprefix(f"{parent}.")
            for number, item in enumerate(_at(record, parent) or (), 1):
                yield from _items(table, _at(item, inner), [record["id"], number])
        else:
            yield from _items(table, _at(record, table.path), [record["id"]])


def _parent(table: Table, descriptor: Descriptor) -> str | None:
    """The path of the list that this list lies in, if any: `claims` for `claims.sources`."""
    return next(
        (t.path for t in descriptor.of_record(table.record) if t.path and table.path.startswith(f"{t.path}.")), None
    )


def _items(table: Table, items: Any, keys: list[Any]) -> Iterator[list[Any]]:
    for position, item in enumerate(items or (), 1):
        yield [*keys, position, *([item] if table.of_texts else (_value(item, f) for f in table.fields))]


def _value(record: dict[str, Any], field: Field) -> Any:
    value = _at(record, field.key)
    return str(value).lower() if isinstance(value, bool) else value


def _at(record: Any, path: str) -> Any:
    for part in path.split("."):
        record = record.get(part) if isinstance(record, dict) else None
    return record


def _csv(header: Iterable[str], rows: Iterable[list[Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def _document(name: str, records: list[dict[str, Any]], catalog: Catalog) -> bytes:
    return _JSON.encode({"version": VERSION, "date": catalog.as_of, "licence": "CC-BY-4.0", name: records}) + b"\n"


def _pretty(value: Any) -> bytes:
    return msgspec.json.format(_JSON.encode(value), indent=1) + b"\n"


def _clean(value: Any) -> Any:
    """Without what is absent or empty, and with `from_` (a Python keyword otherwise) called `from` again."""
    if isinstance(value, dict):
        return {k.rstrip("_"): _clean(v) for k, v in value.items() if v not in (None, [], (), {}) and k != "path"}
    return [_clean(v) for v in value] if isinstance(value, list | tuple) else value


def _published_table(table: Table, raw: Json) -> Json:
    fields = [_published_field(f) for f in (*raw["schema"]["fields"], *_extra_fields(table))]
    schema = {"fields": fields, "primaryKey": raw["schema"]["primaryKey"], "foreignKeys": list(_foreign_keys(table))}
    return _csv_resource(table.name, table.title, table.description, schema)


def _published_vocabulary(vocabulary: Vocabulary, descriptor: Descriptor) -> Json:
    known = {f.name: f for f in descriptor.by_name["vocabularies_values"].fields}
    fields = [
        {"name": n, "type": "string", "title": known[n].title, "description": known[n].description}
        for n in _VOCABULARY_FIELDS
    ]
    schema = {"fields": fields, "primaryKey": ["id"]}
    return _csv_resource(_resource_name(vocabulary.id), vocabulary.title, vocabulary.description, schema)


def _csv_resource(name: str, title: str, description: str, schema: Json) -> Json:
    head = {"name": name, "type": "table", "path": f"{name}.csv", "title": title, "description": description}
    return {**head, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema}


def _published_field(raw: Mapping[str, Any]) -> Json:
    kept = {k: raw[k] for k in ("name", "type", "title", "description", "example", "constraints") if k in raw}
    return {**kept, **({"format": "uri"} if raw.get("format") == "uri" else {})}


def _foreign_keys(table: Table) -> Iterator[Json]:
    if table.path:
        yield _key([table.keys[0].name], f"{table.keys[0].name}s", ["id"])
    for field in table.fields:
        if field.vocabulary:
            yield _key([field.name], _resource_name(field.vocabulary), ["id"])
        elif field.reference:
            yield _key([field.name], field.reference, ["id"])
        elif field.local and field.required:
            owner = table.keys[0].name if table.path else "id"
            yield _key([owner, field.name], f"{table.record}s_{field.local}", [table.record, "id"])


def _key(fields: list[str], resource: str, others: list[str]) -> Json:
    return {"fields": fields, "reference": {"resource": resource, "fields": others}}


def _resource_name(vocabulary: str) -> str:
    return f"vocabulary_{vocabulary.replace('-', '_')}"
