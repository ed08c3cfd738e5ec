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
from catalog.model import Catalog
from catalog.naming import is_id, place_of, slug
from catalog.places import FOLDERS
from catalog.problems import count, hints, nearest, render
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
NEAR = 0.8
"""How like two names are, from 0 to 1, before somebody is asked whether they mean the same."""
_NEAR = "C'è già «{title}» in {place}: se è la stessa cosa, fermati e correggi quella scheda.\n"
_TAKEN = "«{name}» c'è già in {place}: scegli un altro titolo, oppure correggi quella scheda."


_NEXT = """Adesso: apri il file e completalo{where}, guardalo con «make serve», poi registra e proponi:
  git switch -c proposta/{name}
  git add {place}
  git commit -m 'data: add {name}'
  git push -u origin proposta/{name}
Se non puoi scrivere nel deposito, premi prima «Fork» nella sua pagina: poi, al posto di «origin», scrivi l'indirizzo
della tua copia.
"""


def run(options: argparse.Namespace) -> int:
    """Ask, write, check, and say what to do next."""
    root = Path.cwd()
    loaded = read_data(root)
    catalog = _catalog(root, loaded)
    lookups = _lookups(root, catalog)
    asked = list(questions(loaded.descriptor, options.record, lookups))
    judge = _judge(root, loaded.descriptor, options.record, lookups, _titles(catalog, options.record))
    try:
        given = _from_flags(asked, options)
    except UnknownAnswerError as error:
        hint = f" Forse volevi scrivere: {', '.join(error.likely[:LIKELY])}" if error.likely else ""
        sys.stderr.write(f"«{error.answer}» non è una voce dell'elenco.{hint}\n")
        return 1
    flags = {path: f"--{flag.replace('_', '-')}" for flag, path in FLAGS.items()}
    judged = {path: judge(question, given[path]) for question in asked if (path := question.path) in given}
    if wrong := "".join(f"{flags[path]}: {said}" for path, said in judged.items() if said):
        sys.stderr.write(wrong)
        return 1
    if not options.yes:
        ask_all(asked, given, _NEEDED, judge)
    _write(root, loaded.descriptor, options.record, asked, given)
    return 0


def _judge(
    root: Path,
    schema: Descriptor,
    record: str,
    lookups: Mapping[str, Mapping[str, str]],
    titles: Mapping[str, str],
) -> Judge:
    """What is wrong with an answer: its name is taken, or the check would not like it. A name that is near is told."""

    def judge(question: Question, value: Any) -> str:
        name = slug(str(value)) if question.path in ("title", "name") else ""
        if name and (there := holder(root, record, name)):
            return f"{_TAKEN.format(name=name, place=there)}\n"
        if name and (near := nearest(str(value), titles, NEAR)):
            sys.stdout.write(_NEAR.format(title=near, place=titles[near]))
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


def _catalog(root: Path, loaded: Loaded) -> Catalog:
    catalog = loaded.catalog or sound(root, loaded)
    if catalog is None:
        raise InstallationError("Gli elenchi di data/vocabularies.yaml non si leggono: esegui prima «concilia check».")
    return catalog


def _titles(catalog: Catalog, record: str) -> dict[str, str]:
    """What the records of a kind are called, each with its file."""
    if record == "practice":
        return {practice.title: practice.path for practice in catalog.practices.values()}
    return {organisation.name: organisation.path for organisation in catalog.organisations.values()}


def _lookups(root: Path, catalog: Catalog) -> dict[str, Mapping[str, str]]:
    """Everything that may be chosen: lists and organisations, each with its label."""
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
    where = ["in cima ci sono i campi che mancano"] if errors else []
    where += ["in fondo quelli del livello seguente"] if "title" in record else []
    sys.stdout.write(_NEXT.format(where=f" ({', '.join(where)})" if where else "", name=name, place=place))
    repository = repository_address(root)
    page = f"apri {repository} e premi" if repository else "nella pagina del deposito premi"
    sys.stdout.write(f"Infine apri la richiesta: {page} «Compare & pull request».\n")
