"""`make bench-web`: what the pages weigh on a phone and how fast they show, beside the same pages of stock Material."""

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.phone import launch, lighthouse, visit
from bench.serving import serving
from bench.stock import build_stock
from shell.build import build

ROOT = Path(__file__).parents[1]
TARGETS = (
    "Obiettivi: prima visita fino a 120 kB, pagina seguente fino a 15 kB, LCP fino a 1,5 s, CLS 0, "
    "Lighthouse 99/100/100/100."
)


def main() -> None:
    """Print one line for each page and site."""
    parser = argparse.ArgumentParser(prog="bench.web")
    parser.add_argument("--only-ours", action="store_true", help="without the stock site beside")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="concilia-bench-web-") as name:
        folder = Path(name)
        outcome = build(ROOT, folder / "ours")
        if not outcome.built:
            raise SystemExit(outcome.as_text(folder / "ours"))
        addresses = _addresses(folder / "ours")
        sites = {"portale": folder / "ours"}
        if not options.only_ours:
            sites["di serie"] = build_stock(folder / "ours", addresses, folder / "stock")
        _print(sites, addresses)


def _addresses(site: Path) -> list[str]:
    """Home, catalogue, the heaviest practice and the heaviest organisation: the worst that a visitor can meet."""
    heaviest = []
    for section in ("pratiche", "organizzazioni"):
        pages = (site / section).glob("*/index.html")
        page = max(pages, key=lambda path: path.stat().st_size)
        heaviest.append(f"/{section}/{page.parent.name}/")
    return ["/", "/pratiche/", *heaviest]


def _print(sites: dict[str, Path], addresses: list[str]) -> None:
    print(TARGETS)
    print(f"{'':<52}{'prima':>9}{'seguente':>9}{'LCP':>8}{'CLS':>7}{'fuori':>7}   Lighthouse, LCP, CLS")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for address in addresses:
            before = "/" if address != "/" else "/pratiche/"
            for name, folder in sites.items():
                with serving(folder) as base:
                    seen = visit(browser, base, address, before)
                    judged = lighthouse(base + address)
                figures = (
                    f"{seen.first / 1000:7.1f}kB{seen.following / 1000:7.1f}kB{seen.largest:6.2f} s{seen.shift:7.3f}"
                )
                told = "non installato"
                if judged:
                    scores = "/".join(str(score) for score in judged["scores"])
                    told = f"{scores}, {judged['largest']:.2f} s, {judged['shift']:.3f}"
                print(f"{address[:41]:<42}{name:<10}{figures}{seen.elsewhere:7}   {told}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
