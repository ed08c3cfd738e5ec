"""`concilia schema`: writes the JSON Schema of today's contract where editors find it (`.vscode/settings.json`)."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from catalog.editor_schema import Vocabularies, editor_schemas
from shell.failures import InstallationError
from shell.reading import read_data, sound

FOLDER = "schema"


def run(options: argparse.Namespace) -> int:
    """Write the files, or only say which of them are no longer right."""
    root = Path.cwd()
    stale = [name for name, text in schema_files(root) if not _is(root / name, text)]
    if options.check:
        sys.stdout.writelines(f"{name} non è quello di oggi: esegui «concilia schema».\n" for name in stale)
        return 1 if stale else 0
    for name, text in schema_files(root):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8", newline="\n")
    sys.stdout.write("Ho scritto lo schema: " + ", ".join(name for name, _ in schema_files(root)) + ".\n")
    return 0


def schema_files(root: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each file, from the contract and the vocabularies in `data/`."""
    loaded = read_data(root)
    catalog = loaded.catalog or sound(root, loaded)
    if catalog is None:
        raise InstallationError("Gli elenchi di data/vocabularies.yaml non si leggono: esegui prima «concilia check».")
    vocabularies: Vocabularies = {
        name: [(t.id, f"{t.label}: {t.description}" if t.description else t.label) for t in vocabulary.values]
        for name, vocabulary in catalog.vocabularies.items()
    }
    for name, schema in editor_schemas(loaded.descriptor, vocabularies):
        yield f"{FOLDER}/{name}", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text("utf-8") == text
