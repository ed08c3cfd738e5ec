"""The text of an issue → records: those in its fences, or one from the answers of GitHub's form. Data, never more."""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from catalog.descriptor import Descriptor, Field, Table
from catalog.likely import is_dated, likely
from catalog.naming import slug
from catalog.places import described_places

Lookups = Mapping[str, Mapping[str, str]]
"""Vocabulary or table → the ids that exist, each with its label."""

CONFIRMED = "confermata"
"""The membership that wants a source: of the answers, it is the first."""

MOST_RECORDS = 6
"""A practice, and the organisations that run it."""
_OPENING = re.compile(r" {0,3}(`{3,}|~{3,}) *(ya?ml)? *", re.IGNORECASE)
_HEADING = re.compile(r"^### +(.+?) *$", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>()\"']+")
_NO_ANSWER = "_No response_"
_TICK = re.compile(r"^- \[([ xX])\] ")
_BULLET = re.compile(r"^\s*[-*+•] +")
_LINK = re.compile(r"\[([^\[\]]*)\]\((https?://[^\s<>()\"']+)\)")
_IN_WORDS = ("pagina", "che cosa non va")
"""Two questions of the form «Correggi una scheda», which tells in words what is wrong and makes no record."""


def fenced(body: str) -> Iterator[str]:
    """The text of each block of YAML; a block that is never closed was cut off, and is left out."""
    fence, lines, wanted = "", list[str](), False
    for line in body.split("\n"):
        if not fence:
            if found := _OPENING.fullmatch(line):
                fence, wanted, lines = found[1], bool(found[2]), []
        elif _closes(line, fence):
            if wanted:
                yield "".join(f"{one}\n" for one in lines)
            fence = ""
        else:
            lines.append(line)


def _closes(line: str, fence: str) -> bool:
    mark = line.strip()
    return mark == fence[0] * len(mark) and len(mark) >= len(fence)


def outside_fences(body: str) -> str:
    """What the issue says beside its blocks."""
    kept, fence = [], ""
    for line in body.split("\n"):
        if fence:
            fence = "" if _closes(line, fence) else fence
        elif found := _OPENING.match(line):
            fence = found[1]
        else:
            kept.append(line)
    return "\n".join(kept)


def answers(body: str) -> dict[str, str]:
    """The answers of GitHub's form: heading → text, without those left empty."""
    _, *parts = _HEADING.split(body)
    found: dict[str, str] = {}
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        if text.strip() and text.strip() != _NO_ANSWER:
            found.setdefault(_folded(heading), text.strip())
    return found


def in_words(body: str) -> bool:
    """Whether it is a correction in words, for a person to read."""
    return all(heading in answers(body) for heading in _IN_WORDS)


def record_from(body: str, descriptor: Descriptor, record: str, lookups: Lookups) -> dict[str, Any]:
    """The record that the answers make: each heading is the title of a field or list of the contract."""
    said, made = answers(body), dict[str, Any]()
    for path, place in described_places(descriptor, record).items():
        text = said.get(_folded(place.title))
        if text is None or (isinstance(place, Field) and _inside_a_list(path, descriptor, record)):
            continue
        value = _listed(text, place, lookups) if isinstance(place, Table) else _value(text, place, lookups)
        if value:
            _put(made, path, value)
    membership = made.get("membership", {})
    if membership.get("status") == CONFIRMED and made.get("sources"):
        membership.setdefault("source", made["sources"][0]["id"])
    return made


