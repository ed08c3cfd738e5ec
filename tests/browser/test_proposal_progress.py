"""How far one is: the first field at once, the card at any time; what is filled folds, what is wrong opens."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.proposing import ORGANISATION, PRACTICE, field, tick
from tests.browser.visiting import DESK, PHONE, Visitor

RICH = f"{PRACTICE}?correggi=giornata-lavoro-agile"


@pytest.mark.parametrize("address", [PRACTICE, ORGANISATION])
def test_the_first_field_is_seen_at_once(visitor: Visitor, address: str) -> None:
    with visitor.tab(PHONE) as tab:
        tab.go(address)
        box = tab.page.locator("form .field").first.bounding_box()
        bar = tab.page.locator(".propose__bar").bounding_box()
        assert box
        assert bar
        assert box["y"] + box["height"] < bar["y"]


def test_a_phone_shows_the_card_wherever_one_is(visitor: Visitor) -> None:
    with visitor.tab(PHONE) as tab:
        page = tab.page
        tab.go(PRACTICE)
        tick(page, "measures", "servizi-infanzia")
        card, opener = page.locator("[data-card]"), page.get_by_role("button", name="Vedi la scheda")
        expect(card).to_be_hidden()
        place = field(page, "measures")
        before = place.bounding_box()
        opener.click()
        expect(card).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(opener).to_be_focused()
        assert place.bounding_box() == before
        opener.click()
        page.locator("[data-coach]").get_by_role("link", name="Lezioni").click()
        expect(card).to_be_hidden()
        expect(page.locator("#practice-lessons")).to_be_in_viewport()


def test_a_wide_window_shows_the_card_beside(visitor: Visitor) -> None:
    with visitor.tab(DESK) as tab:
        tab.go(PRACTICE)
        expect(tab.page.locator("[data-card]")).to_be_visible()
        expect(tab.page.locator(".propose__bar")).to_be_hidden()


def test_a_part_is_done_when_nothing_is_wrong_in_it(visitor: Visitor) -> None:
    with visitor.tab(PHONE) as tab:
        page = tab.page
        tab.go(PRACTICE)
        said = page.locator("[data-standing]")
        expect(said).to_have_text("Parti necessarie: 0 su 5")
        # What the level asks is not what sending asks.
        level = page.locator("[data-standing-level]")
        expect(level).to_have_text("Livello: segnalata · 8 voci in più per «documentata»")
        tick(page, "needs", "cura-figli")
        tick(page, "measures", "servizi-infanzia")
        expect(said).to_have_text("Parti necessarie: 0 su 5")
        tick(page, "audience", "genitori")
        expect(said).to_have_text("Parti necessarie: 1 su 5")
        assert done(page) == ["A chi serve: fatta"]


def done(page: Page) -> list[str]:
    page.get_by_role("button", name="Vedi la scheda").click()
    return [text.strip().lstrip("3") for text in page.locator(".route__stop--done").all_text_contents()]


def test_what_is_filled_folds_to_its_title(visitor: Visitor) -> None:
    with visitor.tab(PHONE) as tab:
        page = tab.page
        tab.go(RICH)
        source = page.locator("[data-list=sources] [data-item]").nth(1)
        address = source.locator("[data-field=url]")
        title = str(source.locator("[data-field=title]").input_value())
        expect(address).to_be_hidden()
        expect(source.locator("summary")).to_contain_text(title)
        source.locator("summary").click()
        source.locator("summary").click()
        expect(address).to_be_hidden()
        # A mistake that was not seen before opens what hides it; one that is known does not.
        address.evaluate(
            "one => { one.value = 'https://a b'; one.dispatchEvent(new Event('change', { bubbles: true })); }"
        )
        expect(address).to_be_visible()
        source.locator("summary").click()
        field(page, "title").fill("Un altro titolo")
        field(page, "title").press("Tab")
        expect(page.locator("[data-draft]")).to_contain_text("Bozza salvata")
        expect(address).to_be_hidden()


def test_a_part_of_the_list_opens_when_it_is_chosen(visitor: Visitor) -> None:
    with visitor.tab(PHONE) as tab:
        page = tab.page
        tab.go(PRACTICE)
        page.get_by_role("button", name="Vedi la scheda").click()
        page.get_by_role("link", name="Dove si può leggere").click()
        expect(page.locator("[data-card]")).to_be_hidden()
        expect(page.locator("#parte-fonti h2")).to_be_in_viewport()


def test_in_a_low_window_the_bar_covers_nothing(visitor: Visitor) -> None:
    """A window of 1280 × 1024 pixels at 400 %: there the bar would take a quarter of it."""
    with visitor.tab((320, 256)) as tab:
        tab.go(PRACTICE)
        assert tab.page.locator(".propose__bar").evaluate("one => getComputedStyle(one).position") == "static"
