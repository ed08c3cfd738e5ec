"""`concilia from-issue`: the text of an issue → files of records. The text is data: it names no path and no command."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from catalog.characters import MAX_BYTES
from catalog.drafts import yaml_text
from catalog.issue import MOST_RECORDS, Lookups, chosen, fenced, in_words, outside_fences, record_from
from catalog.load import Loaded
from shell.failures import InstallationError
from shell.issue_record import Given, Outcome, file_one
from shell.reading import read_data, sound
from shell.site_address import site_address

IN_WORDS = "È una correzione a parole: la redazione cambia la scheda a mano."
MOST_PROBLEMS = 50
MOST = 20 * MAX_BYTES
"""Bytes that are read: the text of an issue with every letter spelled out, and what GitHub says about it."""


def run(options: argparse.Namespace) -> int:
    """Write the files and print what a workflow needs as one line of JSON; always clean, the problems are inside."""
    body, number = _issue(options.event)
    outcome = from_issue(Path.cwd(), body, correction=options.correction)
    sys.stdout.write(_as_json(outcome, number))
    return 0


def from_issue(root: Path, body: str, *, correction: bool = False) -> Outcome:
    """Write the records of an issue under `root/data`."""
    outcome, loaded = Outcome(), read_data(root)
    corrects = "correzione" in outside_fences(body).casefold()
    lookups = _lookups(root, loaded)
    texts = list(fenced(body))[: MOST_RECORDS + 1]
    if len(texts) > MOST_RECORDS:
        outcome.say(f"Ci sono troppi blocchi di YAML: al massimo {MOST_RECORDS}.")
        return outcome
    of_form = not texts
    if of_form and in_words(body):
        outcome.say(IN_WORDS, "in-words")
        return outcome
    if of_form and (made := _from_form(body, loaded, lookups)):
        texts = [made]
    if not texts:
        site = site_address(root)
        outcome.say(
            f"Non trovo nessuna scheda. Usa il modulo del portale{f': {site}proponi/pratica/' if site else '.'}"
        )
    for text in texts:
        file_one(Given(text, correction or corrects, partial=of_form), root, loaded, lookups, outcome)
    outcome.missed = corrects and bool(outcome.files) and not outcome.corrects
    _check(root, outcome)
    return outcome


def _issue(event: str | None) -> tuple[str, int | None]:
    """The text of the issue of an event of GitHub, with its number; without an event, what comes in.

    Never from a variable: GitHub takes 65,536 characters, and Linux starts no program with one of 131,072 bytes.
    """
    if not event:
        return _cleaned(sys.stdin.buffer.read(MOST).decode("utf-8", "replace")), None
    try:
        with Path(event).open("rb") as file:
            issue = json.loads(file.read(MOST))["issue"]
        return _cleaned(str(issue.get("body") or "")), int(issue["number"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise InstallationError(f"{event} non è l'evento di una segnalazione di GitHub.") from error


def _cleaned(text: str) -> str:
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")


def _lookups(root: Path, loaded: Loaded) -> Lookups:
    catalog = loaded.catalog or sound(root, loaded)
    if catalog is None:
        return {}
    lists = {v.id: {t.id: t.label for t in v.values} for v in catalog.vocabularies.values()}
    return lists | {"organisations": {o.id: o.name for o in catalog.organisations.values()}}


def _from_form(body: str, loaded: Loaded, lookups: Lookups) -> str | None:
    """The record that the answers of GitHub's form make: an organisation has a name where a practice has a title."""
    made = {kind: record_from(body, loaded.descriptor, kind, lookups) for kind in ("practice", "organisation")}
    kind = "organisation" if "name" in made["organisation"] and "title" not in made["practice"] else "practice"
    if kind == "organisation" and (id_ := chosen(str(made[kind]["name"]), lookups.get("organisations", {}))):
        # Whoever writes «comune di milano» names it, and does not rename it.
        made[kind] |= {"id": id_, "name": lookups["organisations"][id_]}
    return yaml_text(made[kind], loaded.descriptor, kind) if made[kind] else None


def _check(root: Path, outcome: Outcome) -> None:
    written = {path for path, _ in outcome.files}
    for problem in read_data(root).problems if written else ():
        if problem.path in written and len(outcome.problems) < MOST_PROBLEMS:
            kept = {"path": problem.path, "line": problem.line, "code": problem.code, "message": problem.message}
            outcome.problems.append(kept)


def _as_json(outcome: Outcome, number: int | None) -> str:
    # The practice is what the proposal is about; the organisations come along.
    order = sorted(range(len(outcome.files)), key=lambda at: not outcome.files[at][0].startswith("data/practices/"))
    files = [{"path": outcome.files[at][0], "text": outcome.files[at][1], "id": outcome.ids[at]} for at in order]
    first = outcome.ids[order[0]] if order else ""
    said: dict[str, Any] = {
        "path": files[0]["path"] if files else "",
        "text": files[0]["text"] if files else "",
        "id": first,
        "branch": "/".join(("proposta", f"{number}-{first}" if number is not None else first)) if first else "",
        "title": f"{'Correzione' if outcome.corrects else 'Nuova scheda'}: {first}" if first else "",
        "missed": outcome.missed,
        "also": files[1:],
        "problems": outcome.problems,
    }
    # On the output of a step GitHub takes `::…` and `##[…]` for commands.
    return json.dumps(said).replace("::", "\\u003a\\u003a").replace("##", "\\u0023\\u0023") + "\n"
