"""A visitor: one tab of the browser, what it shows, and everything that it must not do, noted down as it happens."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Playwright, Request

PHONE = (390, 844)
DESK = (1366, 768)
SIZES = (PHONE, DESK)
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SCRIPTS = {path.stem: path.read_text("utf-8") for path in Path(__file__).parent.glob("*.js")}
"""The small scripts beside this file, by name: each is one function that the browser runs in the page."""


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, or the one that CHROMIUM names."""
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    assert chromium, "Chromium is missing: see README.md"
    return playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))


@dataclass
class Tab:
    """One open page and what it did."""

    page: Page
    base: str
    dialogs: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    """Requests to any other origin."""
    said: list[str] = field(default_factory=list)
    """Everything in the console: errors, and what the Content-Security-Policy blocked."""

    def go(self, address: str) -> None:
        """Open a page of the site and wait until it is complete."""
        self.page.goto(self.base + address, wait_until="load")
        # A form that fetches what it needs says so until it is ready.
        self.page.locator("[aria-busy=true]").wait_for(state="detached")

    def run(self, script: str, argument: object = None) -> Any:
        """The result of one of SCRIPTS."""
        return self.page.evaluate(SCRIPTS[script], argument)

    def use(self, word: str = "nido") -> str:
        """Open, fill in and press what the page offers; which part of the page changed, or nothing."""
        opened = self.run("opening")
        if not self.run("using", {"word": word}):
            return str(opened)
        self.page.wait_for_load_state("networkidle")
        return "body"

    def search(self, word: str = "nido") -> None:
        """Open the search of the whole portal and wait for what it finds."""
        self.page.keyboard.press("/")
        self.page.locator("dialog[open] input[type=search]").fill(word)
        self.page.locator(f"dialog[open] [data-query='{word}']").wait_for()

    def listen(self) -> "Tab":
        """Note what happens from now on."""
        self.page.on("dialog", self._refuse)
        self.page.on("request", self._requested)
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        return self

    def _refuse(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((f"{self.base}/", "data:", "blob:")):
            self.outside.append(request.url)


class Visitor:
    """Opens tabs of one site, each in a fresh profile."""

    def __init__(self, browser: Browser, base: str) -> None:
        self._browser, self.base = browser, base

    def of(self, base: str) -> "Visitor":
        """The same browser on another site."""
        return Visitor(self._browser, base)

    @contextmanager
    def context(self, size: tuple[int, int] = DESK, **options: Any) -> Iterator[BrowserContext]:
        """A fresh profile; its only animation is none, so that a picture of the page is always its last one."""
        options = {"reduced_motion": "reduce", "locale": "it-IT"} | options
        context = self._browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        try:
            yield context
        finally:
            context.close()

    @contextmanager
    def tab(self, size: tuple[int, int] = DESK, **options: Any) -> Iterator[Tab]:
        """One tab in a fresh profile. `options` are those of Playwright's contexts."""
        with self.context(size, **options) as context:
            yield Tab(context.new_page(), self.base).listen()
