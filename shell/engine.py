"""Drives MkDocs and turns whatever it complains about into sentences."""

import logging
import os
import re
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

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
    # Material announces its end of life on every build; the project knows (docs: architecture).
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    listener = _Listener()
    log = logging.getLogger("mkdocs")
    log.addHandler(listener)
    log.propagate = False
    try:
        failure = _run(root, folder)
    finally:
        log.removeHandler(listener)
    if failure and not listener.said:
        return (failure,)
    return tuple(dict.fromkeys(listener.said))


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
    except TemplateSyntaxError as error:
        return f"{_place(error.filename, root)}:{error.lineno}: {error.message}"
    except TemplateError as error:
        return f"Un modello di overrides/ è sbagliato: {error}"
    except Abort as error:
        return str(error)
    except SystemExit as error:
        # The macros plugin ends the process instead of raising.
        return f"Una macro di content/ è sbagliata (codice {error.code})."
    return ""


def _place(filename: str | None, root: Path) -> str:
    path = Path(filename or "overrides")
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
