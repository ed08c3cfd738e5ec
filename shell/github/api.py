"""GitHub as one object with three verbs, spoken through its own command `gh`, which finds the token by itself."""

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

PAGE = 100
# More pages than any proposal of records has: what is longer is cut, and whoever asks has to expect it.
PAGES = 30
# Who signs what a workflow writes. Nobody else can take this name.
ROBOT = "github-actions[bot]"
_MISSING = re.compile(r"\bHTTP 404\b")


class ForgeError(Exception):
    """GitHub refused; the text is what it said."""


class Forge:
    """One repository on GitHub."""

    def __init__(self, repository: str) -> None:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+", repository):
            raise ForgeError(f"«{repository}» non è un deposito.")
        self.repository = repository

    def get(self, path: str, **query: str | int) -> Any:
        """What stands there; nothing if there is none."""
        try:
            return self._call("GET", f"{path}?{urlencode(query)}" if query else path, None)
        except ForgeError as error:
            if _MISSING.search(str(error)):
                return None
            raise

    def every(self, path: str, **query: str | int) -> Iterator[Any]:
        """All items of a list that comes in pages, up to a limit."""
        for page in range(1, PAGES + 1):
            items = self.get(path, per_page=PAGE, page=page, **query) or []
            yield from items
            if len(items) < PAGE:
                return

    def send(self, method: str, path: str, **body: Any) -> Any:
        """Write; the answer."""
        return self._call(method, path, json.dumps(body))

    def _call(self, method: str, path: str, body: str | None) -> Any:
        words = ["gh", "api", "--method", method, f"repos/{self.repository}/{path}".rstrip("/")]
        run = subprocess.run(  # noqa: S603 - a list of words, no shell
            words if body is None else [*words, "--input", "-"],
            input=body,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        if run.returncode:
            raise ForgeError(run.stderr.strip()[:500])
        return json.loads(run.stdout) if run.stdout.strip() else None
