"""Ids made from titles, and the one place where the file of a record may be; the twin of propose/ids.js."""

import re
import unicodedata

from catalog.places import FOLDERS

LONGEST = 60
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KIND = re.compile(r"[a-z]+(-[a-z]+)*")


def slug(title: str) -> str:
    """Lower case, digits and hyphens; cut between words."""
    letters = (c for c in unicodedata.normalize("NFD", title.lower()) if not unicodedata.category(c).startswith("M"))
    plain = re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")
    return plain if len(plain) <= LONGEST else re.sub(r"-[^-]*$", "", plain[: LONGEST + 1])[:LONGEST]


def is_id(text: str) -> bool:
    """Whether a text can be an id, and so the name of a file."""
    return bool(_ID.fullmatch(text)) and 2 <= len(text) <= 70


def place_of(record: str, id_: str, kind: str = "") -> str | None:
    """The file of a record, relative to the project; None when its id or kind cannot be part of a path."""
    if not is_id(id_) or (record == "practice" and not _KIND.fullmatch(kind)):
        return None
    return f"{FOLDERS[record]}{kind + '/' if record == 'practice' else ''}{id_}.yaml"
