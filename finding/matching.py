"""Which practices fit a visitor's answers, and why: the same sums as overrides/assets/js/finder/score.js."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from catalog.levels import level_of
from catalog.model import Catalog, Practice
from finding.rules import ITSELF, Question, Rule, Rules
from finding.signals import Signals, label, signals

Answers = Mapping[str, Sequence[str]]
"""Question id → the chosen answers."""
Asked = Sequence[tuple[Question, tuple[str, ...]]]
Columns = Sequence[tuple[Question, Sequence[Sequence[int]]]]
"""Each question with the points of its answers, one column an answer, one number a practice."""
Kind = Literal["fit", "misfit", "unknown"]
_LEVELS = ("verificata", "documentata", "segnalata")


class Verdict(NamedTuple):
    """What one answer, or the state of the practice, says of it."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """A practice with its score and every reason for and against it."""

    practice: Practice
    score: int
    verdicts: tuple[Verdict, ...]

    def of(self, kind: Kind) -> tuple[str, ...]:
        """The words of the verdicts of one kind."""
        return tuple(v.words for v in self.verdicts if v.kind == kind)


class Found(NamedTuple):
    """How many practices fit, and the best of them."""

    total: int
    best: tuple[Match, ...]


class Finder:
    """Judges all practices of a catalogue; the rules for equal values are looked up once."""

    def __init__(self, catalog: Catalog, rules: Rules) -> None:
        self._catalog, self._minimum_known = catalog, rules.minimum_known
        self.every_question = tuple(question.of(catalog) for question in rules.questions)
        """Asked or not."""
        self.practices = _in_order(catalog)
        """Where two practices have the same score, the earlier one comes first."""
        self.signals = [signals(catalog, practice) for practice in self.practices]
        self._judged: dict[tuple[str, str], list[Rule | None]] = {}
        self._pointed: dict[tuple[str, str], list[int]] = {}
        self._statuses = {rule.status: rule for rule in rules.statuses}

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions to ask: those that enough practices can answer."""
        enough = self._minimum_known * len(self.practices)
        return tuple(q for q in self.every_question if self.known(q) >= max(enough, 1))

    def known(self, question: Question) -> int:
        """How many practices say something about the question."""
        options = [option.id for option in question.answers(self._catalog)]
        judge = _Judge(question)
        return sum(any(judge(option, found) for option in options) for found in self.signals)

    def judged(self, question: Question, answer: str) -> list[Rule | None]:
        """For each practice the first rule that applies to an answer, or None when it says nothing about it."""
        key = question.id, answer
        if key not in self._judged:
            judge = _Judge(question)
            self._judged[key] = [judge(answer, found) for found in self.signals]
        return self._judged[key]

    def _points(self, question: Question, answer: str) -> list[int]:
        """For each practice the points of an answer; none where nothing is known."""
        key = question.id, answer
        if key not in self._pointed:
            self._pointed[key] = [rule.points if rule else 0 for rule in self.judged(question, answer)]
        return self._pointed[key]

    def find(self, answers: Answers, limit: int) -> Found:
        """The practices that fit, best first; answers to questions that are not asked are left aside."""
        asked = [(q, tuple(answers[q.id])) for q in self.questions if answers.get(q.id)]
        columns = [(q, [self._points(q, answer) for answer in chosen]) for q, chosen in asked]
        scores = ((self._score(columns, at), at) for at in _candidates(columns))
        ranked = sorted((-score, at) for score, at in scores if score > 0)
        best = (Match(self.practices[at], -score, tuple(self._verdicts(asked, at))) for score, at in ranked[:limit])
        return Found(len(ranked), tuple(best))

    def _score(self, columns: Columns, at: int) -> int:
        status = self._statuses.get(self.practices[at].status)
        total = status.points if status else 0
        for question, answers in columns:
            total += question.weight * sum(points[at] for points in answers) // len(answers)
        return total

    def _verdicts(self, asked: Asked, at: int) -> Iterable[Verdict]:
        found = self.signals[at]
        for question, chosen in asked:
            labels = {option.id: option.label for option in question.answers(self._catalog)}
            for answer in chosen:
                rule = self.judged(question, answer)[at]
                words = rule.words if rule else question.unknown
                values = self._labels(rule.signal, found) if rule else ""
                filled = words.replace("{risposta}", labels.get(answer, answer)).replace("{valori}", values)
                yield Verdict(kind(rule.points if rule else 0), filled)
        if status := self._statuses.get(self.practices[at].status):
            yield Verdict(kind(status.points), status.words)

    def _labels(self, signal: str, found: Signals) -> str:
        return ", ".join(label(self._catalog, signal, value) for value in found[signal])


def _candidates(columns: Columns) -> Iterable[int]:
    """Where the practices are that fit one answer at least, and one to each essential question."""
    fits = [{at for points in answers for at, number in enumerate(points) if number > 0} for _, answers in columns]
    essential = [found for found, (question, _) in zip(fits, columns, strict=True) if question.essential]
    return set.intersection(*essential) if essential else set().union(*fits)


def kind(points: int) -> Kind:
    """Points for are a fit, points against a misfit; none means that it is not known."""
    return "fit" if points > 0 else "misfit" if points < 0 else "unknown"


class _Judge:
    """The rules of a question, looked up once for equal signals."""

    def __init__(self, question: Question) -> None:
        self._rules = question.rules
        self._names = tuple(dict.fromkeys(rule.signal for rule in question.rules))
        self._known: dict[tuple[object, ...], Rule | None] = {}

    def __call__(self, answer: str, found: Signals) -> Rule | None:
        key = (answer, *(found[name] for name in self._names))
        if key not in self._known:
            self._known[key] = next((rule for rule in self._rules if _applies(rule, answer, found)), None)
        return self._known[key]


def _applies(rule: Rule, answer: str, found: Signals) -> bool:
    if rule.only and answer not in rule.only:
        return False
    wanted = {answer if value == ITSELF else value for value in rule.values}
    said = found[rule.signal]
    return not wanted.isdisjoint(said) if wanted else bool(said)


def _in_order(catalog: Catalog) -> tuple[Practice, ...]:
    """The better documented first, then the newer sources, then by title."""
    by_date = sorted(catalog.sorted_practices, key=lambda p: p.newest_source or "", reverse=True)
    return tuple(sorted(by_date, key=lambda p: _LEVELS.index(level_of(catalog, p).id)))
