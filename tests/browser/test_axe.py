"""axe on every template, at both widths, in both themes: with all closed, and with all open and in use."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.resources import files

from tests.browser.visiting import SIZES, Tab, Visitor

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def test_no_violation_anywhere(visitor: Visitor, addresses: list[str]) -> None:
    found = []
    with tabs(visitor) as opened:
        for address in addresses:
            for tab in opened.values():
                tab.go(address)
                tab.page.evaluate(AXE)
            found += [f"{address} chiusa, {line}" for line in violations(opened)]
            changed = {tab.use() for tab in opened.values()} - {""}
            if changed:
                # Where only the menu has opened, the rest is as it was.
                part = "header" if changed == {"header"} else ""
                found += [f"{address} aperta, {line}" for line in violations(opened, part)]
    assert found == []


def test_no_violation_with_the_search_open(visitor: Visitor, addresses: list[str]) -> None:
    """The dialog is the same on every page; only its addresses depend on the depth of the page."""
    found = []
    depths = {address.count("/"): address for address in addresses}
    with tabs(visitor) as opened:
        for address in depths.values():
            for tab in opened.values():
                tab.go(address)
                tab.page.evaluate(AXE)
                tab.search()
            found += [f"{address} ricerca, {line}" for line in violations(opened)]
    assert found == []


@contextmanager
def tabs(visitor: Visitor) -> Iterator[dict[str, Tab]]:
    """One tab for each width and theme."""
    with ExitStack() as stack:
        yield {
            f"{size[0]}px {theme}": stack.enter_context(visitor.tab(size, color_scheme=theme))
            for size in SIZES
            for theme in ("light", "dark")
        }


def violations(opened: dict[str, Tab], part: str = "") -> list[str]:
    """What axe finds in the tabs as they are now, all looked at together; `part` is a selector, or the whole page."""
    for tab in opened.values():
        tab.run("axe", {"tags": TAGS, "part": part})
    return [f"{name}: {line}" for name, tab in opened.items() for line in tab.run("axe-found")]
