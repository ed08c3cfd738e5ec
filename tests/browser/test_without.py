"""What is left without script, without style sheets, and on paper."""

import re

import pytest

from tests.browser.visiting import DESK, PHONE, SIZES, Visitor

RECORD = "/pratiche/"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px")
def test_without_script(visitor: Visitor, addresses: list[str], size: tuple[int, int]) -> None:
    """Every page is reached and read; no button is offered that does nothing."""
    found = []
    with visitor.tab(size, java_script_enabled=False) as tab:
        for address in addresses:
            tab.go(address)
            seen = tab.run("scriptless")
            found += [f"{address} {line}" for line in seen["found"]]
            assert len(seen["text"]) > 100, address
    assert found == []


def test_without_style(visitor: Visitor, addresses: list[str]) -> None:
    found = []
    with visitor.tab(DESK) as tab:
        network = tab.page.context.new_cdp_session(tab.page)
        network.send("Network.enable")
        network.send("Network.setBlockedURLs", {"urls": ["*.css"]})
        for address in addresses:
            tab.go(address)
            assert tab.page.evaluate("getComputedStyle(document.body).margin") == "8px", "the browser's own style"
            found += [f"{address} {line}" for line in tab.run("bare")]
    assert found == []


def test_on_paper(visitor: Visitor, addresses: list[str]) -> None:
    """Address and date are printed; menus, buttons and bars are not; nothing is lost at the side."""
    with visitor.tab(PHONE) as tab:
        tab.page.emulate_media(media="print")
        for address in addresses:
            tab.go(address)
            tab.use()
            for furniture in ("header nav", "main button", "header button", "footer nav", ".skips"):
                assert tab.page.locator(f"{furniture}:visible").count() == 0, (address, furniture)
            if tab.page.locator(".foot").count():
                assert tab.page.locator(".print-only:visible", has_text="https://").count(), f"{address}: address"
                assert tab.page.locator(".foot time:visible").count(), f"{address}: date"
            assert tab.page.locator("h1:visible").count() == 1, address


def test_paper_is_a4(visitor: Visitor, addresses: list[str]) -> None:
    record = next(address for address in addresses if address.startswith(RECORD) and address != RECORD)
    with visitor.tab(DESK) as tab:
        tab.go(record)
        paper = tab.page.pdf(prefer_css_page_size=True)
    sides = {
        tuple(round(float(side)) for side in box) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    }
    assert sides == {(595, 842)}
