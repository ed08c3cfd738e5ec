"""The documents stay true: modules, commands and counts that they name are those that exist."""

import ast
import re
import subprocess
from pathlib import Path

from tests.datasets import ROOT

ROOMS = ("catalog", "finding", "macros", "shell", "bench")
ARCHITECTURE = ROOT / "ARCHITECTURE.md"
_MODULES = re.compile(r"(<!-- modules: .*? -->\n)(.*?)(<!-- /modules -->)", re.DOTALL)


def purpose(module: Path) -> str:
    """The first sentence of a module's docstring: what its room is for."""
    text = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    return text.split("\n\n")[0].replace("\n", " ")


def module_table() -> str:
    lines = ["| module | what it is for |", "|---|---|"]
    for room in ROOMS:
        for module in sorted((ROOT / room).rglob("*.py")):
            name = module.relative_to(ROOT).as_posix()
            lines.append(f"| `{name}` | {purpose(module).replace('|', '/')} |")
    return "\n".join(lines) + "\n"


def test_the_architecture_page_lists_every_module(update_golden: bool) -> None:
    text = ARCHITECTURE.read_text("utf-8")
    if update_golden:
        text = _MODULES.sub(lambda m: m[1] + module_table() + m[3], text)
        ARCHITECTURE.write_text(text, "utf-8")
    found = _MODULES.search(text)
    assert found
    assert found[2] == module_table()


def test_the_architecture_page_gives_a_reason_for_each_direct_dependency() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    runtime = pyproject.split("dependencies = [")[1].split("]")[0]
    page = ARCHITECTURE.read_text("utf-8")
    for name in re.findall(r'"([a-z0-9-]+)[><=]', runtime):
        assert f"`{name}`" in page, name


def test_the_readme_names_every_command_of_the_makefile() -> None:
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"make ([a-z-]+)", helped)
    assert len(commands) >= 7
    for command in commands:
        assert f"make {command}" in readme, command


def test_every_path_that_the_documents_name_exists() -> None:
    for document in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        text = (ROOT / document).read_text("utf-8")
        for target in re.findall(r"\]\(([\w./-]+)\)", text):
            assert (ROOT / target).exists(), f"{document}: {target}"
        for target in re.findall(
            r"`((?:catalog|finding|macros|shell|tests|data|content|overrides)/[\w./-]+\.\w+)`", text
        ):
            assert (ROOT / target).exists(), f"{document}: {target}"
