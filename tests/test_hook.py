"""The hook of Git refuses a record that does not pass, as it is about to be committed; and names of changed files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from shell import cli
from shell.names import of_data, outside_data
from tests.datasets import PRACTICE, ROOT, sound


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the sound dataset committed and the hook active; `concilia` is found on the path."""
    sound(tmp_path)
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "concilia"
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m shell.cli "$@"\n')
    command.chmod(0o755)
    subprocess.run([command, "fmt"], cwd=tmp_path, check=True, capture_output=True)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "data")
    git(tmp_path, "commit", "--quiet", "--message=sound")
    git(tmp_path, "config", "core.hooksPath", str(ROOT / ".githooks"))
    return tmp_path


def git(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Git with an identity, without the settings of the machine."""
    names = {
        f"GIT_{who}_{what}": "prova@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PATH": f"{root}/bin:{os.environ['PATH']}"}
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(["git", *words], cwd=root, env=outer | names | own, capture_output=True, encoding="utf-8")


def change(root: Path, old: str, new: str) -> None:
    path = root / "data" / PRACTICE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def commit(root: Path) -> subprocess.CompletedProcess[str]:
    return git(root, "commit", "--quiet", "--message=change")


def test_a_broken_record_is_refused(repository: Path) -> None:
    change(repository, "title:", "titel:")
    git(repository, "add", "data")
    done = commit(repository)
    assert done.returncode == 1
    assert "«titel»" in done.stdout + done.stderr
    assert git(repository, "log", "--format=%s").stdout == "sound\n"


def test_a_sound_record_is_accepted(repository: Path) -> None:
    change(repository, "value: 5", "value: 6")
    git(repository, "add", "data")
    done = commit(repository)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_committed_counts_not_what_lies_in_the_folder(repository: Path) -> None:
    change(repository, "title:", "titel:")
    git(repository, "add", "data")
    change(repository, "titel:", "title:")
    assert commit(repository).returncode == 1
    git(repository, "add", "data")
    change(repository, "title:", "titel:")
    (repository / "note.txt").write_text("x")
    git(repository, "add", "note.txt")
    assert commit(repository).returncode == 0


def test_a_record_in_another_style_is_refused(repository: Path) -> None:
    change(repository, "value: 5", "value:   5")
    git(repository, "add", "data")
    done = commit(repository)
    assert done.returncode == 1
    assert "concilia fmt" in done.stdout + done.stderr


def test_pre_commit_runs_the_same_hook() -> None:
    [repo] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    [hook] = repo["hooks"]
    assert (repo["repo"], hook["entry"]) == ("local", ".githooks/pre-commit")
    assert os.access(ROOT / hook["entry"], os.X_OK)


def test_files_outside_data(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "switch", "--quiet", "--create", "proposal")
    for name in ("Makefile", "data/practices/welfare/nuova.yaml", "::add-mask::x", "con spazio\n##[debug]a capo"):
        (repository / name).write_text("x")
    git(repository, "mv", f"data/{PRACTICE}", "moved.yaml")
    git(repository, "add", "--all", "--", ".", ":!bin")
    git(repository, "-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--message=change")
    monkeypatch.chdir(repository)
    assert cli.main(["outside", "--base", "main"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert sorted(said) == ["- ::add-mask::x", "- Makefile", "- con spazio\\u000a## [debug]a capo", "- moved.yaml"]
    assert cli.main(["outside", "--base", "--output=x"]) == 2
    assert not (repository / "x").exists()


def test_names_that_only_look_like_data() -> None:
    changed = ("data/a.yaml", "data/../shell/cli.py", "dati/x", "data", ".github/data/x", "DATA/x")
    assert of_data(changed) == ("data/a.yaml",)
    assert outside_data(changed) == changed[1:]


def test_names_on_the_input(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for given in (b"data/a.yaml\0Makefile\0", b"data/a.yaml\nMakefile\n"):
        command = [sys.executable, "-m", "shell.cli", "outside"]
        done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, check=True)
        assert done.stdout == b"- Makefile\n"
