"""The workflows of `.github/`: two linters find nothing, and what the linters do not know is held here."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.datasets import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
# Every step is a command of the project that has tests of its own; Git only lists names, ended by NUL.
STEP = re.compile(
    r"(git diff -z --name-only --no-renames HEAD\^1 HEAD \| )?"
    r"(make [a-z]+( BASE=HEAD\^1)?|\.venv/bin/concilia [a-z-]+[\w .\"$^-]*|python3 -m shell\.github [a-z]+[\w .\"$/-]*)"
    r"( > [a-z]+\.(md|json))?"
)
# What a workflow may be started by, and which jobs may write what. Any other is a decision to take here, by hand.
WRITES = {
    ("commento", "commento"): {"pull-requests"},
    ("controlli-periodici", "segnala"): {"issues"},
    ("proposta", "apre"): {"contents", "issues", "pull-requests"},
    ("pubblica", "deploy"): {"id-token", "pages"},
}


def load(path: Path) -> dict[str, Any]:
    """As written: `on` stays a word, and every value a text."""
    workflow: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return workflow


def jobs() -> list[Any]:
    return [
        pytest.param(path.stem, name, job, id=f"{path.stem}-{name}")
        for path in WORKFLOWS
        for name, job in load(path)["jobs"].items()
    ]


def steps() -> list[dict[str, Any]]:
    return [step for path in WORKFLOWS for job in load(path)["jobs"].values() for step in job["steps"]]


def lint(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(BIN / words[0]), *words[1:]], cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_actionlint_finds_nothing() -> None:
    run = lint("actionlint", "-no-color", *map(str, WORKFLOWS))
    assert not run.returncode, run.stdout


def test_zizmor_finds_nothing() -> None:
    run = lint("zizmor", "--offline", "--no-config", "--persona", "pedantic", "--format", "json", ".github")
    found = json.loads(run.stdout)
    assert [(finding["ident"], finding["desc"]) for finding in found if not finding["ignored"]] == []
    assert not run.returncode, run.stderr


def test_the_linters_can_find_something(tmp_path: Path) -> None:
    """A linter that reads no file finds nothing either."""
    bad = tmp_path / "bad.yml"
    bad.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: nowhere\n    steps:\n"
        "      - run: echo ${{ github.event.issue.title }}\n"
    )
    assert lint("actionlint", str(bad)).returncode
    assert "template-injection" in lint("zizmor", "--offline", "--format", "json", str(bad)).stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_nothing_by_itself(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]
    assert workflow["name"]


@pytest.mark.parametrize(("workflow", "name", "job"), jobs())
def test_a_job_may_write_only_what_is_listed(workflow: str, name: str, job: dict[str, Any]) -> None:
    writes = {scope for scope, level in job["permissions"].items() if level == "write"}
    assert writes == WRITES.get((workflow, name), set())
    assert set(job["permissions"].values()) <= {"read", "write"}
    assert 1 <= int(job["timeout-minutes"]) <= 60


@pytest.mark.parametrize(("workflow", "name", "job"), jobs())
def test_who_may_write_installs_nothing_and_runs_only_our_own_program(
    workflow: str, name: str, job: dict[str, Any]
) -> None:
    if (workflow, name) not in WRITES:
        assert "GH_TOKEN" not in json.dumps(job)
        return
    used = [step.get("uses", "").split("@")[0] for step in job["steps"]]
    assert all(
        step.get("run", "python3 -m shell.github").startswith("python3 -m shell.github") for step in job["steps"]
    )
    assert not {"actions/setup-python", "actions/setup-node"} & set(used)
    # What another job has made is fetched before our program, and beside it.
    if "actions/checkout" in used and "actions/download-artifact" in used:
        assert used.index("actions/download-artifact") < used.index("actions/checkout")
    for step in job["steps"]:
        if step.get("uses", "").startswith("actions/download-artifact"):
            assert step["with"]["path"].startswith("${{ runner.temp }}/")
        if step.get("uses", "").startswith("actions/checkout"):
            assert "ref" not in step["with"]
            assert "repository" not in step["with"]


def test_actions_are_pinned_and_say_their_version() -> None:
    for path in WORKFLOWS:
        for line in path.read_text("utf-8").splitlines():
            if "uses:" in line:
                assert re.fullmatch(r"\s+(- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_version_of_an_action_everywhere() -> None:
    used = {step["uses"] for step in steps() if "uses" in step}
    assert len({name.split("@")[0] for name in used}) == len(used)


def test_no_credentials_stay_behind() -> None:
    for step in steps():
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] == "false"


def test_every_step_is_a_command_of_the_project() -> None:
    commands = [step["run"] for step in steps() if "run" in step]
    assert len(commands) >= 10
    for command in commands:
        assert STEP.fullmatch(command), command
        assert "${{" not in command


def test_make_knows_every_target() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for step in steps():
        if step.get("run", "").startswith("make "):
            assert step["run"].split()[1] in targets


def test_only_the_comment_is_started_by_another_run() -> None:
    """`pull_request_target` never; `workflow_run` once, and it takes no code from the proposal."""
    for path in WORKFLOWS:
        triggers = load(path)["on"]
        assert "pull_request_target" not in triggers
        assert ("workflow_run" in triggers) == (path.stem == "commento")
    [followed] = load(ROOT / ".github" / "workflows" / "commento.yml")["on"]["workflow_run"]["workflows"]
    assert followed == load(ROOT / ".github" / "workflows" / "dati.yml")["name"]


def test_a_failed_build_publishes_nothing() -> None:
    deploy = load(ROOT / ".github" / "workflows" / "pubblica.yml")["jobs"]["deploy"]
    assert deploy["needs"] == "build"
    assert "if" not in deploy
    assert deploy["environment"]["name"] == "github-pages"
    assert len(deploy["steps"]) == 1


def test_the_writing_program_needs_nothing_installed() -> None:
    """It runs beside a token that can write: nothing but the standard library and itself."""
    for module in (ROOT / "shell" / "github").glob("*.py"):
        for names in re.findall(r"^(?:from ([a-z_.]+) import|import ([a-z_.]+)$)", module.read_text("utf-8"), re.M):
            name = "".join(names)
            assert name.split(".")[0] in sys.stdlib_module_names or name.startswith("shell.github"), name
    run = subprocess.run(
        [
            sys.executable,
            "-S",
            "-I",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); import shell.github.__main__",
        ],
        capture_output=True,
        text=True,
    )
    assert not run.returncode, run.stderr
