"""The catalogue pages in the browser: filters, counts, address, downloads, empty results, lists too long to print."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from bench.records import write
from catalog.facets import slug
from catalog.load import load
from catalog.model import Catalog
from finding.filters import PRACTICES, offered
from macros.catalogue_view import FIRST
from shell.build import build
from tests.browser.serving import serving
from tests.browser.test_axe import AXE, tabs, violations
from tests.browser.visiting import PHONE, Visitor
from tests.datasets import ROOT
from tests.project import copy_project

STEP = 24
"""How many cards come when the visitor asks for more; FIRST stand on the page."""
STATES: list[list[tuple[str, str]]] = [
    [("bisogno", "cura-figli")],
    [("bisogno", "cura-figli"), ("bisogno", "spostamenti")],
    [("bisogno", "cura-figli"), ("linea", "welfare"), ("luogo", "mi")],
    [("misura", "coworking"), ("misura", "near-working"), ("destinatari", "autonomi")],
]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    found = load(ROOT / "data", date(2026, 11, 22)).catalog
    assert found is not None
    return found


@pytest.fixture
def page(visitor: Visitor) -> Iterator[Page]:
    with visitor.tab(permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.page.set_default_timeout(10_000)
        tab.go("/pratiche/")
        yield tab.page
        assert tab.outside == []
        assert tab.said == []


def values(catalog: Catalog) -> dict[str, dict[str, set[str]]]:
    """Filter → value → the ids of the practices that have it, straight from the records."""
    records = catalog.sorted_practices
    return {
        offer.filter.id: {
            option.value: {r.id for r, own in zip(records, offer.found, strict=True) if option.value in map(slug, own)}
            for option in offer.options
        }
        for offer in offered(catalog, PRACTICES, records)
    }


def selected(catalog: Catalog, state: list[tuple[str, str]], without: str = "") -> set[str]:
    """AND between filters, OR inside one."""
    known = values(catalog)
    left = {p.id for p in catalog.sorted_practices}
    for name in {name for name, _ in state} - {without}:
        left &= set().union(*(known[name][value] for other, value in state if other == name))
    return left


def counted(count: int) -> str:
    return "1 pratica" if count == 1 else f"{count} pratiche"


def go(page: Page, state: list[tuple[str, str]]) -> None:
    page.goto(f"{page.url.partition('?')[0]}?{urlencode(state)}")


def shown(page: Page) -> list[str]:
    """The ids of the cards, as soon as all are there: the first come before the others."""
    expect(page.locator("[data-list]:not([aria-busy])")).to_have_count(1)
    links = page.locator(".catalogue__item .card__title a").all()
    return [str(link.get_attribute("href")).strip("./").rsplit("/", 1)[-1] for link in links]


@pytest.mark.parametrize("state", STATES, ids=str)
def test_selection_and_live_counts(page: Page, catalog: Catalog, state: list[tuple[str, str]]) -> None:
    go(page, state)
    found = selected(catalog, state)
    expect(page.locator("[data-count]")).to_have_text(counted(len(found)))
    listed = shown(page)
    assert set(listed) <= found
    assert len(listed) == min(len(found), FIRST)
    for name, options in values(catalog).items():
        if not page.locator(f'[data-filter="{name}"][open]').count():
            continue
        others = selected(catalog, state, without=name)
        for value, having in options.items():
            box = page.locator(f'input[name="{name}"][value="{value}"]')
            left = len(others & having)
            if left or (name, value) in state:
                expect(box.locator("xpath=..").locator(".option__count")).to_have_text(str(left))
            else:
                expect(box).to_be_hidden()


def test_clicks_address_reload_and_back_say_the_same(page: Page, catalog: Catalog) -> None:
    page.locator('input[name="bisogno"][value="cura-figli"]').check()
    expect(page.locator("[data-count]")).to_have_text(counted(len(selected(catalog, [("bisogno", "cura-figli")]))))
    page.get_by_label("Che cosa cerchi?").fill("nido")
    expect(page.locator(".catalogue__chosen .chip").first).to_contain_text("nido")
    page.wait_for_url("**/?q=nido&bisogno=cura-figli")
    before = shown(page)
    page.reload()
    expect(page.locator(".catalogue__chosen .chip").first).to_contain_text("nido")
    assert shown(page) == before
    page.go_back()
    expect(page.locator(".catalogue__chosen .chip")).to_have_count(1)
    page.go_back()
    expect(page.locator("[data-count]")).to_have_text(counted(len(catalog.practices)))


def test_filters_are_taken_away_one_by_one(page: Page) -> None:
    go(page, [("q", "nido"), ("bisogno", "cura-figli"), ("linea", "welfare")])
    page.get_by_role("button", name="Togli Linea di azione").click()
    expect(page.locator(".chip:not(.chip--all)")).to_have_count(2)
    page.get_by_role("button", name="Togli Ricerca").click()
    page.get_by_role("button", name="Togli Bisogno").click()
    expect(page.locator("[data-chosen]")).to_be_hidden()
    assert page.url.endswith("/pratiche/")


def test_orders(page: Page, catalog: Catalog) -> None:
    titles = [p.id for p in catalog.sorted_practices]
    assert shown(page) == titles[:FIRST]
    page.get_by_label("Ordina per").select_option("recenti")
    newest = sorted(catalog.sorted_practices, key=lambda p: (p.newest_source or "", p.added), reverse=True)
    expect(page.locator(".card__title a").first).to_have_text(newest[0].title)
    assert shown(page) == [p.id for p in newest[:FIRST]]


@pytest.mark.parametrize("page_address", ["/pratiche/", "/organizzazioni/"])
def test_page_is_light_until_it_is_used(visitor: Visitor, page_address: str) -> None:
    """Only the first cards are whole, and neither the search nor most of the catalogue's script is fetched for them."""
    with visitor.tab(PHONE) as tab:
        asked: list[str] = []
        tab.page.on("request", lambda request: asked.append(request.url))
        tab.page.goto(tab.base + page_address, wait_until="networkidle")
        expect(tab.page.locator(".catalogue .card")).to_have_count(FIRST)
        assert [url for url in asked if "/cerca/" in url or "/js/catalogue/" in url] == [
            f"{tab.base}/assets/js/catalogue/page.js"
        ]
        tab.page.locator("[data-take] summary").click()
        expect(tab.page.locator("[data-cite]")).to_contain_text(f"le prime {FIRST} di")


