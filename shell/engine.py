"""Drives MkDocs and turns whatever it complains about into sentences."""

import logging
import os
import re
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from shell.complaints import in_italian

_CLUTTER = re.compile(r"\x1b\[[0-9;]*m|^\[macros\] - ")


class _Listener(logging.Handler):
    """Keeps the text of every warning and error of the engine."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(_CLUTTER.sub("", record.getMessage()).strip())


def run(root: Path, folder: Path) -> tuple[str, ...]:
    """Build the site of `root/mkdocs.yml` into `folder`, strictly; what went wrong, or nothing.

    A mistake in mkdocs.yml, a page, a macro or a template is returned; anything else is a bug, and raised.
    """
    # Material announces its end of life on every build; ARCHITECTURE.md says what the project makes of it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    listener = _Listener()
    log = logging.getLogger("mkdocs")
    log.addHandler(listener)
    log.propagate = False
    try:
        failure = _run(root, folder)
    finally:
        log.removeHandler(listener)
    said = (in_italian(complaint, root) for complaint in listener.said)
    # Most failures only sum up what was said before.
    return tuple(dict.fromkeys(said)) or ((failure,) if failure else ())


def _run(root: Path, folder: Path) -> str:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except ConfigurationError as error:
        return f"mkdocs.yml: {error}"
    except TemplateError as error:
        logging.getLogger("mkdocs").error("%s: %s", _place(error, root), error.message)
    except Abort as error:
        return str(error)
    except SystemExit as error:
        # The macros plugin ends the process instead of raising.
        return f"Una macro di content/ è sbagliata (codice {error.code})."
    return ""


def _place(error: TemplateError, root: Path) -> str:
    """The template and line of a mistake; Jinja2 puts them into the trace of an error at run time."""
    found = [(step.filename, step.lineno or 0) for step in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        found.append((error.filename or "", error.lineno))
    path, line = next(((Path(name), line) for name, line in reversed(found) if name.endswith(".html")), (root, 0))
    return f"{path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()}:{line}"
