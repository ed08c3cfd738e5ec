"""Organisations in the proposal form: named in a practice, proposed along with it, or by themselves."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.proposing import (
    NAME,
    ORGANISATION,
    PAGE,
    PRACTICE,
    check,
    field,
    fill_needed,
    problems,
    sheets,
    tick,
)
from tests.browser.visiting import PHONE, Tab, Visitor


def test_an_organisation_is_understood_by_its_name(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        who = page.locator("[data-list=organisations] input")
        who.fill("fastw")
        who.press("Tab")
        expect(who).to_have_value("fastweb")
        # Named first, written afterwards, and then renamed.
        who.fill(NAME)
        page.get_by_text("Un'organizzazione non è nell'elenco?").click()
        name = page.locator("[data-along-record] [data-field=name]")
        name.fill(NAME)
        expect(who).to_have_value("officina-immaginaria")
        expect(page.locator("#elenco-organisations option[value=officina-immaginaria]")).to_have_count(1)
        name.fill(f"{NAME} Due")
        expect(who).to_have_value("officina-immaginaria-due")


@pytest.mark.parametrize("website", ["", "https://www.officina-immaginaria.esempio.it"])
def test_nobody_invents_the_source_of_an_organisation(proposer: Visitor, website: str) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        fill_needed(tab.page)
        tick(tab.page, "origin", "fonti-pubbliche")
        tab.page.locator("[data-along-record] [data-field=website]").fill(website)
        check(tab.page)
        (source,) = yaml.safe_load(sheets(tab.page)[1])["sources"]
        wanted = {"url": website, "title": website} if website else {"url": PAGE, "title": "Il nostro nido"}
        assert source == {"id": "f1", **wanted}


def test_membership_is_confirmed_with_a_source(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go("/organizzazioni/ats-milano/")
        tab.page.get_by_role("link", name="Conferma l'adesione").click()
        expect(tab.page.locator("h1")).to_contain_text("Conferma l'adesione")
        expect(tab.page.locator("[data-yaml]")).to_contain_text("status: confermata")
        (text,) = sheets(tab.page)
        record = yaml.safe_load(text)
        assert record["membership"]["source"] in {source["id"] for source in record["sources"]}
        check(tab.page)


def test_a_new_organisation(proposer: Visitor, proposed: Path) -> None:
    with proposer.tab(PHONE) as tab:
        tab.go(ORGANISATION)
        page = tab.page
        field(page, "name").fill(NAME)
        field(page, "type").select_option("impresa")
        source = page.locator("[data-list=sources] [data-item]").first
        source.locator("[data-field=url]").fill(PAGE)
        source.locator("[data-field=title]").fill("Chi siamo")
        check(page)
        (text,) = sheets(page)
        found = problems(proposed, {"data/organisations/officina-immaginaria.yaml": text})
        assert found == []
        assert wide(tab) == PHONE[0]


def wide(tab: Tab) -> int:
    return int(tab.page.evaluate("document.documentElement.scrollWidth"))
