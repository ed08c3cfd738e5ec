"""What the browser needs to check a proposal as the project does: the contract, and which records there are."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from catalog.descriptor import Descriptor, Field, Json, Table
from catalog.levels import REVIEW_DAYS
from catalog.model import Catalog, Organisation, Practice, Vocabulary
from catalog.sentences import SENTENCES
from catalog.signs import SIGNS

FOLDER = "assets/proposta/"
CONTRACT, RECORDS = f"{FOLDER}contract.json", f"{FOLDER}records.json"

_JSON = msgspec.json.Encoder()


def browser_files(catalog: Catalog, descriptor: Descriptor) -> Iterator[tuple[str, bytes]]:
    """The files of the check in the browser: path in the site, content."""
    yield CONTRACT, _JSON.encode(contract(descriptor, catalog.vocabularies.values()))
    yield RECORDS, _JSON.encode(records(catalog.practices.values(), catalog.organisations.values()))


def contract(descriptor: Descriptor, vocabularies: Iterable[Vocabulary]) -> Json:
    """The contract of practices and organisations with all that the check says and looks for."""
    return {
        "tables": [_table(table) for table in descriptor.tables if table.record != "vocabulary"],
        "rules": descriptor.rules,
        "level_fields": descriptor.level_fields,
        "review_days": REVIEW_DAYS,
        "sections": descriptor.raw.get("sections", []),
        "vocabularies": {vocabulary.id: _vocabulary(vocabulary) for vocabulary in vocabularies},
        "sentences": SENTENCES,
        "signs": SIGNS,
    }


def records(practices: Iterable[Practice], organisations: Iterable[Organisation]) -> Json:
    """Every id that is taken, with its label, file and old ids, in the order in which the files are read."""
    return {
        "practices": [(p.id, p.title, p.path, p.aliases) for p in practices],
        "organisations": [(o.id, o.name, o.path, o.aliases) for o in organisations],
    }


def _table(table: Table) -> Json:
    items = {"min": table.items_min, "max": table.items_max, "required": table.required}
    names = {"name": table.name, "from": table.origin, "path": table.path}
    told = {"title": table.title, "description": table.description, "unique": table.unique, "level": table.level}
    told["before"] = table.before
    fields = [_field(field) for field in table.fields]
    return _known({**names, **told, "items": _known(items) if table.path else None, "fields": fields})


def _field(field: Field) -> Json:
    return _known({name: getattr(field, name) for name in Field.__dataclass_fields__} | {"example": field.example})


def _vocabulary(vocabulary: Vocabulary) -> Json:
    names = ("id", "label", "description", "group")
    values = [_known({name: getattr(term, name) for name in names}) for term in vocabulary.values]
    return {"title": vocabulary.title, "description": vocabulary.description, "values": values}


def _known(values: Mapping[str, Any]) -> Json:
    """Without what is absent; an example may be empty."""
    return {name: value for name, value in values.items() if value not in (None, 0, False)}
