"""A phone on a slow line: what it transfers, when it shows the page, and what Lighthouse thinks of it."""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

# How Lighthouse slows a real browser down to its «slow 4G» and its middle phone.
SLOW = {"offline": False, "latency": 562.5, "downloadThroughput": 1474.56 * 128, "uploadThroughput": 675 * 128}
SLOWER_PROCESSOR = 4
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
OBSERVER = """
window.paints = { largest: 0, shift: 0 };
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch("largest-contentful-paint", (entry) => { paints.largest = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) paints.shift += entry.value; });
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page: bytes of a first visit and of coming from the home page; seconds; how much the page jumped."""

    first: int
    following: int
    elsewhere: int
    largest: float
    shift: float


def chromium() -> str:
    """The browser: Debian's Chromium, or the one that CHROMIUM names."""
    found = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    if not found:
        raise SystemExit("Manca Chromium: vedi README.md.")
    return found


def launch(playwright: Playwright) -> Browser:
    """Start it."""
    return playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))


def visit(browser: Browser, base: str, address: str, before: str) -> Visit:
    """Open the page as a first visit, then again after the page `before`, then on a slow line."""
    first, elsewhere = _transferred(browser, base, [address])
    both, _ = _transferred(browser, base, [before, address])
    alone, _ = _transferred(browser, base, [before])
    largest, shift = _shown(browser, base + address)
    return Visit(first, both - alone, elsewhere, largest, shift)


def _transferred(browser: Browser, base: str, addresses: list[str]) -> tuple[int, int]:
    """Bytes received for these pages one after the other, headers included, and requests to other sites."""
    received: list[float] = []
    context = _phone(browser)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    for address in addresses:
        page.goto(base + address, wait_until="load")
        page.wait_for_timeout(1500)
    context.close()
    return round(sum(received)), sum(not url.startswith((base, "data:")) for url in asked)


def _shown(browser: Browser, url: str) -> tuple[float, float]:
    """Seconds until the largest thing is painted, and the layout shift."""
    context = _phone(browser)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    page.add_init_script(OBSERVER)
    page.goto(url, wait_until="load", timeout=60_000)
    page.wait_for_timeout(2000)
    paints = _paints(page)
    context.close()
    return paints["largest"] / 1000, paints["shift"]


def _paints(page: Page) -> dict[str, float]:
    return dict(page.evaluate("window.paints"))


def _phone(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)


def lighthouse(url: str) -> dict[str, Any] | None:
    """Scores out of 100, and the two measures of its simulated line; None where Lighthouse is not installed."""
    command = shutil.which(os.environ.get("LIGHTHOUSE", "lighthouse"))
    if not command:
        return None
    with tempfile.TemporaryDirectory(prefix="concilia-lighthouse-") as folder:
        report = Path(folder) / "report.json"
        flags = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
        given = [url, "--quiet", "--output=json", f"--output-path={report}", flags]
        environment = os.environ | {"CHROME_PATH": chromium()}
        subprocess.run([command, *given], env=environment, check=True, capture_output=True)
        told = json.loads(report.read_text("utf-8"))
    audits = told["audits"]
    return {
        "scores": [round(100 * (told["categories"][name]["score"] or 0)) for name in CATEGORIES],
        "largest": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "shift": audits["cumulative-layout-shift"]["numericValue"],
    }
