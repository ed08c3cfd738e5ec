"""The two halves of each workflow fit: what one job prepares with our commands, the next one writes on GitHub."""

import difflib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.comment import MARKER
from shell.cli import _parser
from shell.github.comment import MARK
from shell.github.propose import propose
from tests.project import copy_project
from tests.test_github import ISSUE, repository
from tests.test_issue_forms import FOLDER, load
from tests.test_workflows import steps

# What a person answers where the form leaves the words free.
ANSWERS = {
    "title": "Orario scelto nella ditta di prova",
    "summary": "Chi ha figli piccoli arrivava tardi. La ditta di prova lascia scegliere l'ora di entrata.",
    "solution": "La ditta di prova ha diviso il turno del mattino e ha chiesto a ognuno l'ora che preferisce.",
    "organisations": "Comune di Milano",
    "sources": "Pagina di prova: https://esempio.example/orario",
}


def test_the_command_line_knows_every_command_and_flag() -> None:
    commands = [re.search(r"concilia ([^|>]+)", step["run"]) for step in steps() if "concilia " in step.get("run", "")]
    assert len(commands) >= 5
    for command in commands:
        assert command
        _parser().parse_args(command[1].split())


def test_both_programs_mark_the_comment_alike() -> None:
    assert MARK == MARKER


def filled_in() -> str:
    """The issue that GitHub makes of the form: what is required is answered, with the first choice of each list."""
    parts = []
    for element in load(FOLDER / "pratica.yml")["body"][1:-1]:
        asked: dict[str, Any] = element["attributes"]
        required = element.get("validations", {}).get("required")
        answer = ANSWERS.get(element["id"]) or asked.get("options", [""])[0]
        parts.append(f"### {asked['label']}\n\n{answer if required else '_No response_'}\n")
    return "\n".join([*parts, "### Prima di inviare\n\n- [X] Ho il diritto di pubblicare questi testi.\n"])


def from_issue(project: Path, body: str) -> str:
    (project / "event.json").write_text(json.dumps({"issue": {"number": 9, "body": body}}), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "shell.cli", "from-issue", "--event", "event.json"],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert not run.returncode, run.stderr
    return run.stdout


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_answered_form_becomes_a_sound_record_and_a_request(tmp_path: Path, end: str) -> None:
    project = copy_project(tmp_path)
    said = from_issue(project, filled_in().replace("\n", end))
    assert json.loads(said)["problems"] == []
    prepared = tmp_path / "proposta.json"
    prepared.write_text(said, "utf-8")
    github = repository()
    propose(github, ISSUE, prepared)
    path = "data/practices/smart-working/orario-scelto-nella-ditta-di-prova.yaml"
    assert [place for method, place, _ in github.written if method == "PUT"] == [f"contents/{path}"]
    record = yaml.safe_load((project / path).read_text("utf-8"))
    assert record["title"] == ANSWERS["title"]
    assert record["organisations"] == ["comune-di-milano"]


def test_a_member_of_the_real_list_that_confirms_changes_its_own_lines(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    path = project / "data/members.yaml"
    before = path.read_text("utf-8")
    member = next(one for one in yaml.safe_load(before) if one["membership"]["status"] != "confermata")
    record = yaml.load(before, yaml.BaseLoader)[[one["id"] for one in yaml.safe_load(before)].index(member["id"])]
    record["membership"] = {"status": "confermata", "source": record["sources"][0]["id"]}
    body = f"Correzione preparata con il modulo.\n\n```yaml\n{json.dumps(record)}\n```\n"
    said = from_issue(project, body)
    assert json.loads(said)["problems"] == []
    changes = [
        line for line in difflib.ndiff(before.splitlines(), path.read_text("utf-8").splitlines()) if line[0] in "+-"
    ]
    assert changes == [
        "-     status: non-dichiarata",
        "+     status: confermata",
        f"+     source: {record['sources'][0]['id']}",
    ]
    prepared = tmp_path / "proposta.json"
    prepared.write_text(said, "utf-8")
    github = repository()
    propose(github, ISSUE, prepared)
    assert [place for method, place, _ in github.written if method == "PUT"] == ["contents/data/members.yaml"]


def test_an_issue_without_a_record_is_answered_with_the_reason(tmp_path: Path) -> None:
    prepared = tmp_path / "proposta.json"
    prepared.write_text(from_issue(copy_project(tmp_path), "Ciao! ``` @tutti"), "utf-8")
    github = repository()
    propose(github, ISSUE, prepared)
    [(_, path, body)] = github.written
    assert path == "issues/9/comments"
    assert "Non trovo nessuna scheda" in body["body"]
