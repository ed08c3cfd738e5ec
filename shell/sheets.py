"""A few style sheets out of the portal's many: they are easier to read apart, and a phone has to ask only once."""

import re
from collections.abc import Mapping
from pathlib import Path

FOLDER = "assets/css"


def _sheets(*names: str) -> tuple[str, ...]:
    return tuple(f"{FOLDER}/{name}.css" for name in names)


JOINED: Mapping[str, tuple[str, ...]] = {
    f"{FOLDER}/portale.css": _sheets("tokens", "base", "layout", "components", "records", "compare", "catalogue"),
    f"{FOLDER}/modulo.css": _sheets(
        *(f"propose/{part}" for part in ("frame", "stops", "fields", "lists", "problems", "side", "send"))
    ),
}
"""What the build makes, out of what, in the order in which they apply; pages that need the others ask for them."""
_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def joined(theme: Path, sheets: tuple[str, ...]) -> str:
    """All of them, without comments, indents and empty lines."""
    text = _COMMENT.sub("", "\n".join((theme / sheet).read_text("utf-8") for sheet in sheets))
    return "\n".join(filter(None, map(str.strip, text.splitlines()))) + "\n"
