"""Documents → an inverted index: every stem and concept with the documents that have it, and how much it says there."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from finding.documents import TITLE, Document
from finding.synonyms import Recogniser
from finding.words import joined, plain, stem_of, words

LEVELS = 48
"""How finely the weight of a word in a document is told apart; below BASE."""
BASE = 64
"""A posting is the number of a document times BASE, plus a weight."""
_EVEN = 0.35
"""How much a long text is held against its words (BM25's b)."""
_ENOUGH = 4.0
"""The weighted count at which a word has said half of what it can (BM25's k)."""
_USUAL = {TITLE: 9.0, 3.0: 28.0, 2.5: 22.0, 2.0: 6.0, 1.0: 60.0}
"""How many stems a section of each weight usually has. Fixed, so that one record never changes the ranks of others."""


class Token(NamedTuple):
    """What stands between two spaces: the terms that it adds to the index, and its stems in order."""

    terms: tuple[str, ...]
    stems: tuple[str, ...]


class Tokens(dict[str, Token]):
    """Text between two spaces, in lower case → its token; each is worked out once, and most texts repeat them."""

    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__()
        self._recogniser = recogniser
        self.words: set[str] = set()
        """Every word met, folded."""

    def __missing__(self, text: str) -> Token:
        found = words(text)
        self.words.update(found)
        stems = tuple(map(stem_of, found))
        whole = joined(text)
        named = [name for word in (*found, *whole) for name in self._recogniser.of_word(word)]
        token = self[text] = Token((*stems, *map(stem_of, whole), *named), stems)
        return token


class Index:
    """Term → its postings, in the order of the documents."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self.tokens = Tokens(recogniser)
        self.postings: dict[str, list[int]] = defaultdict(list)
        self._number = 0

    def add_all(self, documents: Iterable[Document]) -> None:
        """Add documents, numbered in their order."""
        for document in documents:
            self._add(document)

    def _add(self, document: Document) -> None:
        counts: dict[str, float] = defaultdict(float)
        self._count(document.title, TITLE, counts)
        by_weight: dict[float, list[str]] = defaultdict(list)
        for section in document.sections:
            by_weight[section.weight].append(section.text)
        for weight, texts in by_weight.items():
            self._count(" . ".join(texts), weight, counts)
        postings, here = self.postings, self._number * BASE
        for term, count in counts.items():
            postings[term].append(here + (round(LEVELS * count / (count + _ENOUGH)) or 1))
        self._number += 1

    def _count(self, text: str, weight: float, counts: dict[str, float]) -> None:
        """Add what a text says of each term, weighted by its place and its length."""
        parts = plain(text).split()
        stems = [stem for token in map(self.tokens.__getitem__, parts) for stem in token.stems]
        each = weight / (1 - _EVEN + _EVEN * len(stems) / _USUAL.get(weight, 60.0))
        for part, times in Counter(parts).items():
            for term in self.tokens[part].terms:
                counts[term] += each * times
        for name in self._recogniser.of_words(stems):
            counts[name] += each
