"""«Trova la pratica per te» as pages show it: the questions, the practices found, what the browser needs to know."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from catalog.facets import slug
from finding.matching import Found, Match
from finding.rules import Option, Question, rules
from finding.signals import VOCABULARIES, label
from macros import formats, links
from macros.reader import Card, Reader
from macros.views import Link

HOME = "/trova/"
INDEX = "trova/dati/indice.json"
_SIZE, _NEED = "dimensione", "bisogno"


class QuestionView(NamedTuple):
    """One question of the form."""

    id: str
    title: str
    help: str
    many: bool
    long: bool
    """Too many answers to show them all: a menu."""
    options: tuple[Option, ...]


class MatchView(NamedTuple):
    """One practice found: its card and every reason in words."""

    card: Card
    fits: tuple[str, ...]
    misfits: tuple[str, ...]
    unknown: tuple[str, ...]


class RuleView(NamedTuple):
    """How much a question counts."""

    title: str
    weight: str


def question_views(reader: Reader) -> tuple[QuestionView, ...]:
    """The questions that enough practices can answer."""
    return tuple(_question(reader, question) for question in reader.finder.questions)


def not_asked(reader: Reader) -> tuple[str, ...]:
    """The questions that too few practices can answer yet, with the count."""
    total = formats.number(len(reader.finder.practices))
    return tuple(
        f"«{q.title}»: lo dicono {formats.number(reader.finder.known(q))} pratiche su {total}."
        for q in reader.finder.every_question
        if q not in reader.finder.questions
    )


def weights(reader: Reader) -> tuple[RuleView, ...]:
    """The questions asked, what counts most first."""
    asked = sorted(reader.finder.questions, key=lambda q: -q.weight)
    return tuple(RuleView(q.title, formats.counted(q.weight, "punto", "punti")) for q in asked)


def match_views(reader: Reader, here: str, found: Iterable[Match]) -> Iterator[MatchView]:
    """The practices found, in their order."""
    for match in found:
        card = reader.card(here, match.practice)
        yield MatchView(card, match.of("fit"), match.of("misfit"), match.of("unknown"))


def find(reader: Reader, size: str, need: str, limit: int) -> Found:
    """The answer for one size and one need."""
    return reader.finder.find({_SIZE: (size,), _NEED: (need,)}, limit)


def sizes(reader: Reader) -> tuple[Option, ...]:
    """The sizes that one may answer."""
    return _options(reader, _SIZE)


def needs(reader: Reader) -> tuple[Option, ...]:
    """The needs that one may answer."""
    return _options(reader, _NEED)


def address(size: str, need: str | None = None) -> str:
    """Where the ready-made answer lives: `/trova/micro/cura-figli/`."""
    return f"{HOME}{slug(size)}/" if need is None else f"{HOME}{slug(size)}/{slug(need)}/"


def size_links(reader: Reader, here: str) -> tuple[Link, ...]:
    """To the ready-made answers of each size."""
    return tuple(Link(option.label, links.href(here, address(option.id))) for option in sizes(reader))


def index(reader: Reader) -> bytes:
    """The rules and what each practice says, for overrides/assets/js/finder/score.js."""
    finder = reader.finder
    found = {
        "questions": [
            {**msgspec.to_builtins(q), "options": {o.id: o.label for o in q.answers(reader.catalog)}}
            for q in finder.questions
        ],
        "statuses": rules().statuses,
        "ids": [practice.id for practice in finder.practices],
        "status": [practice.status for practice in finder.practices],
        "signals": {name: _column(reader, name) for name in VOCABULARIES},
    }
    return msgspec.json.encode(found)


def _column(reader: Reader, signal: str) -> dict[str, object]:
    """The values of a signal once, and for each practice their numbers: this is what makes the file small."""
    values = sorted({value for found in reader.finder.signals for value in found[signal]})
    number = {value: at for at, value in enumerate(values)}
    return {
        "values": values,
        "labels": [label(reader.catalog, signal, value) for value in values],
        "rows": [[number[value] for value in found[signal]] for found in reader.finder.signals],
    }


def _question(reader: Reader, question: Question) -> QuestionView:
    options = question.answers(reader.catalog)
    long = not question.many and len(options) > 6
    return QuestionView(question.id, question.title, question.help, question.many, long, options)


def _options(reader: Reader, question_id: str) -> tuple[Option, ...]:
    return next((q.answers(reader.catalog) for q in rules().questions if q.id == question_id), ())
