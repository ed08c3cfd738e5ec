"""The rules of «Trova la pratica per te»: read from `rules.json`, where each is data with a description."""

from functools import cache
from pathlib import Path

import msgspec

from catalog.model import Catalog

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
        found = (Option(option.id, option.label or labels.get(option.id, "")) for option in self.options)
        return tuple(option for option in found if option.label)


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


@cache
def rules() -> Rules:
    """The rules of the portal."""
    return msgspec.json.decode(Path(__file__).with_name("rules.json").read_bytes(), type=Rules)
