"""What the proposal form is made of: each field has one place in it; models and published texts can be read."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from catalog.descriptor import Descriptor
from catalog.load import Loaded, load
from macros.proposal_files import MODELS, SHEET, items, model, proposal_files
from macros.proposal_view import section_views
from macros.reader import Reader
from shell.settings import _configured
from tests.datasets import ROOT

RECORDS = ("practice", "organisation")


@pytest.fixture(scope="module")
def real() -> Loaded:
    return load(ROOT / "data", date(2026, 11, 23))


@pytest.fixture(scope="module")
def reader(real: Loaded) -> Reader:
    assert real.catalog is not None
    return Reader(real.catalog, real.descriptor)


def places(descriptor: Descriptor, record: str) -> list[str]:
    """The fields and lists of a record; what stands inside a list belongs to it."""
    tables = descriptor.of_record(record)
    lists = [table.path for table in tables if table.path]
    outer = [path for path in lists if not any(path.startswith(f"{other}.") for other in lists)]
    return [*(field.key for field in tables[0].fields), *outer]


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_has_one_place(real: Loaded, record: str) -> None:
    given = Counter(path for s in real.descriptor.sections if s.record == record for path in s.fields)
    assert given == Counter(places(real.descriptor, record))


@pytest.mark.parametrize("record", RECORDS)
def test_needed_fields_come_first(reader: Reader, record: str) -> None:
    """What must be there is not hidden in a part that may wait, unless the form writes it by itself."""
    sections = section_views(reader, record)
    later = [section.later for section in sections]
    assert later == sorted(later)
    waiting = {part.path for section in sections if section.later for part in section.parts if part.required}
    # Who may use a practice is asked only of those that are open to others.
    assert waiting <= {"id", "added", "access.who"}


@pytest.mark.parametrize("record", RECORDS)
def test_words_are_about_fields_of_their_part(real: Loaded, record: str) -> None:
    for section in (s for s in real.descriptor.sections if s.record == record):
        assert set(section.words) <= set(section.fields), section.id


@pytest.mark.parametrize("record", RECORDS)
def test_a_model_lacks_only_what_nobody_else_can_write(real: Loaded, record: str, tmp_path: Path) -> None:
    text = model(real.descriptor, record)
    kept = yaml.safe_load(text)
    folder = {"practice": f"practices/{kept.get('kind')}", "organisation": "organisations"}[record]
    copy_data(tmp_path)
    (tmp_path / folder / "modello.yaml").write_text(text, "utf-8")
    found = {p.code for p in load(tmp_path, date(2026, 11, 23)).errors}
    assert found <= {"problem-or-solution", "file-name", "duplicate-id"}


def copy_data(folder: Path) -> None:
    for path in (ROOT / "data").rglob("*.*"):
        target = folder / path.relative_to(ROOT / "data")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())


def test_every_record_is_published_as_it_was_written(real: Loaded, reader: Reader) -> None:
    files = dict(proposal_files(reader.catalog, real.descriptor, lambda path: (ROOT / path).read_text("utf-8")))
    assert set(MODELS.values()) <= set(files)
    for practice in reader.catalog.practices.values():
        assert files[f"/pratiche/{practice.id}/{SHEET}"] == (ROOT / practice.path).read_bytes()
    members = {one["id"]: one for one in yaml.safe_load((ROOT / "data/members.yaml").read_text("utf-8"))}
    for id_, organisation in reader.catalog.organisations.items():
        text = files[f"/organizzazioni/{id_}/{SHEET}"].decode()
        wanted = members.get(id_) or yaml.safe_load((ROOT / organisation.path).read_text("utf-8"))
        assert yaml.safe_load(text) == wanted


def test_records_of_a_list_are_told_apart() -> None:
    text = "# a comment\n\n- id: one\n  roles:\n  - role: x\n# of the list\n- id: two\n  text: >-\n    - not an item\n"
    assert list(items(text)) == ["id: one\nroles:\n- role: x\n", "id: two\ntext: >-\n  - not an item\n"]


@pytest.mark.parametrize("address", ["https://example.invalid/a", "https://www.example.invalid/", ""])
def test_an_address_that_leads_nowhere_is_none(address: str) -> None:
    assert _configured(address) == ""
    assert _configured("https://github.com/esempio/concilia") != ""
