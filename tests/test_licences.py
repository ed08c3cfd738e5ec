"""Whose every file is: REUSE finds a licence for each, and the public description of the project says the same."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.signs import SIGNS
from tests.datasets import ROOT

REUSE = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))
USED = {licence for table in REUSE["annotations"] for licence in table["SPDX-License-Identifier"].split(" AND ")}
TOOL = Path(sys.executable).parent / "reuse"
# Without the history nothing says which files are ours, and which were only made or installed here.
RUNS = TOOL.exists() and (ROOT / ".git").exists()


def load(name: str) -> dict[str, Any]:
    """A YAML file whose every value is text."""
    loaded: dict[str, Any] = yaml.load((ROOT / name).read_text("utf-8"), yaml.BaseLoader)
    return loaded


def test_every_licence_has_its_text_and_no_other() -> None:
    texts = {path.stem: path.read_text("utf-8") for path in (ROOT / "LICENSES").iterdir()}
    assert set(texts) == USED
    assert all(len(text) > 800 for text in texts.values())
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in texts["EUPL-1.2"]
    assert "Section 8 – Interpretation" in texts["CC-BY-4.0"]


@pytest.mark.skipif(not RUNS, reason="reuse needs Git, and has a wheel for Python 3.11 on Linux alone")
def test_reuse_finds_nothing_to_mend() -> None:
    run = subprocess.run([str(TOOL), "lint"], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert not run.returncode, run.stdout


@pytest.mark.skipif(not TOOL.exists(), reason="reuse has a wheel for Python 3.11 on Linux alone")
def test_reuse_can_find_something(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "LICENSES", tmp_path / "LICENSES")
    (tmp_path / "orphan.py").write_text("x = 1\n")
    run = subprocess.run([str(TOOL), "--root", str(tmp_path), "lint"], capture_output=True, text=True, timeout=120)
    assert run.returncode
    assert "orphan.py" in run.stdout


def test_publiccode_says_what_the_standard_asks() -> None:
    """The keys that publiccode.yml 0.7 wants, and none of those that it gives up."""
    code = load("publiccode.yml")
    wanted = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description"}
    wanted |= {"legal", "maintenance", "localisation"}
    assert wanted <= set(code)
    assert not {"it", "genericName", "monochromeLogo", "inputTypes", "outputTypes"} & set(code)
    assert code["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert code["platforms"] == ["web"]
    assert code["softwareType"] == "standalone/web"
    assert code["legal"] == {"license": "EUPL-1.2"}
    assert code["localisation"] == {"localisationReady": "false", "availableLanguages": ["it"]}


def test_publiccode_describes_in_the_asked_lengths() -> None:
    for words in load("publiccode.yml")["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]
        assert all(len(feature) <= 100 for feature in words["features"])


def test_publiccode_names_nobody_who_has_not_adopted_it() -> None:
    """Who keeps the software is for the Comune to say; until then nobody is promised."""
    code = load("publiccode.yml")
    assert code["maintenance"] == {"type": "none"}
    assert "organisation" not in code


def test_the_address_is_the_configured_one() -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    repository = re.search(r"^repo_url: (\S+)$", settings, re.M)
    assert repository
    assert load("publiccode.yml")["url"].rstrip("/") == repository[1].rstrip("/").removesuffix(".git")
    assert load("CITATION.cff")["repository-code"].rstrip("/") == repository[1].rstrip("/")


def test_one_version_everywhere() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert load("publiccode.yml")["softwareVersion"] == version
    assert load("CITATION.cff")["version"] == version
    news = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"\nQuesta è la versione {version}.\n" in news
    [day, month, year] = re.findall(r"^## (\d+) (\w+) (\d{4})", news, re.M)[0]
    released = f"{year}-{SIGNS['likely']['months'].index(month) + 1:02}-{int(day):02}"
    assert load("publiccode.yml")["releaseDate"] == load("CITATION.cff")["date-released"] == released


def test_the_citation_has_what_its_format_asks() -> None:
    citation = load("CITATION.cff")
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] in {"software", "dataset"}
    assert set(citation["license"]) <= USED
    assert citation["authors"] == [{"name": "Chi ha contribuito a Milano Concilia"}]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", citation["date-released"])
