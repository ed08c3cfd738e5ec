"""The catalogue as open data: a CSV a table, JSON a kind of record, and the data package that describes them."""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import msgspec

from catalog.descriptor import Descriptor, Field, Table
from catalog.levels import level_of
from catalog.model import Catalog
from catalog.published import VOCABULARY_FIELDS, extra_fields, published, resource_name

VERSION = "v1"
"""Part of the address. A change that would break a reader's program makes a v2 beside it; v1 stays."""
FOLDER = f"dati/{VERSION}/"

_JSON = msgspec.json.Encoder(decimal_format="number")


def exports(catalog: Catalog, descriptor: Descriptor, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Every file of open data: address relative to the site, and content. `site_url` ends with a slash."""
    records = _records(catalog, site_url)
    for table in _record_tables(descriptor):
        header = [f.name for f in (*table.keys, *table.fields)] + _extra(table)
        yield f"{FOLDER}{table.name}.csv", _csv(header, _rows(table, descriptor, records[table.record]))
    for vocabulary in catalog.vocabularies.values():
        rows = ([getattr(term, name) for name in VOCABULARY_FIELDS] for term in vocabulary.values)
        yield f"{FOLDER}{resource_name(vocabulary.id)}.csv", _csv(VOCABULARY_FIELDS, rows)
    for name, found in (("practices", records["practice"]), ("organisations", records["organisation"])):
        yield f"{FOLDER}{name}.json", _document(name, found, catalog)
    vocabularies = msgspec.to_builtins(list(catalog.vocabularies.values()))
    yield f"{FOLDER}vocabularies.json", _document("vocabularies", vocabularies, catalog)
    yield f"{FOLDER}datapackage.json", _pretty(published(catalog, descriptor))


def record_json(record: Any) -> dict[str, Any]:
    """A practice or organisation as plain groups and lists with the keys of the YAML file, without what is absent."""
    plain: dict[str, Any] = _clean(msgspec.to_builtins(record, builtin_types=(Decimal,)))
    return plain


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
    return [f["name"] for f in extra_fields(table)]


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
