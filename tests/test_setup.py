"""The set-up: what a person types is what is tested, and every download is known beforehand."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-test.txt")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TARGETS = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.M)


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~\[; ]", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"://|--index-url|--find-links|\bfile:|@ ", text)
    packages = re.split(r"\n(?=\S)", text.strip())
    assert len(packages) > 20
    for package in packages:
        assert re.match(r"[a-z0-9-]+==\S+ ", package), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.txt", ("build",)), ("requirements-test.txt", ("build", "test"))]
)
def test_lock_covers_what_the_project_asks_for(lock: str, groups: tuple[str, ...]) -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text("utf-8"), re.M))
    wanted = names(PROJECT["project"]["dependencies"]).union(*(names(PROJECT["dependency-groups"][g]) for g in groups))
    assert wanted <= locked


def test_both_locks_agree() -> None:
    runtime, tools = (set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / lock).read_text("utf-8"), re.M)) for lock in LOCKS)
    assert runtime <= tools


def test_build_backend_is_locked() -> None:
    """So that installing the project itself downloads nothing."""
    assert set(PROJECT["build-system"]["requires"]) <= set(PROJECT["dependency-groups"]["build"])


def test_targets() -> None:
    assert {"help", "serve", "build", "check", "test", "bench", "lock", "clean"} <= set(TARGETS)
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.M)
    assert phony
    assert set(TARGETS) <= set(phony[1].split())


def test_readme_has_the_plain_commands() -> None:
    """For people without make, as on Windows."""
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in (
        "-m venv .venv",
        "pip install --require-hashes --only-binary :all: -r requirements.txt",
        "pip install --no-build-isolation --no-deps --no-index --editable .",
        "concilia serve",
        "concilia build",
        "concilia check",
        "npx tsc",
    ):
        assert command in readme, command


def test_continuous_integration_runs_the_same() -> None:
    run = ROOT / ".ci" / "run"
    assert "exec make test" in run.read_text("utf-8")
    assert run.stat().st_mode & 0o100


def test_pytest_has_the_last_word() -> None:
    """Its summary ends the output of `make test`."""
    recipe = re.search(r"^test:.*\n((?:\t.*\n)+)", MAKEFILE, re.M)
    assert recipe
    assert [line.split("/")[-1] for line in recipe[1].split("\n")[:-1]] == [
        "ruff format --check",
        "ruff check",
        "mypy",
        "tsc",
        "pytest --numprocesses 2 --dist loadfile",
    ]
