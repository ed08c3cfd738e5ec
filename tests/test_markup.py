"""The HTML of every page: valid, in order, named, and with nothing in it that the policy would have to stop."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.project import ROOT, Built
from tests.walk import PageRead, read_site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
REDIRECT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"
REFERRER_POLICIES = {"no-referrer", "same-origin"}
# What the portal keeps in the visitor's browser: each key is named in the page about privacy.
STORED = {"tema", "confronto", "bozze"}
PHRASING_ONLY = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "span",
    "strong",
    "em",
    "summary",
    "label",
    "button",
    "caption",
    "dt",
}
FLOW_ONLY = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "dialog",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
INTERACTIVE = {"a", "button", "details", "input", "label", "select", "textarea"}
CHILDREN = {
    "ul": {"li", "template"},
    "ol": {"li", "template"},
    "dl": {"dt", "dd", "div", "template"},
    "tr": {"th", "td"},
    "select": {"option", "optgroup", "hr"},
}
LANDMARKS = {"nav", "aside", "main", "search"}
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="session")
def pages(built: Built) -> dict[str, PageRead]:
    return read_site(built.folder)


@pytest.fixture(scope="session")
def trees(pages: dict[str, PageRead]) -> dict[str, Element]:
    """Every page as the HTML standard parses it; a mistake of syntax fails here."""
    found = {}
    for address, page in pages.items():
        parser = html5lib.HTMLParser()
        found[address] = parser.parse(page.text)
        assert parser.errors == [], address
    return found


def name_of(element: Element) -> str:
    return str(element.tag).removeprefix(XHTML)


def test_syntax(trees: dict[str, Element]) -> None:
    assert trees


def test_elements_stand_where_they_may(trees: dict[str, Element]) -> None:
    """What the parser forgives and the standard does not: blocks in lines, controls in controls, strays in lists."""
    wrong = {f"{address} {problem}" for address, tree in trees.items() for problem in misplaced(tree)}
    assert wrong == set()


def misplaced(parent: Element, interactive: str = "", phrasing: str = "") -> Iterator[str]:
    name = name_of(parent)
    phrasing = name if name in PHRASING_ONLY else phrasing
    interactive = name if name in ("a", "button", "label", "summary") else interactive
    for child in parent:
        own = name_of(child)
        # A summary may hold a heading; a label holds its own field.
        if own in FLOW_ONLY and phrasing and not (phrasing == "summary" and re.fullmatch("h[1-6]", own)):
            yield f"<{own}> inside <{phrasing}>"
        if (
            own in INTERACTIVE
            and interactive
            and not (interactive == "label" and own in ("input", "select", "textarea"))
        ):
            yield f"<{own}> inside <{interactive}>"
        if name in CHILDREN and own not in CHILDREN[name]:
            yield f"<{own}> as a child of <{name}>"
        yield from misplaced(child, interactive, phrasing)


def test_references_lead_to_elements_of_the_page(pages: dict[str, PageRead]) -> None:
    """Labels, descriptions and controls name ids that exist; every id is there once."""
    wrong = []
    for address, page in pages.items():
        wrong += [f"{address} id {one} twice" for one, count in Counter(page.ids).items() if count > 1]
        for _, values in page.tags:
            for key in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "list"):
                wrong += [f"{address} {key}={one}" for one in (values.get(key) or "").split() if one not in page.ids]
    assert wrong == []


def test_headings_are_in_order(pages: dict[str, PageRead]) -> None:
    """One h1, and no level skipped on the way down, over the whole page with its footer."""
    for address, page in pages.items():
        levels = [int(heading[1]) for heading in page.headings]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(below <= above + 1 for above, below in pairwise(levels)), (address, levels)


def test_landmarks_have_names_of_their_own(trees: dict[str, Element]) -> None:
    for address, tree in trees.items():
        named = [(name_of(e), label(tree, e)) for e in tree.iter() if name_of(e) in LANDMARKS]
        assert [kind for kind, _ in named].count("main") == 1, address
        assert all(name for kind, name in named if kind != "main"), (address, named)
        assert [pair for pair, count in Counter(named).items() if count > 1] == [], address


def label(tree: Element, element: Element) -> str:
    if "aria-label" in element.attrib:
        return element.attrib["aria-label"].strip()
    names = element.get("aria-labelledby", "").split()
    return " ".join("".join(e.itertext()).strip() for one in names for e in tree.iter() if e.get("id") == one)


def test_tables_have_headers_and_a_caption_or_a_name(trees: dict[str, Element]) -> None:
    for address, tree in trees.items():
        for table in (e for e in tree.iter() if name_of(e) == "table"):
            heads = [e for e in table.iter() if name_of(e) == "th"]
            assert heads, address
            assert all(e.get("scope") for e in heads) or all(name_of(e) != "th" for e in table.iter(f"{XHTML}td")), (
                address
            )


def test_images_have_alternatives(pages: dict[str, PageRead]) -> None:
    for address, page in pages.items():
        for tag, values in page.tags:
            assert tag != "img" or "alt" in values, address
            assert tag != "svg" or values.get("aria-hidden") == "true" or values.get("role") == "img", address


# Safety


def test_policy_comes_first_and_is_the_very_one(pages: dict[str, PageRead]) -> None:
    for address, page in pages.items():
        head = page.tags[page.tags.index(next(tag for tag in page.tags if tag[0] == "head")) + 1 :]
        assert head[0] == ("meta", {"charset": "utf-8"}), address
        redirect = any(values.get("http-equiv") == "refresh" for _, values in page.tags)
        expected = {"http-equiv": "Content-Security-Policy", "content": REDIRECT_POLICY if redirect else POLICY}
        assert head[1] == ("meta", expected), address
        assert [values for _, values in page.tags if values.get("http-equiv") == expected["http-equiv"]] == [expected]


def test_nothing_inline_runs_or_dresses(pages: dict[str, PageRead]) -> None:
    for address, page in pages.items():
        for tag, values in page.tags:
            assert not {name for name in values if name.startswith("on") or name in ("style", "srcdoc")}, (address, tag)
            assert tag not in ("style", "iframe", "object", "embed", "base"), (address, tag)
            assert tag != "script" or values.get("src") or values.get("type") == "application/ld+json", address


def test_nothing_is_fetched_from_elsewhere(built: Built, pages: dict[str, PageRead]) -> None:
    """Neither by pages nor by style sheets and scripts."""
    fetching = {"script": "src", "img": "src", "source": "src", "video": "src", "audio": "src", "form": "action"}
    for address, page in pages.items():
        for tag, values in page.tags:
            target = values.get(fetching.get(tag, "")) or ""
            if tag == "link" and values.get("rel") not in ("canonical", "license", "alternate"):
                target = values.get("href") or ""
            assert not re.match(r"\s*([a-z]+:|//)", target, re.I), (address, target)
    for path in files_of(built.folder, ".css", ".js"):
        loaded = re.findall(
            r"(?:url\(\s*[\"']?|@import\s+[\"']|from\s+[\"']|import\(?[\"']|fetch\([\"'])([^\"')]+)", path.read_text()
        )
        assert [target for target in loaded if re.match(r"https?:|//", target)] == [], path


def test_scripts_make_no_markup_from_text(built: Built) -> None:
    """Text from the records reaches the page as text nodes: no script has the means to make it more."""
    forbidden = re.compile(
        r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setHTMLUnsafe|DOMParser)\b"
    )
    found = {path.name: forbidden.findall(path.read_text("utf-8")) for path in files_of(built.folder, ".js")}
    # It unwraps whole cards that the build printed and escaped, in a document where nothing runs.
    assert {name: words for name, words in found.items() if words} == {"cards.js": ["DOMParser"]}


def files_of(folder: Path, *endings: str) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.suffix in endings]


def test_links_that_leave_take_nothing_along(pages: dict[str, PageRead]) -> None:
    """No page that they open can reach back, nor learn from which page the visitor came."""
    for address, page in pages.items():
        policy = [values.get("content") for tag, values in page.tags if values.get("name") == "referrer"]
        for tag, values in page.tags:
            if tag == "a" and (values.get("href") or "").startswith("http"):
                assert values.get("referrerpolicy") in REFERRER_POLICIES or set(policy) <= REFERRER_POLICIES, address
                assert "target" not in values or "noopener" in (values.get("rel") or ""), address
                assert policy, address


def test_what_is_stored_is_told(built: Built) -> None:
    """The scripts name no other key than these, and the page about privacy names them all."""
    texts = [path.read_text("utf-8") for path in files_of(built.folder, ".js")]
    direct = [key for text in texts for key in re.findall(r"(?:local|session)Storage\.\w+\(\"([^\"]+)\"", text)]
    named = [key for text in texts if "Storage" in text for key in re.findall(r"^const KEY = \"([^\"]+)\"", text, re.M)]
    assert {*direct, *named} == STORED
    assert not [text for text in texts if re.search(r"document\.cookie|indexedDB|sessionStorage|caches\.open", text)]
    privacy = (ROOT / "content" / "privacy.md").read_text("utf-8")
    assert [key for key in STORED if f"`{key}`" not in privacy] == []
