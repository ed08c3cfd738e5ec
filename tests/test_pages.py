"""The record pages: golden pages, the hostile set that must come out as text, and what every page keeps to."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from catalog.descriptor import Descriptor
from catalog.model import Catalog, Organisation, Practice
from macros.pages import Page, Redirect, Site, pages, redirects
from tests.samples import ORGANISATION, PRACTICE, Record, free_texts, poisoned, sample, with_records

GOLDEN = Path(__file__).parent / "golden"
SITE = Site(name="Il portale", url="https://example.invalid/sotto/")
GOLDEN_PAGES = (
    "/pratiche/portineria-di-fantasia/",
    "/pratiche/un-giorno-da-casa/",
    "/organizzazioni/cooperativa-di-fantasia/",
    "/organizzazioni/officina-inventata/",
    "/sfoglia/",
    "/sfoglia/misura/",
    "/sfoglia/bisogno/cura-figli/",
)
HOSTILE = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% include 'x' %} [a](javascript:alert(3))\n"
    "---\nrender_macros: true\n---\n# h1 &lt;b&gt; \u202e"
)
EVIL_LINKS = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", 'https://a.example/" onclick="x')
VOID = {"br", "hr", "img", "input", "link", "meta"}
# What a page does not print, and why that is right: kept for editors, or shown in another form.
NOT_SHOWN = {
    "practice": {"reviews.by", "reviews.note"},
    "organisation": {"logo.file", "logo.permission", "reviews.by", "reviews.note"},
}


@pytest.fixture(scope="module")
def given_sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalog, Descriptor]:
    return sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def printed(given_sample: tuple[Catalog, Descriptor]) -> dict[str, Page]:
    return by_address(*given_sample)


def by_address(catalog: Catalog, descriptor: Descriptor) -> dict[str, Page]:
    found = {page.address: page for page in pages(catalog, descriptor, SITE)}
    assert len(found) == len(list(pages(catalog, descriptor, SITE)))
    return found


class Read(HTMLParser):
    """The elements of a page with their attributes, its text, and whether every element is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._open: list[str] = []
        self.balanced = True
        self.feed(html)
        self.close()
        self.balanced = self.balanced and not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.balanced = self.balanced and bool(self._open) and self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.elements if attribute in attrs]

    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(tag, tuple(attrs)) for tag, attrs in self.elements]


def flat(text: str) -> str:
    return " ".join(text.split())


# Golden pages


@pytest.mark.parametrize("address", GOLDEN_PAGES)
def test_golden(address: str, printed: dict[str, Page], update_golden: bool) -> None:
    page = printed[address]
    about = {f.name: getattr(page, f.name) for f in fields(page) if f.name != "body"}
    text = f"<!--\n{json.dumps(about, ensure_ascii=False, indent=1, default=str)}\n-->\n{page.body}\n"
    path = GOLDEN / f"{address.strip('/').replace('/', '--')}.html"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


# What every page keeps to


def test_the_full_records_leave_nothing_out(given_sample: tuple[Catalog, Descriptor]) -> None:
    catalog, _ = given_sample
    practice = catalog.practices[PRACTICE["id"]]
    organisation = catalog.organisations[ORGANISATION["id"]]
    assert [f.name for f in fields(Practice) if not getattr(practice, f.name)] == []
    assert [f.name for f in fields(Organisation) if not getattr(organisation, f.name)] == []


def test_one_page_for_each_record_and_each_value(
    printed: dict[str, Page], given_sample: tuple[Catalog, Descriptor]
) -> None:
    catalog, _ = given_sample
    assert {f"/pratiche/{id_}/" for id_ in catalog.practices} <= printed.keys()
    assert {f"/organizzazioni/{id_}/" for id_ in catalog.organisations} <= printed.keys()
    frames = Counter(page.frame for page in printed.values())
    assert frames["pratica"] == len(catalog.practices)
    assert frames["organizzazione"] == len(catalog.organisations)
    assert frames["sfoglia-1"] == 1
    assert "/sfoglia/bisogno/cura-figli/" in printed
    assert "/sfoglia/bisogno/cura-anziani/" not in printed, "no practice has it"


