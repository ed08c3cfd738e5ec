"""Records that are there already, in the proposal form: opened by an address, given back with the same values."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import expect

from shell.from_issue import from_issue
from tests.browser.proposing import ORGANISATION, PRACTICE, REPOSITORY, load_text, query, sheets, ways
from tests.browser.visiting import Visitor
from tests.project import ROOT

MEMBERS = "data/members.yaml"


RECORDS = {
    "practice": ("giornata-lavoro-agile", "bagnatica-nido-interaziendale", "smart-lab-milano-concilia-4-0"),
    "organisation": ("comune-di-milano", "fra-mar", "ats-milano"),
}


@pytest.mark.parametrize("wanted", ["nessuna-scheda-cosi", "__proto__", "../../pratiche", "<script>", "%00"])
def test_hostile_address(proposer: Visitor, wanted: str) -> None:
    with proposer.tab() as tab:
        tab.go(f"{PRACTICE}?correggi={wanted}")
        expect(tab.page.locator("[data-draft]")).to_contain_text("una scheda che non c'è")
        expect(tab.page.locator("h1")).to_have_text("Proponi una pratica")
        assert tab.said == []


@pytest.mark.parametrize(("kind", "record"), [(kind, one) for kind, all_ in RECORDS.items() for one in all_])
def test_a_correction_gives_back_the_same_values(proposer: Visitor, proposed: Path, kind: str, record: str) -> None:
    form, folder = (PRACTICE, "pratiche") if kind == "practice" else (ORGANISATION, "organizzazioni")
    before = (proposed / "site" / folder / record / "scheda.yaml").read_text("utf-8")
    with proposer.tab() as tab:
        tab.go(f"/{folder}/{record}/")
        tab.page.get_by_role("link", name="Correggi questa scheda").click()
        expect(tab.page.locator("h1")).to_contain_text("Correggi «")
        title = tab.page.locator("h1").text_content() or ""
        expect(tab.page.locator(".breadcrumb [aria-current]")).to_have_text(title)
        expect(tab.page.locator("[data-yaml]")).to_contain_text(f"id: {record}")
        (after,) = sheets(tab.page)
        assert yaml.load(after, yaml.BaseLoader) == yaml.load(before, yaml.BaseLoader)
        (issue,) = ways(tab.page, "issue")
        body = query(issue).get("body") or str(tab.page.locator('a[data-way="issue"]').get_attribute("data-copy"))
        (pull,) = ways(tab.page, "pull")
        assert pull.startswith(f"{REPOSITORY}/edit/main/data/")
        assert (proposed / pull.removeprefix(f"{REPOSITORY}/edit/main/")).is_file()
        copied = str(tab.page.locator('a[data-way="pull"]').get_attribute("data-copy"))
        assert yaml.load(copied, yaml.BaseLoader) in (
            yaml.load(after, yaml.BaseLoader),
            [yaml.load(after, yaml.BaseLoader)],
        )
        assert tab.page.locator(".ask__message--error").count() == 0
        assert urlsplit(tab.page.url).path.endswith(form)
        path = pull.removeprefix(f"{REPOSITORY}/edit/main/")
        if path != MEMBERS:
            outcome = from_issue(proposed, body)
            assert (outcome.corrects, outcome.problems, [name for name, _ in outcome.files]) == (True, [], [path])
            shutil.copy(ROOT / path, proposed / path)
        assert tab.said == []


def test_a_correction_says_what_it_changes(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(f"{PRACTICE}?correggi=wemi")
        page, line, tally = tab.page, tab.page.locator("[data-changes]"), tab.page.locator("[data-tally]")
        expect(line).to_have_text("Non hai ancora cambiato niente.")
        page.get_by_role("button", name="Controlla").click()
        expect(tally).to_have_text("Non hai ancora cambiato niente.")
        title = page.locator("#practice-title")
        before = title.input_value()
        title.fill("WeMi, il welfare della città")
        page.locator("[data-list=sources] [data-field=publisher]").first.evaluate(
            "one => { one.value = 'Un altro editore'; one.dispatchEvent(new Event('change', {bubbles: true})); }"
        )
        expect(line).to_have_text("Cambi: «Titolo», «Fonti».")
        expect(tally).to_have_text("Tutto a posto: puoi inviare.")
        title.fill(before)
        expect(line).to_have_text("Cambi: «Fonti».")


def test_the_name_of_a_record_stays(proposer: Visitor) -> None:
    with proposer.tab() as tab:
        tab.go(f"{PRACTICE}?correggi=wemi")
        page = tab.page
        expect(page.locator("#practice-id")).to_have_attribute("readonly", "")
        load_text(page, "id: nearworking\ntitle: Un altro titolo\nkind: smart-working\n")
        said = page.locator("[data-summary]")
        entry = said.locator("a[href='#practice-id']", has_text="quello di questa è «wemi», e non cambia")
        expect(entry).to_have_count(1)
        expect(said.locator("a[href='#practice-kind']").first).to_contain_text("scrivilo alla redazione")
