"""What means the same: every term of a vocabulary that lists other words becomes one concept of the search."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from catalog.model import Vocabulary
from finding.words import Stems, stems

MARK = "="
"""Begins the name of a concept in the index, where no stem can begin so."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A term as stems: `same` says it in other words, `near` is what people write who look for it."""

    same: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, ...], ...]


def concepts(vocabularies: Iterable[Vocabulary], known: Stems) -> tuple[Concept, ...]:
    """The concepts of all vocabularies, in their order; a concept is named by its position."""
    terms = (term for vocabulary in vocabularies for term in vocabulary.values if term.also or term.near)
    return tuple(Concept(_cut((t.label, *t.also), known), _cut(t.near, known)) for t in terms)


def _cut(texts: Iterable[str], known: Stems) -> tuple[tuple[str, ...], ...]:
    found = (tuple(stems(text, known)) for text in texts)
    return tuple(dict.fromkeys(expression for expression in found if expression))


@dataclass(slots=True)
class Recogniser:
    """Finds concepts in a text that is already cut into stems."""

    _by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Sequence[Concept]) -> "Recogniser":
        """Ready to find these concepts, each by its equivalent expressions."""
        made = cls()
        for number, concept in enumerate(found):
            for expression in concept.same:
                made._by_first.setdefault(expression[0], []).append((expression, f"{MARK}{number}"))
        return made

    def __call__(self, text: Sequence[str]) -> Iterator[str]:
        """The name of every concept met, as often as it is met."""
        first = self._by_first
        for position, stem in enumerate(text):
            if stem in first:
                for expression, name in first[stem]:
                    if len(expression) == 1 or tuple(text[position : position + len(expression)]) == expression:
                        yield name
