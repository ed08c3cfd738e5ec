"""Which files `data/` holds, what kind of record each is for, and their rows."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from catalog.descriptor import Descriptor
from catalog.document import Document, Listing, Node
from catalog.naming import slug
from catalog.problems import Problem, visible
from catalog.rows import Row
from catalog.sentences import say
from catalog.shapes import Shape, shape_of
from catalog.source import read
from catalog.tables import Flattener

DESCRIPTOR = "datapackage.json"
VOCABULARIES = "vocabularies.yaml"
VOCABULARIES_PATH = f"data/{VOCABULARIES}"
MEMBERS = "members.yaml"
_FOLDERS = {"organisations": "organisation", "practices": "practice"}


class Reader:
    """Finds the files of data, reads them, and turns each record into rows."""

    def __init__(self, data: Path, descriptor: Descriptor, without: Collection[str]) -> None:
        self.data, self.descriptor, self.without = data, descriptor, without
        self.problems: list[Problem] = []
        self.found: set[str] = set()
        self.named: dict[str, list[str]] = {"vocabulary": [], "organisation": [], "practice": []}
        self.members_known = False

    def ids(self, records: Mapping[str, list[Row]], record: str) -> dict[str, str]:
        """The ids that may be referred to; a file that could not be read still stands for its name."""
        label = {"practice": "title", "organisation": "name"}[record]
        return {i: i for i in self.named[record]} | {row.text("id"): row.text(label) for row in records[record]}

    def records(self) -> dict[str, list[Row]]:
        """The rows of all records, by kind of record, in the order of the files."""
        found: dict[str, list[Row]] = {"vocabulary": [], "organisation": [], "practice": []}
        shapes = {record: shape_of(self.descriptor, record) for record in found}
        for path in self._files():
            record, many = self._kind(path)
            if not record:
                continue
            if not many:
                self.named[record].append(path.stem)
            self.found.add(path.name)
            document = read(path, self._name(path))
            self.problems += document.problems
            if document.root is not None:
                rows = list(self._rows(document, document.root, shapes[record], many))
                found[record] += rows
                if path.name == MEMBERS and isinstance(document.root, Listing):
                    self.members_known = sum(bool(row.text("id")) for row in rows) == len(document.root.items)
        for name in (MEMBERS, VOCABULARIES):
            if name not in self.found:
                self._say(self.data / name, "missing-file")
        return found

    def _files(self) -> Iterator[Path]:
        for folder, names, files in os.walk(self.data, followlinks=False):
            here = Path(folder)
            self._links(here, names, files)
            names[:] = sorted(n for n in names if not (here / n).is_symlink())
            # Hidden files are the system's or the editor's own, and never reach the portal.
            if any(part.startswith(".") for part in here.relative_to(self.data).parts):
                continue
            for name in (n for n in names if n.endswith((".yaml", ".yml"))):
                self._say(here / name, "unknown-file.folder")
            seen = (
                here / name for name in sorted(files) if not name.startswith(".") and not (here / name).is_symlink()
            )
            yield from (path for path in seen if self._name(path) not in self.without)

    def _links(self, here: Path, names: Sequence[str], files: Sequence[str]) -> None:
        """Refuse every link, hidden ones too: it would show whatever it leads to."""
        for path in (here / name for name in sorted(names)):
            if path.is_symlink():
                self._say(path, "symlink.folder")
        for path in (here / name for name in sorted(files)):
            if path.is_symlink() and self._name(path) not in self.without:
                self._say(path, "symlink")

    def _kind(self, path: Path) -> tuple[str | None, bool]:
        """Which kind of record a file holds, and whether it holds a list of them."""
        place = path.relative_to(self.data).parts
        if not path.is_file():
            self._say(path, "symlink.other")
        elif place == (DESCRIPTOR,):
            pass
        elif place in ((VOCABULARIES,), (MEMBERS,)):
            return ("vocabulary" if place == (VOCABULARIES,) else "organisation"), True
        elif (
            (record := _FOLDERS.get(place[0]))
            and path.suffix == ".yaml"
            and len(place) == (3 if record == "practice" else 2)
        ):
            return record, False
        else:
            self._unknown(path)
        return None, False

    def _rows(self, document: Document, root: Node, shape: Shape, many: bool) -> Iterator[Row]:
        flattener = Flattener(document)
        if many and not isinstance(root, Listing):
            message, example = say("wrong-form.records"), say("example.records")
            self.problems.append(document.problem("wrong-form", root.mark, message, example=example))
            return
        for node in root.items if many and isinstance(root, Listing) else [root]:
            if row := flattener.record(node, shape):
                yield row
        self.problems += flattener.problems

    def _unknown(self, path: Path) -> None:
        name = path.name.casefold()
        named_well = path.name == f"{slug(path.stem)}.yaml"
        if not named_well and name.endswith((".yml", ".yaml", ".yaml.txt", ".yml.txt")):
            self._say(path, "unknown-file.name", name=slug(name.split(".")[0]))
        else:
            self._say(path, "unknown-file.place")

    def _say(self, path: Path, key: str, **values: object) -> None:
        """A problem of a whole file; the key of its sentence begins with its code."""
        code = key.partition(".")[0]
        self.problems.append(Problem(path=self._name(path), code=code, message=say(key, **values)))

    def _name(self, path: Path) -> str:
        return visible((Path("data") / path.relative_to(self.data)).as_posix().encode("utf-8", "replace").decode())
