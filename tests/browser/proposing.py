"""What the tests of the proposal form share: somebody who writes into it, and what comes out of it."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from catalog.load import load

REPOSITORY = "https://github.com/esempio/concilia"


MAILBOX = "redazione@comune.esempio.it"


PRACTICE, ORGANISATION = "/proponi/pratica/", "/proponi/organizzazione/"


TITLE, NAME = "Nido condiviso tra officine immaginarie", "Officina Immaginaria"


PAGE = "https://www.officina-immaginaria.esempio.it/nido"


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


def load_text(page: Page, text: str) -> None:
    page.locator("[data-import]").evaluate("one => (one.open = true)")
    page.locator("[data-import-text]").fill(text)
    page.get_by_role("button", name="Metti nel modulo").click()


def load_file(page: Page, *texts: bytes) -> None:
    """Choose these files at once."""
    page.locator("[data-import]").evaluate("one => (one.open = true)")
    files = [
        {"name": f"scheda{at}.yaml", "mimeType": "application/yaml", "buffer": text} for at, text in enumerate(texts)
    ]
    page.locator("[data-import-file]").set_input_files(files=files)  # type: ignore[arg-type]


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


def ways(page: Page, name: str) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator(f'a[data-way="{name}"]').all()]


def query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
