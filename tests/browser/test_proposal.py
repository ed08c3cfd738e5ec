"""The proposal form: from nothing to each way out, what it keeps, what it mends, and nothing that it executes."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from catalog.load import load
from shell import engine
from shell.from_issue import from_issue
from tests.browser.serving import serving
from tests.browser.visiting import PHONE, SIZES, Tab, Visitor
from tests.project import ROOT, copy_project

REPOSITORY = "https://github.com/esempio/concilia"
MAILBOX = "redazione@comune.esempio.it"
PRACTICE, ORGANISATION = "/proponi/pratica/", "/proponi/organizzazione/"
MEMBERS = "data/members.yaml"
EVIL = '<img src=x onerror="window.broken=1"> {{ 7*7 }} </script><script>window.broken=1</script>'
TITLE, NAME = "Nido condiviso tra officine immaginarie", "Officina Immaginaria"
PAGE = "https://www.officina-immaginaria.esempio.it/nido"
LONG = "Le officine hanno diviso la spesa e i posti, e ogni mese si ritrovano per decidere insieme. " * 10


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real project with the addresses of somebody who does not exist, built."""
    folder = copy_project(tmp_path_factory.mktemp("proposal"))
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"^repo_url: .*$", f"repo_url: {REPOSITORY}", settings, flags=re.M)
    settings = re.sub(r"^  redazione_email: .*$", f"  redazione_email: {MAILBOX}", settings, flags=re.M)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    assert engine.run(folder, folder / "site") == ()
    return folder


@pytest.fixture(scope="module")
def proposer(project: Path, visitor: Visitor) -> Iterator[Visitor]:
    """Somebody who proposes, on that site."""
    with serving(project / "site") as base:
        yield visitor.of(base)


def field(page: Page, path: str) -> Locator:
    """A field of the main record, by its place in the contract."""
    return page.locator(f'form > .stage > .ask [data-field="{path}"], form > .stage > [data-field="{path}"]').first


def tick(page: Page, path: str, *values: str) -> None:
    for value in values:
        field(page, path).locator(f'input[value="{value}"]').check()


def fill_needed(page: Page) -> None:
    """What a small firm that the portal does not know would write, and no more."""
    field(page, "title").fill(TITLE)
    field(page, "summary").fill(
        "Chi ha figli piccoli non trovava posto. Tre officine vicine hanno aperto un nido insieme."
    )
    tick(page, "kind", "welfare")
    field(page, "problem").fill("Il nido più vicino era lontano e aveva pochi posti liberi.")
    page.get_by_text("Un'organizzazione non è nell'elenco?").click()
    along = page.locator("[data-along-record]")
    along.locator("[data-field=name]").fill(NAME)
    along.locator("[data-field=type]").select_option("impresa")
    along.locator("[data-field=size] input[value=piccola]").check()
    # The name is enough: the form finds the id.
    page.locator("[data-list=organisations] input").fill(NAME.upper())
    tick(page, "origin", "organizzazione")
    tick(page, "needs", "cura-figli", "nascita-rientro")
    tick(page, "measures", "servizi-infanzia")
    tick(page, "audience", "genitori")
    tick(page, "status", "attiva")
    tick(page, "place.reach", "quartiere")
    tick(page, "alliance", "nessuno")
    source = page.locator("[data-list=sources] [data-item]").first
    source.locator("[data-field=url]").fill(PAGE)
    source.locator("[data-field=title]").fill("Il nostro nido")


def check(page: Page) -> None:
    page.get_by_role("button", name="Controlla").click()
    expect(page.locator("[data-tally]")).to_have_text("Tutto a posto: puoi inviare.")
    expect(page.locator("[data-summary]")).to_be_hidden()


def sheets(page: Page) -> list[str]:
    """The texts that would be sent: the practice, then the organisation that comes along."""
    return (page.locator("[data-yaml]").text_content() or "").split("\n---\n\n")


def problems(project: Path, files: dict[str, str]) -> list[str]:
    """What Python's check says of the project with these files in it."""
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, "utf-8")
    found = load(project / "data", date.today()).errors  # noqa: DTZ011 - the browser's day
    for path in files:
        (project / path).unlink()
    return [f"{p.path}:{p.line} {p.code} {p.message}" for p in found]


