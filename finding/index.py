"""Documents → an inverted index: every stem and concept with the documents that have it, and how much it says there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from finding.documents import TITLE, Document
from finding.synonyms import Recogniser
from finding.words import Stems, joined, split

LEVELS = 48
"""How finely the weight of a word in a document is told apart; a weight is one sign long."""
_EVEN = 0.35
"""How much a long text is held against its words (BM25's b)."""
_ENOUGH = 4.0
"""The weighted count at which a word has said half of what it can (BM25's k)."""
_USUAL = {TITLE: 9.0, 3.0: 28.0, 2.5: 22.0, 2.0: 6.0, 1.0: 60.0}
"""How many stems a section of each weight usually has. Fixed, so that one record never changes the ranks of others."""


@dataclass(slots=True)
class Index:
    """Term → its documents in rising order, and its weight from 1 to LEVELS in each."""

    recogniser: Recogniser
    known: Stems
    documents: dict[str, list[int]] = field(default_factory=dict)
    weights: dict[str, list[int]] = field(default_factory=dict)
    _number: int = 0

    def add_all(self, documents: Iterable[Document]) -> int:
        """Add documents, numbered in their order; how many there are now."""
        for document in documents:
            self._add(document)
        return self._number

    def _add(self, document: Document) -> None:
        counts: dict[str, float] = {}
        self._count(document.title, TITLE, counts)
        by_weight: dict[float, list[str]] = {}
        for section in document.sections:
            by_weight.setdefault(section.weight, []).append(section.text)
        for weight, texts in by_weight.items():
            self._count(" . ".join(texts), weight, counts)
        for term, count in counts.items():
            weight = round(LEVELS * count / (count + _ENOUGH)) or 1
            if term in self.documents:
                self.documents[term].append(self._number)
                self.weights[term].append(weight)
            else:
                self.documents[term] = [self._number]
                self.weights[term] = [weight]
        self._number += 1

    def _count(self, text: str, weight: float, counts: dict[str, float]) -> None:
        """Add what a text says of each term, weighted by its place and its length."""
        words = split(text)
        found = [stem for stem in map(self.known.__getitem__, words) if stem]
        each = weight / (1 - _EVEN + _EVEN * len(found) / _USUAL.get(weight, 60.0))
        times = Counter(found)
        times.update(self.recogniser(words, found))
        times.update(joined(text, self.known))
        times.pop("", None)
        for term, number in times.items():
            counts[term] = counts.get(term, 0.0) + each * number