def test_titles_and_descriptions_are_unique(printed: dict[str, Page]) -> None:
    assert len({page.title for page in printed.values()}) == len(printed)
    assert len({page.description for page in printed.values()}) == len(printed)
    assert all(0 < len(page.description) <= 180 for page in printed.values())


def test_records_with_the_same_words_are_told_apart(given_sample: tuple[Catalog, Descriptor]) -> None:
    catalog, descriptor = given_sample
    twin = replace(catalog.practices[PRACTICE["id"]], id="gemella", aliases=())
    found = by_address(replace(catalog, practices={**catalog.practices, twin.id: twin}), descriptor)
    assert found["/pratiche/gemella/"].title == f"{twin.title} (gemella)"
    assert len({page.description for page in found.values()}) == len(found)


def test_html_is_sound(printed: dict[str, Page]) -> None:
    for address, page in printed.items():
        read = Read(page.body)
        assert read.balanced, address
        assert len(set(read.values("id"))) == len(read.values("id")), address
        levels = [int(tag[1]) for tag, _ in read.elements if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address
        named = {name for _, attrs in read.elements for name in attrs}
        assert not {name for name in named if name == "style" or name.startswith("on")}, address
        assert not {tag for tag, _ in read.elements} & {"script", "style", "iframe", "object", "form"}, address


def test_links_lead_to_pages_and_anchors_that_exist(printed: dict[str, Page]) -> None:
    forms = {"/proponi/pratica/", "/proponi/organizzazione/"}
    authored = {"/", "/pratiche/", "/organizzazioni/", "/come-funziona/", "/partecipa/", *forms}
    for address, page in printed.items():
        read = Read(page.body)
        for link in read.values("href"):
            if link.startswith("#"):
                assert link[1:] in read.values("id"), (address, link)
            elif link.startswith(".."):
                depth = link.count("../")
                assert depth == address.count("/") - 1
                target = "/" + re.split("[#?]", link[3 * depth :])[0]
                assert target in printed.keys() | authored, (address, link)


def test_links_that_leave_the_portal_take_nothing_along(printed: dict[str, Page]) -> None:
    for page in printed.values():
        for tag, attrs in Read(page.body).elements:
            if tag == "a" and attrs["href"].startswith("http"):
                assert attrs["rel"] == "noopener external"
                assert attrs["referrerpolicy"] == "no-referrer"


def test_what_a_practice_page_must_say(printed: dict[str, Page]) -> None:
    text = flat(Read(printed["/pratiche/portineria-di-fantasia/"].body).text)
    for said in (
        "da maggio 2019 al 2021",
        "oltre 1.682 persone",
        "12.000 euro per partire",
        "73,5 euro per persona all'anno",
        "anno non noto",
        "da 3 a 4,5",
        "circa 73,4",
        "non noto",
        "non dichiarato",
        "2021 (5 anni fa)",
        "Documento consegnato su carta.",
        "copia",
        "Dall'organizzazione",
        "Un nido condiviso tra vicini di officina",
    ):
        assert said in text, said


def test_unknown_is_said(printed: dict[str, Page]) -> None:
    text = flat(Read(printed["/pratiche/un-giorno-da-casa/"].body).text)
    assert text.count("non noto") >= 3
    assert "Da fonti pubbliche" in text
    assert "Come salire" in text


def test_related_practices_are_shown_both_ways(printed: dict[str, Page]) -> None:
    assert "../../pratiche/nido-condiviso/" in Read(printed["/pratiche/portineria-di-fantasia/"].body).values("href")
    assert "../../pratiche/portineria-di-fantasia/" in Read(printed["/pratiche/nido-condiviso/"].body).values("href")


def test_membership_is_never_claimed_without_confirmation(given_sample: tuple[Catalog, Descriptor]) -> None:
    catalog, descriptor = given_sample
    confirmed = catalog.organisations[ORGANISATION["id"]]
    unknown = replace(confirmed, membership=replace(confirmed.membership, status="non-dichiarata"))
    address = f"/organizzazioni/{unknown.id}/"
    assert "Membro" in by_address(catalog, descriptor)[address].body
    changed = replace(catalog, organisations={**catalog.organisations, unknown.id: unknown})
    body = by_address(changed, descriptor)[address].body
    assert "membro" not in body.lower()
    assert "non dicono se questa organizzazione aderisce" in body


def test_redirects(given_sample: tuple[Catalog, Descriptor]) -> None:
    assert Redirect("/pratiche/portineria-del-borgo/", "/pratiche/portineria-di-fantasia/") in list(
        redirects(given_sample[0])
    )
    assert Redirect("/organizzazioni/coop-fantasia/", "/organizzazioni/cooperativa-di-fantasia/") in list(
        redirects(given_sample[0])
    )


def test_jsonld_names_the_page_and_the_way_to_it(printed: dict[str, Page]) -> None:
    described: Any = printed["/pratiche/portineria-di-fantasia/"].jsonld
    article, way = described["@graph"]
    assert article["url"] == "https://example.invalid/sotto/pratiche/portineria-di-fantasia/"
    assert article["dateModified"] == "2026-09-01"
    assert [step["name"] for step in way["itemListElement"]] == ["Home", "Pratiche", PRACTICE["title"]]
    assert all(page.jsonld for page in printed.values())


# The hostile set


def spoiled(catalog: Catalog, descriptor: Descriptor, text: str, link: str) -> Catalog:
    """The sample with `text` in every free text of its full records, marked with its place, and `link` as address."""

    def of(record: str, original: Record) -> Record:
        urls = {f"{t.path}.{f.key}".strip(".") for t, f in free_texts(descriptor, record) if f.format == "uri"}
        places = free_texts(descriptor, record)
        return poisoned(original, places, lambda place: link if place in urls else f"{text} [{place}]")

    return with_records(catalog, of("practice", PRACTICE), of("organisation", ORGANISATION))


@pytest.fixture(scope="module", params=EVIL_LINKS, ids=["javascript", "data", "quote"])
def hostile(given_sample: tuple[Catalog, Descriptor], request: pytest.FixtureRequest) -> dict[str, Page]:
    catalog, descriptor = given_sample
    return by_address(spoiled(catalog, descriptor, HOSTILE, request.param), descriptor)


def of_the_records(found: dict[str, Page]) -> Iterator[tuple[str, Page]]:
    yield "practice", found[f"/pratiche/{PRACTICE['id']}/"]
    yield "organisation", found[f"/organizzazioni/{ORGANISATION['id']}/"]


def test_hostile_text_changes_no_element(given_sample: tuple[Catalog, Descriptor], hostile: dict[str, Page]) -> None:
    """The page has the very elements and attributes that it has with harmless words on as many lines."""
    catalog, descriptor = given_sample
    harmless = "\n".join("parole" for _ in HOSTILE.splitlines())
    expected = by_address(spoiled(catalog, descriptor, harmless, "nessun indirizzo"), descriptor)
    assert expected.keys() == hostile.keys()
    for address, page in hostile.items():
        read = Read(page.body)
        assert read.balanced
        assert read.shape() == Read(expected[address].body).shape(), address


def test_hostile_links_never_become_links(hostile: dict[str, Page]) -> None:
    for page in hostile.values():
        links = Read(page.body).values("href") + Read(page.body).values("src")
        allowed = ("../", "./", "#", "https://www.", "mailto:")
        assert [link for link in links if not link.startswith(allowed)] == []
        assert '"javascript:' not in json.dumps(page.jsonld)
        assert '"data:' not in json.dumps(page.jsonld)


def test_hostile_text_comes_out_as_text(given_sample: tuple[Catalog, Descriptor], hostile: dict[str, Page]) -> None:
    """Every free text of a record is on its page, to the letter; nothing is executed, nothing is lost."""
    _, descriptor = given_sample
    for record, page in of_the_records(hostile):
        text = flat(Read(page.body).text)
        places = {f"{t.path}.{f.key}".strip(".") for t, f in free_texts(descriptor, record) if f.format != "uri"}
        missing = {place for place in places if f"[{place}]" not in text}
        assert missing == NOT_SHOWN[record]
        assert "{{ 7*7 }}" in text
        assert "{% include 'x' %}" in text
        assert "<script>alert(1)</script>" in text


def test_hostile_titles_stay_plain_text(hostile: dict[str, Page]) -> None:
    """Title and description are plain text for the press, which escapes them; the description is on one line."""
    for _, page in of_the_records(hostile):
        assert "<script>" in page.title
        assert "\n" not in page.description
