"""The public address of the portal, read from mkdocs.yml as plain text: no engine is started for it."""

from pathlib import Path

from catalog.document import Group, Text
from catalog.source import read
from macros.links import external

CONFIGURATION = "mkdocs.yml"


def site_address(root: Path) -> str:
    """`site_url`, ending with a slash; empty while it is not decided (`example.invalid`) or not an address."""
    document = read(root / CONFIGURATION, CONFIGURATION)
    found = document.root.items.get("site_url") if isinstance(document.root, Group) else None
    address = external(found.value) if isinstance(found, Text) else None
    host = address.split("/")[2] if address else ""
    return f"{address.rstrip('/')}/" if address and not host.endswith(".invalid") else ""
