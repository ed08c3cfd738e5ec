"""What means the same: every term of a vocabulary that lists other words becomes one concept of the search."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from catalog.model import Vocabulary
from finding.words import Stems, fold, light, split

MARK = "="
"""Begins the name of a concept in the index, where no stem can begin so."""
ALONE = "~"
"""Begins an expression of one word, which is met in its singular and plural only: its stem would meet too much."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A term in all its words. Expressions are `~word` or several stems; `near` is what people write who look for it."""

    same: tuple[str, ...]
    near: tuple[str, ...]


def concepts(vocabularies: Iterable[Vocabulary], known: Stems) -> tuple[Concept, ...]:
    """The concepts of all vocabularies, in their order; a concept is named by its position."""
    terms = (term for vocabulary in vocabularies for term in vocabulary.values if term.also or term.near)
    return tuple(Concept(_expressions((t.label, *t.also), known), _expressions(t.near, known)) for t in terms)


def _expressions(texts: Iterable[str], known: Stems) -> tuple[str, ...]:
    found = (_expression([word for word in split(text) if known[word]], known) for text in texts)
    return tuple(dict.fromkeys(expression for expression in found if expression))


def _expression(words: Sequence[str], known: Stems) -> str:
    return ALONE + light(fold(words[0])) if len(words) == 1 else " ".join(known[word] for word in words)


@dataclass(slots=True)
class Recogniser:
    """Finds the concepts that a text names."""

    _alone: dict[str, str] = field(default_factory=dict)
    """Word without its ending → the names of its concepts, in one text."""
    _several: dict[str, list[tuple[list[str], str]]] = field(default_factory=dict)
    """First stem → whole expressions with the name of their concept."""
    _names: dict[str, str] = field(default_factory=dict)
    """The same as `_alone`, by the word as written."""

    @classmethod
    def of(cls, found: Sequence[Concept]) -> "Recogniser":
        """Ready to find these concepts, each by its equivalent expressions."""
        made = cls()
        for number, concept in enumerate(found):
            name = f"{MARK}{number}"
            for expression in concept.same:
                if expression.startswith(ALONE):
                    word = expression.removeprefix(ALONE)
                    made._alone[word] = f"{made._alone.get(word, '')} {name}"
                else:
                    stems = expression.split(" ")
                    made._several.setdefault(stems[0], []).append((stems, name))
        return made

    def __call__(self, words: Sequence[str], stems: Sequence[str]) -> Iterator[str]:
        """The name of every concept met, as often as it is met, in a text given as words and as stems."""
        for word in words:
            names = self._names.get(word)
            if names is None:
                names = self._names[word] = self._alone.get(light(fold(word)), "")
            if names:
                yield from names.split()
        several = self._several
        for position, stem in enumerate(stems):
            if stem in several:
                for expression, name in several[stem]:
                    if stems[position : position + len(expression)] == expression:
                        yield name
