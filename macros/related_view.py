"""Similar practices as a page shows them: each with the reason in words."""

from collections.abc import Iterable
from typing import NamedTuple

from catalog.model import Practice
from finding.related import Trait
from macros.reader import Reader
from macros.views import Link, practice_link

_REASONS = 3
# Property → its vocabulary, and how to say that one value, or several, are the same.
_WORDS = {
    "needs": ("needs", "stesso bisogno", "stessi bisogni"),
    "measures": ("measures", "stessa misura", "stesse misure"),
    "audience": ("audiences", "stessi destinatari", "stessi destinatari"),
    "sizes": ("sizes", "stessa dimensione", "stesse dimensioni"),
    "sectors": ("sectors", "stesso settore", "stessi settori"),
    "provinces": ("provinces", "stessa provincia", "stesse province"),
    "organisations": ("", "stessa organizzazione", "stesse organizzazioni"),
    "networks": ("networks", "stessa ampiezza", "stesse ampiezze"),
    "kinds": ("kinds", "stessa linea di azione", "stesse linee di azione"),
}


class RelatedView(NamedTuple):
    """A similar practice: its link, its line of action for the colour, and why it is here."""

    title: Link
    line: str
    reason: str


def related_views(reader: Reader, here: str, practice: Practice) -> tuple[RelatedView, ...]:
    """Those that the records name come first."""
    return tuple(
        RelatedView(practice_link(here, like.practice), like.practice.kind, _reason(reader, like.named, like.traits))
        for like in reader.related.of(practice)
    )


def _reason(reader: Reader, named: bool, traits: Iterable[Trait]) -> str:
    shared: dict[str, list[str]] = {}
    for name, value in traits:
        shared.setdefault(name, []).append(_label(reader, name, value))
    words = [_same(name, values) for name, values in list(shared.items())[:_REASONS]]
    if named:
        words.insert(0, "indicata nelle schede")
    text = "; ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


def _same(name: str, values: list[str]) -> str:
    _, one, several = _WORDS[name]
    return f"{one if len(values) == 1 else several}: {', '.join(values)}"


def _label(reader: Reader, name: str, value: str) -> str:
    vocabulary = _WORDS[name][0]
    return reader.label(vocabulary, value) if vocabulary else reader.organisation_name(value)
