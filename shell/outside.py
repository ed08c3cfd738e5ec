"""`concilia outside`: which changed files lie outside `data/`, so that a step can call those who look after them."""

import argparse
import sys
from pathlib import Path

from catalog.problems import visible
from shell.names import changed_since, from_input, names, outside_data


def run(options: argparse.Namespace) -> int:
    """Print one name a line, nothing when there is none; always clean: the step that asks decides what it means."""
    if options.base:
        changed = changed_since(options.base, Path.cwd())
    else:
        changed = names(options.names) if options.names else from_input()
    # The step's output is read by GitHub: a name must not be able to give it a command.
    sys.stdout.writelines(f"- {visible(name).replace('##[', '## [')}\n" for name in outside_data(changed))
    return 0
