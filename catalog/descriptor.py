"""The contract as data: `datapackage.json` read into tables and fields that every other part derives from."""

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class ContractError(Exception):
    """The descriptor itself cannot be used: a fault of the installation, not of a contributor."""


@dataclass(frozen=True)
class Field:
    """One column of a table; `key` is its dotted place in the record (`.` for the item of a list of texts)."""

    name: str
    key: str
    type: str
    title: str
    description: str
    example: str = ""
    vocabulary: str | None = None
    reference: str | None = None
    local: str | None = None
    format: str | None = None
    level: str | None = None
    constraints: Mapping[str, Any] | None = None

    @property
    def required(self) -> bool:
        """True when a record without this field is wrong."""
        return bool(self.constraints and self.constraints.get("required"))

    def limit(self, name: str) -> Any:
        """A constraint such as `maxLength`, or None."""
        return (self.constraints or {}).get(name)


@dataclass(frozen=True)
class Table:
    """One table. `origin` is where its rows come from: `practice`, `practice.claims`, `practice.claims.sources`."""

    name: str
    origin: str
    title: str
    description: str
    fields: tuple[Field, ...]
    keys: tuple[Field, ...]
    """The columns that tie a child row to its record; added by the program, never typed by a person."""
    items_min: int = 0
    items_max: int | None = None
    required: bool = False
    unique: str | None = None
    level: str | None = None
    before: str | None = None
    """The field beside the list that it is written before; without it, the list follows the one declared before it."""

    @cached_property
    def record(self) -> str:
        """The kind of record that the rows belong to: `practice`, `organisation`, `vocabulary`."""
        return self.origin.split(".", 1)[0]

    @cached_property
    def path(self) -> str:
        """The dotted path of the list inside its record; empty for the record itself."""
        return self.origin.partition(".")[2]

    def key_of(self, column: str) -> str:
        """The dotted place of a column in its row; the name itself for what is no column."""
        return self._keys.get(column, column)

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        return {field.name: field.key for field in self.fields}

    @cached_property
    def of_texts(self) -> bool:
        """True when the list holds plain texts rather than groups of fields."""
        return len(self.fields) == 1 and self.fields[0].key == "."


@dataclass(frozen=True)
class Section:
    """A part of the proposal form: fields and lists of one kind of record, by their dotted places."""

    record: str
    id: str
    title: str
    description: str
    fields: tuple[str, ...]
    later: bool = False
    """True when a proposal may leave it for later."""
    words: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)
    """Field → what the form asks instead of the field's own title, description and labels of its terms."""


@dataclass(frozen=True)
class Descriptor:
    """The whole contract. `raw` is the JSON as read; `rules` are the promises within one record."""

    tables: tuple[Table, ...]
    rules: tuple[Json, ...]
    raw: Json

    @cached_property
    def by_name(self) -> Mapping[str, Table]:
        """Table name → table."""
        return {table.name: table for table in self.tables}

    @cached_property
    def rules_of(self) -> Mapping[str, tuple[Json, ...]]:
        """Origin of a table → the rules on its rows."""
        return {t.origin: tuple(r for r in self.rules if r["from"] == t.origin) for t in self.tables}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The parts of the proposal form, in their order."""
        return tuple(Section(**{**raw, "fields": tuple(raw["fields"])}) for raw in self.raw.get("sections", ()))

    def of_record(self, record: str) -> tuple[Table, ...]:
        """The tables that one kind of record fills, its own first."""
        return tuple(t for t in self.tables if t.record == record)

    @cached_property
    def level_fields(self) -> tuple[str, ...]:
        """The dotted fields of a practice that the level `documentata` asks for, in the order of the contract."""
        fields = (f.key for f in self.by_name["practices"].fields if f.level == "documentata")
        lists = (t.path for t in self.of_record("practice") if t.level == "documentata")
        return (*fields, *lists)


def read_descriptor(path: Path) -> Descriptor:
    """Read `datapackage.json`; ContractError (one Italian sentence) when it cannot be used."""
    try:
        raw: Json = json.loads(path.read_text("utf-8"))
        return Descriptor(tuple(map(_table, raw["resources"])), tuple(raw["rules"]), raw)
    except OSError as error:
        raise ContractError(f"Non riesco a leggere {path.name}: {error.strerror}.") from error
    except KeyError as error:
        raise ContractError(f"Nel contratto dei dati {path.name} manca la proprietà {error}.") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise ContractError(f"Il contratto dei dati {path.name} è rotto: {error}.") from error


def _table(raw: Json) -> Table:
    fields = tuple(map(_field, raw["schema"]["fields"]))
    # A child table is keyed by columns that nobody types: its record, and the position in the list.
    depth = len(raw["schema"]["primaryKey"]) if "." in raw["from"] else 0
    items = raw.get("items", {})
    return Table(
        name=raw["name"],
        origin=raw["from"],
        title=raw["title"],
        description=raw["description"],
        keys=fields[:depth],
        fields=fields[depth:],
        items_min=items.get("min", 0),
        items_max=items.get("max"),
        required=items.get("required", False),
        unique=raw.get("unique"),
        level=raw.get("level"),
        before=raw.get("before"),
    )


_FIELD = frozenset(Field.__dataclass_fields__)


def _field(raw: Json) -> Field:
    known = {k: raw[k] for k in raw if k in _FIELD and k != "key"}
    try:
        re.compile(known.get("constraints", {}).get("pattern", ""))
    except re.error as error:
        raise ValueError(f"il pattern del campo {raw['name']} non è un'espressione regolare ({error})") from error
    return Field(key=str(raw.get("key", raw["name"])), **known)
