"""`python -m bench.search`: what a query costs in the browser with many practices, beside Pagefind and Material."""

import argparse
import gzip
import json
import shlex
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Response, sync_playwright

from bench.__main__ import project, timed
from tests.browser.serving import serving
from tests.browser.visiting import launch

QUERIES = (
    "orari asilo troppo rigidi",
    "accordo servizio bambino",
    "lavoro in casa",
    "magiordomo aziendale",
    "partita iva",
    "treno per andare in ufficio",
    "salute della famiglia",
    "computer e telefono",
    "aiuto per il nonno",
)
"""Plain, in a visitor's words, mistyped; their words stand in nearly every fictional record: the worst case."""
SLOWER = 4
BETWEEN_LETTERS = 150
"""Milliseconds, of somebody who types at an ordinary pace."""
# From the keystroke that ends the query to the first result on the page, as the page itself sees it.
_WATCH = """() => {
  const results = document.querySelector(".search__results");
  window.searched = new Promise((resolve) => {
    document.querySelector("#ricerca").addEventListener("input", () => {
      const start = performance.now();
      const done = () => resolve(performance.now() - start);
      new MutationObserver(() => requestAnimationFrame(done)).observe(results, { childList: true });
    }, { once: true });
  });
}"""
_CLICK = """(selector) => new Promise((resolve) => {
  const start = performance.now();
  const list = document.querySelector("[data-list]");
  const done = () => resolve(performance.now() - start);
  new MutationObserver(() => requestAnimationFrame(done)).observe(list, { childList: true });
  document.querySelector(selector).click();
})"""
_PAGEFIND = """async ([base, query]) => {
  const start = performance.now();
  const pagefind = await import(`${base}/pagefind/pagefind.js`);
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return performance.now() - start;
}"""


