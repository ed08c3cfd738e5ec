"""What means the same: every term of a vocabulary that lists other words becomes one concept of the search."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalog.model import Vocabulary
from finding.words import light, stem_of, words

MARK = "="
"""Begins the name of a concept in the index, where no stem can begin so."""
ALONE = "~"
"""Begins an expression of one word, which is met in its singular and plural only: its stem would meet too much."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A term in all its words, as `~word` or as several stems; `near` is what people write who look for it."""

    same: tuple[str, ...]
    near: tuple[str, ...]
    words: frozenset[str] = frozenset()
    """The single words of `same`, folded, so that a slip in typing them is understood."""


def concepts(vocabularies: Iterable[Vocabulary]) -> tuple[Concept, ...]:
    """The concepts of all vocabularies, in their order; a concept is named by its position."""
    terms = (term for vocabulary in vocabularies for term in vocabulary.values if term.also or term.near)
    return tuple(_concept((term.label, *term.also), term.near) for term in terms)


def _concept(same: Sequence[str], near: Sequence[str]) -> Concept:
    return Concept(_expressions(same), _expressions(near), frozenset(word for text in same for word in words(text)))


def _expressions(texts: Iterable[str]) -> tuple[str, ...]:
    found = (_expression(words(text)) for text in texts)
    return tuple(dict.fromkeys(expression for expression in found if expression))


def _expression(found: Sequence[str]) -> str:
    return ALONE + light(found[0]) if len(found) == 1 else " ".join(map(stem_of, found))


class Recogniser:
    """Finds the concepts that a text names."""

    def __init__(self, found: Sequence[Concept]) -> None:
        self._alone: dict[str, tuple[str, ...]] = {}
        self._several: dict[tuple[str, str], list[tuple[list[str], str]]] = {}
        """The first two stems → whole expressions with the name of their concept."""
        for number, concept in enumerate(found):
            for expression in concept.same:
                self._add(expression, f"{MARK}{number}")

    def _add(self, expression: str, name: str) -> None:
        if expression.startswith(ALONE):
            word = expression.removeprefix(ALONE)
            self._alone[word] = (*self._alone.get(word, ()), name)
        else:
            stems = expression.split(" ")
            self._several.setdefault((stems[0], stems[1]), []).append((stems, name))

    def of_word(self, word: str) -> tuple[str, ...]:
        """The names of the concepts that a folded word names by itself."""
        return self._alone.get(light(word), ())

    def of_words(self, stems: Sequence[str]) -> Iterator[str]:
        """The names of the concepts that a text names in several words, as often as it does."""
        several = self._several
        for position in [at for at, pair in enumerate(pairwise(stems)) if pair in several]:
            for expression, name in several[stems[position], stems[position + 1]]:
                if stems[position : position + len(expression)] == expression:
                    yield name
