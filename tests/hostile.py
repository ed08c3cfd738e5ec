"""A site built from hostile records: the check is passed by, so that only the pages' own care is left."""

from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from catalog.descriptor import Descriptor
from catalog.load import load
from catalog.model import Catalog, Organisation, Practice
from shell import engine
from shell.reading import Reading, hand_over
from tests.project import ROOT
from tests.samples import free_texts, poisoned

TEXT = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)> {{ 7*7 }} {% include 'x' %} "
    "[a](javascript:alert(4)) <a href='javascript:alert(5)'>nido</a> </title></script></style><!-- \u202e"
)
LINK = "javascript:alert(6)"


def build_hostile(folder: Path) -> Path:
    """The real project with `TEXT` before every free text and `LINK` as every address, built into `folder/site`."""
    loaded = load(ROOT / "data", date.today())  # noqa: DTZ011 - the day on which the real records are checked
    assert loaded.catalog is not None
    catalog = poison(loaded.catalog, loaded.descriptor)
    hand_over(Reading(catalog, loaded.descriptor, (), forgiving=True))
    messages = engine.run(ROOT, folder / "site")
    assert messages == (), messages
    return folder / "site"


def poison(catalog: Catalog, descriptor: Descriptor) -> Catalog:
    """A new catalogue, because one remembers its indexes."""
    return replace(
        catalog,
        practices=_all(catalog.practices, descriptor, "practice", Practice),
        organisations=_all(catalog.organisations, descriptor, "organisation", Organisation),
    )


def _all(records: Mapping[str, Any], descriptor: Descriptor, name: str, kind: type) -> dict[str, Any]:
    # What begins with a year is left: the build reads it, and would stop.
    places = [place for place in free_texts(descriptor, name) if "{4}" not in (place[1].limit("pattern") or "")]
    addresses = {f"{table.path}.{field.key}".strip(".") for table, field in places if field.format == "uri"}
    found: dict[str, Any] = {}
    for id_, record in records.items():
        words = f"{id_} {TEXT}"
        spoiled = poisoned(_known(msgspec.to_builtins(record)), iter(places), partial(_evil, addresses, words))
        found[id_] = msgspec.convert(spoiled, kind, strict=False)
    return found


def _evil(addresses: Container[str], words: str, place: str) -> str:
    return LINK if place in addresses else words


def _known(value: Any) -> Any:
    """The record as a file would have it: what is unknown is not there."""
    if isinstance(value, dict):
        return {key: _known(one) for key, one in value.items() if one is not None}
    return [_known(one) for one in value] if isinstance(value, list) else value
