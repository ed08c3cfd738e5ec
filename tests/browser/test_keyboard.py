"""The whole site by keyboard: every control is reached in order, seen, marked and not covered; what opens, closes."""

import pytest
from playwright.sync_api import CDPSession, Locator, expect

from tests.browser.visiting import DESK, PHONE, SCRIPTS, SIZES, Tab, Visitor


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px")
def test_tab_reaches_everything_and_shows_it(visitor: Visitor, addresses: list[str], size: tuple[int, int]) -> None:
    found = []
    with visitor.tab(size) as tab:
        keys = tab.page.context.new_cdp_session(tab.page)
        for address in addresses:
            tab.go(address)
            tab.run("focus-log")
            for _ in range(tab.run("focus-goals")):
                press_tab(keys)
            found += [f"{address} {line}" for line in tab.run("focus-result")]
    assert found == []


def press_tab(keys: CDPSession) -> None:
    """The key goes down and no more: a walk of thousands of steps saves half its time."""
    keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9})


def is_focused(locator: Locator) -> bool:
    return bool(locator.evaluate("node => node === document.activeElement"))


def test_first_stop_leads_to_the_content(visitor: Visitor, addresses: list[str]) -> None:
    """The first link is «skip to the content»; it shows itself, and the focus goes where it says."""
    with visitor.tab(PHONE) as tab:
        for address in addresses:
            tab.go(address)
            tab.page.keyboard.press("Tab")
            skip = tab.page.locator(":focus")
            assert skip.get_attribute("href") == "#contenuto", address
            expect(skip).to_be_in_viewport()
            tab.page.keyboard.press("Enter")
            assert is_focused(tab.page.locator("main#contenuto")), address
            tab.page.keyboard.press("Tab")
            inside = "document.querySelector('main').contains(document.activeElement)"
            after = "document.querySelector('#piede').contains(document.activeElement)"
            assert tab.page.evaluate(f"{inside} || {after}"), address


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_menu_of_a_phone(visitor: Visitor, key: str) -> None:
    with visitor.tab(PHONE) as tab:
        tab.go("/")
        button = tab.page.locator("header button[aria-controls][aria-expanded]:visible").first
        menu = tab.page.locator(f"#{button.get_attribute('aria-controls')}")
        expect(menu).to_be_hidden()
        button.focus()
        tab.page.keyboard.press(key)
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(menu).to_be_visible()
        tab.page.keyboard.press("Tab")
        assert tab.page.evaluate("menu => menu.contains(document.activeElement)", menu.element_handle())
        tab.page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")
        assert is_focused(button)


def test_open_menu_of_a_phone_by_tab(visitor: Visitor) -> None:
    """Every link of the open menu and of its open submenus is reached and seen."""
    with visitor.tab(PHONE) as tab:
        tab.go("/")
        tab.run("opening")
        assert walked(tab) == []


def walked(tab: Tab) -> list[str]:
    keys = tab.page.context.new_cdp_session(tab.page)
    tab.run("focus-log")
    for _ in range(int(tab.page.evaluate(SCRIPTS["focus-goals"]))):
        press_tab(keys)
    return list(tab.run("focus-result"))


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_submenus(visitor: Visitor, key: str) -> None:
    with visitor.tab(DESK) as tab:
        tab.go("/")
        for summary in tab.page.locator("header summary").all():
            group = summary.locator("..")
            summary.focus()
            tab.page.keyboard.press(key)
            expect(group).to_have_attribute("open", "")
            tab.page.keyboard.press("Tab")
            expect(group.locator("a").first).to_be_focused()
            expect(group.locator("a").first).to_be_in_viewport(ratio=1)
            tab.page.keyboard.press("Escape")
            expect(group).not_to_have_attribute("open", "")
            assert is_focused(summary)


def test_submenu_closes_when_the_focus_leaves(visitor: Visitor) -> None:
    with visitor.tab(DESK) as tab:
        tab.go("/")
        summary = tab.page.locator("header summary").last
        summary.focus()
        tab.page.keyboard.press("Enter")
        for _ in range(summary.locator("..").locator("a").count() + 1):
            tab.page.keyboard.press("Tab")
        expect(summary.locator("..")).not_to_have_attribute("open", "")
