"""One served site and one browser for all tests of this folder."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import serving
from tests.browser.templates import templates
from tests.browser.visiting import Visitor, launch
from tests.project import Built


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def visitor(built: Built, browser: Browser) -> Iterator[Visitor]:
    """Somebody who visits the real site."""
    with serving(built.folder) as base:
        yield Visitor(browser, base)


@pytest.fixture(scope="session")
def addresses(built: Built) -> list[str]:
    """The pages that stand for all others."""
    return templates(built.folder)
