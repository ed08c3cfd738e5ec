"""The search in the browser: the committed queries, the stemmer, the first query's bytes, the keyboard, no scripts."""

import gzip
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest
import yaml
from playwright.sync_api import Page, Response, expect

from catalog.load import load
from catalog.model import Catalog
from finding.documents import organisations, practices
from finding.words import stem_of, words
from tests.browser.test_axe import AXE, tabs, violations
from tests.browser.visiting import PHONE, Tab, Visitor
from tests.datasets import ROOT

QUERIES = yaml.safe_load((ROOT / "tests" / "search_queries.yaml").read_text("utf-8"))
KINDS = {"practices": ("Pratiche", "/pratiche/{}/"), "organisations": ("Organizzazioni", "/organizzazioni/{}/")}
FIRST, SECOND = 3, 10
MARK = 0.9
FIRST_QUERY = 60_000
STEMS = """async ([base, all]) => {
  const { stem } = await import(`${base}/assets/js/search/stemmer.js`);
  return all.map(stem);
}"""
ENDINGS = (
    "a e i o are ere ire ando endo ato ita uti amento imenti azione azioni atore atrice logia enza anze ivo ativa "
    "ibile abili mente amente ivamente ismo ista oso ante eranno irebbero issero iamo andolo arla irne chi ghe"
).split()


class Expected(NamedTuple):
    """One record that a query must find, and the place that it has among the results of its kind (0: none)."""

    kind: str
    query: str
    address: str
    place: int


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    found = load(ROOT / "data", date(2026, 11, 22)).catalog
    assert found is not None
    return found


@pytest.fixture(scope="module")
def tab(visitor: Visitor) -> Iterator[Tab]:
    with visitor.tab() as opened:
        opened.go("/pratiche/")
        yield opened


def expected(tab: Tab) -> Iterator[Expected]:
    for kind, asked in QUERIES.items():
        answers = tab.run("search-answers", [tab.base, [one["query"] for one in asked]])
        for one, answer in zip(asked, answers, strict=True):
            wanted = [(KINDS[k][0], KINDS[k][1].format(i)) for k in KINDS for i in one.get(k, ())]
            wanted += [("Pagine", address) for address in one.get("pages", ())]
            for group, address in wanted:
                found = [result.partition("#")[0] for result in answer.get(group, ())]
                yield Expected(kind, one["query"], address, found.index(address) + 1 if address in found else 0)


def test_the_committed_queries(tab: Tab, capsys: pytest.CaptureFixture[str]) -> None:
    found = list(expected(tab))
    first = [one for one in found if 0 < one.place <= FIRST]
    with capsys.disabled():
        print(f"\n{sum(map(len, QUERIES.values()))} ricerche, {len(found)} schede attese")
        for kind in QUERIES:
            own = [one for one in found if one.kind == kind]
            print(f"  {kind}: {sum(one in first for one in own)} su {len(own)} tra le prime {FIRST}")
        print(f"  in tutto {len(first) / len(found):.1%} tra le prime {FIRST}")
    assert len(QUERIES) >= 6
    assert sum(map(len, QUERIES.values())) >= 80
    assert [one for one in found if not 0 < one.place <= SECOND] == []
    assert len(first) >= MARK * len(found), [one for one in found if one not in first]


def test_the_stemmer_is_the_one_of_the_build(tab: Tab, catalog: Catalog) -> None:
    """On every word of the records, and on several thousand more, made with the endings that Italian has."""
    texts = (s.text for d in (*practices(catalog), *organisations(catalog)) for s in d.sections)
    known = sorted({word for text in texts for word in words(text) if word.isascii()})
    made = {word[:-1] + ending for word, ending in product(known[::17], ENDINGS)}
    every = sorted({*known, *made})
    assert len(every) >= 5_000
    stems = tab.page.evaluate(STEMS, [tab.base, every])
    assert [(w, s, stem_of(w)) for w, s in zip(every, stems, strict=True) if s != stem_of(w)] == []


def test_words_are_marked_with_the_part_in_which_they_stand(tab: Tab) -> None:
    page = tab.page
    search(page, "maggiordomo")
    first = page.locator(".search__item").first
    expect(first.locator("mark").first).to_be_visible()
    expect(first.locator(".search__part")).to_contain_text(":")
    expect(page.locator(".search__group").first).to_have_text("Pratiche")


def test_a_word_that_is_nowhere_is_said(tab: Tab) -> None:
    search(tab.page, "magiordomo")
    expect(tab.page.get_by_role("dialog").get_by_role("status")).to_contain_text("«magiordomo» non compare")
    search(tab.page, "xyzxyz")
    expect(tab.page.get_by_role("dialog").get_by_role("status")).to_contain_text("Nessun risultato")


def search(page: Page, text: str) -> None:
    """Type in the search of the header and wait for the answer."""
    if not page.locator("dialog[open]").count():
        page.keyboard.press("Control+k")
    field = page.get_by_role("dialog").get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill(text)
    expect(page.locator(f'.search__results[data-query="{text}"]')).to_have_count(1)


def test_keyboard_alone(visitor: Visitor) -> None:
    with visitor.tab(PHONE) as tab:
        page = tab.page
        tab.go("/glossario/")
        opener = page.locator(".header__search")
        opener.focus()
        page.keyboard.press("Enter")
        search(page, "nido")
        page.keyboard.press("ArrowDown")
        expect(page.locator(".search__link").first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
        expect(opener).to_be_focused()
        page.keyboard.press("/")
        search(page, "nido")
        page.keyboard.press("Enter")
        page.wait_for_url("**/pratiche/?q=nido")
        expect(page.locator("[data-count]")).not_to_have_text("82 pratiche")
        assert tab.outside == []
        assert tab.said == []


def test_no_violation_with_results(visitor: Visitor) -> None:
    with tabs(visitor) as opened:
        for tab in opened.values():
            tab.go("/")
            tab.page.evaluate(AXE)
            search(tab.page, "nido")
        assert violations(opened, "") == []


def test_a_first_query_is_light(visitor: Visitor) -> None:
    with visitor.tab() as tab:
        tab.go("/")
        fetched: list[Response] = []
        # Playwright wants a function that it can mark as its own.
        tab.page.on("response", lambda response: fetched.append(response))  # noqa: PLW0108
        search(tab.page, "orari asilo troppo rigidi")
        size = sum(len(gzip.compress(response.body())) for response in fetched)
        assert 0 < size <= FIRST_QUERY


def test_without_scripts_the_button_leads_to_the_whole_list(visitor: Visitor, catalog: Catalog) -> None:
    with visitor.tab(java_script_enabled=False) as tab:
        tab.go("/glossario/")
        tab.page.locator(".header__search").click()
        tab.page.wait_for_url("**/pratiche/*")
        listed = tab.page.locator(":is(.catalogue__item, .catalogue__rest li):visible")
        expect(listed).to_have_count(len(catalog.practices))
