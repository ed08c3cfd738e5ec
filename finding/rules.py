"""The rules of «Trova la pratica per te»: read from `rules.json`, where each is data with a description."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from catalog.model import Catalog

LIST = "@"
"""Before the id of a vocabulary, it stands for all terms of it: `@home-provinces`."""
ITSELF = "$"
"""Among the values of a rule, it stands for the visitor's answer."""


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One possible answer; without a label, that of the question's vocabulary."""

    id: str
    label: str = ""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"only": "for"}):
    """When a practice says one of `values` under `signal`, the answer gets these points, for the reason in `words`."""

    signal: str
    points: int
    words: str
    values: tuple[str, ...] = ()
    """Any value will do when there are none."""
    only: tuple[str, ...] = ()
    """The answers that the rule is for; all of them when there are none."""


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question: its answers, and the rules that judge a practice, of which the first that applies counts."""

    id: str
    title: str
    help: str
    weight: int
    rules: tuple[Rule, ...]
    unknown: str
    vocabulary: str = ""
    options: tuple[Option, ...] = ()
    many: bool = False
    essential: bool = False
    """A practice that fits none of the answers is left out of the list."""

    def answers(self, catalog: Catalog) -> tuple[Option, ...]:
        """The possible answers with their labels, without those that the vocabularies of this portal do not have."""
        terms = catalog.vocabularies[self.vocabulary].values if self.vocabulary else ()
        labels = {term.id: term.label for term in terms}
        if not self.options:
            return tuple(Option(term.id, term.label) for term in terms)
        found = (
            Option(answer, option.label or labels.get(answer, ""))
            for option in self.options
            for answer in _spelled_out((option.id,), catalog)
        )
        return tuple(option for option in found if option.label)

    def of(self, catalog: Catalog) -> "Question":
        """The same question with the terms of each list in its place; a rule on an empty list goes."""
        rules = []
        for rule in self.rules:
            values, only = (_spelled_out(ids, catalog) for ids in (rule.values, rule.only))
            if bool(values) == bool(rule.values) and bool(only) == bool(rule.only):
                rules.append(msgspec.structs.replace(rule, values=values, only=only))
        return msgspec.structs.replace(self, rules=tuple(rules))


class StatusRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of a practice in that state, and the points that it costs."""

    status: str
    points: int
    words: str


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All questions and rules; a question is asked when `minimum_known` of the practices can answer it."""

    description: str
    minimum_known: float
    questions: tuple[Question, ...]
    statuses: tuple[StatusRule, ...]


def _spelled_out(ids: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """The ids, with all terms of a vocabulary where one of them names a list."""
    found: list[str] = []
    for name in ids:
        if name.startswith(LIST):
            vocabulary = catalog.vocabularies.get(name.removeprefix(LIST))
            found += [term.id for term in vocabulary.values] if vocabulary else []
        else:
            found.append(name)
    return tuple(found)


@cache
def rules() -> Rules:
    """The rules of the portal."""
    return msgspec.json.decode(Path(__file__).with_name("rules.json").read_bytes(), type=Rules)
