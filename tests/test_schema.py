"""The JSON Schema of editors: that of today's contract; it accepts every real record and refuses broken ones."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from shell import cli
from shell.schema import FOLDER, schema_files
from tests.datasets import ROOT, practice_text


class Yaml12(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2, where `NO` and dates are text."""


Yaml12.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))

SCHEMAS: dict[str, Any] = {path.name: json.loads(path.read_text("utf-8")) for path in (ROOT / FOLDER).iterdir()}
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)


def faults(name: str, text: str) -> list[str]:
    """The places of a record at which an editor would complain."""
    validator = Draft202012Validator(SCHEMAS[f"{name}.schema.json"], registry=REGISTRY)
    found = validator.iter_errors(yaml.load(text, Yaml12))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


def records() -> Iterator[tuple[str, Path]]:
    yield from (("practice", path) for path in sorted((ROOT / "data" / "practices").glob("*/*.yaml")))
    yield from (("organisation", path) for path in sorted((ROOT / "data" / "organisations").glob("*.yaml")))
    yield "members", ROOT / "data" / "members.yaml"


def test_the_files_are_those_of_the_contract(update_golden: bool) -> None:
    made = dict(schema_files(ROOT))
    if update_golden:
        for name, text in made.items():
            (ROOT / name).write_text(text, "utf-8")
    for name, text in made.items():
        assert (ROOT / name).read_text("utf-8") == text, f"{name}: run «concilia schema»"
    assert {Path(name).name for name in made} == set(SCHEMAS)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_file_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_every_real_record_is_accepted() -> None:
    wrong = {path.name: found for name, path in records() if (found := faults(name, path.read_text("utf-8")))}
    assert wrong == {}
    assert len(list(records())) > 100


def test_the_sound_record_is_accepted() -> None:
    assert faults("practice", practice_text()) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("title:", "titel:", "titel"),
        ("status: attiva", "status: attivo", "status"),
        ("status: attiva", "status: abbandonata", "status_reason"),
        ("needs: [spostamenti, orari-rigidi]", "needs: []", "needs"),
        ("needs: [spostamenti, orari-rigidi]", "needs: spostamenti", "needs"),
        ("[spostamenti, orari-rigidi]", "[spostamenti, spostamenti]", "needs"),
        ("  reach: impresa\n", "", "reach"),
        ("  city: Fantasia", "  town: Fantasia", "town"),
        ("solution: >-", "lessons: >-", "anyOf"),
        ("value: 5", "value: cinque", "value"),
        ("value: 5", "value_min: 5", "value_max"),
        ("started: 2024-05", "started: maggio 2024", "started"),
        ("origin: fonti-pubbliche", "origin: organizzazione", "confirmed"),
        ("  url: https://www.officina.example/da-casa\n", "", "sources"),
        ("added: 2026-01-10", "added: 10/01/2026", "added"),
    ],
)
def test_broken_records_are_refused(old: str, new: str, place: str) -> None:
    text = practice_text()
    assert old in text
    found = faults("practice", text.replace(old, new, 1))
    assert any(place in fault for fault in found) or (place == "anyOf" and found), found


def test_every_value_of_a_list_says_what_it_means() -> None:
    kinds = SCHEMAS["practice.schema.json"]["properties"]["kind"]
    assert len(kinds["enum"]) == len(kinds["enumDescriptions"])
    assert kinds["enumDescriptions"][0].startswith("Lavoro agile: ")


def test_editors_know_which_schema_is_for_which_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(files)), files


def test_command(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(project)
    assert cli.main(["schema", "--check"]) == 1
    assert "esegui «concilia schema»" in capsys.readouterr().out
    assert cli.main(["schema"]) == 0
    assert cli.main(["schema", "--check"]) == 0
