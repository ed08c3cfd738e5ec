"""A record from a file or from pasted text in the proposal form: what is kept, what is said, what comes back."""

import pytest
from playwright.sync_api import expect

from tests.browser.proposing import PRACTICE, TITLE, field, load_text
from tests.browser.visiting import Visitor


@pytest.mark.parametrize("text", ["ciao a tutti", "- uno\n- due", "foo: 1\nbar: 2"])
def test_what_is_no_record_leaves_the_draft_alone(proposer: Visitor, text: str) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        field(tab.page, "title").fill(TITLE)
        load_text(tab.page, text)
        expect(tab.page.locator("[data-import-found]")).to_contain_text("nessuna voce di una scheda")
        expect(field(tab.page, "title")).to_have_value(TITLE)


def test_an_import_gives_the_draft_back_and_says_what_it_leaves_out(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        back = page.get_by_role("button", name="Riprendi la bozza")
        expect(back).to_be_hidden()
        field(page, "title").fill(TITLE)
        load_text(page, "title: Un altro titolo\ntitle: Un terzo titolo\nsconosciuto: sì\n")
        expect(field(page, "title")).to_have_value("Un altro titolo")
        expect(page.locator("[data-import-found]")).to_contain_text("torna con «Riprendi la bozza»")
        expect(page.locator("[data-import-found]")).to_contain_text("«title» è scritto due volte")
        expect(page.locator("[data-import-found]")).to_contain_text("«sconosciuto» non esiste")
        # A second attempt does not take the place of what somebody wrote.
        load_text(page, "title: Un quarto titolo\n")
        back.click()
        expect(field(page, "title")).to_have_value(TITLE)
        expect(back).to_be_hidden()


def test_a_broken_file_is_mended_in_place(proposer: Visitor) -> None:
    text = "title: Un nido: insieme\nsummary: Breve\nkind: welfare\n"
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        page.get_by_text("Carica una scheda YAML").click()
        page.locator("[data-import-file]").set_input_files(
            files={"name": "scheda.yaml", "mimeType": "application/yaml", "buffer": text.encode()}
        )
        trouble = page.locator(".import__trouble")
        expect(trouble).to_contain_text("Riga 1")
        expect(trouble.locator("pre")).to_contain_text("^")
        expect(field(page, "title")).to_have_value("")
        area = page.locator("[data-import-text]")
        expect(area).to_be_focused()
        area.fill(text.replace("Un nido: insieme", '"Un nido: insieme"').replace("summary", "sommario"))
        page.get_by_role("button", name="Metti nel modulo").click()
        expect(field(page, "title")).to_have_value("Un nido: insieme")
        expect(trouble).to_contain_text("sommario")
