"""The rooms keep their doors: who may import whom, and every module says in one sentence what it is for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("catalog", "finding", "macros", "shell")
MODULES = sorted(path for room in (*ROOMS, "bench", "tests") for path in (ROOT / room).rglob("*.py"))
# Library → the only files, or the only room, that may import it.
ONLY_IN = {
    "frictionless": ("catalog/contract.py",),
    "jinja2": ("macros/", "shell/engine.py"),
    "mkdocs": ("shell/",),
    "yaml": ("catalog/source.py",),
}
# The pure rooms take values and return values; the clock, the environment and other processes are the shell's.
PURE = ("catalog", "finding", "macros")
IMPURE = {"logging", "random", "subprocess", "sys", "time"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """The first part of the name of every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p).startswith(ROOMS)], ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    used = set(imports(path))
    name = name_of(path)
    forbidden = {library for library, places in ONLY_IN.items() if not name.startswith(places)}
    forbidden |= set(ROOMS[ROOMS.index(name.split("/")[0]) + 1 :]) | {"tests", "bench"}
    if name.startswith(PURE):
        forbidden |= IMPURE
    assert not used & forbidden


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_says_what_it_is_for(path: Path) -> None:
    purpose = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n\n")[0]
    assert purpose.endswith((".", ":")), f"{name_of(path)} has no sentence of purpose at its head"
    assert 20 <= len(purpose) <= 250


def test_templates_are_autoescaped() -> None:
    """No template switches escaping off, and no record passes through the `safe` filter unnoticed."""
    templates = sorted((ROOT / "macros" / "templates").rglob("*.html"))
    assert templates
    for template in templates:
        assert "autoescape" not in template.read_text("utf-8")
