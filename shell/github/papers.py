"""Files that came from another workflow: plain text of a sane size, and never a link to something else."""

import os
import re
import stat
from pathlib import Path

# GitHub refuses a comment or an issue of more than 65,536 characters.
LONGEST = 60_000
_CUT = "\n\n*Il resto del rapporto è troppo lungo per stare qui.*\n"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read(path: Path, longest: int = LONGEST) -> str:
    """The text of a file that a stranger may have made. A link or a device is refused: it could be a secret's."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path.name} non è un file.")
        text = file.read(4 * longest).decode("utf-8", "replace").replace("\r\n", "\n")
    text = _CONTROL.sub("", text).strip()
    return text if len(text) <= longest else _whole_lines(text, longest) + _CUT


def _whole_lines(text: str, longest: int) -> str:
    """The beginning of a long text, up to the end of a line, with its code block closed."""
    start = text[:longest].rsplit("\n", 1)[0]
    fences = re.findall(r"^(`{3,})", start, re.M)
    return f"{start}\n{fences[-1]}" if len(fences) % 2 else start
