"""An issue becomes a record: what its text says is data, and decides neither path, nor branch, nor command."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.document import Document
from catalog.drafts import plain
from catalog.issue import answers, chosen, fenced, outside_fences
from catalog.naming import is_id, place_of, slug
from catalog.source import parse
from shell import cli
from shell.failures import InstallationError
from shell.filing import file_record
from shell.from_issue import from_issue
from tests.datasets import PRACTICE, ROOT, loaded, practice_text, sound

FORM = """### Titolo

Due giorni a casa per chi abita lontano

### In breve

Chi abita lontano perdeva ore in viaggio.
Adesso lavora da casa due giorni alla settimana, a scelta.

### Linea

Lavoro agile

### Legame con l'alleanza

nessuno

### Provenienza

Organizzazione

### Stato

Attiva

### Raggio

Nell'organizzazione

### Bisogni

Spostamenti casa-lavoro, Orari troppo rigidi

### Misure

- [x] Giorni di lavoro da remoto
- [ ] Banca delle ore

### Organizzazioni

Officina Inventata

### Destinatari

Dipendenti

### La risposta

Ogni persona sceglie due giorni con il proprio responsabile, un mese prima.

### Inizio

_No response_

### Fonti

Pagina inventata – https://www.officina.example/due-giorni

### Licenza

- [X] Va bene la licenza CC BY 4.0
"""
FORM_OF_GITHUB = ROOT / ".github" / "ISSUE_TEMPLATE" / "pratica.yml"
NEW = practice_text().replace("id: un-giorno-da-casa", "id: due-giorni-da-casa").replace("Un giorno", "Due giorni")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    return tmp_path


def issue(text: str, before: str = "", fence: str = "```") -> str:
    return f"{before}Proposta preparata con il modulo.\n\n{fence}yaml\n{text}{fence}\n"


def answered(body: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the command prints for a body that is in an environment variable."""
    monkeypatch.setenv("ISSUE_BODY", body)
    assert cli.main(["from-issue", "--env", "ISSUE_BODY", "--number", "12"]) == 0
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "::" not in said
    assert "##" not in said
    answer: dict[str, Any] = json.loads(said)
    return answer


def written(root: Path) -> set[str]:
    before = {
        PRACTICE,
        "practices/welfare/nido-condiviso.yaml",
        "organisations/officina-inventata.yaml",
        "members.yaml",
    }
    return (
        {p.relative_to(root / "data").as_posix() for p in (root / "data").rglob("*.yaml")}
        - before
        - {"vocabularies.yaml"}
    )


