"""`python3 -m shell.github comment|issue|propose`: what workflows write on GitHub, each from files that are text.

The event comes from GITHUB_EVENT_PATH and the repository from GITHUB_REPOSITORY: no value of a stranger passes a shell.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from shell.github.api import Forge, ForgeError
from shell.github.comment import answer
from shell.github.propose import propose
from shell.github.standing import keep

# Command → what does it, with the files that it is given, the event and the forge; each says what it did.
COMMANDS: dict[str, Callable[[Forge, dict[str, Any], list[Path]], str]] = {
    "comment": lambda forge, event, files: answer(forge, event["workflow_run"], files[0]),
    "issue": lambda forge, _, files: "\n".join(keep(forge, file) for file in files),
    "propose": lambda forge, event, files: propose(forge, event["issue"], files[0]),
}


def main(words: Sequence[str]) -> int:
    """Run one command; the exit code."""
    if len(words) < 2 or words[0] not in COMMANDS:
        print(f"Uso: python3 -m shell.github {'|'.join(COMMANDS)} FILE…", file=sys.stderr)
        return 2
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    try:
        print(COMMANDS[words[0]](Forge(os.environ["GITHUB_REPOSITORY"]), event, [Path(word) for word in words[1:]]))
    except ForgeError as error:
        print(f"GitHub non ha fatto quello che serviva. {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
