"""The field dictionary, the vocabularies and the list of downloads: the contract, told to people."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from catalog.descriptor import Descriptor, Field, Table
from catalog.model import Catalog, Vocabulary
from catalog.published import published
from macros import formats, links
from macros.views import Link, external_link

_TYPES = {"string": "testo", "number": "numero", "integer": "numero intero", "date": "data", "boolean": "true o false"}
_LEVELS = {"documentata": "per il livello «documentata»", "verificata": "per il livello «verificata»"}
_JSON_TITLES = {
    "practices.json": "Pratiche, schede intere",
    "organisations.json": "Organizzazioni, schede intere",
    "vocabularies.json": "Vocabolari, tutti insieme",
    "datapackage.json": "Descrizione dei dati (Data Package)",
}
_MAIN = ("practices.csv", "organisations.csv", *_JSON_TITLES)


class FieldView(NamedTuple):
    """One line of the dictionary."""

    key: str
    title: str
    description: str
    values: str
    needed: str
    example: str


class TableView(NamedTuple):
    """A group of fields: the record itself, or one of its lists."""

    key: str
    title: str
    description: str
    items: str
    fields: tuple[FieldView, ...]


class TermView(NamedTuple):
    """One value of a vocabulary."""

    id: str
    label: str
    description: str
    group: str
    uri: Link | None


class VocabularyView(NamedTuple):
    """A vocabulary with its values, and which columns its table needs."""

    title: str
    description: str
    source: Link | None
    terms: tuple[TermView, ...]
    described: bool
    grouped: bool
    linked: bool


class FileView(NamedTuple):
    """One download."""

    name: Link
    title: str
    rows: str
    size: str
    main: bool


def field_tables(descriptor: Descriptor, record: str) -> tuple[TableView, ...]:
    """The dictionary of one kind of record, its own fields first."""
    return tuple(
        TableView(t.path, t.title, t.description, _items(t), tuple(_field(t, f) for f in t.fields))
        for t in descriptor.of_record(record)
    )


def _items(table: Table) -> str:
    if not table.path:
        return ""
    most = f"al massimo {table.items_max}" if table.items_max else ""
    least = f"almeno {table.items_min}" if table.items_min else ""
    return ", ".join(part for part in (least, most, _LEVELS.get(table.level or "", "")) if part)


def _field(table: Table, field: Field) -> FieldView:
    key = table.path if field.key == "." else field.key
    needed = "sì" if field.required else _LEVELS.get(field.level or "", "no")
    return FieldView(key, field.title, field.description, _values(field), needed, field.example)


def _values(field: Field) -> str:
    if field.vocabulary:
        return f"una voce del vocabolario «{field.vocabulary}»"
    if field.reference:
        return "l'id di una pratica" if field.reference == "practices" else "l'id di un'organizzazione"
    if field.local:
        return "l'id di una fonte della scheda"
    kind = "indirizzo" if field.format == "uri" else _TYPES.get(field.type, field.type)
    least, most = field.limit("minLength"), field.limit("maxLength")
    if least and most:
        return f"{kind}, da {least} a {most} caratteri"
    return f"{kind}, al massimo {most} caratteri" if most else kind


def vocabulary_view(vocabulary: Vocabulary) -> VocabularyView:
    """A vocabulary as a table."""
    terms = tuple(
        TermView(t.id, t.label, t.description or "", t.group or "", external_link(t.uri, t.uri) if t.uri else None)
        for t in vocabulary.values
    )
    return VocabularyView(
        title=vocabulary.title,
        description=vocabulary.description,
        source=external_link(vocabulary.source, vocabulary.source) if vocabulary.source else None,
        terms=terms,
        described=any(t.description for t in terms),
        grouped=any(t.group for t in terms),
        linked=any(t.uri for t in terms),
    )


def file_views(
    here: str, catalog: Catalog, descriptor: Descriptor, files: Iterable[tuple[str, bytes]]
) -> Iterator[FileView]:
    """The downloads, the main ones first."""
    resources = published(catalog, descriptor)["resources"]
    titles = {**{r["path"]: r["title"] for r in resources}, **_JSON_TITLES}
    views = [_file(here, titles, path, content) for path, content in files]
    return iter(sorted(views, key=lambda view: not view.main))


def _file(here: str, titles: dict[str, str], path: str, content: bytes) -> FileView:
    name = path.rsplit("/", 1)[-1]
    rows = ""
    if name.endswith(".csv"):
        rows = formats.number(sum(1 for _ in csv.reader(io.StringIO(content.decode()))) - 1)
    address = Link(name, links.href(here, f"/{path}"))
    return FileView(address, titles.get(name, name), rows, formats.file_size(len(content)), name in _MAIN)
