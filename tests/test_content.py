"""The authored pages: easy to read, described, no figure without its source; and what the portal must keep."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml

from catalog.readability import gulpease
from tests.project import ROOT, Built
from tests.walk import read_site

CONTENT = ROOT / "content"
LEAST = 50
"""The least Gulpease of a page."""
DESCRIPTION = 155
TERMS = 40
BLOCK = "\0"
SKIPPED = {"table", "svg", "nav", "pre", "code", "script", "h1", "h2", "h3", "h4", "dt", "caption", "footer"}
BLOCKS = {"p", "li", "dd", "div", "section", "article", "ul", "ol", "dl", "blockquote", "figure", "main"}
FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:%|per cento|per mille|€|euro\b|milion|miliard|mila\b)"
    r"|\d[\d.,]*\s+(?:persone|imprese|aziende|enti|organizzazioni|partner|lavorator|dipendenti|donne|uomini|famiglie"
    r"|bambini|figli|posti|ore\b|minuti|giorni|settimane|mesi|anni|postazioni|comuni|adesioni|tonnellate|km\b)",
    re.IGNORECASE,
)
OWN_RULES = {"accessibilita": ("400 per cento",)}
"""What the portal itself was tried with: no fact about the world."""
EXPLAINED: dict[str, tuple[str, ...]] = {
    "dati/index": ("CC BY 4.0", "Conciliazione", "Dati aperti"),
    "organizzazioni/index": ("MIRE – Milano in rete",),
}
"""Terms that a page explains in its own words, or uses in the title of something."""


class Page(NamedTuple):
    """An authored page: its name, its Markdown, its front matter."""

    name: str
    text: str
    meta: dict[str, str]

    @property
    def address(self) -> str:
        return "/" + re.sub(r"(^|/)index$", r"\1", self.name).rstrip("/") + "/" if self.name != "index" else "/"


def _page(path: Path) -> Page:
    _, head, text = path.read_text("utf-8").split("---\n", 2)
    return Page(path.relative_to(CONTENT).with_suffix("").as_posix(), text, yaml.safe_load(head))


PAGES = [_page(path) for path in sorted(CONTENT.rglob("*.md"))]


@pytest.fixture(scope="module")
def texts(built: Built) -> dict[str, str]:
    """Address → HTML of the finished page."""
    return {address: page.text for address, page in read_site(built.folder).items()}


def _prose(element: Element, source: str) -> Iterator[str]:
    """The text that its author wrote, a mark around each block: what macros print has classes of its own."""
    own = set((element.get("class") or "").split())
    authored = not own or own & {"prose", "admonition", "main"} or any(name in source for name in own)
    if element.tag not in SKIPPED and authored:
        mark = BLOCK if element.tag in BLOCKS else ""
        yield mark + (element.text or "")
        for child in element:
            yield from _prose(child, source)
            yield child.tail or ""
        yield mark


def prose(html: str, page: Page) -> str:
    """The sentences of a page; a line of a list ends one."""
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    main = html5lib.parse(html, namespaceHTMLElements=False).find(".//main")
    assert main is not None
    root = main if page.address == "/" else next(e for e in main.iter() if "prose" in (e.get("class") or "").split())
    blocks = (" ".join(block.split()) for block in "".join(_prose(root, page.text)).split(BLOCK))
    return "\n".join(block if block[-1] in ".!?…" else f"{block}." for block in blocks if block.strip(" .,;:–"))


def test_every_page_is_easy_to_read(texts: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    found = {page.name: gulpease(prose(texts[page.address], page)) for page in PAGES}
    with capsys.disabled():
        print("\nGulpease (0 = hard, 100 = easy):")
        for name, value in sorted(found.items(), key=lambda pair: pair[1]):
            print(f"  {value:5.1f}  {name}")
    assert {name: value for name, value in found.items() if value < LEAST} == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_says_what_it_is(page: Page) -> None:
    assert page.meta.get("title")
    assert 30 <= len(page.meta.get("description", "")) <= DESCRIPTION
    assert page.meta["description"].endswith((".", "?"))


def test_no_two_pages_have_the_same_title_or_description() -> None:
    for key in ("title", "description"):
        values = [page.meta[key] for page in PAGES]
        assert len(values) == len(set(values))


def _figures(page: Page) -> list[str]:
    """Figures that stand in the prose itself: outside macros, code, links, tags, and names of laws."""
    without = re.sub(r"\{\{.*?\}\}|`[^`]*`|\]\([^)]*\)|<[^>]*>|\{ [^}]* \}", " ", page.text, flags=re.DOTALL)
    without = re.sub(r"(?:legge|decreto|direttiva|UNI/PdR|articol[oi]|comm[ai])[^.;]{0,40}?\d+[-/]?\d*", " ", without)
    return [found[0] for found in FIGURE.finditer(without)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_figures_of_fact_come_only_through_macros(page: Page) -> None:
    allowed = OWN_RULES.get(page.name, ())
    assert [figure for figure in _figures(page) if not any(figure in rule for rule in allowed)] == []


def test_a_figure_in_the_prose_would_be_found() -> None:
    meta = {"title": "x"}
    for text in ("il 40% delle imprese", "circa 3,5 milioni", "1.200 euro", "12 aziende", "sono 45 per cento"):
        assert _figures(Page("x", f"Qui {text}.", meta))
    for text in (
        "{{ fatto('il 40%', fonte='https://a.example/') }}",
        "dal 2017 al 2020",
        "legge 22 maggio 2017, n. 81",
        "11 febbraio 2020",
    ):
        assert not _figures(Page("x", f"Qui {text}.", meta))


def _terms() -> dict[str, str]:
    text = (CONTENT / "glossario.md").read_text("utf-8")
    return dict(re.findall(r"^([^\n{:]+?) \{ #([\w-]+) \}\n:", text, re.MULTILINE))


def test_glossary_is_rich_and_used() -> None:
    terms = _terms()
    assert len(terms) >= TERMS
    linked = {anchor for page in PAGES for anchor in re.findall(r"glossario\.md#([\w-]+)", page.text)}
    assert linked <= set(terms.values())
    assert len(linked) >= TERMS // 2


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_terms_are_linked_to_the_glossary_where_a_page_uses_them(page: Page, texts: dict[str, str]) -> None:
    """A term counts as used outside links and titles, which lead to their own explanation."""
    if page.name in ("glossario", "componenti", "mappa-del-sito"):
        return
    text = re.sub(r"<a\b.*?</a>", " ", texts[page.address], flags=re.DOTALL)
    written = prose(text, page)
    told = EXPLAINED.get(page.name, ())
    missing = [
        term
        for term, anchor in _terms().items()
        if re.search(rf"\b{re.escape(term)}\b", written, 0 if term.isupper() else re.IGNORECASE)
        and f"glossario.md#{anchor})" not in page.text
        and term not in told
    ]
    assert missing == []


def test_every_kept_subject_is_found(texts: dict[str, str]) -> None:
    kept = yaml.safe_load((Path(__file__).parent / "kept_subjects.yaml").read_text("utf-8"))
    assert len(kept) >= 75
    for name, words in kept.items():
        page = texts.get(f"/pratiche/{name}/")
        assert page, f"{name} is no longer in the portal"
        shown = unescape(re.sub(r"<[^>]+>", " ", page)).casefold()
        assert [word for word in words if word.casefold() not in shown] == [], name


def test_counts_of_the_portal(texts: dict[str, str]) -> None:
    practices = [address for address in texts if re.fullmatch(r"/pratiche/[^/]+/", address)]
    organisations = [address for address in texts if re.fullmatch(r"/organizzazioni/[^/]+/", address)]
    assert len(practices) >= 75
    assert len(organisations) >= 60


def test_home_leads_five_visitors_and_says_its_date(texts: dict[str, str]) -> None:
    home = texts["/"]
    assert len(re.findall(r'<div class="way">', home)) == 5
    assert re.search(r'Il catalogo al <time datetime="\d{4}-\d\d-\d\d">', home)
    assert 'class="news"' in home


def test_the_guide_ties_each_step_to_the_law_or_to_practices() -> None:
    guide = next(page for page in PAGES if page.name == "guide/iniziare-lavoro-agile")
    steps = re.split(r"^### \d\. ", guide.text.split("## Quanto tempo")[0], flags=re.MULTILINE)[1:]
    assert len(steps) == 8
    for step in steps:
        assert "norme.md#" in step or "{{ pratica(" in step
    assert sum("norme.md#" in step for step in steps) >= 6
    assert 'class="checklist"' in guide.text
