"""Organisations in the proposal form: named in a practice, proposed along with it, or by themselves."""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

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


def test_an_organisation_is_shown_by_its_name(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        who = page.locator("[data-list=organisations] input")
        named(who, "fastw", "Fastweb", "fastweb")
        # Named first, written afterwards, and then renamed.
        who.fill(NAME)
        page.get_by_text("Un'organizzazione non è nell'elenco?").click()
        name = page.locator("[data-along-record] [data-field=name]")
        name.fill(NAME)
        written(page, "officina-immaginaria")
        expect(page.locator("#elenco-organisations option[data-id=officina-immaginaria]")).to_have_count(1)
        name.fill(f"{NAME} Due")
        expect(who).to_have_value(f"{NAME} Due")
        written(page, "officina-immaginaria-due")
        # What nobody proposes any more is a mere name again.
        name.fill("")
        written(page, f"{NAME} Due")
        page.reload()
        expect(page.locator("[data-draft]")).to_contain_text("Abbiamo ripreso la bozza")
        expect(who).to_have_value(f"{NAME} Due")


def test_a_name_nobody_knows_becomes_the_new_organisation(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        rows = page.locator("[data-list=organisations]")
        who = rows.locator("input")
        who.fill(f"{NAME} spa")
        who.press("Tab")
        rows.get_by_role("button", name="È nuova: aggiungila").click()
        name = page.locator("[data-along-record] [data-field=name]")
        expect(name).to_have_value(f"{NAME} spa")
        expect(name).to_be_focused()
        written(page, "officina-immaginaria-spa")
        expect(rows.locator("[data-named]")).to_be_empty()
        # One comes along; the others have a form of their own.
        rows.get_by_role("button", name="Aggiungi un'organizzazione").click()
        who.last.fill("Forno Inesistente")
        who.last.press("Tab")
        said = rows.locator("[data-named]").last
        expect(said).to_contain_text("una sola organizzazione nuova")
        assert str(said.locator("a").get_attribute("href")).endswith("proponi/organizzazione/")


def test_a_name_typed_first_is_tied_to_the_new_organisation(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        who = page.locator("[data-list=organisations] input")
        who.fill(f"{NAME} spa")
        page.get_by_text("Un'organizzazione non è nell'elenco?").click()
        page.locator("[data-along-record] [data-field=name]").fill(NAME.upper())
        written(page, "officina-immaginaria")
        expect(who).to_have_value(NAME.upper())


def named(who: Locator, typed: str, name: str, id_: str) -> None:
    who.fill(typed)
    who.press("Tab")
    expect(who, typed).to_have_value(name)
    written(who.page, id_)


def written(page: Page, organisation: str) -> None:
    """The file names the organisation so."""
    listed = re.compile(rf"^organisations: \[\"?{organisation}\"?\]$", re.M)
    expect(page.locator("[data-yaml]")).to_have_text(listed)


@pytest.mark.parametrize(
    "typed", ["Comune Milano", "comune milano", "COMUNE DI MILANO", "Il Comune di Milàno", "comune-di-milano"]
)
def test_a_name_written_otherwise_is_understood(proposer: Visitor, typed: str) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        who = tab.page.locator("[data-list=organisations] input")
        named(who, typed, "Comune di Milano", "comune-di-milano")
        said = tab.page.locator("[data-list=organisations] [data-named]")
        if typed.lower() in {"comune di milano", "comune-di-milano"}:
            expect(said).to_be_empty()
            return
        expect(said).to_contain_text(f"Abbiamo inteso «Comune di Milano»: avevi scritto «{typed}»")
        said.get_by_role("button", name="Non è questo").click()
        expect(who).to_have_value(typed)
        expect(said).to_have_text("È nuova: aggiungila")


def test_the_form_of_a_firm_makes_no_difference(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        page.get_by_text("Un'organizzazione non è nell'elenco?").click()
        page.locator("[data-along-record] [data-field=name]").fill("Cooperativa Allegra e Figli")
        who = page.locator("[data-list=organisations] input")
        named(who, "allegra & figli s.r.l.", "Cooperativa Allegra e Figli", "cooperativa-allegra-e-figli")


ASKED = {
    "Confcooperative": ("Quale intendi?", ["Confcooperative Bergamo", "Confcooperative Milano Lodi Monza e Brianza"]),
    "Fastwep": ("Intendi questo?", ["Fastweb"]),
    "Università Bicocca": ("Intendi questo?", ["Università degli Studi di Milano-Bicocca"]),
}


@pytest.mark.parametrize("typed", ASKED)
def test_where_there_is_doubt_it_asks(proposer: Visitor, typed: str) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        who = tab.page.locator("[data-list=organisations] input")
        who.fill(typed)
        who.press("Tab")
        question, names = ASKED[typed]
        said = tab.page.locator("[data-list=organisations] [data-named]")
        expect(said).to_contain_text(question)
        assert [one.text_content() for one in said.get_by_role("button").all()] == [*names, "È nuova: aggiungila"]
        expect(tab.page.get_by_role("button", name="Scrivi così")).to_have_count(0)
        said.get_by_role("button", name=names[-1]).click()
        expect(who).to_have_value(names[-1])
        expect(said).to_be_empty()


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
        expect(tab.page.locator("[data-yaml]")).to_contain_text("status: non-dichiarata")
        (before,) = sheets(tab.page)
        # Nobody but who works there confirms it, whichever way is taken.
        page = tab.page
        page.get_by_role("button", name="Controlla").click()
        expect(page.locator("[data-tally]")).to_have_text(
            "1 cosa da sistemare: «Confermi per conto di ATS Città Metropolitana di Milano?»"
        )
        for name in ("mail", "issue", "pull"):
            page.locator(f'a[data-way="{name}"]').click()
            expect(page.locator("[data-summary]")).to_be_focused()
        page.get_by_label("Lavoro qui e posso confermarlo").check()
        check(page)
        record = yaml.safe_load(sheets(page)[0])
        assert record["membership"]["status"] == "confermata"
        assert record["membership"]["source"] in {source["id"] for source in record["sources"]}
        # Whoever says no has confirmed nothing, and leaves no source of it behind.
        page.get_by_label("No, o non si sa").check()
        expect(page.locator("[data-changes]")).to_have_text("Non hai ancora cambiato niente.")
        assert sheets(page) == [before]
        assert "Conferma" not in before


def test_a_membership_that_a_page_proves_asks_for_nobodys_word(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(f"{ORGANISATION}?adesione=ats-milano")
        page = tab.page
        asked = page.locator("[data-pledge]")
        expect(asked).to_be_visible()
        own = page.locator("[data-list=sources] [data-item]").last
        own.evaluate("one => (one.querySelector('details').open = true)")
        own.locator("[data-field=no_url]").fill("")
        own.locator("[data-field=url]").fill(PAGE)
        expect(asked).to_be_hidden()
        check(page)


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


@pytest.mark.parametrize("form", [PRACTICE, ORGANISATION])
def test_an_organisation_that_is_there_already_is_pointed_out(proposer: Visitor, form: str) -> None:
    with proposer.tab() as tab:
        tab.go(form)
        page = tab.page
        if form == PRACTICE:
            page.get_by_text("Un'organizzazione non è nell'elenco?").click()
        name = page.locator("[data-record=organisation] [data-field=name]").first
        for typed, found in (("Fastweb S.p.A.", "fastweb"), ("Comune Milano", "comune-di-milano")):
            name.fill(typed)
            name.press("Tab")
            links = page.locator(f'[data-record=organisation] a[href$="/organizzazioni/{found}/"]')
            expect(links, typed).to_have_count(1)
        name.fill(NAME)
        name.press("Tab")
        expect(page.locator('.ask__named a[href*="/organizzazioni/"]')).to_have_count(0)


_UNDERSTOOD = """async () => {
  const { meant } = await import("../../assets/js/propose/near.js");
  const { organisations } = await (await fetch("../../assets/proposta/records.json")).json();
  const otherwise = [
    (name) => name.toLowerCase(),
    (name) => `${name} S.r.l.`,
    (name) => name.replace(/ (di|del|della|e) /g, " "),
  ];
  const wrong = [];
  for (const [id, name] of organisations) {
    for (const change of otherwise) {
      const { sure, found } = meant(change(name), organisations);
      if (!found.some((one) => one[0] === id)) wrong.push([change(name), sure, found.map((one) => one[1])]);
    }
  }
  const strangers = ["Confindustria Brescia", "Comune di Lodi", "ATS Varese", "Regione Piemonte", "Altavita"];
  return [...wrong, ...strangers.filter((name) => meant(name, organisations).sure)];
}"""


def test_no_organisation_is_taken_for_another(proposer: Visitor) -> None:
    """Every real name written otherwise finds its own; names that only resemble one are never taken for it."""
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        assert tab.page.evaluate(_UNDERSTOOD) == []
