"""What the browser must not do: hostile records come out as text, script put into a page is blocked."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import serving
from tests.browser.templates import templates
from tests.browser.visiting import DESK, PHONE, Tab, Visitor
from tests.hostile import build_hostile
from tests.project import Built
from tests.test_markup import STORED

# Into the finished HTML, as a weakness in some template would let it: each sets `window.broken` or leaves the site.
INJECTED = {
    "inline script": "<script>window.broken = 1</script>",
    "inline module": '<script type="module">window.broken = 1</script>',
    "handler of a broken picture": '<img src="missing" alt="" onerror="window.broken = 1">',
    "handler of a drawing": '<svg onload="window.broken = 1"></svg>',
    "handler of a focused field": '<input autofocus onfocus="window.broken = 1">',
    "script from elsewhere": '<script src="http://127.0.0.1:1/x.js"></script>',
    "script in an address": '<script src="data:text/javascript,window.broken=1"></script>',
    "script in a frame": '<iframe srcdoc="<script>parent.broken = 1</script>"></iframe>',
    "frame with a script address": '<iframe src="javascript:parent.broken=1"></iframe>',
    "plug-in": '<object data="data:text/html,<script>parent.broken=1</script>"></object>',
    "another base for addresses": '<base href="http://127.0.0.1:1/"><img src="x.png" alt="">',
    "picture from elsewhere": '<img src="http://127.0.0.1:1/x.png" alt="">',
    "style from elsewhere": '<link rel="stylesheet" href="http://127.0.0.1:1/x.css">',
    "inline style": "<style>body { background: url(http://127.0.0.1:1/x.png) }</style>",
    "style attribute": '<p style="background: url(http://127.0.0.1:1/y.png)">x</p>',
    "beacon of a link": '<a id="injected" href="#contenuto" ping="http://127.0.0.1:1/">x</a>',
    "link that is a script": '<a id="injected" href="javascript:window.broken=1">x</a>',
    "button that is a script": '<form><button id="injected" formaction="javascript:window.broken=1">x</button></form>',
    "form to elsewhere": '<form action="http://127.0.0.1:1/"><button id="injected">x</button></form>',
}


def visited(tab: Tab, addresses: list[str], word: str) -> None:
    for address in addresses:
        tab.go(address)
        tab.use(word)
    assert tab.dialogs == []
    assert tab.outside == []
    # The console tells every report of the policy, and every mistake of our scripts.
    assert tab.said == []


def test_nothing_leaves_and_nothing_is_kept(visitor: Visitor, addresses: list[str]) -> None:
    """No request to others, no word in the console, no cookie; stored is only what the privacy page names."""
    with visitor.tab(DESK) as tab:
        visited(tab, addresses, "nido")
        tab.page.locator("[data-theme-switch]").click()
        assert tab.page.evaluate("document.cookie") == ""
        assert tab.page.context.cookies() == []
        assert set(tab.page.evaluate("Object.keys(localStorage)")) == STORED
        assert tab.page.evaluate("Object.keys(sessionStorage)") == []
        assert tab.page.evaluate("indexedDB.databases().then((found) => found.length)") == 0
        assert tab.page.evaluate("caches.keys().catch(() => [])") == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real records, with something hostile in every free text of every one of them."""
    return build_hostile(tmp_path_factory.mktemp("hostile"))


def test_hostile_records_are_only_text(visitor: Visitor, hostile: Path) -> None:
    with serving(hostile) as base, visitor.of(base).tab(PHONE) as tab:
        addresses = templates(hostile)
        visited(tab, addresses, "<img src=x onerror=alert(1)>")
        tab.go("/pratiche/")
        assert "<script>alert(1)</script>" in tab.page.locator("main").inner_text()
        tab.search("nido")
        assert "<script>alert(1)</script>" in tab.page.locator("dialog").inner_text()
        assert (tab.dialogs, tab.outside, tab.said) == ([], [], [])


@pytest.fixture(scope="module")
def injected(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A copy of the site whose practice page exists once more for each thing put into it."""
    folder = tmp_path_factory.mktemp("injected")
    for name in ("assets", "404.html"):
        source = built.folder / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    page = next(path for path in sorted((built.folder / "pratiche").glob("*/index.html"))).read_text("utf-8")
    for number, evil in enumerate(INJECTED.values()):
        target = folder / "pratiche" / str(number) / "index.html"
        target.parent.mkdir(parents=True)
        target.write_text(page.replace("</h1>", f"</h1>{evil}", 1), "utf-8")
    with serving(folder) as base:
        yield base


@pytest.mark.parametrize("name", INJECTED)
def test_injected_script_is_blocked(visitor: Visitor, injected: str, name: str) -> None:
    with visitor.of(injected).tab(DESK) as tab:
        tab.go(f"/pratiche/{list(INJECTED).index(name)}/")
        if 'id="injected"' in INJECTED[name]:
            tab.page.evaluate("document.getElementById('injected').click()")
        tab.page.wait_for_timeout(50)
        assert tab.page.evaluate("window.broken") is None
        assert tab.page.url.startswith(injected)
        assert tab.dialogs == []
        assert any("Content Security Policy" in line for line in tab.said), tab.said
