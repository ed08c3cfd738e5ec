"""The draft of the proposal form: kept, found again, given up and called back."""

from playwright.sync_api import expect

from tests.browser.proposing import PRACTICE, TITLE, field, fill_needed, sheets
from tests.browser.visiting import Visitor


def test_two_tabs_know_of_each_other(proposer: Visitor) -> None:
    with proposer.context() as context:
        one, other = context.new_page(), context.new_page()
        for page in (one, other):
            page.goto(proposer.base + PRACTICE)
            page.locator("[aria-busy=true]").wait_for(state="detached")
        field(other, "title").fill(TITLE)
        expect(one.locator("[data-draft]")).to_contain_text("in un'altra scheda")


def test_a_reload_loses_nothing(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        fill_needed(page)
        page.get_by_role("button", name="Aggiungi una fonte").click()
        page.locator("[data-list=sources] [data-field=title]").last.fill("Un'altra pagina")
        expect(page.locator("[data-yaml]")).to_contain_text("Un'altra pagina")
        before = sheets(page)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.reload()
        expect(page.locator("[data-draft]")).to_contain_text("Abbiamo ripreso la bozza")
        expect(page.locator("[data-draft]")).to_be_in_viewport()
        assert sheets(page) == before
        page.get_by_role("button", name="Cancella la bozza").click()
        expect(field(page, "title")).to_have_value("")
        assert page.evaluate("localStorage.length") == 0
        page.get_by_role("button", name="Riprendi la bozza").click()
        assert sheets(page) == before