# Material's worker, spoken to as Material's own pages do: 0 sets it up, 2 asks; 1 and 3 are its answers.
_MATERIAL = """async ([base, query]) => {
  const start = performance.now();
  const worker = new Worker(`${base}/assets/javascripts/workers/search.js`);
  const answer = (type) => new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => data.type === type && resolve(data.data));
  });
  const { config, docs } = await (await fetch(`${base}/search/search_index.json`)).json();
  const ready = answer(1);
  worker.postMessage({ type: 0, data: { config, docs, options: { suggest: false } } });
  await ready;
  const found = answer(3);
  worker.postMessage({ type: 2, data: query });
  await found;
  return performance.now() - start;
}"""
_SETTINGS = {"lang": ["it"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"], "fields": {}}


def main() -> None:
    """Build the site with so many fictional practices, ask it, and print what it took."""
    parser = argparse.ArgumentParser(prog="bench.search")
    parser.add_argument("--practices", type=int, default=10_000)
    parser.add_argument("--site", type=Path, help="a site built already, instead")
    parser.add_argument("--material", action="store_true", help="measures Material's own search too")
    parser.add_argument(
        "--pagefind", type=shlex.split, help="the command that makes Pagefind's index, to measure it too"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as folder:
        site = options.site or built(Path(folder), options.practices)
        with sync_playwright() as playwright:
            browser = launch(playwright)
            print(f"{'':34}{'byte':>10} {'ms':>8}")
            own(browser, site)
            if options.material:
                material(browser, site)
            if options.pagefind:
                pagefind(browser, site, options.pagefind)
            browser.close()


def built(folder: Path, number: int) -> Path:
    """The site of the project with `number` fictional practices."""
    root = project(folder, number)
    print(f"Portale con {number} pratiche inventate: {timed(root, ('build',)):.1f} s", flush=True)
    return root / "site"


def own(browser: Browser, site: Path) -> None:
    """The portal's own search and filters."""
    with serving(site) as base:
        first = [asked(browser, base, [query]) for query in QUERIES]
        show("prima ricerca di una visita", [f[0] for f in first])
        show("ricerche successive", asked(browser, base, QUERIES)[1:])
        show("parole scritte lettera per lettera", typed(browser, base))
        show("clic su un filtro", filtered(browser, base))


def asked(browser: Browser, base: str, queries: Sequence[str]) -> list[tuple[int, float]]:
    """Bytes and milliseconds of each query, asked one after the other in the search of a fresh visit."""
    with slow_page(browser, base, "/glossario/") as (page, bytes_of):
        found = []
        page.keyboard.press("Control+k")
        page.wait_for_selector("dialog[open]")
        for query in queries:
            page.evaluate(_WATCH)
            page.locator("#ricerca").fill(query)
            milliseconds = page.evaluate("window.searched")
            page.wait_for_load_state("networkidle")
            found.append((bytes_of(), milliseconds))
        return found


def typed(browser: Browser, base: str) -> list[tuple[int, float]]:
    """The same for words typed letter by letter: from the last letter on; the bytes are those of the whole way."""
    with slow_page(browser, base, "/glossario/") as (page, bytes_of):
        found = []
        page.keyboard.press("Control+k")
        page.wait_for_selector("dialog[open]")
        for query in QUERIES:
            page.locator("#ricerca").fill("")
            page.locator("#ricerca").press_sequentially(query[:-1], delay=BETWEEN_LETTERS)
            page.evaluate(_WATCH)
            page.wait_for_timeout(BETWEEN_LETTERS)
            page.keyboard.press(query[-1])
            milliseconds = page.evaluate("window.searched")
            page.wait_for_load_state("networkidle")
            found.append((bytes_of(), milliseconds))
        return found


def filtered(browser: Browser, base: str) -> list[tuple[int, float]]:
    """The same for clicks on filters of the catalogue, the first of which fetches their table."""
    with slow_page(browser, base, "/pratiche/") as (page, bytes_of):
        found = []
        # A click comes after the pointer.
        page.hover(".catalogue__form")
        page.wait_for_load_state("networkidle")
        bytes_of()
        boxes = ("bisogno", "dimensione", "settore")
        for name in (*boxes, *boxes):
            milliseconds = page.evaluate(_CLICK, f'input[name="{name}"]')
            page.wait_for_load_state("networkidle")
            found.append((bytes_of(), milliseconds))
        return found


def pagefind(browser: Browser, site: Path, command: Sequence[str]) -> None:
    """Pagefind on a copy of the same pages; until the data of its first ten results, without any interface."""
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as folder:
        copy = Path(folder) / "site"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns("cerca", "dati", "trova"))
        start = time.perf_counter()
        subprocess.run([*command, "--site", str(copy)], check=True, stdout=subprocess.DEVNULL)
        print(f"Indice di Pagefind: {time.perf_counter() - start:.1f} s", flush=True)
        found = []
        with serving(copy) as base:
            for query in QUERIES:
                # WebAssembly is what the portal's policy forbids: the comparison needs it.
                with slow_page(browser, base, "/glossario/", bypass_csp=True) as (page, bytes_of):
                    milliseconds = page.evaluate(_PAGEFIND, [base, query])
                    found.append((bytes_of(), milliseconds))
        show("Pagefind, prima ricerca", found)


def material(browser: Browser, site: Path) -> None:
    """The search built into Material on the same texts: one index, fetched and made ready whole."""
    theme = Path(str(files("material") / "templates" / "assets" / "javascripts"))
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as folder:
        copy = Path(folder) / "site"
        (copy / "search").mkdir(parents=True)
        shutil.copytree(site / "glossario", copy / "glossario")
        shutil.copytree(theme / "lunr", copy / "assets" / "javascripts" / "lunr")
        (worker,) = (theme / "workers").glob("search.*.min.js")
        (copy / "assets" / "javascripts" / "workers").mkdir()
        shutil.copy(worker, copy / "assets" / "javascripts" / "workers" / "search.js")
        index = json.dumps({"config": _SETTINGS, "docs": list(texts(site))}, ensure_ascii=False)
        (copy / "search" / "search_index.json").write_text(index, "utf-8")
        found = []
        with serving(copy) as base:
            for query in QUERIES[:1]:
                with slow_page(browser, base, "/glossario/", bypass_csp=True) as (page, _):
                    # Too long an answer for the browser to keep: the files are weighed where they lie.
                    size = sum(len(gzip.compress(path.read_bytes())) for path in _material_files(copy))
                    found.append((size, page.evaluate(_MATERIAL, [base, query])))
        show("Material, prima ricerca", found)


def _material_files(site: Path) -> Iterator[Path]:
    """What Material's search fetches before it can answer."""
    yield site / "search" / "search_index.json"
    yield site / "assets" / "javascripts" / "workers" / "search.js"
    for name in ("lunr.stemmer.support.min.js", "lunr.it.min.js"):
        yield site / "assets" / "javascripts" / "lunr" / "min" / name


def texts(site: Path) -> Iterator[dict[str, str]]:
    """What can be found, in the form in which Material's index holds it."""
    for piece in sorted((site / "cerca").glob("*/[pos][0-9]*.json")):
        for address, title, _, parts in json.loads(piece.read_text("utf-8")):
            yield {"location": address, "title": title, "text": " ".join(text for _, _, text in parts)}


@contextmanager
def slow_page(browser: Browser, base: str, address: str, **options: Any) -> Iterator[tuple[Page, Callable[[], int]]]:
    """A page ready for use on a slow processor, and a count of the compressed bytes fetched since the last count."""
    context = browser.new_context(**options)
    page = context.new_page()
    fetched: list[Response] = []
    page.goto(base + address, wait_until="networkidle")
    page.on("response", lambda response: fetched.append(response))  # noqa: PLW0108 - it must be a function of Python
    session: CDPSession = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def bytes_of() -> int:
        size = sum(len(gzip.compress(response.body())) for response in fetched)
        fetched.clear()
        return size

    try:
        yield page, bytes_of
    finally:
        context.close()


def show(name: str, found: Sequence[tuple[int, float]]) -> None:
    """One line: medians, and the worst of each."""
    sizes, times = [size for size, _ in found], [milliseconds for _, milliseconds in found]
    worst = f"   (al massimo {max(sizes)} byte, {max(times):.0f} ms)"
    print(f"{name:<34}{statistics.median(sizes):>10.0f} {statistics.median(times):>8.0f}{worst}", flush=True)


if __name__ == "__main__":
    main()
