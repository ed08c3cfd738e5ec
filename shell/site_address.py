"""The public addresses of the portal and of its repository, read from mkdocs.yml as plain text, without the engine."""

from pathlib import Path

from catalog.document import Group, Text
from catalog.source import read
from macros.links import external

CONFIGURATION = "mkdocs.yml"


def site_address(root: Path) -> str:
    """`site_url`, ending with a slash; empty while it is not decided (`example.invalid`) or not an address."""
    address = _decided(root, "site_url")
    return f"{address}/" if address else ""


def repository_address(root: Path) -> str:
    """`repo_url` without a slash at its end; empty as above."""
    return _decided(root, "repo_url")


def _decided(root: Path, name: str) -> str:
    document = read(root / CONFIGURATION, CONFIGURATION)
    found = document.root.items.get(name) if isinstance(document.root, Group) else None
    address = external(found.value) if isinstance(found, Text) else None
    host = address.split("/")[2] if address else ""
    return address.rstrip("/") if address and not host.endswith(".invalid") else ""
