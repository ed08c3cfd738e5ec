"""`concilia new practice|organisation`: a few questions, or flags; then a valid, commented file at its place."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from catalog.answers import mistakes
from catalog.commented import commented
from catalog.descriptor import Descriptor
from catalog.drafts import Record, completed
from catalog.load import Loaded
from catalog.naming import is_id, place_of, slug
from catalog.places import FOLDERS
from catalog.problems import count, hints, render
from catalog.questions import Question, UnknownAnswerError, put, questions, understood
from catalog.writing import written
from shell.asking import LIKELY, Judge, ask_all
from shell.failures import InstallationError
from shell.filing import file_record, holder
from shell.reading import read_data, sound, today
from shell.site_address import repository_address

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
_TAKEN = "«{name}» c'è già in {place}: scegli un altro titolo, oppure correggi quella scheda."


def run(options: argparse.Namespace) -> int:
    """Ask, write, check, and say what to do next."""
    root = Path.cwd()
    loaded = read_data(root)
    lookups = _lookups(root, loaded)
    asked = list(questions(loaded.descriptor, options.record, lookups))
    judge = _judge(root, loaded.descriptor, options.record, lookups)
    try:
        given = _from_flags(asked, options)
    except UnknownAnswerError as error:
        hint = f" Forse volevi scrivere: {', '.join(error.likely[:LIKELY])}" if error.likely else ""
        sys.stderr.write(f"«{error.answer}» non è una voce dell'elenco.{hint}\n")
        return 1
    if wrong := "".join(judge(question, given[question.path]) for question in asked if question.path in given):
        sys.stderr.write(wrong)
        return 1
    if not options.yes:
        ask_all(asked, given, _NEEDED, judge)
    _write(root, loaded.descriptor, options.record, asked, given)
    return 0


def _judge(root: Path, schema: Descriptor, record: str, lookups: Mapping[str, Mapping[str, str]]) -> Judge:
    """What is wrong with an answer: its name is taken, or the check would not like it."""

    def judge(question: Question, value: Any) -> str:
        name = slug(str(value)) if question.path in ("title", "name") else ""
        if name and (there := holder(root, record, name)):
            return f"{_TAKEN.format(name=name, place=there)}\n"
        found = mistakes(question.path, value, schema, record, lookups, today())
        return "".join(f"{line}\n" for problem in found for line in (problem.message, *hints(problem)))

    return judge


def _write(root: Path, schema: Descriptor, kind: str, asked: Sequence[Question], given: Mapping[str, Any]) -> None:
    record: Record = {}
    for path, value in given.items():
        put(record, path, value)
    id_ = slug(str(record.get("title", record.get("name", ""))))
    place = _free_place(root, kind, id_, str(record.get("kind", "")))
    missing = [question for question in asked if question.path not in given and not _settled(question.path, given)]
    text = written(completed({"id": id_, **record}, today()), schema, kind)
    file_record(root, place, commented(text, schema, kind, missing))
    _say_what_next(root, place, record)


def _lookups(root: Path, loaded: Loaded) -> dict[str, Mapping[str, str]]:
    """Everything that may be chosen: lists and organisations, each with its label."""
    catalog = loaded.catalog or sound(root, loaded)
    if catalog is None:
        raise InstallationError("Gli elenchi di data/vocabularies.yaml non si leggono: esegui prima «concilia check».")
    lookups: dict[str, Mapping[str, str]] = {
        v.id: {t.id: t.label for t in v.values} for v in catalog.vocabularies.values()
    }
    known = {o.id: o.name for o in catalog.sorted_organisations}
    # A record that is not in order yet may be named all the same.
    begun = (path.stem for path in sorted((root / FOLDERS["organisation"]).glob("*.yaml")) if is_id(path.stem))
    return lookups | {"organisations": known | {name: name for name in begun if name not in known}}


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
        raise InstallationError(_TAKEN.format(name=id_, place=taken))
    return place


def _say_what_next(root: Path, place: str, record: Record) -> None:
    name, problems = Path(place).stem, read_data(root).problems
    own = [problem for problem in problems if problem.path == place]
    errors = [problem for problem in own if problem.severity == "error"]
    sys.stdout.write(f"\nHo scritto {place}.\n")
    if errors:
        sys.stdout.write(f"Resta da scrivere o correggere ({count(len(errors), 'cosa', 'cose')}):\n\n{render(errors)}")
    else:
        sys.stdout.write("«concilia check» non trova errori.\n" + render(own).partition("I dati sono")[0])
    wrong = {problem.path for problem in problems if problem.severity == "error"}
    for other in record.get("organisations", ()):
        if (path := f"{FOLDERS['organisation']}{other}.yaml") in wrong:
            sys.stdout.write(f"La scheda {path} è ancora incompleta: finché lo è, il portale non si pubblica.\n")
    repository = repository_address(root)
    page = f"apri {repository} e premi" if repository else "nella pagina del deposito premi"
    sys.stdout.write(
        "Adesso: apri il file e completalo (in fondo ci sono i campi del livello seguente), guardalo con «make serve», "
        "poi registra e proponi:\n"
        f"  git switch -c proposta/{name}\n  git add {place}\n  git commit -m 'data: add {name}'\n"
        f"  git push -u origin proposta/{name}\n"
        f"Infine apri la richiesta: {page} «Compare & pull request».\n"
    )
