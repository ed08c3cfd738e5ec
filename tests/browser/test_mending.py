"""What the button beside a problem offers, and where it writes: one value, or the values of several fields at once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import serving
from tests.datasets import ROOT

ITEM = """<div data-item><input data-field="value" id="v" data-kind="number">
<input data-field="value_min"><input data-field="value_max">
<select data-field="qualifier"><option value=""></option><option value="circa">Circa</option></select>
<input data-field="unit"></div>"""
_PRESS = """async ([item, nearest]) => {
  const { mend, offers } = await import("./js/propose/mending.js");
  document.body.innerHTML = item;
  const goal = document.getElementById("v");
  const problem = { field: "claims[1].value", nearest };
  const found = offers(problem, goal, () => true);
  if (found.length) mend(goal, problem, found[0].change);
  return [found.map(({ words }) => words), [...document.querySelectorAll("[data-field]")].map(({ value }) => value)];
}"""
OFFERS: tuple[tuple[str, list[str], list[str]], ...] = (
    ("1300", ["1300"], ["1300", "", "", "", ""]),
    ("value: 300 e qualifier: circa", ["300, Circa"], ["300", "", "", "circa", ""]),
    ("value_min: 2 e value_max: 3", ["da 2 a 3"], ["", "2", "3", "", ""]),
    ("value_min: 2 e value_max: 3 e qualifier: circa", ["da 2 a 3, Circa"], ["", "2", "3", "circa", ""]),
    ('value: 30 e unit: "%"', ["30, %"], ["30", "", "", "", "%"]),
    ("1.5", ["1,5"], ["1,5", "", "", "", ""]),
    ("min: 2 e max: 3", [], ["", "", "", "", ""]),
)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that can load the modules; that it is not found leaves it empty."""
    with serving(ROOT / "overrides" / "assets") as base:
        tab = browser.new_page()
        tab.goto(f"{base}/nothing.html")
        yield tab
        tab.close()


@pytest.mark.parametrize(("nearest", "words", "values"), OFFERS)
def test_what_is_offered_is_written(nearest: str, words: list[str], values: list[str], page: Page) -> None:
    assert page.evaluate(_PRESS, [ITEM, nearest]) == [words, values]
