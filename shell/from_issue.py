"""`concilia from-issue`: the text of an issue → files of records. The text is data: it names no path and no command."""

import argparse
import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.characters import MAX_BYTES
from catalog.document import Document, Group
from catalog.drafts import Record, completed, plain, well_formed, yaml_text
from catalog.issue import MOST_RECORDS, Lookups, chosen, fenced, outside_fences, record_from
from catalog.load import Loaded
from catalog.naming import is_id, place_of, slug
from catalog.places import MEMBERS
from catalog.source import parse
from shell.filing import file_record, holder
from shell.reading import read_data, sound, today

MOST_PROBLEMS = 50


@dataclass
class Outcome:
    """What came of an issue: the files written, the main one first, and what is wrong."""

    files: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    corrects: bool = False
    problems: list[dict[str, Any]] = field(default_factory=list)

    def say(self, message: str) -> None:
        """Note why no file could be written."""
        self.problems.append({"path": "", "line": 0, "code": "issue", "message": message})


def run(options: argparse.Namespace) -> int:
    """Write the files and print what a workflow needs as one line of JSON; always clean, the problems are inside."""
    outcome = from_issue(Path.cwd(), _body(options.env), correction=options.correction)
    sys.stdout.write(_as_json(outcome, options.number))
    return 0


def from_issue(root: Path, body: str, *, correction: bool = False) -> Outcome:
    """Write the records of an issue under `root/data`."""
    outcome, loaded = Outcome(), read_data(root)
    may_replace = correction or "correzione" in outside_fences(body).casefold()
    lookups = _lookups(root, loaded)
    texts = list(fenced(body))[: MOST_RECORDS + 1]
    if len(texts) > MOST_RECORDS:
        outcome.say(f"Ci sono troppi blocchi di YAML: al massimo {MOST_RECORDS}.")
        return outcome
    if not texts and (made := _from_form(body, loaded, lookups)):
        texts = [made]
    if not texts:
        outcome.say("Non trovo nessuna scheda: né un blocco ```yaml né le risposte del modulo.")
    for text in texts:
        _file(root, text, loaded, lookups, outcome, may_replace)
    _check(root, outcome)
    return outcome


def _body(name: str | None) -> str:
    raw = os.environ.get(name, "").encode("utf-8", "surrogateescape") if name else sys.stdin.buffer.read(8 * MAX_BYTES)
    text = raw.decode("utf-8", "replace").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.lstrip("\ufeff")


def _lookups(root: Path, loaded: Loaded) -> Lookups:
    catalog = loaded.catalog or sound(root, loaded)
    if catalog is None:
        return {}
    lists = {v.id: {t.id: t.label for t in v.values} for v in catalog.vocabularies.values()}
    return lists | {"organisations": {o.id: o.name for o in catalog.organisations.values()}}


def _from_form(body: str, loaded: Loaded, lookups: Lookups) -> str | None:
    """The record that the answers of GitHub's form make; the kind with more answers is meant."""
    made = {kind: record_from(body, loaded.descriptor, kind, lookups) for kind in ("practice", "organisation")}
    kind = max(made, key=lambda name: len(made[name]))
    return yaml_text(made[kind], loaded.descriptor, kind) if made[kind] else None


def _file(root: Path, text: str, loaded: Loaded, lookups: Lookups, outcome: Outcome, may_replace: bool) -> None:
    document = parse(text.encode(), Document(""))
    if not isinstance(document.root, Group):
        told = [f"Riga {p.line}: {p.message}" if p.line else p.message for p in document.problems]
        outcome.say(" ".join(told) or "Il blocco di YAML non è una scheda: ci vogliono i nomi dei campi.")
        return
    record = plain(document.root)
    kind = "organisation" if "name" in record and "title" not in record else "practice"
    record = completed(_named(record), today())
    line = chosen(str(record.get("kind", "")), lookups.get("kinds", {}))
    place, id_ = place_of(kind, str(record["id"]), line), str(record["id"])
    if place is None:
        outcome.say("Manca la linea di azione (kind) oppure il titolo: senza, la scheda non ha un posto.")
        return
    there = holder(root, kind, id_)
    if there == MEMBERS:
        outcome.say(f"«{id_}» sta nell'elenco dei membri ({MEMBERS}), che la redazione cambia a mano.")
        return
    if there and not (may_replace and there == place):
        outcome.say(f"Una scheda con questo nome c'è già: {there}. Se è una correzione, scrivilo nella segnalazione.")
        return
    # What cannot be said in our style without loss stays as it was written: the check then tells what is wrong.
    sound_form = well_formed(document, loaded.descriptor, kind)
    canonical = yaml_text(record, loaded.descriptor, kind) if sound_form else None
    file_record(root, place, canonical or text, replace=there is not None)
    outcome.files.append((place, canonical or text))
    outcome.ids.append(id_)
    outcome.corrects |= there is not None


def _named(record: Record) -> Record:
    """With an id made from the title or name, if its own cannot be one."""
    given = record.get("id")
    if isinstance(given, str) and is_id(given):
        return record
    title = record.get("title", record.get("name"))
    return {"id": slug(title if isinstance(title, str) else ""), **{k: v for k, v in record.items() if k != "id"}}


def _check(root: Path, outcome: Outcome) -> None:
    written = {path for path, _ in outcome.files}
    for problem in read_data(root).problems if written else ():
        if problem.path in written and len(outcome.problems) < MOST_PROBLEMS:
            kept = {"path": problem.path, "line": problem.line, "code": problem.code, "message": problem.message}
            outcome.problems.append(kept)


def _as_json(outcome: Outcome, number: int | None) -> str:
    # The practice is what the proposal is about; the organisations come along.
    order = sorted(range(len(outcome.files)), key=lambda at: not outcome.files[at][0].startswith("data/practices/"))
    files = [{"path": outcome.files[at][0], "text": outcome.files[at][1]} for at in order]
    first = outcome.ids[order[0]] if order else ""
    said: dict[str, Any] = {
        "path": files[0]["path"] if files else "",
        "text": files[0]["text"] if files else "",
        "branch": "/".join(("proposta", f"{number}-{first}" if number is not None else first)) if first else "",
        "title": f"{'Correzione' if outcome.corrects else 'Nuova scheda'}: {first}" if first else "",
        "also": files[1:],
        "problems": outcome.problems,
    }
    # On the output of a step GitHub takes `::…` and `##[…]` for commands.
    return json.dumps(said).replace("::", "\\u003a\\u003a").replace("##", "\\u0023\\u0023") + "\n"
