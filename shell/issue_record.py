"""One record of an issue → its file: a new one, one that is corrected in place, or an item of the list of members."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.characters import UTF8
from catalog.document import Document, Group
from catalog.drafts import Record, completed, over, plain, well_formed, yaml_text
from catalog.issue import CONFIRMED, Lookups, chosen, joined
from catalog.load import Loaded
from catalog.merging import corrected, listed
from catalog.naming import is_id, place_of, slug
from catalog.places import MEMBERS
from catalog.source import parse, read
from catalog.styling import StyleError
from shell.filing import file_record, holder
from shell.reading import today

IS_THERE = "Se è una correzione, scrivilo nella segnalazione. Una scheda con questo nome c'è già:"
STAYS = "Una correzione non sposta una scheda in un'altra linea: lo fa la redazione. Oggi sta in"
NO_PLACE = {
    "practice": "Manca la linea di azione oppure il titolo: senza, la scheda non ha un posto.",
    "organisation": "Il nome dell'organizzazione è vuoto o senza lettere: senza, la scheda non ha un posto.",
}


@dataclass
class Outcome:
    """What came of an issue: the files written, the main one first, and what is wrong."""

    files: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    corrects: bool = False
    missed: bool = False
    """Whether it says to correct a record, and there is none of that name."""
    problems: list[dict[str, Any]] = field(default_factory=list)

    def file(self, path: str, text: str, id_: str) -> None:
        """Note a file; of two records in the same one, the last text has both."""
        kept = [at for at, (other, _) in enumerate(self.files) if other != path]
        self.ids = [*(self.ids[at] for at in kept), id_]
        self.files = [*(self.files[at] for at in kept), (path, text)]

    def say(self, message: str, code: str = "issue") -> None:
        """Note why no file could be written."""
        self.problems.append({"path": "", "line": 0, "code": code, "message": message})


@dataclass(frozen=True)
class Given:
    """The text of a record."""

    text: str
    may_replace: bool
    """Whether it says to be a correction."""
    partial: bool
    """Whether it tells only some fields: the answers of a form."""


def file_one(given: Given, root: Path, loaded: Loaded, lookups: Lookups, outcome: Outcome) -> None:
    """Write the record, or say why not."""
    document = parse(given.text.encode(), Document(""))
    told = " ".join(f"Riga {p.line}: {p.message}" if p.line else p.message for p in document.problems)
    if not isinstance(document.root, Group):
        outcome.say(told or "Il blocco di YAML non è una scheda: ci vogliono i nomi dei campi.")
        return
    record = plain(document.root)
    kind = "organisation" if "name" in record and "title" not in record else "practice"
    record = _named(record)
    line = chosen(str(record.get("kind", "")), lookups.get("kinds", {}))
    place, id_ = place_of(kind, str(record["id"]), line), str(record["id"])
    if place is None:
        outcome.say(NO_PLACE[kind])
        return
    there = holder(root, kind, id_)
    if there and not (given.may_replace and there in (place, MEMBERS)):
        outcome.say(f"{STAYS if given.may_replace else IS_THERE} {there}.")
        return
    old = _record_at(root, there, id_) if there else {}
    record = completed(over(old, joined(old, record)) if given.partial else _dated(old) | record, today())
    place = there or (MEMBERS if _is_member(record) else place)
    text = _text_of(root, place, record, loaded, kind, is_there=there is not None)
    if place == there == MEMBERS and (told or text is None):
        outcome.say(
            told or f"Non riesco a scrivere «{id_}» in {MEMBERS} senza toccare le altre schede: lo fa la redazione."
        )
        return
    # What cannot be said in our style without loss stays as it was written: the check then tells what is wrong.
    if text is None or told or not (there or well_formed(document, loaded.descriptor, kind)):
        text, place = given.text, there or str(place_of(kind, id_, line))
    file_record(root, place, text, replace=there is not None or place == MEMBERS)
    outcome.file(place, text, id_)
    outcome.corrects |= there is not None


def _text_of(root: Path, place: str, record: Record, loaded: Loaded, kind: str, *, is_there: bool) -> str | None:
    """The whole file with the record in it; what stands there keeps its comments. None when that cannot be done."""
    try:
        if place == MEMBERS:
            return listed(_on_disk(root, place), record, loaded.descriptor, kind)
        if is_there:
            return corrected(_on_disk(root, place), record, loaded.descriptor, kind)
    except StyleError:
        return None
    return yaml_text(record, loaded.descriptor, kind)


def _on_disk(root: Path, place: str) -> str:
    return (root / place).read_bytes().decode(UTF8, "replace")


def _record_at(root: Path, place: str, id_: str) -> Record:
    """The record that a file holds, or the one of this name among those that it lists."""
    found = plain(read(root / place, place).root)
    records = found if isinstance(found, list) else [found]
    return next((one for one in records if isinstance(one, dict) and one.get("id") == id_), {})


def _is_member(record: Record) -> bool:
    """A new organisation that has joined goes straight into the list of members."""
    membership = record.get("membership")
    return isinstance(membership, dict) and membership.get("status") == CONFIRMED


def _dated(old: Record) -> Record:
    """The days of a record, which a correction need not repeat."""
    return {key: old[key] for key in ("added", "confirmed") if key in old}


def _named(record: Record) -> Record:
    """With an id made from the title or name, if its own cannot be one."""
    given = record.get("id")
    if isinstance(given, str) and is_id(given):
        return record
    title = record.get("title", record.get("name"))
    return {"id": slug(title if isinstance(title, str) else ""), **{k: v for k, v in record.items() if k != "id"}}
