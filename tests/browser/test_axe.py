"""axe-core on every template, at both widths, in both themes, with everything closed and with everything open."""

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
            # Everywhere, and not only in the first tab that has something to open.
            if any([tab.run("opening") for tab in opened.values()]):
                found += [f"{address} aperta, {line}" for line in violations(opened)]
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


def violations(opened: dict[str, Tab]) -> list[str]:
    """What axe finds in the tabs as they are now, all looked at together."""
    for tab in opened.values():
        tab.run("axe", {"tags": TAGS})
    return [f"{name}: {line}" for name, tab in opened.items() for line in tab.run("axe-found")]
