"""The public description of the open data: the contract with paths, references spelled out as standard foreign keys."""

from collections.abc import Iterator, Mapping
from typing import Any

from catalog.descriptor import Descriptor, Json, Table
from catalog.model import Catalog, Vocabulary

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
VOCABULARY_FIELDS = ("id", "label", "description", "group", "uri")


def published(catalog: Catalog, descriptor: Descriptor) -> Json:
    """The public descriptor: the contract with paths, and every reference spelled out as a standard foreign key."""
    head = {k: v for k, v in descriptor.raw.items() if k not in ("resources", "rules", "sections")}
    tables = [
        _published_table(t, raw)
        for t, raw in zip(descriptor.tables, descriptor.raw["resources"], strict=True)
        if t.record != "vocabulary"
    ]
    lists = [_published_vocabulary(v, descriptor) for v in catalog.vocabularies.values()]
    return {**head, "created": f"{catalog.as_of}T00:00:00Z", "resources": [*tables, *lists]}


def extra_fields(table: Table) -> tuple[Json, ...]:
    """The columns that the program adds to a table of records."""
    return {"practice": _DERIVED, "organisation": _DERIVED[-1:]}.get(table.origin, ())


def _published_table(table: Table, raw: Json) -> Json:
    fields = [_published_field(f) for f in (*raw["schema"]["fields"], *extra_fields(table))]
    schema = {"fields": fields, "primaryKey": raw["schema"]["primaryKey"], "foreignKeys": list(_foreign_keys(table))}
    return _csv_resource(table.name, table.title, table.description, schema)


def _published_vocabulary(vocabulary: Vocabulary, descriptor: Descriptor) -> Json:
    known = {f.name: f for f in descriptor.by_name["vocabularies_values"].fields}
    fields = [
        {"name": n, "type": "string", "title": known[n].title, "description": known[n].description}
        for n in VOCABULARY_FIELDS
    ]
    schema = {"fields": fields, "primaryKey": ["id"]}
    return _csv_resource(resource_name(vocabulary.id), vocabulary.title, vocabulary.description, schema)


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
            yield _key([field.name], resource_name(field.vocabulary), ["id"])
        elif field.reference:
            yield _key([field.name], field.reference, ["id"])
        elif field.local and field.required:
            owner = table.keys[0].name if table.path else "id"
            yield _key([owner, field.name], f"{table.record}s_{field.local}", [table.record, "id"])


def _key(fields: list[str], resource: str, others: list[str]) -> Json:
    return {"fields": fields, "reference": {"resource": resource, "fields": others}}


def resource_name(vocabulary: str) -> str:
    """The name of the published table of a vocabulary."""
    return f"vocabulary_{vocabulary.replace('-', '_')}"
