"""GitHub as one object with three verbs, spoken through its own command `gh`, which finds the token by itself."""

import json
import os
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
NO_PULLS = "not permitted to create or approve pull requests"
"""What GitHub says when a setting of the repository keeps workflows from opening pull requests."""
# What GitHub refuses because of a setting → where a person changes it.
_SETTINGS = {
    NO_PULLS: "Settings, Actions, General: «Allow GitHub Actions to create and approve pull requests».",
    "Issues has been disabled": "Settings, General, Features: attiva «Issues».",
    "HTTP 410": "Settings, General, Features: attiva «Issues».",
}
_MISSING = re.compile(r"\bHTTP 404\b")


class ForgeError(Exception):
    """GitHub refused; the text is what it said."""


def by_robot(written: dict[str, Any], mark: str) -> bool:
    """Whether a workflow wrote this comment or issue. Deleted accounts have no name, and some texts are nothing."""
    return (written.get("user") or {}).get("login") == ROBOT and (written.get("body") or "").startswith(mark)


class Forge:
    """One repository on GitHub."""

    def __init__(self, repository: str) -> None:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+", repository):
            raise ForgeError(f"«{repository}» non è un deposito.")
        self.repository = repository

    @property
    def page(self) -> str:
        """Where people see the repository."""
        return f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{self.repository}"

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
            raise ForgeError(_explained(run.stderr.strip()[:500]))
        return json.loads(run.stdout) if run.stdout.strip() else None


def _explained(said: str) -> str:
    """What GitHub said, and the setting to change, if that is the reason."""
    cure = next((where for sign, where in _SETTINGS.items() if sign in said), "")
    return f"{said} Si cambia in {cure}" if cure else said
