"""The comparison in the browser: choosing, the bar, the table, the address, paper, the keyboard, no JavaScript."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_axe import AXE, tabs, violations
from tests.browser.test_keyboard import walked
from tests.browser.visiting import DESK, PHONE, SIZES, Tab, Visitor
from tests.project import Built

IDS = ["wemi", "nestle-baby-leave", "zeta-service-flessibilita", "rete-giunca-varese"]


def kept(page: Page) -> list[str]:
    return list(json.loads(page.evaluate("localStorage.getItem('confronto')") or "[]"))


def compare(tab: Tab, *ids: str) -> None:
    tab.go(f"/confronta/?p={','.join(ids)}")
    expect(tab.page.locator(".versus")).to_be_visible()


def data(built: Built, practice: str) -> dict[str, list[str]]:
    """Part and row → values, as written at build."""
    path = Path(built.folder) / "confronta" / "dati" / f"{practice}.json"
    found = json.loads(path.read_text("utf-8"))
    return {f"{part['title']}/{label}": values for part in found["parts"] for label, values in part["rows"]}


def test_a_file_for_each_practice(built: Built) -> None:
    pages = {path.parent.name for path in (built.folder / "pratiche").glob("*/index.html")}
    files = {path.stem for path in (built.folder / "confronta" / "dati").glob("*.json")}
    assert files
    assert files <= pages
    assert len({tuple(data(built, practice)) for practice in files}) == 1, "not the same rows in the same order"


def test_chosen_while_browsing(visitor: Visitor) -> None:
    """From a card, a list and a page; kept from page to page; then side by side."""
    with visitor.tab() as tab:
        page = tab.page
        tab.go("/sfoglia/bisogno/cura-figli/")
        page.locator("[data-compare=wemi]").first.click()
        expect(page.locator("[data-compare=wemi]").first).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_role("complementary", name="Confronto tra pratiche")).to_contain_text("1 pratica scelta")
        expect(page.locator(".tray__link")).to_be_hidden()
        tab.go("/pratiche/nestle-baby-leave/")
        page.locator("[data-compare=nestle-baby-leave]").first.click()
        page.get_by_role("link", name="Confronta (2)").click()
        expect(page.locator(".versus thead th")).to_have_count(2)
        assert page.url == f"{visitor.base}/confronta/?p=wemi,nestle-baby-leave"
        assert page.context.cookies() == []
        assert tab.said == []
        assert tab.outside == []


def test_the_privacy_page_lists_what_is_kept(visitor: Visitor) -> None:
    with visitor.tab() as tab:
        tab.go("/pratiche/wemi/")
        tab.page.locator("[data-compare]").first.click()
        tab.page.locator("[data-theme-switch]").click()
        keys = tab.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        assert len(keys) == 2
        tab.go("/privacy/")
        listed = tab.page.locator("main code").all_inner_texts()
        assert set(keys) <= set(listed)


def test_never_more_than_four(visitor: Visitor) -> None:
    with visitor.tab() as tab:
        page = tab.page
        tab.go("/sfoglia/bisogno/cura-figli/")
        for number in range(5):
            page.locator("[data-compare]").nth(number).click()
        assert len(kept(page)) == 4
        expect(page.locator(".tray__words")).to_contain_text("al massimo 4")
        expect(page.locator("[data-compare]").nth(4)).to_have_attribute("aria-pressed", "false")
        page.get_by_role("button", name="Svuota").click()
        assert page.evaluate("localStorage.length") == 0
        expect(page.locator("[data-compare][aria-pressed=true]")).to_have_count(0)
        expect(page.locator(".tray__link")).to_be_hidden()


def test_two_windows_agree(visitor: Visitor) -> None:
    with visitor.context() as context:
        one, other = context.new_page(), context.new_page()
        for page in (one, other):
            page.goto(f"{visitor.base}/pratiche/wemi/")
        one.locator("[data-compare=wemi]").first.click()
        expect(other.locator("[data-compare=wemi]").first).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("stored", ["x", "{}", '["<img src=x>", 5, "../x", "wemi"]', "[[[]]]"])
def test_a_spoilt_storage_does_no_harm(visitor: Visitor, stored: str) -> None:
    with visitor.tab() as tab:
        tab.go("/")
        tab.page.evaluate("text => localStorage.setItem('confronto', text)", stored)
        tab.go("/confronta/")
        expect(tab.page.locator(".comparison__choose")).to_be_visible()
        assert [line for line in tab.said if not line.startswith("error: Failed to load")] == []


def test_hostile_records_stay_text(visitor: Visitor) -> None:
    """Whatever a record says, in the table of the comparison and in the list of the finder it is text."""
    hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)">x</a>'

    def poison(route: Route) -> None:
        record = route.fetch().json()
        for name in ("title", "line", "summary", "who", "place", "newest"):
            record[name] = hostile
        for part in record["parts"]:
            part["rows"] = [[hostile, [hostile, *values]] for _, values in part["rows"]]
        route.fulfill(json=record)

    with visitor.tab() as tab:
        tab.page.route("**/confronta/dati/*.json", poison)
        compare(tab, *IDS[:2])
        expect(tab.page.locator(".versus")).to_contain_text("onerror=alert(1)")
        tab.go("/trova/?bisogno=reddito")
        expect(tab.page.locator(".matches")).to_contain_text("onerror=alert(1)")
        assert tab.page.locator("main img, main script, main a[href^=javascript]").count() == 0
        assert (tab.dialogs, tab.outside, tab.said) == ([], [], [])


@pytest.mark.parametrize("count", [2, 3, 4])
def test_what_the_table_says(visitor: Visitor, built: Built, count: int) -> None:
    """Every row that differs is marked in words, what is not known is plain, and nothing else is."""
    ids = IDS[:count]
    records = [data(built, practice) for practice in ids]
    with visitor.tab() as tab:
        compare(tab, *ids)
        marks = {}
        for row in tab.page.locator(".versus__row:not(.is-unknown)").all():
            name = row.locator("th").inner_text()
            marks[name.split("\n")[0]] = name
            assert row.locator("td").count() == count
        unknown = " ".join(tab.page.locator(".versus__row.is-unknown").all_inner_texts()).lower()
    for key in records[0]:
        label, values = key.split("/", 1)[1], [tuple(sorted(record[key])) for record in records]
        known = {v for v in values if v}
        shown = next((text for text in marks.values() if text.startswith(label)), "")
        if not known:
            assert label.lower() in unknown, label
        elif len(known) > 1:
            assert "diverse" in shown, label
        elif all(values):
            assert "uguali" in shown, label
        else:
            assert "non tutte note" in shown, label


def test_only_the_differences(visitor: Visitor) -> None:
    with visitor.tab() as tab:
        compare(tab, *IDS[:2])
        tab.page.get_by_label("Solo le differenze").check()
        expect(tab.page.locator(".versus__row.is-same").first).to_be_hidden()
        expect(tab.page.locator(".versus__row.is-different").first).to_be_visible()


def test_take_one_away(visitor: Visitor) -> None:
    with visitor.tab() as tab:
        compare(tab, *IDS[:3])
        tab.page.get_by_role("button", name="Togli WeMi").click()
        expect(tab.page.locator(".versus thead th")).to_have_count(2)
        assert tab.page.url.endswith(f"?p={IDS[1]},{IDS[2]}")
        tab.page.get_by_role("button", name="Togli").first.click()
        expect(tab.page.locator(".comparison__choose")).to_contain_text("una pratica sola")


def test_an_address_with_a_practice_that_is_gone(visitor: Visitor) -> None:
    with visitor.tab() as tab:
        compare(tab, "wemi", "non-esiste-piu", "nestle-baby-leave")
        expect(tab.page.locator(".comparison__status")).to_contain_text("non-esiste-piu")
        expect(tab.page.locator(".versus thead th")).to_have_count(2)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px")
@pytest.mark.parametrize("count", [2, 4])
def test_fits_every_screen(visitor: Visitor, size: tuple[int, int], count: int) -> None:
    with visitor.tab(size) as tab:
        compare(tab, *IDS[:count])
        assert tab.page.evaluate("document.documentElement.scrollWidth") == size[0]
        region = tab.page.get_by_role("region", name="Confronto, voce per voce")
        region.focus()
        expect(region).to_be_focused()
        if size == PHONE and count == 4:
            tab.page.keyboard.press("ArrowRight")
            # The page's own policy forbids the string that `wait_for_function` would evaluate while it waits.
            expect(region).not_to_have_js_property("scrollLeft", 0)


def test_by_keyboard_alone(visitor: Visitor) -> None:
    with visitor.tab(DESK) as tab:
        tab.go("/sfoglia/bisogno/cura-figli/")
        for number in range(2):
            tab.page.locator("[data-compare]").nth(number).focus()
            tab.page.keyboard.press("Space")
        tab.page.locator(".tray__link").focus()
        tab.page.keyboard.press("Enter")
        expect(tab.page.locator(".versus thead th")).to_have_count(2)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px")
def test_the_bar_never_covers_what_has_the_focus(visitor: Visitor, size: tuple[int, int]) -> None:
    with visitor.tab(size) as tab:
        tab.go("/")
        tab.page.evaluate("ids => localStorage.setItem('confronto', JSON.stringify(ids))", IDS[:2])
        tab.go("/sfoglia/bisogno/cura-figli/")
        expect(tab.page.locator(".tray__link")).to_be_in_viewport()
        assert walked(tab) == []


@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_no_violation(visitor: Visitor, count: int) -> None:
    with tabs(visitor) as opened:
        for tab in opened.values():
            tab.go(f"/confronta/?p={','.join(IDS[:count])}")
            tab.page.locator(".versus" if count > 1 else ".comparison__choose").wait_for()
            tab.page.evaluate(AXE)
        assert violations(opened) == []


def test_no_violation_with_the_bar(visitor: Visitor) -> None:
    with tabs(visitor) as opened:
        for tab in opened.values():
            tab.go("/pratiche/wemi/")
            tab.page.locator("[data-compare]").first.click()
            tab.page.evaluate(AXE)
        assert violations(opened) == []


def test_on_paper(visitor: Visitor) -> None:
    with visitor.tab() as tab:
        compare(tab, *IDS[:2])
        tab.page.emulate_media(media="print")
        expect(tab.page.locator(".comparison__tools")).to_be_hidden()
        expect(tab.page.locator(".versus__remove").first).to_be_hidden()
        expect(tab.page.locator(".versus__row").first).to_be_visible()


def test_without_javascript(visitor: Visitor) -> None:
    with visitor.tab(java_script_enabled=False) as tab:
        tab.go("/confronta/?p=wemi,nestle-baby-leave")
        expect(tab.page.locator("[data-comparison]")).to_contain_text("ha bisogno di JavaScript")
        expect(tab.page.locator("[data-comparison] a")).to_have_attribute("href", "../pratiche/")
        tab.go("/pratiche/wemi/")
        expect(tab.page.locator("[data-compare]").first).to_be_hidden()
        expect(tab.page.locator(".tray")).to_have_count(0)