def paths(texts: list[str]) -> dict[str, str]:
    practice, organisation = (yaml.safe_load(text) for text in texts)
    return {
        f"data/practices/{practice['kind']}/{practice['id']}.yaml": texts[0],
        f"data/organisations/{organisation['id']}.yaml": texts[1],
    }


def ways(page: Page, name: str) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator(f'a[data-way="{name}"]').all()]


def query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px")
def test_from_nothing_to_every_way_out(proposer: Visitor, project: Path, size: tuple[int, int]) -> None:
    with proposer.tab(size, accept_downloads=True) as tab:
        tab.go(PRACTICE)
        page = tab.page
        fill_needed(page)
        check(page)
        texts = sheets(page)
        files = paths(texts)
        assert problems(project, files) == []
        assert yaml.safe_load(texts[0])["organisations"] == ["officina-immaginaria"]
        assert "confirmed" in yaml.safe_load(texts[0])

        # 1. A pull request for each file, the organisation first.
        asked = [(urlsplit(address).path, query(address)) for address in ways(page, "pull")]
        assert {path for path, _ in asked} == {"/esempio/concilia/new/main"}
        made = {values["filename"]: values["value"] for _, values in asked}
        assert made == files
        assert list(made) == list(reversed(files))
        # 2. One issue with both.
        (issue,) = ways(page, "issue")
        assert issue.startswith(f"{REPOSITORY}/issues/new?")
        assert query(issue)["title"] == f"Nuova pratica: {TITLE}"
        assert re.findall(r"^```yaml\n(.*?)^```$", query(issue)["body"], re.M | re.S) == [texts[1], texts[0]]
        assert from_issue(project, query(issue)["body"]).problems == []
        for path, text in files.items():
            assert (project / path).read_text("utf-8") == text
            (project / path).unlink()
        # 3. A file for each.
        for path, text in files.items():
            with page.expect_download() as download:
                page.locator(f'[data-download="{Path(path).name}"]').click()
            assert Path(download.value.path()).read_text("utf-8") == text
        # 4. An e-mail: the address holds all of it, or the text is copied.
        (mail,) = ways(page, "mail")
        assert mail.startswith(f"mailto:{MAILBOX}?subject=")
        whole = texts[1] + "\n---\n\n" + texts[0]
        copied = page.locator('a[data-way="mail"]').get_attribute("data-copy")
        assert copied == whole or whole in unquote(mail).replace("\r\n", "\n")
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


@pytest.mark.parametrize("text", ["ciao a tutti", "- uno\n- due", "foo: 1\nbar: 2"])
def test_what_is_no_record_leaves_the_draft_alone(proposer: Visitor, text: str) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        field(tab.page, "title").fill(TITLE)
        load_text(tab.page, text)
        expect(tab.page.locator("[data-import-found]")).to_contain_text("nessuna voce di una scheda")
        expect(field(tab.page, "title")).to_have_value(TITLE)


def load_text(page: Page, text: str) -> None:
    page.locator("[data-import]").evaluate("one => (one.open = true)")
    page.locator("[data-import-text]").fill(text)
    page.get_by_role("button", name="Metti nel modulo").click()


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
        assert "Manca «In breve»." in said
        assert "Manca: «Anno dei costi», «Fonte dei costi»." in said
        assert "«Officina Mai Vista». Se è nuova, aggiungila qui sotto." in said
        assert not re.search(r"data/|\w_\w|\((?:problem|solution|group|url)|\bresources\b", said)
        expect(page.locator("[data-tally] a")).to_have_text(re.compile(r"^\d+ cose da sistemare$"))


