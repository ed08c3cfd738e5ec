"""The commands: quick, in Italian, and with the exit code that tells the three kinds of failure apart."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shell import cli, reading
from shell.failures import InstallationError
from tests.datasets import PRACTICE, sound


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with nothing but the sound dataset, from which the commands are run."""
    sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def break_practice(project: Path) -> None:
    path = project / "data" / PRACTICE
    path.write_text(path.read_text("utf-8").replace("title:", "titel:"), "utf-8")


def test_clean(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    assert "I dati sono a posto." in capsys.readouterr().out


def test_problems_are_located(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_practice(project)
    assert cli.main(["check"]) == 1
    out = capsys.readouterr().out
    assert f"data/{PRACTICE}:" in out
    assert "«titel»" in out
    assert "title" in out


def test_json_and_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_practice(project)
    assert cli.main(["check", "--format", "json"]) == 1
    assert "error" in {problem["severity"] for problem in json.loads(capsys.readouterr().out)}
    assert cli.main(["check", "--format", "github"]) == 1
    assert f"::error file=data/{PRACTICE},line=" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["controlla"], ["check", "--formato"], ["serve", "--port", "molte"]])
def test_wrong_command_is_one_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"Non capisco «{' '.join(['concilia', *words])}»")
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_help_is_in_italian(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "controlla soltanto i dati" in said
    assert not {"usage", "options", "show"} & set(said.split())


def test_wrong_folder_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err == (
        "Non trovo data/datapackage.json: esegui il comando dalla cartella del progetto.\n"
    )


def test_broken_contract_is_one_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data" / "datapackage.json").write_text("{")
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err.startswith("Il contratto dei dati datapackage.json è rotto")


def test_missing_package_is_one_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(root: Path) -> None:
        raise ModuleNotFoundError("No module named 'frictionless'", name="frictionless")

    monkeypatch.setattr(reading, "read_data", missing)
    assert cli.main(["check"]) == 2
    assert capsys.readouterr().err.startswith("Manca il pacchetto frictionless")


def test_bug_keeps_its_stack_trace(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(root: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read_data", broken)
    assert cli.main(["check"]) == 2
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "Questo è un difetto del programma" in said


def test_day_of_the_build_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    assert reading.today().isoformat() == "2026-11-22"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "domani")
    with pytest.raises(InstallationError, match="SOURCE_DATE_EPOCH"):
        reading.today()


def test_check_does_without_the_engine(project: Path) -> None:
    """The check runs on every save of a contributor: it must not wait for the site generator."""
    code = (
        "import sys; from shell.cli import main; code = main(['check']); "
        "sys.exit(code or bool({'mkdocs', 'jinja2', 'material'} & set(sys.modules)))"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(cli.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_serve_on_a_taken_port_is_one_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert cli.main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "è occupata" in capsys.readouterr().err
