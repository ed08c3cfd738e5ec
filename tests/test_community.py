"""The files around the code: who approves what, what is kept up to date, what people are told; no invented contact."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from shell.github import comment, standing
from tests.datasets import ROOT

GITHUB = ROOT / ".github"
OFFICER = (ROOT / "content" / "pubblicare.md").read_text("utf-8")
NOBODY = "portale@example.invalid"
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CODE_OF_CONDUCT.md",
    ".github/pull_request_template.md",
    ".github/CODEOWNERS",
    "publiccode.yml",
    "CITATION.cff",
)


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return loaded


def owners(path: str) -> list[str]:
    """Who has to approve a change of a file: the last rule that fits, as GitHub reads them."""
    found: list[str] = []
    for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        pattern, *people = line.split()
        exact = pattern.removeprefix("/")
        if pattern == "*" or path == exact or (pattern.endswith("/") and path.startswith(exact)):
            found = people
    return found


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/dati.yml",
        ".github/CODEOWNERS",
        "shell/github/comment.py",
        "content/privacy.md",
        "overrides/main.html",
        "Makefile",
        "requirements.txt",
        "data/datapackage.json",
        "data/vocabularies.yaml",
        "database/x",
        "a-new-folder/data/x.yaml",
    ],
)
def test_everything_but_records_needs_an_owner(path: str) -> None:
    assert owners(path)


@pytest.mark.parametrize(
    "path", ["data/practices/welfare/x.yaml", "data/organisations/x.yaml", "data/members.yaml", "data/new/x.yaml"]
)
def test_records_need_none(path: str) -> None:
    assert owners(path) == []


def test_the_owner_is_nobody_until_the_comune_names_one_everywhere() -> None:
    """An address that cannot exist, so that nobody can take its place; and never a mixture of both."""
    people = {
        person for path in ("Makefile", "data/datapackage.json", "data/vocabularies.yaml") for person in owners(path)
    }
    assert len(people) == 1
    assert people == {NOBODY} or re.fullmatch(r"@[\w-]+/[\w-]+", people.pop())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_contact_is_invented(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert set(re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]+", text)) <= {NOBODY}
    assert not re.search(r"\+39|\b0\d{1,3}[ /.-]?\d{6,}", text)


def test_dependabot_keeps_all_three_kinds_with_a_week_of_patience() -> None:
    updates = {update["package-ecosystem"]: update for update in load(GITHUB / "dependabot.yml")["updates"]}
    assert set(updates) == {"pip", "npm", "github-actions"}
    for update in updates.values():
        assert int(update["cooldown"]["default-days"]) >= 7
        assert [group["patterns"] for group in update["groups"].values()] == [["*"]]
    folders = {f"/{path.parent.relative_to(ROOT).as_posix()}".replace("/.", "/") for path in packages()}
    assert folders <= set(updates["npm"]["directories"])


def packages() -> list[Path]:
    skipped = {".venv", "node_modules", "site", ".build"}
    return [path for path in ROOT.rglob("package-lock.json") if not skipped & set(path.relative_to(ROOT).parts)]


def test_who_opens_a_request_promises_what_publishing_needs() -> None:
    boxes = re.findall(r"^- \[ \] (.+)$", (GITHUB / "pull_request_template.md").read_text("utf-8"), re.M)
    assert any("CC BY 4.0" in box for box in boxes)
    assert any("nomi di persone" in box and "pubblica" in box for box in boxes)


def test_without_git_comes_first() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M)
    assert headings[0].startswith("Senza Git")
    assert headings[1] == "Con Git"


def test_the_officer_finds_every_label_and_check_by_its_name() -> None:
    labels = {comment.LABEL, standing.LABEL, "pronta"}
    labels |= {label for form in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") for label in load(form).get("labels", [])}
    step = re.search(r"\*\*Crea le etichette\.\*\*(.+?)\n\d+\.", OFFICER, re.S)
    assert step
    assert set(re.findall(r"`([\w-]+)`", step[1])) == labels
    for name in ("data", "site", "perimetro", "deploy"):
        assert f"`{name}`" in OFFICER
    for title in standing.TITLES.values():
        assert f"**{title}**" in OFFICER
    assert f"«{load(GITHUB / 'workflows' / 'pubblica.yml')['name']}»" in OFFICER


def test_the_officer_is_told_where_each_choice_is_written() -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    for name in ("privacy_url", "accessibilita_url", "trasparenza_url"):
        assert f"extra.ente.{name}" in OFFICER
        assert f"    {name}:" in settings
    for name in (
        "CITATION.cff",
        "publiccode.yml",
        "REUSE.toml",
        "SECURITY.md",
        "CODE_OF_CONDUCT.md",
        ".github/CODEOWNERS",
    ):
        assert f"`{name}`" in OFFICER
        assert (ROOT / name).exists()


def test_the_officer_knows_what_was_never_tried() -> None:
    assert "non abbiamo potuto provare" in OFFICER
