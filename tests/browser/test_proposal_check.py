"""What the proposal form says of what is written in it, and how it helps to mend it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.proposing import NAME, PRACTICE, TITLE, check, field, fill_needed, load_text
from tests.browser.visiting import Visitor


def test_untouched_fields_are_left_in_peace(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        field(page, "title").fill("Corto")
        field(page, "title").blur()
        wrong = page.locator(".ask--wrong")
        expect(wrong).to_have_count(1)
        expect(field(page, "title")).to_have_attribute("aria-invalid", "true")
        said = page.locator(f"#{field(page, 'title').get_attribute('id')}-problema")
        expect(said).to_contain_text("«Titolo»")
        assert str(said.get_attribute("id")) in str(field(page, "title").get_attribute("aria-describedby"))
        field(page, "title").fill(TITLE)
        expect(wrong).to_have_count(0)


def test_what_was_meant_is_one_click_away(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        when = page.locator("[data-list=sources] [data-field=date]")
        when.fill("marzo 2024")
        when.blur()
        page.get_by_role("button", name="Scrivi così: 2024-03").click()
        expect(when).to_have_value("2024-03")
        expect(page.get_by_role("button", name="Scrivi così")).to_have_count(0)


TYPED = {
    "claims value": ["1.300", "tra 2 e 3", "2-3", "circa 300", "1.682,5", "3.327.000", "da 2 a 5 a 9", "boh"],
    "claims period": ["aprile 2020", "2017-2019", "non noto", "06/2019"],
    "sources date": ["marzo 2024", "31/02/2024", "20/11/2004", "22.11.26", "ieri"],
    "sources url": ["www.officina-immaginaria.esempio.it/nido", "https:/nido", "il nostro sito"],
}
"""What people type into one field of a list."""


@pytest.mark.parametrize(("place", "texts"), TYPED.items(), ids=list(TYPED))
def test_no_button_writes_what_is_wrong_again(proposer: Visitor, place: str, texts: list[str]) -> None:
    list_, key = place.split()
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        many = page.locator(f"[data-list={list_}]")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        if not many.locator("[data-item]").count():
            many.locator("[data-add]").click()
        control = many.locator(f"[data-field={key}]").first
        ask = many.locator(f"[data-ask={key}]").first
        for text in texts:
            for number in range(2):
                type_anew(page, control, text)
                buttons = ask.get_by_role("button", name="Scrivi così")
                if number >= buttons.count():
                    break
                buttons.nth(number).click()
                expect(ask.locator(".ask__message--error"), text).to_have_count(0)


def type_anew(page: Page, control: Locator, text: str) -> None:
    """Type, and wait until the form has looked at it."""
    for end in ("value_min", "value_max"):
        page.locator(f"[data-list=claims] [data-field={end}]").evaluate_all(
            "all => all.forEach(one => (one.value = ''))"
        )
    control.fill(text)
    control.press("Tab")
    expect(page.locator("[data-yaml]")).to_contain_text(text)


def test_an_interval_goes_where_it_belongs(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        page.get_by_text("I numeri").first.click()
        claims = page.locator("[data-list=claims]")
        claims.locator("[data-add]").click()
        type_anew(page, claims.locator("[data-field=value]"), "tra 2 e 3")
        page.get_by_role("button", name="Scrivi così: da 2 a 3").click()
        values = [claims.locator(f"[data-field={key}]").input_value() for key in ("value", "value_min", "value_max")]
        assert values == ["", "2", "3"]


def test_sentences_speak_of_the_form(proposer: Visitor) -> None:
    """No key, no path: what is missing is called as the form calls it."""
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        page.locator("[data-list=organisations] input").fill("Officina Mai Vista")
        page.get_by_text("Quanto costa e quanto").click()
        field(page, "resources.one_off_eur").fill("500")
        page.get_by_role("button", name="Controlla").click()
        said = page.locator("[data-summary]").inner_text()
        assert "In breve\nScrivi questa voce." in said
        assert "A che punto è?\nScegli una voce." in said
        assert "Manca «" not in said
        assert "Manca: «Anno dei costi», «Fonte dei costi»." in said
        assert "«Officina Mai Vista». Se è nuova, aggiungila." in said
        assert not re.search(r"data/|\w_\w|\((?:problem|solution|group|url)|\bresources\b", said)
        expect(page.locator("[data-tally] a")).to_have_text(re.compile(r"^\d+ cose da sistemare$"))


def test_what_a_field_wants_is_told_before_anybody_writes(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        asked = {
            one: page.locator(f'form > .stage > .ask[data-ask="{one}"]') for one in ("summary", "problem", "solution")
        }
        expect(asked["summary"]).to_contain_text("Almeno 60 caratteri.")
        for one in ("problem", "solution"):
            expect(asked[one].locator("label")).to_contain_text("almeno uno dei due")
            expect(asked[one]).to_contain_text("Almeno 40 caratteri.")
        source = page.locator("[data-list=sources] [data-item]").first
        address = source.locator("[data-field=url]")
        expect(source.locator("label", has_text="Indirizzo").first).to_contain_text("oppure «Perché manca l'indirizzo»")
        address.fill("www.officina-immaginaria.esempio.it/nido")
        address.press("Tab")
        expect(address).to_have_value("https://www.officina-immaginaria.esempio.it/nido")


def test_preview_and_level(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        fill_needed(page)
        page.locator("[data-list=sources] [data-field=publisher]").press("Tab")
        card = page.locator("[data-card] .card.is-welfare")
        expect(card.locator(".card__title")).to_have_text(TITLE)
        expect(card.locator(".card__who")).to_contain_text(NAME)
        coach = page.locator("[data-coach]")
        expect(coach).to_contain_text("Mancano 7 elementi per documentata")
        coach.get_by_role("link", name="Lezioni").click()
        assert page.evaluate("document.activeElement.closest('[data-list=lessons]') !== null")


def test_what_is_wrong_counts_as_missing_for_the_level(proposer: Visitor) -> None:
    record = "results: {0}\nlessons: [{0}]\nsteps:\n- title: {0}\n- title: Si apre\n- title: Si ascolta\n"
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        coach = tab.page.locator("[data-coach]")
        results = coach.get_by_role("link", name="I risultati")
        load_text(tab.page, record.format("I posti si sono riempiti nel primo anno"))
        expect(coach).to_contain_text("Mancano 5 elementi per documentata")
        expect(results).to_have_count(0)
        load_text(tab.page, record.format("Sì"))
        expect(coach).to_contain_text("Mancano 8 elementi per documentata")
        expect(results).to_have_count(1)


@pytest.mark.parametrize(
    "record", ["laboratorio-isola-tempi", "actionaid-italia-smart-working", "family-audit-standard"]
)
def test_the_card_dates_its_sources_as_the_page_does(proposer: Visitor, record: str) -> None:
    with proposer.tab() as tab:
        tab.go(f"/pratiche/{record}/")
        printed = tab.page.locator(".sheet__newest").text_content() or ""
        tab.go(f"{PRACTICE}?correggi={record}")
        expect(tab.page.locator("[data-card] .card__source")).to_have_text(printed)


def test_a_figure_as_it_is_written_in_italian(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        page.locator("[data-stage]:has([data-list=claims]) > summary").click()
        page.get_by_role("button", name="Aggiungi un dato").click()
        claim = page.locator("[data-list=claims] [data-item]")
        value, unit = (claim.locator(f"[data-field={name}]") for name in ("value", "unit"))
        value.fill("66,7")
        value.blur()
        expect(page.locator("[data-yaml]")).to_contain_text("value: 66.7")
        expect(claim.locator(".ask--wrong:has([data-field=value])")).to_have_count(0)
        page.reload()
        expect(value).to_have_value("66,7")
        value.evaluate("one => { for (let d = one; d; d = d.parentElement.closest('details')) d.open = true; }")
        value.fill("circa 30%")
        value.blur()
        claim.get_by_role("button", name="Scrivi così: 30, %, Circa").click()
        expect(value).to_have_value("30")
        expect(unit).to_have_value("%")


def test_a_date_says_how_it_is_written(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        source = tab.page.locator("[data-list=sources] [data-item]").first
        date = source.locator("[data-field=date]")
        date.fill("estate 2019")
        date.blur()
        expect(source).to_contain_text("Si scrive così: 2019, 2019-06 o 2019-06-20.")
        source.get_by_role("button", name="Scrivi così: 2019", exact=True).click()
        expect(date).to_have_value("2019")


def test_what_is_pasted_has_plain_blanks(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        summary = field(tab.page, "summary")
        summary.fill("Prima. Dopo.")
        summary.evaluate("""one => {
          one.focus();
          one.setSelectionRange(7, 7);
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", "Chi\\tha\\u00a0figli. ");
          one.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""")
        expect(summary).to_have_value("Prima. Chi ha figli. Dopo.")
        assert summary.evaluate("one => one.selectionStart") == len("Prima. Chi ha figli. ")
        tab.page.keyboard.press("Control+z")
        expect(summary).to_have_value("Prima. Dopo.")


HIDDEN = {
    "title": "Nido \u202econdiviso tra officine",
    "summary": "Chi ha\tfigli",
    "problem": "Il nido più vi\u200bcino",
    "solution": "Tre officine\u2028un nido",
}
"""Field → a text with a mark that nobody sees."""


def test_marks_that_nobody_sees_are_led_to_and_taken_away(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        for path, text in HIDDEN.items():
            field(page, path).fill(text)
        page.get_by_role("button", name="Controlla").click()
        entries = page.locator("[data-summary] li", has_text=re.compile("invisibile|tabulazione"))
        expect(entries).to_have_count(len(HIDDEN))
        for path, title in (
            ("title", "Titolo"),
            ("summary", "In breve"),
            ("problem", "Il bisogno"),
            ("solution", "La risposta"),
        ):
            entry = entries.filter(has=page.locator(f"a[href='#practice-{path}']"))
            expect(entry.locator("strong")).to_have_text(title)
        assert "YAML" not in page.locator("[data-summary]").inner_text()
        for _ in HIDDEN:
            page.get_by_role("button", name="Toglilo").first.click()
        expect(entries).to_have_count(0)
        texts = [field(page, path).input_value() for path in HIDDEN]
        assert texts == ["Nido condiviso tra officine", "Chi ha figli", "Il nido più vicino", "Tre officine un nido"]


def test_one_thing_left_leads_to_its_field(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        page = tab.page
        fill_needed(page)
        check(page)
        field(page, "title").fill("Nido")
        field(page, "title").press("Tab")
        tally = page.locator("[data-tally] a")
        # The name that follows from the title is not one more thing.
        expect(tally).to_have_text("1 cosa da sistemare: «Titolo»")
        tally.click()
        expect(field(page, "title")).to_be_focused()
