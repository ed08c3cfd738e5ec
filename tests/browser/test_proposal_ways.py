"""The ways out of the proposal form: what each of them opens, copies and sends."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import expect

from shell.from_issue import from_issue
from tests.browser.proposing import (
    MAILBOX,
    ORGANISATION,
    PRACTICE,
    REPOSITORY,
    TITLE,
    check,
    field,
    fill_needed,
    load_text,
    problems,
    query,
    sheets,
    ways,
)
from tests.browser.visiting import SIZES, Visitor

LONG = "Le officine hanno diviso la spesa e i posti, e ogni mese si ritrovano per decidere insieme. " * 10


def paths(texts: list[str]) -> dict[str, str]:
    practice, organisation = (yaml.safe_load(text) for text in texts)
    return {
        f"data/practices/{practice['kind']}/{practice['id']}.yaml": texts[0],
        f"data/organisations/{organisation['id']}.yaml": texts[1],
    }


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px")
def test_from_nothing_to_every_way_out(proposer: Visitor, proposed: Path, size: tuple[int, int]) -> None:
    with proposer.tab(size, accept_downloads=True) as tab:
        tab.go(PRACTICE)
        page = tab.page
        fill_needed(page)
        check(page)
        texts = sheets(page)
        files = paths(texts)
        assert problems(proposed, files) == []
        assert yaml.safe_load(texts[0])["organisations"] == ["officina-immaginaria"]
        assert "confirmed" in yaml.safe_load(texts[0])

        # 1. A pull request for each file, the organisation first.
        asked = [(urlsplit(address).path, query(address)) for address in ways(page, "pull")]
        assert {path for path, _ in asked} == {"/esempio/concilia/new/main"}
        made = {values["filename"]: values["value"] for _, values in asked}
        assert made == files
        assert list(made) == list(reversed(files))
        by_hand = page.locator(".send__way", has=page.locator('a[data-way="pull"]'))
        expect(by_hand).to_contain_text("Prima l'organizzazione")
        # 2. One issue with both.
        (issue,) = ways(page, "issue")
        assert issue.startswith(f"{REPOSITORY}/issues/new?")
        assert query(issue)["title"] == f"Nuova pratica: {TITLE}"
        assert re.findall(r"^```yaml\n(.*?)^```$", query(issue)["body"], re.M | re.S) == [texts[1], texts[0]]
        assert from_issue(proposed, query(issue)["body"]).problems == []
        for path, text in files.items():
            assert (proposed / path).read_text("utf-8") == text
            (proposed / path).unlink()
        one = page.locator(".send__way", has=page.locator('a[data-way="issue"]'))
        expect(one).to_contain_text("Una sola richiesta porta tutte e due le schede")
        # 3. A file for each.
        expect(page.locator(".send__ways")).to_contain_text("servono tutti e due")
        for path, text in files.items():
            with page.expect_download() as download:
                page.locator(f'[data-download="{Path(path).name}"]').click()
            assert Path(download.value.path()).read_text("utf-8") == text
        # 4. An e-mail: the address holds all of it, or the text is copied.
        (mail,) = ways(page, "mail")
        assert mail.startswith(f"mailto:{MAILBOX}?subject=")
        sent = page.locator('a[data-way="mail"]').get_attribute("data-copy") or query(mail)["body"]
        assert sent.replace("\r\n", "\n").endswith(f"\n\n---\n{texts[1]}\n\n---\n{texts[0]}")
        assert "questa è una proposta per il portale" in sent
        assert "da sistemare" not in sent
        assert len(mail) <= 2000
        assert (tab.outside, tab.said, tab.dialogs) == ([], [], [])


def test_a_long_record_is_copied(proposer: Visitor) -> None:
    with proposer.context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(proposer.base + PRACTICE)
        fill_needed(page)
        for path in ("problem", "solution"):
            field(page, path).fill(LONG)
        page.get_by_text("Come si fa, e com'è andata").click()
        field(page, "results").fill(LONG)
        for path in ("lessons", "conditions"):
            part = page.locator(f"[data-list={path}]")
            for number in range(8):
                part.locator("[data-add]").click()
                part.locator("[data-item]").last.locator(".field").fill(f"{number + 1}. {LONG[:200]}")
        check(page)
        for name in ("pull", "issue"):
            for link in page.locator(f'a[data-way="{name}"]').all():
                assert len(str(link.get_attribute("href"))) < 8191
        link = page.locator('a[data-way="issue"]')
        with context.expect_page() as opened:
            link.click()
        assert "body=" not in opened.value.url
        expect(page.locator("[data-sent]")).to_contain_text("Il testo è copiato")
        assert LONG[:90] in page.evaluate("navigator.clipboard.readText()")


def test_nothing_goes_to_github_before_it_is_sound(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        field(tab.page, "title").fill(TITLE)
        expect(tab.page.locator("[data-yaml]")).to_contain_text(TITLE)
        tab.page.locator('a[data-way="pull"]').click()
        expect(tab.page.locator("[data-summary]")).to_be_focused()
        assert len(tab.page.context.pages) == 1
        entries = tab.page.locator("[data-summary] a")
        assert entries.count() > 5
        entries.last.click()
        assert tab.page.evaluate("document.activeElement.closest('[data-list=sources]') !== null")


def test_ways_without_an_address_are_hidden(visitor: Visitor) -> None:
    """The real project has none yet."""
    with visitor.tab() as tab:
        tab.go(PRACTICE)
        expect(tab.page.locator("[data-download]")).to_have_count(1)
        expect(tab.page.locator("a[data-way]")).to_have_count(0)
        expect(tab.page.locator("[data-send-lead]")).to_contain_text("non ci sono ancora")


def test_an_incomplete_proposal_goes_by_mail_with_what_it_lacks(proposer: Visitor) -> None:
    with proposer.context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(proposer.base + PRACTICE)
        fill_needed(page)
        field(page, "problem").fill(LONG)
        field(page, "solution").fill(LONG)
        field(page, "title").fill("Nido")
        page.locator("[data-list=sources] [data-field=title]").fill("")
        lacks = "Restano 2 cose da sistemare: «Titolo», «Fonte 1, titolo»."
        expect(page.locator("[data-send-left]")).to_have_text(lacks)
        way = page.locator(".send__way", has=page.locator('a[data-way="mail"]'))
        expect(way).to_contain_text("Puoi inviare anche se resta qualcosa da sistemare")
        page.locator('a[data-way="mail"]').click()
        expect(page.locator("[data-sent]")).to_contain_text("Il testo è copiato")
        expect(page.locator("[data-summary]")).to_be_hidden()
        (mail,) = ways(page, "mail")
        assert query(mail)["body"].startswith("Il testo della proposta è già copiato")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("Buongiorno,\n\nquesta è una proposta per il portale")
        assert lacks in copied
        assert "Nuova pratica: Nido" in copied
        # Whoever reads the message pastes it as it is.
        before = sheets(page)
        page.get_by_role("button", name="Cancella la bozza").click()
        load_text(page, copied)
        expect(page.locator(".import__trouble")).to_have_count(0)
        assert sheets(page) == before


def test_an_organisation_is_best_told_in_an_issue(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(f"{ORGANISATION}?correggi=ats-milano")
        all_ways = tab.page.locator(".send__way")
        expect(all_ways.first.locator('a[data-way="issue"]')).to_have_count(1)
        expect(all_ways.first).to_contain_text("È il modo consigliato")
        by_hand = all_ways.filter(has=tab.page.locator('a[data-way="pull"]'))
        expect(by_hand).to_contain_text("la riga «- id: ats-milano»")
        expect(by_hand).to_contain_text("fino alla riga prima di «- id: regione-lombardia»")
        # The last one of the list.
        tab.go(f"{ORGANISATION}?correggi=duc-isola-garibaldi")
        expect(by_hand).to_contain_text("fino alla fine del file")
        tab.go(f"{ORGANISATION}?correggi=fastweb")
        expect(by_hand).to_contain_text("seleziona tutto, incolla")


def test_without_addresses_one_downloads(visitor: Visitor) -> None:
    """The portal as it is today: nothing can be sent, and no word says so."""
    with visitor.tab(accept_downloads=True) as tab:
        page = tab.page
        tab.go(PRACTICE)
        left = page.locator("[data-send-left]")
        expect(left).to_contain_text("cose da sistemare")
        expect(left).to_contain_text("Puoi scaricarla anche così")
        fill_needed(page)
        page.get_by_role("button", name="Controlla").click()
        expect(page.locator("[data-tally]")).to_have_text("Tutto a posto: puoi scaricare.")
        expect(left).to_be_hidden()
        expect(page.locator("#titolo-invio")).to_have_text("Scarica")
