"""The open data: the published package validates as it stands, and says the same as the records."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import frictionless
import pytest

from catalog.exports import FOLDER, exports
from tests.datasets import ROOT, TODAY, loaded, sound

SITE = "https://example.invalid/portale/"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    found = loaded(sound(tmp_path))
    assert found.catalog
    return dict(exports(found.catalog, found.descriptor, SITE))


def rows(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{FOLDER}{table}.csv"].decode())))


def test_the_package_validates_as_published(files: dict[str, bytes], tmp_path: Path) -> None:
    assert_valid(files, tmp_path)


def test_the_real_package_validates_as_published(tmp_path: Path) -> None:
    from catalog.load import load

    found = load(ROOT / "data", TODAY)
    assert found.catalog
    assert_valid(dict(exports(found.catalog, found.descriptor, SITE)), tmp_path)


def assert_valid(files: dict[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    report = frictionless.validate(str(folder / FOLDER / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])[:5]


def test_every_table_of_the_contract_is_there(files: dict[str, bytes]) -> None:
    package = json.loads(files[f"{FOLDER}datapackage.json"])
    assert {f"{FOLDER}{r['path']}" for r in package["resources"]} == {n for n in files if n.endswith(".csv")}


def test_a_claim_keeps_its_number_unit_and_sources(files: dict[str, bytes]) -> None:
    [claim] = rows(files, "practices_claims")
    assert (claim["practice"], claim["value"], claim["unit"], claim["period"]) == (
        "un-giorno-da-casa",
        "5",
        "persone",
        "2025",
    )
    [source] = rows(files, "practices_claims_sources")
    assert source == {"practice": "un-giorno-da-casa", "claim": "1", "position": "1", "source": "f1"}


def test_a_list_inside_a_group_is_a_table(files: dict[str, bytes]) -> None:
    assert [r["municipio"] for r in rows(files, "practices_municipi")] == ["5", "7"]


def test_json_says_the_same_as_the_record(files: dict[str, bytes]) -> None:
    document: dict[str, Any] = json.loads(files[f"{FOLDER}practices.json"])
    practice = next(p for p in document["practices"] if p["id"] == "un-giorno-da-casa")
    assert practice["claims"][0]["value"] == 5
    assert practice["page"] == f"{SITE}pratiche/un-giorno-da-casa/"
    assert practice["level"] == "segnalata"
    assert "path" not in practice
