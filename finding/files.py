"""The files of the search: a small first one, and pieces that the browser fetches only when a query needs them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from catalog.model import Catalog
from finding.documents import Document, organisations, practices
from finding.filters import ORGANISATIONS, PRACTICES
from finding.index import BASE, Index
from finding.numbers import rising, written
from finding.pages import sections
from finding.synonyms import Concept, Recogniser, concepts
from finding.tables import orders, table
from finding.words import STOP

FOLDER = "cerca/"
START = f"{FOLDER}indice.json"
"""What the browser fetches first: where every piece begins."""
TERM_PIECE, WORD_PIECE, FILTER_PIECE = 4_000, 16_000, 12_000
"""How many signs a piece may have, unless a single entry is longer."""
TEXTS = (1, 5, 4)
"""How many practices, organisations, parts of pages stand in one piece of texts."""
CARDS = 4
"""How many ready-made cards stand in one piece."""
SHORTEST = 5
"""The shortest word in which a typing error is looked for."""

_T = TypeVar("_T")
Files = list[tuple[str, bytes]]
_JSON = msgspec.json.Encoder()


def files(
    catalog: Catalog, pages: Iterable[tuple[str, str]], cards: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, bytes]]:
    """Every file of the search: address in the site, content.

    `pages` are the authored pages (address, HTML); `cards` those of each catalogue, as HTML.
    """
    found = concepts(catalog.vocabularies.values())
    groups = (list(practices(catalog)), list(organisations(catalog)), list(sections(pages)))
    index = Index(Recogniser(found))
    counts = [len(group) for group in groups]
    for group in groups:
        index.add_all(group)
    runs, run_by = catalog.sorted_practices, catalog.sorted_organisations
    pieces: Files = []
    start = {
        "counts": counts,
        "texts": TEXTS,
        "pages": rising(_page_starts(groups[2])),
        "cards": CARDS,
        "stop": " ".join(sorted(STOP)),
        "concepts": [_concept(c) for c in found],
        "terms": _terms(index, pieces),
        "words": _words(index.tokens.words.union(*(concept.words for concept in found)), pieces),
        "filters": {
            "pratiche": _filters("p", table(catalog, PRACTICES, runs), orders(catalog, runs), pieces),
            "organizzazioni": _filters("o", table(catalog, ORGANISATIONS, run_by), orders(catalog, run_by), pieces),
        },
    }
    for name, group, size in zip("pos", groups, TEXTS, strict=True):
        pieces += _texts(name, group, size)
    pieces.append(("ip.json", _JSON.encode(" ".join(p.id for p in runs))))
    pieces.append(("io.json", _JSON.encode(" ".join(o.id for o in run_by))))
    for name, items in cards.items():
        pieces += _cards(name[0], items)
    # Pieces of two builds must never meet in a browser's cache: their folder is named after what they hold.
    version = _version(pieces)
    yield START, _JSON.encode({"version": version, **start})
    for name, content in pieces:
        yield f"{FOLDER}{version}/{name}", content


def _page_starts(parts: Sequence[Document]) -> Iterator[int]:
    """Where the parts of each page begin among the parts of all pages."""
    last = None
    for number, part in enumerate(parts):
        page = part.address.partition("#")[0]
        if page != last:
            yield number
        last = page


def _version(pieces: Files) -> str:
    digest = hashlib.sha256()
    for name, content in pieces:
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:10]


def _concept(concept: Concept) -> list[str]:
    """Equivalent and near expressions, each list as one text."""
    return ["|".join(concept.same), "|".join(concept.near)]


def _terms(index: Index, pieces: Files) -> list[str]:
    """Cut the index in pieces; the first term of each."""
    entries = [(term, *_posted(index.postings[term])) for term in sorted(index.postings)]
    begins = []
    for number, piece in enumerate(_cut(entries, [sum(map(len, e)) for e in entries], TERM_PIECE)):
        begins.append(piece[0][0])
        terms, documents, weights = zip(*piece, strict=True)
        pieces.append((f"t{number}.json", _JSON.encode([" ".join(terms), documents, weights])))
    return begins


def _posted(postings: Sequence[int]) -> tuple[str, str]:
    """The documents and the weights of a term."""
    return rising([posting // BASE for posting in postings]), written([posting % BASE for posting in postings])


def _words(known: Iterable[str], pieces: Files) -> list[str]:
    """Cut the list of words, in which typing errors are looked for, in pieces; the first word of each."""
    words = sorted(word for word in known if len(word) >= SHORTEST and word.isalpha() and word.isascii())
    begins = []
    for number, piece in enumerate(_cut(words, [len(word) + 1 for word in words], WORD_PIECE)):
        begins.append(piece[0])
        pieces.append((f"w{number}.json", _JSON.encode(" ".join(piece))))
    return begins


def _filters(
    letter: str, columns: dict[str, dict[str, list[int]]], ranks: dict[str, list[int]], pieces: Files
) -> dict[str, int]:
    """Cut the columns of a table of filters in pieces; column → number of its piece."""
    entries = [(name, {value: rising(found) for value, found in column.items()}) for name, column in columns.items()]
    sizes = [sum(len(value) + len(text) for value, text in column.items()) for _, column in entries]
    place = {}
    number = -1
    for number, piece in enumerate(_cut(entries, sizes, FILTER_PIECE)):
        place.update(dict.fromkeys((name for name, _ in piece), number))
        pieces.append((f"f{letter}{number}.json", _JSON.encode(dict(piece))))
    for name, order in ranks.items():
        number += 1
        place[name] = number
        pieces.append((f"f{letter}{number}.json", _JSON.encode({name: written(order)})))
    return place


def _texts(letter: str, documents: Sequence[Document], size: int) -> Iterator[tuple[str, bytes]]:
    """What is shown of each document, some documents to a piece."""
    for start in range(0, len(documents), size):
        shown = [_shown(document) for document in documents[start : start + size]]
        yield f"{letter}{start // size}.json", _JSON.encode(shown)


def _cards(letter: str, items: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(items), CARDS):
        yield f"c{letter}{start // CARDS}.json", _JSON.encode(items[start : start + CARDS])


def _shown(document: Document) -> list[object]:
    quoted = [[s.heading, s.anchor, s.text] for s in document.sections if s.heading]
    return [document.address, document.title, document.about, quoted]


def _cut(entries: Sequence[_T], sizes: Sequence[int], most: int) -> Iterator[Sequence[_T]]:
    """Runs of entries, each run as long as `most` allows."""
    start = size = 0
    for position, own in enumerate(sizes):
        if position > start and size + own > most:
            yield entries[start:position]
            start, size = position, 0
        size += own
    if entries:
        yield entries[start:]
