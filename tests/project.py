"""Builds for the tests: the real project built once, and copies of it that a test may spoil."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
PARTS = ("catalog", "content", "data", "finding", "macros", "overrides", "shell", "mkdocs.yml")
SITE_URL = re.findall(r"^site_url: (\S+?)/?$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)[0]
"""`site_url` of mkdocs.yml, whatever the Comune decides, without the slash at its end."""
PREFIX = urlsplit(SITE_URL).path
"""The path under which the published site lives."""


@dataclass(frozen=True)
class Built:
    """A finished site, and everything that the engine said while it built it."""

    folder: Path
    log: str


def build_real(folder: Path) -> Built:
    """The real site, built strictly by the engine's own command, without `-q`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder, done.stdout + done.stderr)


def copy_project(folder: Path) -> Path:
    """A copy of everything that a build reads."""
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    return folder
