"""Runs the live server for a test, waits for what it shows, and changes files under it."""

import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 120.0
"""Seconds until a test gives up; machines are noisy."""
A_RECORD = "data/practices/smart-working/a2a-smart-working.yaml"
BANNER = 'class="concilia-banner"'


class Server:
    """A running server, its address and what it said."""

    def __init__(self, root: Path, process: subprocess.Popen[str], log: Path) -> None:
        self.root, self.process, self.log = root, process, log
        self.until(lambda: "http://" in self.said())
        found = re.search(r"http://127\.0\.0\.1:\d+", self.said())
        assert found
        self.base = found[0]

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def until(self, look: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not look():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)

    def home_with(self, text: str) -> str:
        self.until(lambda: text in self.home())
        return self.home()

    def get(self, path: str = "/") -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.base + path, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def home(self) -> str:
        return self.get()[1]

    def change(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    log = root / "serve.log"
    command = [sys.executable, "-m", "shell.cli", "serve", "--port", "0"]
    with log.open("w") as said, subprocess.Popen(command, cwd=root, stdout=said, stderr=said, text=True) as process:
        try:
            yield Server(root, process, log)
        finally:
            process.terminate()