def test_enter_does_not_send(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        field(tab.page, "title").press("Enter")
        expect(tab.page.locator("[data-summary]")).to_be_hidden()
        assert urlsplit(tab.page.url).query == ""


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
        page.reload()
        expect(page.locator("[data-draft]")).to_contain_text("Abbiamo ripreso la bozza")
        assert sheets(page) == before
        page.get_by_role("button", name="Cancella la bozza").click()
        expect(field(page, "title")).to_have_value("")
        assert page.evaluate("localStorage.length") == 0
        page.get_by_role("button", name="Riprendi la bozza").click()
        assert sheets(page) == before


def test_similar_practices(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(PRACTICE)
        field(tab.page, "title").press_sequentially("nido interaziendale a Bagnatica")
        expect(tab.page.locator("[data-similar] a").first).to_have_attribute("href", re.compile("bagnatica"))


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


@pytest.mark.parametrize("wanted", ["nessuna-scheda-cosi", "__proto__", "../../pratiche", "<script>", "%00"])
def test_hostile_address(proposer: Visitor, wanted: str) -> None:
    with proposer.tab() as tab:
        tab.go(f"{PRACTICE}?correggi={wanted}")
        expect(tab.page.locator("[data-draft]")).to_contain_text("una scheda che non c'è")
        expect(tab.page.locator("h1")).to_have_text("Proponi una pratica")
        assert tab.said == []


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


RECORDS = {
    "practice": ("giornata-lavoro-agile", "bagnatica-nido-interaziendale", "smart-lab-milano-concilia-4-0"),
    "organisation": ("comune-di-milano", "fra-mar", "ats-milano"),
}


@pytest.mark.parametrize(("kind", "record"), [(kind, one) for kind, all_ in RECORDS.items() for one in all_])
def test_a_correction_gives_back_the_same_values(proposer: Visitor, project: Path, kind: str, record: str) -> None:
    form, folder = (PRACTICE, "pratiche") if kind == "practice" else (ORGANISATION, "organizzazioni")
    before = (project / "site" / folder / record / "scheda.yaml").read_text("utf-8")
    with proposer.tab() as tab:
        tab.go(f"/{folder}/{record}/")
        tab.page.get_by_role("link", name="Correggi questa scheda").click()
        expect(tab.page.locator("h1")).to_contain_text("Correggi")
        expect(tab.page.locator("[data-yaml]")).to_contain_text(f"id: {record}")
        (after,) = sheets(tab.page)
        assert yaml.load(after, yaml.BaseLoader) == yaml.load(before, yaml.BaseLoader)
        (issue,) = ways(tab.page, "issue")
        body = query(issue).get("body") or str(tab.page.locator('a[data-way="issue"]').get_attribute("data-copy"))
        (pull,) = ways(tab.page, "pull")
        assert pull.startswith(f"{REPOSITORY}/edit/main/data/")
        assert (project / pull.removeprefix(f"{REPOSITORY}/edit/main/")).is_file()
        copied = str(tab.page.locator('a[data-way="pull"]').get_attribute("data-copy"))
        assert yaml.load(copied, yaml.BaseLoader) in (
            yaml.load(after, yaml.BaseLoader),
            [yaml.load(after, yaml.BaseLoader)],
        )
        assert tab.page.locator(".ask__message--error").count() == 0
        assert urlsplit(tab.page.url).path.endswith(form)
        path = pull.removeprefix(f"{REPOSITORY}/edit/main/")
        if path != MEMBERS:
            outcome = from_issue(project, body)
            assert (outcome.corrects, outcome.problems, [name for name, _ in outcome.files]) == (True, [], [path])
            shutil.copy(ROOT / path, project / path)
        assert tab.said == []


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


def test_a_new_organisation(proposer: Visitor, project: Path) -> None:
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
        found = problems(project, {"data/organisations/officina-immaginaria.yaml": text})
        assert found == []
        assert wide(tab) == PHONE[0]


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


def test_ways_without_an_address_are_hidden(visitor: Visitor) -> None:
    """The real project has none yet."""
    with visitor.tab() as tab:
        tab.go(PRACTICE)
        expect(tab.page.locator("[data-download]")).to_have_count(1)
        expect(tab.page.locator("a[data-way]")).to_have_count(0)
        expect(tab.page.locator("[data-send-lead]")).to_contain_text("non ci sono ancora")


def wide(tab: Tab) -> int:
    return int(tab.page.evaluate("document.documentElement.scrollWidth"))


def test_it_says_when_it_cannot_work(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.page.route("**/contract.json", lambda route: route.abort())
        tab.go(PRACTICE)
        expect(tab.page.locator(".propose__bare")).to_contain_text("non riesco a caricare il modulo")
        expect(tab.page.locator("[data-work]")).to_be_hidden()
