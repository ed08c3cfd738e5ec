"""One served site and one browser for all tests of this folder."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from shell import engine
from tests.browser.proposing import MAILBOX, REPOSITORY
from tests.browser.serving import serving
from tests.browser.templates import templates
from tests.browser.visiting import Visitor, launch
from tests.project import Built, copy_project


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


@pytest.fixture(scope="session")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project with the addresses of somebody who does not exist, built."""
    folder = copy_project(tmp_path_factory.mktemp("proposal"))
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"^repo_url: .*$", f"repo_url: {REPOSITORY}", settings, flags=re.M)
    settings = re.sub(r"^  redazione_email: .*$", f"  redazione_email: {MAILBOX}", settings, flags=re.M)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    assert engine.run(folder, folder / "site") == ()
    return folder


@pytest.fixture(scope="session")
def proposer(proposed: Path, visitor: Visitor) -> Iterator[Visitor]:
    """Somebody who proposes, on that site."""
    with serving(proposed / "site") as base:
        yield visitor.of(base)
