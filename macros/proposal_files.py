"""Files for whoever proposes: the text of each record as it stands in data/, and commented models to fill in."""

import re
from collections.abc import Callable, Iterable, Iterator

from catalog.descriptor import Descriptor, Field, Table
from catalog.model import Catalog
from macros import links

MODELS = {"practice": "assets/proposta/pratica.yaml", "organisation": "assets/proposta/organizzazione.yaml"}
SHEET = "scheda.yaml"
"""The name, beside the page of a record, of its own text."""

_LIST = re.compile(r"(?:(?:#.*)?\n)*- ")
"""A file that is a list of records: after comments and empty lines, a dash at the left edge."""
_ITEM = re.compile(r"^- ", re.MULTILINE)


def proposal_files(catalog: Catalog, descriptor: Descriptor, read: Callable[[str], str]) -> Iterator[tuple[str, bytes]]:
    """Path in the site → content; `read` gives the text of a file of the repository."""
    for record, path in MODELS.items():
        yield path, model(descriptor, record).encode()
    texts = _Texts(read)
    for practice in catalog.practices.values():
        yield f"{links.practice_address(practice.id)}{SHEET}", texts.of(practice.path, practice.id).encode()
    for organisation in catalog.organisations.values():
        address = links.organisation_address(organisation.id)
        yield f"{address}{SHEET}", texts.of(organisation.path, organisation.id).encode()


class _Texts:
    """The text of one record: a whole file, or its own lines of a file that is a list of records."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._lists: dict[str, dict[str, str]] = {}

    def of(self, path: str, record_id: str) -> str:
        if path in self._lists:
            return self._lists[path][record_id]
        text = self._read(path)
        if not _LIST.match(text):
            return text
        self._lists[path] = {_id(item): item for item in items(text)}
        return self._lists[path][record_id]


def items(text: str) -> Iterator[str]:
    """The records of a list, each moved to the left edge; what stands before the first one is left out."""
    starts = [found.start() for found in _ITEM.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        lines = text[start:end].splitlines()
        # A comment at the left edge belongs to the list, not to this record.
        own = [line for line in lines if not line.startswith("#")]
        yield "\n".join(line[2:] for line in own).rstrip() + "\n"


def _id(item: str) -> str:
    found = re.search(r"^id:\s*[\"']?([a-z0-9-]+)", item, re.MULTILINE)
    return found[1] if found else ""


def model(descriptor: Descriptor, record: str) -> str:
    """A record to fill in: what is needed stands open, the rest behind a `#`; above each field, what it is."""
    tables = {table.path: table for table in descriptor.of_record(record)}
    lines = [
        "# Togli il cancelletto (#) e lo spazio davanti alle righe che riempi. Quello che non sai, lascialo com'è.",
        "# Le voci con la stella (★) servono sempre.",
    ]
    told: set[str] = set()
    for section in (s for s in descriptor.sections if s.record == record):
        lines += ["", f"# --- {section.title} ---"]
        for name in dict.fromkeys(path.partition(".")[0] for path in section.fields):
            lines += () if name in told else _entry(tables, name)
            told.add(name)
    return "\n".join(lines) + "\n"


def _entry(tables: dict[str, Table], name: str) -> Iterator[str]:
    """One key of the record: its comment and example, or those of all that its group holds."""
    inside = [field for field in tables[""].fields if field.key.startswith(f"{name}.")]
    if not inside:
        yield from _one(tables, name, "", open_=_about(tables, name).required)
        return
    needed = any(field.required for field in inside)
    yield f"{'' if needed else '# '}{name}:"
    lists = [path for path in tables if path.startswith(f"{name}.")]
    for path in (*(field.key for field in inside), *lists):
        yield from _one(tables, path, "  ", open_=needed and _about(tables, path).required)


def _one(tables: dict[str, Table], path: str, indent: str, *, open_: bool) -> Iterator[str]:
    about = _about(tables, path)
    yield f"{indent}# {about.title}{' ★' if open_ else ''}: {about.description}"
    mark = "" if open_ else "# "
    inside = [t for t in tables.values() if t.path.startswith(f"{path}.")]
    example = _list_example(about, inside) if isinstance(about, Table) else [_quoted(about.example)]
    key = path.rpartition(".")[2]
    yield f"{indent}{mark}{key}: {example[0]}".rstrip()
    yield from (f"{indent}{mark}{line}" for line in example[1:])


def _about(tables: dict[str, Table], path: str) -> Table | Field:
    return tables.get(path) or next(field for field in tables[""].fields if field.key == path)


def _list_example(table: Table, inside: Iterable[Table]) -> list[str]:
    if table.of_texts:
        return ["", f"- {_quoted(table.fields[0].example)}"]
    shown = [f"{f.key}: {_quoted(f.example)}" for f in table.fields if f.required or f.key == "url"]
    shown += [f"{t.path.rpartition('.')[2]}: [{t.fields[0].example}]" for t in inside]
    return ["", f"- {shown[0]}", *(f"  {line}" for line in shown[1:])]


def _quoted(text: str) -> str:
    return text if re.fullmatch(r"[a-z0-9-]+", text) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
