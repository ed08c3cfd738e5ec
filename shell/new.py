"""`concilia new practice|organisation`: a few questions, or flags; then a valid, commented file at its place."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from catalog.commented import commented
from catalog.descriptor import Descriptor
from catalog.drafts import Record, completed
from catalog.naming import place_of, slug
from catalog.problems import count, render
from catalog.questions import Question, UnknownAnswerError, put, questions, understood
from catalog.writing import written
from shell.asking import LIKELY, ask_all
from shell.failures import InstallationError
from shell.filing import file_record, holder
from shell.reading import read_data, sound, today

# Flag → the place in the record that it fills.
FLAGS: Mapping[str, str] = {
    "title": "title",
    "name": "name",
    "summary": "summary",
    "kind": "kind",
    "type": "type",
    "alliance": "alliance",
    "origin": "origin",
    "status": "status",
    "reach": "place.reach",
    "membership": "membership.status",
    "problem": "problem",
    "solution": "solution",
    "need": "needs",
    "measure": "measures",
    "organisation": "organisations",
    "audience": "audience",
    "source": "sources.url",
    "source_title": "sources.title",
}
_NEEDED = ("title", "name", "kind")
"""Without these a file has neither name nor folder."""


def run(options: argparse.Namespace) -> int:
    """Ask, write, check, and say what to do next."""
    root = Path.cwd()
    schema, lookups = _known(root)
    asked = list(questions(schema, options.record, lookups))
    try:
        given = _from_flags(asked, options)
    except UnknownAnswerError as error:
        hint = f" Forse volevi scrivere: {', '.join(error.likely[:LIKELY])}" if error.likely else ""
        sys.stderr.write(f"«{error.answer}» non è una voce dell'elenco.{hint}\n")
        return 1
    if not options.yes:
        ask_all(asked, given, _NEEDED)
    record: Record = {}
    for path, value in given.items():
        put(record, path, value)
    id_ = slug(str(record.get("title", record.get("name", ""))))
    place = _free_place(root, options.record, id_, str(record.get("kind", "")))
    missing = [question for question in asked if question.path not in given and not _settled(question.path, given)]
    text = written(completed({"id": id_, **record}, today()), schema, options.record)
    file_record(root, place, commented(text, schema, options.record, missing))
    _say_what_next(root, place)
    return 0


def _known(root: Path) -> tuple[Descriptor, dict[str, Mapping[str, str]]]:
    """The contract, and everything that may be chosen: lists and organisations, each with its label."""
    loaded = read_data(root)
    catalog = loaded.catalog or sound(root, loaded)
    if catalog is None:
        raise InstallationError("Gli elenchi di data/vocabularies.yaml non si leggono: esegui prima «concilia check».")
    lookups: dict[str, Mapping[str, str]] = {
        v.id: {t.id: t.label for t in v.values} for v in catalog.vocabularies.values()
    }
    lookups["organisations"] = {o.id: o.name for o in catalog.sorted_organisations}
    return loaded.descriptor, lookups


def _from_flags(asked: Sequence[Question], options: argparse.Namespace) -> dict[str, Any]:
    by_path = {question.path: question for question in asked}
    given: dict[str, Any] = {}
    for flag, path in FLAGS.items():
        said = getattr(options, flag)
        if said is not None and path in by_path:
            given[path] = understood(by_path[path], said)
    return given


def _settled(path: str, given: Mapping[str, Any]) -> bool:
    """Of the need and the answer to it, one is enough."""
    return path in ("problem", "solution") and ("problem" in given or "solution" in given)


def _free_place(root: Path, record: str, id_: str, kind: str) -> str:
    place = place_of(record, id_, kind)
    if place is None:
        needed = "--title e --kind" if record == "practice" else "--name"
        raise InstallationError(f"Per scrivere il file servono almeno {needed}.")
    taken = holder(root, record, id_)
    if taken:
        raise InstallationError(f"«{id_}» c'è già in {taken}: scegli un altro titolo, oppure correggi quella scheda.")
    return place


def _say_what_next(root: Path, place: str) -> None:
    name = Path(place).stem
    problems = [problem for problem in read_data(root).problems if problem.path == place]
    errors = [problem for problem in problems if problem.severity == "error"]
    sys.stdout.write(f"\nHo scritto {place}.\n")
    if errors:
        sys.stdout.write(f"Resta da scrivere o correggere ({count(len(errors), 'cosa', 'cose')}):\n\n{render(errors)}")
    else:
        sys.stdout.write("«concilia check» non trova errori.\n" + render(problems).partition("I dati sono")[0])
    sys.stdout.write(
        "Adesso: apri il file e completalo (in fondo ci sono i campi del livello seguente), guardalo con «make serve», "
        "poi registra e proponi:\n"
        f"  git switch -c proposta/{name}\n  git add {place}\n  git commit -m 'data: add {name}'\n"
    )