def test_what_is_done_before_the_script_comes_is_done_then(visitor: Visitor, catalog: Catalog) -> None:
    state = [("bisogno", "cura-figli")]
    with visitor.tab() as tab:
        waiting: list[Route] = []
        tab.page.route("**/catalogue/live.js", lambda route: waiting.append(route))  # noqa: PLW0108 - it must be a function of Python
        tab.go("/pratiche/")
        tab.page.locator('input[name="bisogno"][value="cura-figli"]').check()
        tab.page.get_by_role("button", name="Mostra altre").click()
        expect(tab.page.locator(".catalogue .card")).to_have_count(FIRST)
        waiting[0].continue_()
        found = selected(catalog, state)
        expect(tab.page.locator("[data-count]")).to_have_text(counted(len(found)))
        expect(tab.page.locator(".catalogue .card")).to_have_count(min(len(found), FIRST + STEP))
        tab.page.wait_for_url("**/?bisogno=cura-figli*")


def test_growing_list_keeps_its_place(page: Page, catalog: Catalog) -> None:
    page.get_by_role("button", name="Mostra altre").click()
    expect(page.locator(".catalogue__item:visible")).to_have_count(FIRST + STEP)
    expect(page.locator(".catalogue__item").nth(FIRST).locator("a")).to_be_focused()
    page.wait_for_url("**?mostra=36")
    page.locator(".catalogue__item").nth(30).locator("a").click()
    page.wait_for_url(f"**/pratiche/{catalog.sorted_practices[30].id}/")
    page.go_back()
    expect(page.locator(".catalogue__item:visible")).to_have_count(FIRST + STEP)
    expect(page.locator(".catalogue__item").nth(30)).to_be_in_viewport()


def test_a_step_back_finds_its_place_where_no_end_of_scrolling_is_told(visitor: Visitor) -> None:
    """As in Safari before 26.2."""
    with visitor.tab() as tab:
        tab.page.add_init_script("addEventListener('scrollend', (event) => event.stopImmediatePropagation(), true)")
        tab.go("/pratiche/?bisogno=cura-figli")
        page = tab.page
        page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
        page.evaluate("document.querySelector('input[name=bisogno][value=chiusura-scuole]').click()")
        page.wait_for_url("**chiusura-scuole*")
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        page.go_back()
        page.wait_for_function("scrollY === 700")


