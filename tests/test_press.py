"""The press: a frame is cut once at its places, each part is escaped for its place, and no page replaces another."""

import gzip
import json
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.beside import redirect_html, robots, sitemap, zipped
from macros.pages import Page, Redirect, Site
from macros.press import Frame, Press, PressError
from macros.slots import PLACES, fill, script_json

TOKENS = {place: f"token-{place}" for place in PLACES}
HTML = (
    "<!doctype html><html lang=it><head><title>token-title · Portale</title>"
    '<meta name="description" content="token-description">token-head</head>'
    "<body><nav>token-breadcrumb</nav><main>token-bodytoken-foot</main></body></html>"
)
SITE = Site(
    name="Il portale",
    url="https://example.invalid/sotto/",
    edit_base="https://example.invalid/repo/edit/main/",
    report_url=None,
)
PAGE = Page(
    address="/pratiche/una/",
    frame="pratica",
    title="Una pratica",
    description="Che cosa fa",
    body="<h1>Una pratica</h1>",
    breadcrumb=(("Home", "/"), ("Pratiche", "/pratiche/")),
    source="data/practices/welfare/una.yaml",
    updated=date(2026, 11, 22),
    jsonld={"@type": "Article", "name": "Una pratica"},
)
HOSTILE = "\"'><script>alert(1)</script></title></script><!-- {{ 7*7 }} & token-body"


def printed(page: Page) -> str:
    return Frame.split("pratica", HTML, TOKENS).print(fill(page, SITE)).decode()


class Elements(HTMLParser):
    """Every element with its attributes, and the text of each script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append((self.found[-1][0] if self.found else "", data))

    def tags(self) -> list[str]:
        return [tag for tag, _ in self.found]


def test_page_is_complete() -> None:
    html = printed(PAGE)
    assert "token-" not in html
    assert "<title>Una pratica · Portale</title>" in html
    assert '<link rel="canonical" href="https://example.invalid/sotto/pratiche/una/">' in html
    home, practices = '<li><a href="../../">Home</a></li>', '<li><a href="../../pratiche/">Pratiche</a></li>'
    assert f'<ol>{home}{practices}<li aria-current="page">Una pratica</li></ol>' in html
    assert "https://example.invalid/repo/edit/main/data/practices/welfare/una.yaml" in html
    assert '<a href="../../proponi/pratica/?correggi=una">Correggi questa scheda</a>' in html
    assert "Segnala un errore" not in html
    assert '<time datetime="2026-11-22">22 novembre 2026</time>' in html


def test_a_page_without_a_record_says_whom_to_tell() -> None:
    html = printed(replace(PAGE, source=""))
    assert '<a href="../../partecipa/">Segnala un errore</a>' in html
    assert "Correggi" not in html


@pytest.mark.parametrize(("html", "count"), [(HTML.replace("token-head", ""), 0), (HTML + "token-head", 2)])
def test_missing_or_doubled_place_is_one_sentence(html: str, count: int) -> None:
    with pytest.raises(PressError, match=f"«pratica» il posto «head» compare {count} volte"):
        Frame.split("pratica", html, TOKENS)


def test_values_are_never_searched() -> None:
    """A value that holds the token of another place stays what it is."""
    html = printed(replace(PAGE, title="token-body e token-foot"))
    assert "<title>token-body e token-foot ·" in html
    assert html.count("<h1>") == 1


def test_hostile_text_comes_out_as_text() -> None:
    page = replace(
        PAGE, title=HOSTILE, description=HOSTILE, breadcrumb=((HOSTILE, "/"),), source=HOSTILE, jsonld={"n": HOSTILE}
    )
    hostile, tame = Elements(printed(page)), Elements(printed(replace(PAGE, breadcrumb=(("Home", "/"),))))
    assert hostile.tags() == tame.tags()
    assert not [name for _, attributes in hostile.found for name in attributes if name.startswith("on")]
    script = next(text for tag, text in hostile.texts if tag == "script")
    assert json.loads(script) == {"n": HOSTILE}


@given(st.text())
def test_any_text_stays_in_its_place(text: str) -> None:
    page = replace(PAGE, title=text, description=text, jsonld={"n": text})
    assert Elements(printed(page)).tags() == Elements(printed(PAGE)).tags()


@given(st.text())
def test_script_json_cannot_end_its_element(text: str) -> None:
    written = script_json({"a": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"a": text}


def press(folder: Path) -> Press:
    return Press(folder, SITE, {"pratica": Frame.split("pratica", HTML, TOKENS)})


def test_no_page_replaces_another(tmp_path: Path) -> None:
    authored = tmp_path / "pratiche" / "una" / "index.html"
    authored.parent.mkdir(parents=True)
    authored.write_text("authored")
    with pytest.raises(PressError, match="lo stesso indirizzo /pratiche/una/"):
        press(tmp_path).pages([PAGE])
    assert authored.read_text() == "authored"


def test_redirect_may_not_replace_a_page(tmp_path: Path) -> None:
    work = press(tmp_path)
    work.pages([PAGE])
    with pytest.raises(PressError, match="/pratiche/una/"):
        work.redirects([Redirect("/pratiche/una/", "/pratiche/altra/")])


def test_unknown_frame_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PressError, match="la cornice «ignota»"):
        press(tmp_path).pages([replace(PAGE, frame="ignota")])


def test_redirect_leads_on_without_script() -> None:
    html = redirect_html(Redirect("/pratiche/vecchia/", "/pratiche/una/"), SITE)
    assert 'content="0; url=../../pratiche/una/"' in html
    assert '<link rel="canonical" href="https://example.invalid/sotto/pratiche/una/">' in html
    assert "<script" not in html


def test_sitemap_names_every_page_once(tmp_path: Path) -> None:
    work = press(tmp_path)
    printed = work.pages([PAGE])
    assert [address for address, _ in printed] == [PAGE.address]
    work.index([*printed, ("/", None), ("/dati/", None)])
    text = (tmp_path / "sitemap.xml").read_bytes()
    assert text.count(b"<loc>") == 3
    assert b"<loc>https://example.invalid/sotto/pratiche/una/</loc><lastmod>2026-11-22</lastmod>" in text
    assert gzip.decompress((tmp_path / "sitemap.xml.gz").read_bytes()) == text
    assert zipped(text) == zipped(text)
    assert sitemap(SITE, []).startswith(b"<?xml")
    assert b"Sitemap: https://example.invalid/sotto/sitemap.xml" in robots(SITE)