def test_record_in_a_fence(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    answer = answered(issue(NEW), capsys, monkeypatch)
    path = "data/practices/smart-working/due-giorni-da-casa.yaml"
    assert (answer["path"], answer["branch"]) == (path, "proposta/12-due-giorni-da-casa")
    assert answer["title"] == "Nuova scheda: due-giorni-da-casa"
    assert (root / path).read_text("utf-8") == answer["text"]
    assert [p for p in answer["problems"] if p["code"] != "near-duplicate"] == []
    found = loaded(root / "data")
    assert found.errors == ()
    assert found.catalog
    assert found.catalog.practices["due-giorni-da-casa"].title == "Due giorni da casa alla settimana"


def test_practice_with_its_organisation(root: Path) -> None:
    text = (root / "data/organisations/officina-inventata.yaml").read_text("utf-8")
    other = text.replace("officina-inventata", "bottega-inventata").replace("Officina Inventata", "Bottega Inventata")
    body = issue(other) + "\n" + issue(NEW.replace("[officina-inventata]", "[bottega-inventata]"))
    outcome = from_issue(root, body)
    assert written(root) == {"organisations/bottega-inventata.yaml", "practices/smart-working/due-giorni-da-casa.yaml"}
    assert [p for p in outcome.problems if p["code"] != "near-duplicate"] == []


def test_answers_of_the_form(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    answer = answered(FORM, capsys, monkeypatch)
    assert answer["path"] == "data/practices/smart-working/due-giorni-a-casa-per-chi-abita-lontano.yaml"
    assert answer["problems"] == []
    found = loaded(root / "data").catalog
    assert found
    practice = found.practices["due-giorni-a-casa-per-chi-abita-lontano"]
    assert practice.needs == ("spostamenti", "orari-rigidi")
    assert practice.measures == ("giorni-da-remoto",)
    assert practice.organisations == ("officina-inventata",)
    assert (practice.origin, str(practice.confirmed)) == ("organizzazione", "2026-11-22")
    assert practice.sources[0].url == "https://www.officina.example/due-giorni"
    assert practice.started is None


def test_existing_record_only_as_a_correction(root: Path) -> None:
    changed = practice_text().replace("Un giorno da casa alla settimana", "Un giorno da casa ogni settimana")
    refused = from_issue(root, issue(changed))
    assert refused.files == []
    assert "c'è già" in refused.problems[0]["message"]
    assert (root / "data" / PRACTICE).read_text("utf-8") == practice_text()
    done = from_issue(root, issue(changed, before="Correzione di una scheda.\n\n"))
    assert [path for path, _ in done.files] == [f"data/{PRACTICE}"]
    assert "ogni settimana" in (root / "data" / PRACTICE).read_text("utf-8")


def test_the_list_of_members_is_left_to_people(root: Path) -> None:
    text = (root / "data/organisations/officina-inventata.yaml").read_text("utf-8")
    outcome = from_issue(root, issue(text.replace("officina-inventata", "comune-di-fantasia")), correction=True)
    assert outcome.files == []
    assert "elenco dei membri" in outcome.problems[0]["message"]


def test_correction_does_not_move_a_record(root: Path) -> None:
    moved = practice_text().replace("kind: smart-working", "kind: welfare")
    assert from_issue(root, issue(moved), correction=True).files == []


@pytest.mark.parametrize(
    "text",
    [
        NEW.replace("id: due-giorni-da-casa", "id: ../../../etc/passwd"),
        NEW.replace("id: due-giorni-da-casa", "id: data/vocabularies"),
        NEW.replace("id: due-giorni-da-casa", 'id: "a\\nb"'),
        NEW.replace("id: due-giorni-da-casa", "id: [x]"),
        NEW.replace("kind: smart-working", "kind: ../.github/workflows"),
        NEW.replace("kind: smart-working", "kind: ''"),
        NEW.replace("kind: smart-working", "kind: inventata"),
        "id: vocabularies\nname: x\ntype: impresa\npath: data/vocabularies.yaml\n",
    ],
)
def test_the_path_is_never_the_bodys_own(root: Path, text: str) -> None:
    before = {path: path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()}
    outcome = from_issue(root, issue(text), correction=True)
    for path, _ in outcome.files:
        folder, _, name = path.rpartition("/")
        assert folder in ("data/practices/smart-working", "data/organisations")
        assert is_id(name.removesuffix(".yaml"))
    assert {path: path.read_bytes() for path in before} == before


def test_a_link_is_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "data/practices/governance").symlink_to(outside)
    assert from_issue(root, issue(NEW.replace("kind: smart-working", "kind: governance"))).files == []
    with pytest.raises(InstallationError, match="collegamento"):
        file_record(root, "data/practices/governance/x.yaml", NEW)
    (root / "data/practices/welfare/y.yaml").symlink_to(outside / "y.yaml")
    for replace in (False, True):
        with pytest.raises(InstallationError, match=r"y\.yaml"):
            file_record(root, "data/practices/welfare/y.yaml", NEW, replace=replace)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "Non trovo nessuna scheda"),
        ("```yaml\nid: [", "Non trovo nessuna scheda"),
        ("```yaml\nid: [\n```", "Riga"),
        ("```yaml\n- a\n```", "non è una scheda"),
        ("```yaml\nid: x\n```\n" * 7, "troppi blocchi"),
        ("```yaml\n" + "a: b\n" * 40_000 + "```", "100 kB"),
        ("```yaml\n" + "[" * 5000 + "\n```", "livelli"),
        ("```yaml\ntitle: &a x\nkind: *a\n```", "togli il segno"),
    ],
)
def test_what_cannot_be_read_is_told(root: Path, body: str, why: str) -> None:
    outcome = from_issue(root, body)
    assert outcome.files == []
    assert why in " ".join(p["message"] for p in outcome.problems)