def test_empty_result_says_what_to_loosen(page: Page, catalog: Catalog) -> None:
    go(page, [("q", "maggiordomo"), ("bisogno", "tempi-citta")])
    empty = page.locator("[data-empty]")
    expect(empty).to_contain_text("Nessun risultato")
    expect(empty.get_by_role("link", name="Proponila")).to_be_visible()
    left = len(selected(catalog, [("bisogno", "tempi-citta")]))
    empty.get_by_role("button", name=f"Togli la ricerca «maggiordomo»: {counted(left)}").click()
    expect(page.locator("[data-count]")).to_have_text(counted(left))


def test_downloads_are_exactly_the_selection(page: Page, catalog: Catalog) -> None:
    state = [("bisogno", "chiusura-scuole")]
    go(page, state)
    found = selected(catalog, state)
    expect(page.locator("[data-count]")).to_have_text(counted(len(found)))
    page.locator("[data-take] summary").click()
    with page.expect_download() as wanted:
        page.get_by_role("button", name="(CSV)").click()
    rows = list(csv.DictReader(io.StringIO(Path(wanted.value.path()).read_text("utf-8"), newline="")))
    assert [row["id"] for row in rows] == shown(page)
    with page.expect_download() as wanted:
        page.get_by_role("button", name="(JSON)").click()
    document = json.loads(Path(wanted.value.path()).read_text("utf-8"))
    assert {record["id"] for record in document["practices"]} == found
    assert document["licence"] == "CC-BY-4.0"


def test_citation_and_link(page: Page) -> None:
    go(page, [("q", "nido"), ("linea", "welfare")])
    page.locator("[data-take] summary").click()
    cited = page.locator("[data-cite]")
    expect(cited).to_contain_text("ricerca «nido»; Linea di azione: Welfare aziendale e in rete")
    expect(cited).to_contain_text(page.url)
    page.get_by_role("button", name="Copia il link").click()
    expect(page.locator("[data-done]")).to_have_text("Copiato.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_organisations(visitor: Visitor, catalog: Catalog) -> None:
    with visitor.tab(PHONE) as tab:
        tab.go("/organizzazioni/?tipo=sindacato")
        unions = [o for o in catalog.organisations.values() if o.type == "sindacato"]
        expect(tab.page.locator("[data-count]")).to_have_text(f"{len(unions)} organizzazioni")
        tab.page.get_by_label("Chi cerchi?").fill("cgil")
        expect(tab.page.locator(".catalogue__item")).to_have_count(1)
        assert tab.said == []


def test_no_violation_while_filtering(visitor: Visitor) -> None:
    with tabs(visitor) as opened:
        for query in ("q=nido&bisogno=cura-figli", "q=maggiordomo&bisogno=tempi-citta"):
            for tab in opened.values():
                tab.go(f"/pratiche/?{query}")
                expect(tab.page.locator(".chip").first).to_be_visible()
                tab.page.evaluate(AXE)
            assert violations(opened, "") == [], query


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> Path:
    """The project with so many practices that no page lists them all."""
    root = copy_project(tmp_path_factory.mktemp("long"))
    write(root / "data", 320, catalog.vocabularies)
    assert build(root, root / "site").clean
    return root / "site"


def test_long_list_is_fetched_in_pieces(visitor: Visitor, long_site: Path) -> None:
    with serving(long_site) as base, visitor.of(base).tab() as tab:
        tab.go("/pratiche/")
        expect(tab.page.locator(".catalogue__item")).to_have_count(FIRST)
        expect(tab.page.locator("[data-count]")).to_have_text("402 pratiche")
        tab.page.locator('[data-filter="linea"] summary').click()
        tab.page.locator('input[name="linea"][value="governance"]').check()
        expect(tab.page.locator(".chip")).to_have_count(1)
        assert all("pratica-finta" not in name for name in shown(tab.page))
        tab.page.get_by_label("Che cosa cerchi?").fill("patto orari")
        expect(tab.page.locator(".catalogue__item mark").first).to_be_visible()
        assert tab.said == []


def test_long_list_without_scripts_leads_to_the_indexes(visitor: Visitor, long_site: Path) -> None:
    with serving(long_site) as base, visitor.of(base).tab(java_script_enabled=False) as tab:
        tab.go("/pratiche/")
        tab.page.get_by_role("link", name="sfogliarle per bisogno").click()
        tab.page.wait_for_url("**/sfoglia/")
