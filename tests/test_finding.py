"""The search index at build: words, synonyms, pages read back, filters, and pieces that stay small at any size."""

import json
from dataclasses import replace
from datetime import date

import pytest

from catalog.load import load
from catalog.model import Catalog, Practice, Term, Vocabulary
from finding.documents import TEXT, Document, Section
from finding.files import START, TERM_PIECE, files
from finding.filters import LEAST_SHARE, PRACTICES, Filter, offered
from finding.index import BASE, Index
from finding.numbers import DIGITS, ENDS, rising, written
from finding.pages import sections
from finding.synonyms import Recogniser, concepts
from finding.words import joined, light, stem_of, words
from tests.datasets import ROOT

NIDO = Vocabulary(
    id="synonyms",
    title="Parole",
    description="",
    values=(
        Term(id="nido", label="nido", also=("asilo", "asilo nido"), near=("bambino piccolo",)),
        Term(id="agile", label="lavoro agile", also=("smart working", "smartworking")),
    ),
)
PAGE = """<head><meta name="description" content="Che cosa fare per partire"></head><body><nav>Menu</nav><main>
<h1 id="guida">Guida</h1><p>Prima <em>di tutto</em>.</p>
<h2 id="passi">I passi</h2><p>Uno.</p><ul class="cards"><li>Una scheda</li></ul><p>Due &amp; tre.</p>
<dl><dt id="nido">Nido</dt><dd>Per i piccoli.</dd></dl></main><footer>Piede</footer></body>"""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    found = load(ROOT / "data", date(2026, 11, 22)).catalog
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’asilo dell'azienda", ["asilo", "azienda"]),
        ("Perché no? FLESSIBILITÀ!", ["no", "flessibilita"]),
        ("Milano Concilia 4.0", ["milano", "concilia", "4", "0"]),
        ("Caffe\u0300 e citta\u0300", ["caffe", "citta"]),
    ],
)
def test_words_are_plain(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "same", ["nido nidi", "flessibile flessibilità", "lavorare lavorava lavoro", "scuole scuola", "congedi congedo"]
)
def test_inflections_have_one_stem(same: str) -> None:
    assert len({stem_of(word) for word in words(same)}) == 1


def test_words_written_in_more_ways() -> None:
    assert joined("un part-time, un co-working") == ["parttime", "coworking"]
    assert light("autonome") == light("autonomi") == "autonom"
    assert light("autonomia") != light("autonomi")


def test_synonyms_lead_to_one_concept() -> None:
    recogniser = Recogniser(concepts([NIDO]))
    assert recogniser.of_word("asili") == recogniser.of_word("nido") == ("=0",)
    assert recogniser.of_word("smartworking") == ("=1",)
    assert list(recogniser.of_words([stem_of(w) for w in words("il lavoro agile e lo Smart Working")])) == ["=1", "=1"]


def test_a_title_says_more_than_a_text() -> None:
    index = Index(Recogniser(()))
    index.add_all(
        [
            Document("a/", "Un nido", "", ()),
            Document("b/", "Altro", "", (Section("C'è anche un nido.", TEXT, "Testo"),)),
        ]
    )
    first, second = index.postings[stem_of("nido")]
    assert (first // BASE, second // BASE) == (0, 1)
    assert first % BASE > second % BASE > 0


def test_pages_are_read_by_heading_without_records() -> None:
    title, steps, term = sections([("/guida/", PAGE)])
    assert (title.address, title.title, title.about) == ("guida/", "Guida", "")
    assert [s.text for s in title.sections] == ["Che cosa fare per partire", "Prima di tutto."]
    assert (steps.address, steps.about) == ("guida/#passi", "Guida")
    assert steps.sections[-1].text == "Uno. Due & tre."
    assert (term.address, term.sections[-1].text) == ("guida/#nido", "Per i piccoli.")


def test_a_page_that_asks_not_to_be_found_is_not() -> None:
    hidden = PAGE.replace("<head>", '<head><meta name="robots" content="noindex">')
    assert list(sections([("/guida/", hidden)])) == []


def test_numbers_need_no_escaping() -> None:
    assert len(DIGITS) == 91
    assert json.loads(json.dumps(DIGITS)) == DIGITS
    assert len(json.dumps(DIGITS)) == len(DIGITS) + 2
    assert written([0, ENDS - 1]) == DIGITS[0] + DIGITS[ENDS - 1]
    assert len(written([ENDS])) == 2
    assert rising([0, 1, 5]) == written([0, 0, 3])


def test_a_filter_that_few_can_answer_is_not_offered(catalog: Catalog) -> None:
    records = catalog.sorted_practices
    enough = -(-len(records) // LEAST_SHARE)
    answering = {record.id for record in records[:enough]}

    def few(_: Catalog, practice: Practice) -> tuple[str, ...]:
        return ("si",) if practice.id in answering else ()

    each = Filter("prova", "Prova", few, labels={"si": "Sì"})
    assert [offer.options[0].count for offer in offered(catalog, (each,), records)] == [enough]
    answering.discard(records[0].id)
    assert list(offered(catalog, (each,), records)) == []


def test_what_nobody_knows_is_no_value(catalog: Catalog) -> None:
    for offer in offered(catalog, PRACTICES, catalog.sorted_practices):
        assert not [option for option in offer.options if option.value.startswith("non-not")], offer.filter.id


def test_pieces_stay_small_and_named_after_what_they_hold(catalog: Catalog) -> None:
    made = dict(files(catalog, [("/guida/", PAGE)], {}))
    start = json.loads(made[START])
    assert start["counts"] == [len(catalog.practices), len(catalog.organisations), 3]
    folder = f"cerca/{start['version']}/"
    assert all(name == START or name.startswith(folder) for name in made)
    for number in range(len(start["terms"])):
        piece = made[f"{folder}t{number}.json"]
        terms = json.loads(piece)[0].split()
        assert len(piece) <= 1.5 * TERM_PIECE + 3 * len(terms) or len(terms) == 1
    again = dict(files(catalog, [("/guida/", PAGE)], {}))
    assert again == made
    practice = next(iter(catalog.practices.values()))
    other = replace(
        catalog, practices={**catalog.practices, practice.id: replace(practice, title="Un altro titolo ancora")}
    )
    assert json.loads(dict(files(other, [("/guida/", PAGE)], {}))[START])["version"] != start["version"]
