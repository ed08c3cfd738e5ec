"""One style sheet out of the portal's many: they are easier to read apart, and a phone has to ask only once."""

import re
from pathlib import Path

FOLDER = "assets/css"
SHEETS = tuple(
    f"{FOLDER}/{name}.css" for name in ("tokens", "base", "layout", "components", "records", "compare", "catalogue")
)
"""In the order in which they apply; the others are asked for by the pages that need them."""
JOINED = f"{FOLDER}/portale.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def joined(theme: Path) -> str:
    """All of them, without comments, indents and empty lines."""
    text = _COMMENT.sub("", "\n".join((theme / sheet).read_text("utf-8") for sheet in SHEETS))
    return "\n".join(filter(None, map(str.strip, text.splitlines()))) + "\n"