def joined(old: Mapping[str, Any], made: dict[str, Any]) -> dict[str, Any]:
    """The answers for a record that is there: its sources stay, since it names them, and new ones get other names."""
    kept = [source for source in old.get("sources") or () if isinstance(source, dict)]
    names = {str(source.get("url")): str(source.get("id")) for source in kept}
    free = (name for name in (f"f{number}" for number in count(1)) if name not in names.values())
    renamed = {}
    added = []
    for source in made.get("sources", ()):
        if (address := str(source.get("url"))) not in names:
            names[address] = next(free)
            added.append({**source, "id": names[address]})
        renamed[source["id"]] = names[address]
    if added or kept:
        made = {**made, "sources": [*kept, *added]}
    membership, before = made.get("membership", {}), old.get("membership")
    confirmed = isinstance(before, dict) and before.get("status") == membership.get("status") == CONFIRMED
    # What confirmed a membership still does: nobody was asked which source it is.
    said = before.get("source") if isinstance(before, dict) and confirmed else None
    if source := said or renamed.get(membership.get("source")):
        made = {**made, "membership": {**membership, "source": source}}
    return made


def _folded(heading: str) -> str:
    return re.sub(r"[^\w']+", " ", re.sub(r"\(.*?\)", "", heading)).strip().casefold()


def _inside_a_list(path: str, descriptor: Descriptor, record: str) -> bool:
    return any(path.startswith(f"{table.path}.") for table in descriptor.of_record(record) if table.path)


def _value(text: str, field: Field, lookups: Lookups) -> str:
    if _TICK.match(text):
        # A box to tick, such as the consent to the licence, is no value.
        return ""
    words = " ".join(text.split())
    if field.type == "date" or is_dated(field):
        return likely(field, words) or words
    ids = lookups.get(field.vocabulary or "")
    return chosen(words, ids) or words if ids else words


def _listed(text: str, table: Table, lookups: Lookups) -> list[Any]:
    if not table.of_texts:
        return list(_sources(text)) if table.path == "sources" else []
    field = table.fields[0]
    ids = lookups.get(field.vocabulary or field.reference or "")
    lines = (_ticked(line) for line in text.splitlines())
    if ids is None:
        return [line for line in lines if line]
    return list(dict.fromkeys(value for line in lines for value in _several(line, ids)))


def _ticked(line: str) -> str:
    """A line without its bullet or tick; empty when the box is not ticked."""
    found = _TICK.match(line)
    if found and found[1] == " ":
        return ""
    return " ".join((line[found.end() :] if found else _BULLET.sub("", line)).split())


def _several(line: str, ids: Mapping[str, str]) -> Iterator[str]:
    """Values with commas between them; a label may have commas of its own, so the longest that exists is taken."""
    pieces = [piece for piece in line.split(", ") if piece]
    named = _named(ids)
    longest = 1 + max((name.count(", ") for name in named), default=0)
    at = 0
    while at < len(pieces):
        tries = ((n, ", ".join(pieces[at : at + n]).strip().casefold()) for n in range(longest, 0, -1))
        length, found = next(((n, named[text]) for n, text in tries if text in named), (1, slug(pieces[at])))
        yield found
        at += length


def chosen(text: str, ids: Mapping[str, str]) -> str:
    """The id that a text names, by itself or by its label; empty when it names none."""
    return _named(ids).get(text.strip().casefold(), "")


def _named(ids: Mapping[str, str]) -> dict[str, str]:
    """Every id by itself and by its label, written small."""
    named: dict[str, str] = {}
    for name, label in ids.items():
        named.setdefault(name.casefold(), name)
        named.setdefault(label.casefold(), name)
    return named


def _sources(text: str) -> Iterator[dict[str, str]]:
    """One source a line: an address, with or without a title before it; or a link of Markdown."""
    lines = [_LINK.sub(r"\1 \2", _BULLET.sub("", line)) for line in text.splitlines()]
    found = [(_ADDRESS.search(line), _ADDRESS.sub("", line).strip(" \t-–—:;,()<>")) for line in lines]
    for number, (address, title) in enumerate(((a, t) for a, t in found if a or t), 1):
        url = address[0].rstrip(".,;:") if address else ""
        where = {"url": url} if url else {}
        yield {"id": f"f{number}", **where, "title": " ".join(title.split()) or url.split("/")[2]}


def _put(made: dict[str, Any], path: str, value: Any) -> None:
    *groups, last = path.split(".")
    for part in groups:
        made = made.setdefault(part, {})
    made[last] = value
