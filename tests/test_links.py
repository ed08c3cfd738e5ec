"""Every internal link is right at every depth and under any path; no other address than http(s) becomes a link."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.links import external, facet_address, href, mailbox, organisation_address, practice_address

ADDRESSES = st.lists(st.from_regex(r"[a-z0-9][a-z0-9-]*", fullmatch=True), max_size=4).map(
    lambda parts: "/" + "".join(f"{part}/" for part in parts)
)
SITES = ("https://example.invalid", "https://example.invalid/sotto", "http://127.0.0.1:8000/a/b")


@given(ADDRESSES, ADDRESSES, st.sampled_from(SITES), st.sampled_from(("", "#fonti")))
def test_a_link_leads_where_it_should(here: str, there: str, site: str, anchor: str) -> None:
    assert urljoin(site + here, href(here, there + anchor)) == site + there + anchor


@given(ADDRESSES, ADDRESSES)
def test_a_link_is_relative_and_never_empty(here: str, there: str) -> None:
    link = href(here, there)
    assert link
    assert not link.startswith("/")


@pytest.mark.parametrize("address", ["pratiche/", "", "//evil.example/", "https://evil.example/"])
def test_what_is_no_address_of_the_site_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        href("/", address)


def test_addresses() -> None:
    assert practice_address("nido") == "/pratiche/nido/"
    assert organisation_address("atm") == "/organizzazioni/atm/"
    assert facet_address("luogo") == "/sfoglia/luogo/"
    assert facet_address("luogo", "MI") == "/sfoglia/luogo/mi/"


@pytest.mark.parametrize("url", ["https://a.example", "http://a.example/b?c=d&e=f#g", "HTTPS://a.example/caffè%20"])
def test_addresses_that_a_reader_may_follow(url: str) -> None:
    assert external(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https://a.example",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.example",
        "/pratiche/",
        "https:a.example",
        "https://",
        "https:///a",
        "https://a.example/ b",
        "https://a.example/\nb",
        "https://a.example/<b>",
        'https://a.example/"onclick=x',
        "https://a.example\\@b.example",
        "https://user:password@a.example/",
        "https://a.example@evil.example/",
        "https://a.example/\u202egpj.exe",
    ],
)
def test_addresses_that_never_become_links(url: str | None) -> None:
    assert external(url) is None


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert external(text) in (None, text)
    assert (mailbox(text) or "mailto:").startswith("mailto:")


def test_mailbox() -> None:
    assert mailbox("welfare@comune.example") == "mailto:welfare@comune.example"
    assert mailbox("welfare@comune.example?cc=x@y.example") is None
    assert mailbox("<script>@a.b") is None
    assert mailbox(None) is None
