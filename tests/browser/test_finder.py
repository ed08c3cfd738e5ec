"""«Trova la pratica per te» in the browser: the same ranking as at build, the address, the keyboard, no JavaScript."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from catalog.load import load
from finding.matching import Finder
from finding.rules import rules
from tests.browser.test_axe import AXE, tabs, violations
from tests.browser.visiting import PHONE, Tab, Visitor
from tests.datasets import ROOT
from tests.test_matching import PROFILES

SHOWN = 10
SCORES = """async ([base, asked]) => {
  const { find } = await import(`${base}/assets/js/finder/score.js`);
  const index = await (await fetch(`${base}/trova/dati/indice.json`)).json();
  return asked.map((answers) => {
    const { total, best } = find(index, answers, 10000);
    return [total, best.map((match) => [match.id, match.score, match.verdicts.map((v) => [v.kind, v.words])])];
  });
}"""


@pytest.fixture(scope="module")
def finder() -> Finder:
    found = load(ROOT / "data", date(2026, 11, 22)).catalog
    assert found is not None
    return Finder(found, rules())


def query(answers: dict[str, list[str]]) -> str:
    return "/trova/?" + "&".join(f"{name}={','.join(values)}" for name, values in answers.items())


def shown(page: Page) -> list[str]:
    return [str(item.get_attribute("data-id")) for item in page.locator(".match").all()]


def settle(page: Page, total: int) -> None:
    """Wait until the list is that of so many practices."""
    expect(page.locator("[data-finder-status]")).to_contain_text("Nessuna" if total == 0 else f"{total} pratic")
    expect(page.locator(".match")).to_have_count(min(total, SHOWN))


def test_same_scores_and_words_as_at_build(visitor: Visitor, finder: Finder) -> None:
    """All practices, all profiles, and each answer on its own."""
    asked: list[dict[str, list[str]]] = [profile["answers"] for profile in PROFILES]
    asked += [{q.id: [o]} for q in finder.questions for o in sorted({*options(finder, q.id)})]
    with visitor.tab() as tab:
        tab.go("/trova/")
        in_browser = tab.page.evaluate(SCORES, [visitor.base, asked])
    for answers, (total, best) in zip(asked, in_browser, strict=True):
        found = finder.find(answers, 10_000)
        assert total == found.total
        expected = [[m.practice.id, m.score, [list(v) for v in m.verdicts]] for m in found.best]
        assert best == expected, answers


def options(finder: Finder, question: str) -> list[str]:
    catalog = load(ROOT / "data", date(2026, 11, 22)).catalog
    assert catalog is not None
    return [o.id for q in finder.questions if q.id == question for o in q.answers(catalog)]


def test_an_address_gives_the_list(visitor: Visitor, finder: Finder) -> None:
    with visitor.tab() as tab:
        for profile in PROFILES:
            found = finder.find(profile["answers"], SHOWN)
            tab.go(query(profile["answers"]))
            settle(tab.page, found.total)
            assert shown(tab.page) == [match.practice.id for match in found.best], profile["name"]
        assert tab.said == []
        assert tab.outside == []


def test_answers_go_into_the_address_and_back(visitor: Visitor, finder: Finder) -> None:
    with visitor.tab() as tab:
        page = tab.page
        tab.go("/trova/")
        expect(page.locator(".match")).to_have_count(0)
        page.get_by_label("Piccola (10-49)").check()
        page.get_by_label("Cura dei figli").check()
        page.get_by_label("Orari troppo rigidi").check()
        page.get_by_label("Dove?").select_option("MI")
        answers = {"dimensione": ["piccola"], "bisogno": ["cura-figli", "orari-rigidi"], "dove": ["MI"]}
        found = finder.find(answers, SHOWN)
        settle(page, found.total)
        assert page.url == visitor.base + query(answers)
        before = shown(page)
        page.reload()
        settle(page, found.total)
        assert shown(page) == before == [match.practice.id for match in found.best]
        expect(page.get_by_label("Cura dei figli")).to_be_checked()
        page.locator(".match__title a").first.click()
        page.go_back()
        settle(page, found.total)
        assert shown(page) == before
        page.get_by_role("button", name="Ricomincia").click()
        expect(page.locator(".match")).to_have_count(0)
        assert page.url == f"{visitor.base}/trova/"


def test_nonsense_in_the_address_is_ignored(visitor: Visitor) -> None:
    with visitor.tab() as tab:
        tab.go("/trova/?dimensione=<img>&bisogno=cura-figli,__proto__&constructor=x&per-chi=")
        expect(tab.page.locator(".match")).to_have_count(SHOWN)
        assert tab.page.url.endswith("/trova/?bisogno=cura-figli")
        assert tab.said == []


def test_by_keyboard(visitor: Visitor) -> None:
    """Arrows choose the size, space the need, Enter shows the list and gives it the focus."""
    with visitor.tab(PHONE) as tab:
        page = tab.page
        tab.go("/trova/")
        page.locator("input[name=dimensione]").last.focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator("input[name=dimensione]").first).to_be_checked()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator("input[name=bisogno]").first).to_be_checked()
        page.keyboard.press("Enter")
        expect(page.locator("#trovate")).to_be_focused()
        expect(page.locator("#trovate")).to_be_in_viewport()
        assert shown(page)


def test_more_practices_keep_the_focus(visitor: Visitor) -> None:
    with visitor.tab() as tab:
        tab.go("/trova/?per-chi=dipendenti")
        expect(tab.page.locator(".match")).to_have_count(SHOWN)
        tab.page.get_by_role("button", name="Mostra altre pratiche").click()
        expect(tab.page.locator(".match")).to_have_count(2 * SHOWN)
        expect(tab.page.locator(".match__title a").nth(SHOWN)).to_be_focused()


def test_without_javascript(visitor: Visitor) -> None:
    with visitor.tab(java_script_enabled=False) as tab:
        page = tab.page
        tab.go("/trova/")
        expect(page.locator("form[data-finder]")).to_be_hidden()
        page.locator(".finder__sizes").get_by_role("link", name="Lavoro in proprio").click()
        page.get_by_role("link", name="Autonomi senza tutele").click()
        assert page.url == f"{visitor.base}/trova/autonomi/isolamento-autonomi/"
        expect(page.locator(".match").first).to_contain_text("Va bene perché")


def test_no_violation_with_results(visitor: Visitor) -> None:
    with tabs(visitor) as opened:
        for tab in opened.values():
            tab.go("/trova/?dimensione=micro&bisogno=cura-figli")
            tab.page.locator(".match").first.wait_for()
            tab.page.evaluate(AXE)
        assert violations(opened) == []


def test_no_sideways_scroll(visitor: Visitor) -> None:
    with visitor.tab((320, 640)) as tab:
        for address in ("/trova/?bisogno=cura-figli&dimensione=micro", "/trova/micro/cura-figli/"):
            tab.go(address)
            tab.page.locator(".match").first.wait_for()
            assert wide(tab) == 320


def wide(tab: Tab) -> int:
    return int(tab.page.evaluate("document.documentElement.scrollWidth"))
