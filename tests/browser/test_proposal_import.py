"""A record from a file or from pasted text in the proposal form: what is kept, what is said, what comes back."""

import pytest
from playwright.sync_api import expect

from tests.browser.proposing import (
    NAME,
    PRACTICE,
    TITLE,
    check,
    field,
    fill_needed,
    load_file,
    load_text,
    query,
    sheets,
    ways,
)
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
        page.get_by_text("Carica un file già scritto").click()
        # The button of the browser speaks its own language: ours stands over it, and a key presses it as well.
        page.keyboard.press("Tab")
        chooser = page.get_by_label("Scegli un file")
        expect(chooser).to_be_focused()
        # The dialog itself is the browser's: that it is asked for is enough.
        chooser.evaluate(
            "one => one.addEventListener('click', (event) => (event.preventDefault(), one.dataset.asked = ''))"
        )
        page.keyboard.press("Space")
        expect(chooser).to_have_attribute("data-asked", "")
        chooser.set_input_files(files={"name": "scheda.yaml", "mimeType": "application/yaml", "buffer": text.encode()})
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


def test_what_made_way_outlives_the_page(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        back = page.get_by_role("button", name="Riprendi la bozza")
        field(page, "title").fill(TITLE)
        load_text(page, "title: Un altro titolo\n")
        page.reload()
        expect(field(page, "title")).to_have_value("Un altro titolo")
        # Nobody wrote that here: it is not worth calling back.
        load_text(page, "title: Un quarto titolo\n")
        page.reload()
        back.click()
        expect(field(page, "title")).to_have_value(TITLE)
        page.reload()
        expect(field(page, "title")).to_have_value(TITLE)
        expect(back).to_be_hidden()


def test_what_made_way_goes_with_the_draft(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        field(tab.page, "title").fill(TITLE)
        load_text(tab.page, "title: Un altro titolo\n")
        tab.page.get_by_role("button", name="Cancella la bozza").click()
        assert tab.page.evaluate("localStorage.length") == 0


def test_a_broken_entry_does_not_take_the_others_along(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page, said = tab.page, tab.page.locator("[data-import-found]")
        field(page, "title").fill(TITLE)
        load_text(page, "sources: ciao\n")
        expect(said).to_contain_text("niente può entrare nel modulo, che resta com'è")
        expect(said).to_contain_text("Riga 1")
        expect(field(page, "title")).to_have_value(TITLE)
        load_text(page, f"title: {TITLE} e botteghe\nsources: ciao\nlessons: Parlarne subito\nplace: Milano\n")
        expect(field(page, "title")).to_have_value(f"{TITLE} e botteghe")
        expect(page.locator("[data-list=lessons] .field")).to_have_value("Parlarne subito")
        troubles = said.locator(".import__trouble")
        expect(troubles).to_have_count(2)
        expect(troubles.nth(0)).to_contain_text("Riga 2")
        expect(troubles.nth(1)).to_contain_text("Riga 4")


TWO = "title: Il primo nido\nsummary: Uno\n---\ntitle: Il secondo nido\nsummary: Due\n"
LISTED = "# Le schede\n\n- title: Il primo nido\n  summary: Uno\n- title: Il secondo nido\n  summary: Due\n"


@pytest.mark.parametrize("text", [TWO, LISTED], ids=["documents", "list"])
def test_of_two_records_one_is_taken_and_the_other_offered(proposer: Visitor, text: str) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page, said = tab.page, tab.page.locator("[data-import-found]")
        field(page, "title").fill(TITLE)
        load_text(page, text)
        expect(said).to_contain_text("Nel testo ci sono 2 schede. Nel modulo ora c'è «Il primo nido».")
        said.get_by_role("button", name="Prendi invece «Il secondo nido»").click()
        expect(field(page, "title")).to_have_value("Il secondo nido")
        expect(field(page, "summary")).to_have_value("Due")
        page.get_by_role("button", name="Riprendi la bozza").click()
        expect(field(page, "title")).to_have_value(TITLE)


@pytest.mark.parametrize("fence", ["```yaml", "```", "~~~~ YML", "```yaml (never closed)"])
def test_a_record_is_read_from_a_message(proposer: Visitor, fence: str) -> None:
    mark, _, open_ = fence.partition(" (")
    end = "" if open_ else mark.split()[0].removesuffix("yaml") + "\n\nFammi sapere: grazie!\n"
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        load_text(tab.page, f"Ciao, ecco la scheda:\n\n{mark}\ntitle: {TITLE}\nsconosciuto: sì\n{end}")
        expect(field(tab.page, "title")).to_have_value(TITLE)
        expect(tab.page.locator("[data-import-found]")).to_contain_text("Riga 5")


def test_the_text_of_an_issue_comes_back_whole(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        fill_needed(page)
        check(page)
        before = sheets(page)
        body = query(ways(page, "issue")[0])["body"]
        page.get_by_role("button", name="Cancella la bozza").click()
        expect(field(page, "title")).to_have_value("")
        load_text(page, body)
        expect(page.locator("[data-import-found]")).to_contain_text(f"la nuova organizzazione «{NAME}»")
        assert sheets(page) == before


def test_the_record_of_another_kind_is_named(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        field(tab.page, "title").fill(TITLE)
        load_text(tab.page, f"name: {NAME}\ntype: impresa\nsize: piccola\n")
        expect(tab.page.locator("[data-import-found]")).to_contain_text("Questa è la scheda di un'organizzazione")
        expect(field(tab.page, "title")).to_have_value(TITLE)


def test_both_files_that_were_downloaded_come_back_in_any_order(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page, said = tab.page, tab.page.locator("[data-import-found]")
        fill_needed(page)
        check(page)
        practice, organisation = before = sheets(page)
        forget = page.get_by_role("button", name="Cancella la bozza")
        forget.click()
        load_file(page, organisation.encode(), practice.encode())
        expect(said).to_contain_text(f"la nuova organizzazione «{NAME}»")
        assert sheets(page) == before
        forget.click()
        # One after the other: the practice first, since it names the other.
        load_file(page, organisation.encode())
        expect(said).to_contain_text("scegli insieme i due file")
        load_file(page, practice.encode())
        expect(said).to_contain_text("se ne hai il file, carica anche quello")
        load_file(page, organisation.encode())
        expect(said).to_contain_text(f"la nuova organizzazione «{NAME}»")
        assert sheets(page) == before


def test_what_arrived_is_said_where_the_form_begins(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        load_text(tab.page, f"title: {TITLE}\n")
        line = tab.page.locator("[data-draft]")
        expect(line).to_contain_text("La scheda è nel modulo.")
        expect(line).to_contain_text("cose da sistemare")
        expect(line).to_be_in_viewport()


def test_a_list_where_one_text_belongs_is_said(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        load_text(tab.page, "title: [Il primo nido, Il secondo nido]\nsummary: [Breve]\n")
        expect(field(tab.page, "title")).to_have_value("Il primo nido")
        trouble = tab.page.locator(".import__trouble")
        expect(trouble).to_have_count(1)
        expect(trouble).to_contain_text("Riga 1")
        expect(tab.page.locator("[data-import-found]")).to_be_in_viewport()


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_of_another_encoding_is_read_and_said(proposer: Visitor, encoding: str) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        load_file(tab.page, "title: Perché c'è un nido in città\n".encode(encoding))
        expect(field(tab.page, "title")).to_have_value("Perché c'è un nido in città")
        expect(tab.page.locator("[data-import-found]")).to_contain_text("non è in UTF-8")


def test_a_picture_is_no_text(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        load_file(tab.page, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff\xfe")
        expect(tab.page.locator("[data-import-found]")).to_contain_text("Non è un file di testo")
        expect(tab.page.locator("[data-import-text]")).to_have_value("")
