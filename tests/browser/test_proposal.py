"""The page of the proposal form: by keyboard, without JavaScript or network; it suggests, and it executes nothing."""

from urllib.parse import urlsplit

import yaml
from playwright.sync_api import expect

from tests.browser.proposing import MAILBOX, PRACTICE, TITLE, field, sheets
from tests.browser.visiting import Visitor

EVIL = '<img src=x onerror="window.broken=1"> {{ 7*7 }} </script><script>window.broken=1</script>'


def test_enter_does_not_send(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        field(tab.page, "title").press("Enter")
        expect(tab.page.locator("[data-summary]")).to_be_hidden()
        assert urlsplit(tab.page.url).query == ""


REWORDED = {
    "nido interaziendale a Bagnatica": "bagnatica-nido-interaziendale",
    "Giornata del lavoro agile a Milano": "giornata-lavoro-agile",
    "Bambini in ufficio con mamma e papà": "bimbi-in-ufficio",
    "Asilo nido aziendale Schneider": "schneider-electric-stezzano-nido",
}
"""A title as somebody else would write it → the practice that is there already."""


def test_similar_practices(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        for title, practice in REWORDED.items():
            field(tab.page, "title").fill(title)
            expect(tab.page.locator(f'[data-similar] a[href$="/pratiche/{practice}/"]'), title).to_have_count(1)
            expect(tab.page.locator("[data-similar] a"), title).to_have_count(3)


def test_hostile_text_is_text(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        tab.use(EVIL)
        page.get_by_role("button", name="Controlla").click()
        expect(page.locator("[data-card]")).to_contain_text(EVIL)
        evil = EVIL.replace("'", "''")
        page.locator("[data-import-text]").fill(
            f"title: '{evil}'\nkind: '{evil}'\nneeds: ['{evil}']\n'{evil}': '{evil}'\n"
        )
        page.get_by_role("button", name="Metti nel modulo").click()
        expect(field(page, "title")).to_have_value(EVIL)
        expect(page.locator(".choice--odd").first).to_contain_text(EVIL)
        assert page.evaluate("window.broken") is None
        assert (tab.outside, tab.said, tab.dialogs) == ([], [], [])


def test_needed_fields_by_keyboard_alone(proposer: Visitor) -> None:
    """Tab and Shift+Tab, arrows, space, letters: no pointer; what is added or taken away keeps the focus near."""
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        keys = tab.page.keyboard
        field(tab.page, "title").focus()
        keys.type(TITLE)
        keys.press("Tab")
        keys.type("Chi ha figli piccoli non trovava posto. Tre officine vicine hanno aperto un nido insieme.")
        keys.press("Tab")
        keys.press("Space")
        keys.press("Tab")
        keys.type("Il nido più vicino era lontano e aveva pochi posti liberi.")
        expect(tab.page.locator("[data-yaml]")).to_contain_text("problem: Il nido più vicino")
        assert yaml.safe_load(sheets(tab.page)[0])["kind"] == "smart-working"
        tab.page.get_by_role("button", name="Aggiungi una fonte").focus()
        keys.press("Enter")
        items = tab.page.locator("[data-list=sources] [data-item]")
        expect(items).to_have_count(2)
        expect(items.last.locator("[data-field=url]")).to_be_focused()
        # Back over its title, which folds it, to the button that takes the first away.
        keys.press("Shift+Tab")
        keys.press("Shift+Tab")
        keys.press("Enter")
        expect(items).to_have_count(1)
        assert tab.page.evaluate("document.activeElement.closest('[data-list=sources]') !== null")
        keys.press("Control+End")
        tab.page.get_by_role("button", name="Controlla").focus()
        keys.press("Enter")
        expect(tab.page.locator("[data-summary]")).to_be_focused()
        keys.press("Tab")
        keys.press("Enter")
        assert tab.page.evaluate("document.activeElement.closest('form') !== null")


def test_without_javascript(proposer: Visitor) -> None:
    with proposer.tab(java_script_enabled=False) as tab:
        tab.go(PRACTICE)
        expect(tab.page.locator("[data-work]")).to_be_hidden()
        bare = tab.page.locator(".propose__bare")
        expect(bare).to_contain_text("ha bisogno di JavaScript")
        model = bare.get_by_role("link", name="scaricare il modello da riempire")
        assert tab.page.request.get(tab.page.url + str(model.get_attribute("href"))).ok
        expect(bare.get_by_role("link", name="e-mail")).to_have_attribute("href", f"mailto:{MAILBOX}")


def test_it_says_when_it_cannot_work(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.page.route("**/contract.json", lambda route: route.abort())
        tab.go(PRACTICE)
        expect(tab.page.locator(".propose__bare")).to_contain_text("non riesco a caricare il modulo")
        expect(tab.page.locator("[data-work]")).to_be_hidden()