def test_commands_of_workflows_stay_text(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = '"x\\n::set-output name=a::b\\n##[add-mask]c\\n::add-path::/tmp"'
    answer = answered(issue(NEW.replace("Due giorni da casa alla settimana", evil)), capsys, monkeypatch)
    assert answer["title"] == "Nuova scheda: due-giorni-da-casa"
    assert "::add-path::" in answer["text"]


def test_wrong_record_is_kept_as_it_was_written(root: Path) -> None:
    text = NEW.replace("title:", "titolo:")
    outcome = from_issue(root, issue(text))
    assert outcome.files == [("data/practices/smart-working/due-giorni-da-casa.yaml", text)]
    assert {"missing-field", "unknown-field"} <= {p["code"] for p in outcome.problems}


def test_a_longer_fence_holds_a_shorter_one() -> None:
    assert list(fenced("````yaml\na: 1\n```\nb\n````\n~~~ yml\nc: 2\n~~~\n```\nno\n```\n")) == [
        "a: 1\n```\nb\n",
        "c: 2\n",
    ]


def test_the_word_correction_counts_outside_fences_only() -> None:
    assert "Correzione" not in outside_fences("x\n```yaml\nsummary: Correzione\n```\ny")


def test_slug_is_that_of_the_form() -> None:
    assert slug("L'asilo è più vicino: 2 città!") == "l-asilo-e-piu-vicino-2-citta"
    assert slug("parola " * 20) == "-".join(["parola"] * 8)
    assert slug("x" * 90) == "x" * 60


def test_values_are_named_by_id_or_label() -> None:
    ids = {"MI": "Milano", "cura-figli": "Cura dei figli"}
    assert [chosen(text, ids) for text in ("mi", "MILANO", "cura-figli", "niente")] == ["MI", "MI", "cura-figli", ""]


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_path_leads_elsewhere(id_: str, kind: str) -> None:
    place = place_of("practice", id_, kind)
    assert place is None or (place.count("/") == 3 and ".." not in place and place.isascii())
    assert place_of("practice", slug(id_) or "x1", "welfare") is None or is_id(slug(id_) or "x1")


@settings(deadline=None)
@given(st.text())
def test_any_body_is_read(body: str) -> None:
    assert isinstance(answers(body), dict)
    assert all(isinstance(text, str) for text in fenced(body))


@pytest.mark.skipif(not FORM_OF_GITHUB.is_file(), reason="the forms of the repository are not there")
def test_every_field_of_our_form_is_understood(root: Path) -> None:
    """Each label leads to a place of the record, and each option to a value: filled in with examples it is valid."""
    organisations = "Officina Inventata\nComune di Fantasia"
    said = {"organisations": organisations, "sources": "Pagina inventata – https://www.officina.example/da-casa"}
    said |= {"contact": "welfare@officina.example", "title": "Una prova inventata per il modulo"}
    # The first answer about the origin is «Da fonti pubbliche», which nobody has to confirm.
    said |= {"confirmed": "_No response_"}
    parts = []
    for part in yaml.safe_load(FORM_OF_GITHUB.read_text("utf-8"))["body"]:
        told = part["attributes"]
        if part["type"] in ("input", "textarea", "dropdown"):
            options = told.get("options", [])
            answer = ", ".join(options[: 2 if told.get("multiple") else 1])
            answer = said.get(part["id"]) or answer or told.get("placeholder") or "_No response_"
            parts.append(f"### {told['label']}\n\n{answer}\n")
    outcome = from_issue(root, "\n".join(parts))
    assert [p for p in outcome.problems if p["code"] != "hard-to-read"] == []
    record = plain(parse(outcome.files[0][1].encode(), Document("")).root)
    assert {"needs", "measures", "audience", "organisations", "sources", "problem", "place"} <= record.keys()
    assert len(record["needs"]) == len(record["organisations"]) == 2
