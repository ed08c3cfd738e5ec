"""An issue becomes a record: what its text says is data, and decides neither path, nor branch, nor command."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.comments import comments
from catalog.document import Document
from catalog.drafts import plain
from catalog.issue import answers, chosen, fenced, outside_fences
from catalog.merging import paired
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


def answered(body: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What the command prints for the issue of an event."""
    Path("event.json").write_text(json.dumps({"issue": {"number": 12, "body": body}}), "utf-8")
    assert cli.main(["from-issue", "--event", "event.json"]) == 0
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


def test_record_in_a_fence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(issue(NEW), capsys)
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


def test_answers_of_the_form(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(FORM, capsys)
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


NEIGHBOURS = """# Un elenco inventato.

# Prima del municipio.
-   id:   prima-inventata   # spazi di troppo, che restano
    name: 'Prima Inventata'
    type: impresa

{own}
# Parla della seguente.
- id: ultima-inventata
  name: "Ultima Inventata"
"""
TOWN = """- id: municipio-inventato
  name: Municipio Inventato # il nome breve
  # Non si sa di che anno.
  type: ente-pubblico
  membership:
    status: non-dichiarata  # nessuna fonte lo dice
  sources:
  # La pagina più vecchia.
  - id: f1
    url: https://www.municipio.example/uno
    title: Uno
  - id: f2
    url: https://www.municipio.example/due
    title: Due
  added: 2026-01-10
"""
CONFIRMS = """id: municipio-inventato
name: Municipio Inventato
type: ente-pubblico
membership: {status: confermata, source: f3}
sources:
- {id: f1, url: 'https://www.municipio.example/uno', title: Uno}
- {id: f3, url: 'https://www.municipio.example/tre', title: Adesione}
"""


def members(root: Path, text: str) -> Path:
    path = root / "data/members.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_member_that_confirms_changes_its_own_lines_alone(root: Path) -> None:
    path = members(root, NEIGHBOURS.format(own=TOWN))
    outcome = from_issue(root, issue(CONFIRMS, before="Correzione di una scheda.\n\n"))
    own = """- id: municipio-inventato
  name: Municipio Inventato  # il nome breve
  # Non si sa di che anno.
  type: ente-pubblico
  membership:
    status: confermata  # nessuna fonte lo dice
    source: f3
  sources:
  # La pagina più vecchia.
  - id: f1
    url: https://www.municipio.example/uno
    title: Uno
  - id: f3
    url: https://www.municipio.example/tre
    title: Adesione
  added: 2026-01-10
"""
    assert path.read_text("utf-8") == NEIGHBOURS.format(own=own)
    assert outcome.files == [("data/members.yaml", NEIGHBOURS.format(own=own))]
    assert outcome.ids == ["municipio-inventato"]
    assert outcome.corrects


def test_a_member_is_changed_only_by_a_correction(root: Path) -> None:
    path = members(root, NEIGHBOURS.format(own=TOWN))
    outcome = from_issue(root, issue(CONFIRMS))
    assert outcome.files == []
    assert "c'è già: data/members.yaml" in outcome.problems[0]["message"]
    assert path.read_text("utf-8") == NEIGHBOURS.format(own=TOWN)


def test_a_new_member_stands_at_the_end_of_the_list(root: Path) -> None:
    path = root / "data/members.yaml"
    before = path.read_text("utf-8")
    new = CONFIRMS.replace("unicipio", "ercato")
    outcome = from_issue(root, issue(new) + "\n" + issue(new.replace("ercato", "ulino")))
    after = path.read_text("utf-8")
    assert after.startswith(f"{before}\n- id: mercato-inventato\n")
    assert after.count("\n\n- id: ") == 2
    assert [path for path, _ in outcome.files] == ["data/members.yaml"]
    assert outcome.files[0][1] == after
    assert outcome.problems == []
    found = loaded(root / "data").catalog
    assert found
    assert found.organisations["mulino-inventato"].membership.status == "confermata"


def test_an_organisation_that_has_not_joined_gets_a_file_of_its_own(root: Path) -> None:
    new = CONFIRMS.replace("unicipio", "ercato").replace("status: confermata, source: f3", "status: non-dichiarata")
    outcome = from_issue(root, issue(new))
    assert [path for path, _ in outcome.files] == ["data/organisations/mercato-inventato.yaml"]
    assert outcome.problems == []


@pytest.mark.parametrize(
    "text",
    [
        CONFIRMS.replace("name: Municipio Inventato", "name: A\nname: B"),
        CONFIRMS.replace("name: Municipio Inventato", "name: &a A"),
        CONFIRMS.replace("status: confermata", "status: !!python/name:os.system x"),
    ],
)
def test_a_doubtful_text_leaves_the_list_as_it_is(root: Path, text: str) -> None:
    path = members(root, NEIGHBOURS.format(own=TOWN))
    outcome = from_issue(root, issue(text), correction=True)
    assert outcome.files == []
    assert "Riga" in outcome.problems[0]["message"]
    assert path.read_text("utf-8") == NEIGHBOURS.format(own=TOWN)


@pytest.mark.parametrize(
    "own",
    [
        "- {id: municipio-inventato, name: Municipio Inventato}\n",
        "-\n  id: municipio-inventato\n  name: Municipio Inventato\n",
        TOWN + "\n" + TOWN,
    ],
)
def test_a_list_written_otherwise_is_left_to_people_or_said_right(root: Path, own: str) -> None:
    text = NEIGHBOURS.format(own=own)
    path = members(root, text)
    outcome = from_issue(root, issue(CONFIRMS), correction=True)
    if outcome.files:
        head, tail = text.split(own)
        assert path.read_text("utf-8").startswith(head)
        assert path.read_text("utf-8").endswith(tail)
    else:
        assert "lo fa la redazione" in outcome.problems[0]["message"]
        assert path.read_text("utf-8") == text


def test_a_hostile_value_stays_inside_its_own_item(root: Path) -> None:
    path = members(root, NEIGHBOURS.format(own=TOWN))
    evil = 'x"\n- id: altra-inventata\n# commento\n--- \n- &a {name: y}'
    text = CONFIRMS.replace("title: Adesione", f"title: {json.dumps(evil)}")
    from_issue(root, issue(text), correction=True)
    head, tail = NEIGHBOURS.split("{own}")
    after = path.read_text("utf-8")
    assert after.startswith(head)
    assert after.endswith(tail)
    root_of = parse(after.encode(), Document("")).root
    assert [one["id"] for one in plain(root_of)] == ["prima-inventata", "municipio-inventato", "ultima-inventata"]
    assert plain(root_of)[1]["sources"][1]["title"] == evil


def remarked(text: str) -> str:
    """With a comment above every line, and one at the end of it, but inside a folded text."""
    lines, made = text.splitlines(), list[str]()
    for number, line in enumerate(lines):
        if number and lines[number - 1].endswith(">-"):
            made.append(line)
        else:
            indent = line[: len(line) - len(line.lstrip(" -"))].replace("-", " ") if line[0] == " " else ""
            made += [f"{indent}# Sopra {number}.", f"{line}  # in coda {number}"]
    return "\n".join([*made, "# In fondo.", ""])


KEYS = [line.split(":")[0] for line in practice_text().splitlines() if line[0] not in " -"]


@pytest.mark.parametrize("gone", [key for key in KEYS if key not in ("id", "title", "kind")])
def test_a_correction_keeps_every_comment(root: Path, gone: str) -> None:
    path = root / "data" / PRACTICE
    before = remarked(practice_text())
    path.write_text(before, "utf-8")
    record = _plain(path)
    del record[gone]
    record["needs"] = ["reddito", "spostamenti"]
    outcome = from_issue(root, issue(json.dumps(record) + "\n"), correction=True)
    after = path.read_text("utf-8")
    assert outcome.files == [(f"data/{PRACTICE}", after)]
    assert {**_plain(path), "added": 0} == {**record, "added": 0}
    assert sorted(one.text for one in comments(after)) == sorted(one.text for one in comments(before))


def test_comments_stay_with_what_they_speak_of(root: Path) -> None:
    path = root / "data" / PRACTICE
    path.write_text(practice_text().replace("added:", "# Una visita sul posto.\nadded:"), "utf-8")
    shuffled = dict(reversed(_plain(path).items())) | {
        "sources": [{"id": "f0", "url": "https://a.example/", "title": "A"}]
    }
    from_issue(root, issue(json.dumps(shuffled) + "\n"), correction=True)
    assert "\n# Una visita sul posto.\nadded:" in path.read_text("utf-8")


def test_an_item_of_a_list_is_known_again_by_what_it_says() -> None:
    old = [{"id": "f1", "title": "A"}, {"id": "f2", "title": "B"}, "x"]
    assert paired(old, ["x", {"id": "f2", "title": "C"}, {"id": "f1", "title": "A"}]) == {0: 2, 1: 1, 2: 0}
    assert paired(["a", "b"], ["c"]) == {0: 0}
    assert paired(["a"], []) == {}


def test_answers_of_a_form_change_only_what_they_tell(root: Path) -> None:
    answers = "### Titolo\n\nUn giorno da casa\n\n### Linea\n\nLavoro agile\n\n### In breve\n\n" + "Nuovo testo. " * 6
    before = _plain(root / "data" / PRACTICE)
    outcome = from_issue(root, answers, correction=True)
    assert outcome.ids == ["un-giorno-da-casa"]
    after = _plain(root / "data" / PRACTICE)
    assert after["summary"].startswith("Nuovo testo.")
    assert {**before, "summary": 0, "title": 0} == {**after, "summary": 0, "title": 0}


JOINS = """### Che cosa invii

La correzione, o la conferma, di una che c'è già

### Nome

Municipio Inventato

### Adesione

Confermata

### Fonti

Uno – https://www.municipio.example/uno
Adesione – https://www.municipio.example/tre
"""


def test_answers_that_confirm_a_membership_keep_the_sources(root: Path) -> None:
    path = members(root, (root / "data/members.yaml").read_text("utf-8") + "\n" + TOWN)
    outcome = from_issue(root, JOINS)
    assert [name for name, _ in outcome.files] == ["data/members.yaml"]
    assert outcome.problems == []
    after = plain(parse(path.read_bytes(), Document("")).root)[1]
    assert after["membership"] == {"status": "confermata", "source": "f1"}
    assert [source["id"] for source in after["sources"]] == ["f1", "f2", "f3"]
    assert after["sources"][2]["url"] == "https://www.municipio.example/tre"


@pytest.mark.parametrize("name", ["comune di FANTASIA", "comune-di-fantasia"])
def test_a_confirmed_member_keeps_its_name_and_what_confirmed_it(root: Path, name: str) -> None:
    path = root / "data/members.yaml"
    [before] = plain(parse(path.read_bytes(), Document("")).root)
    outcome = from_issue(root, JOINS.replace("Municipio Inventato", name).replace("municipio", "comune"))
    assert outcome.problems == []
    assert not outcome.missed
    [after] = plain(parse(path.read_bytes(), Document("")).root)
    assert (after["name"], after["membership"]) == (before["name"], before["membership"])
    assert len(after["sources"]) > len(before["sources"])


def test_a_correction_of_nothing_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(JOINS.replace("### Adesione", "### Tipo\n\nImpresa\n\n### Adesione"), capsys)
    assert answer["missed"] is True
    assert answered(issue(NEW), capsys)["missed"] is False


@pytest.mark.skipif(not FORM_OF_GITHUB.is_file(), reason="the forms of the repository are not there")
def test_a_correction_in_words_is_left_to_a_person(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = yaml.safe_load(FORM_OF_GITHUB.with_stem("correzione").read_text("utf-8"))
    asked = [part["attributes"]["label"] for part in form["body"] if part["type"] != "markdown"]
    answer = answered("\n\n".join(f"### {label}\n\nhttps://www.officina.example/" for label in asked), capsys)
    assert [p["code"] for p in answer["problems"]] == ["in-words"]
    assert "a parole" in answer["problems"][0]["message"]
    assert written(root) == set()


def test_prose_is_led_to_the_form(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_url: https://portale.example/base/\n", "utf-8")
    [problem] = from_issue(root, "Vorrei raccontare che cosa facciamo.").problems
    assert problem["message"].endswith("Usa il modulo del portale: https://portale.example/base/proponi/pratica/")


@pytest.mark.parametrize(
    ("said", "meant"), [("15/03/2026", "2026-03-15"), ("15 marzo 2026", "2026-03-15"), ("ieri", "ieri")]
)
def test_a_day_as_people_write_it(root: Path, said: str, meant: str) -> None:
    body = FORM.replace("### Stato", f"### Confermata il\n\n{said}\n\n### Stato")
    [(path, _)] = from_issue(root, body.replace("_No response_", "marzo 2021")).files
    record = _plain(root / path)
    assert (record["confirmed"], record["started"]) == (meant, "2021-03")


@pytest.mark.parametrize(
    "line",
    [
        "[Pagina inventata](https://www.officina.example/due-giorni)",
        "* [Pagina inventata](https://www.officina.example/due-giorni).",
        "- Pagina inventata: https://www.officina.example/due-giorni",
        "+ Pagina inventata <https://www.officina.example/due-giorni>",
    ],
)
def test_a_source_as_people_write_it(root: Path, line: str) -> None:
    body = FORM.replace("Pagina inventata – https://www.officina.example/due-giorni", line)
    body = body.replace("Officina Inventata", "* Officina Inventata")
    [(path, _)] = from_issue(root, body).files
    record = _plain(root / path)
    assert record["sources"] == [
        {"id": "f1", "url": "https://www.officina.example/due-giorni", "title": "Pagina inventata"}
    ]
    assert record["organisations"] == ["officina-inventata"]


def test_a_name_of_the_portal_leads_to_its_id(root: Path) -> None:
    path = root / "data/organisations/officina-inventata.yaml"
    path.write_text(path.read_text("utf-8").replace("name: Officina Inventata", "name: Officina di tutti"), "utf-8")
    body = JOINS.replace("Municipio Inventato", "Officina di tutti").replace("municipio", "officina")
    outcome = from_issue(root, body)
    assert [name for name, _ in outcome.files] == ["data/organisations/officina-inventata.yaml"]
    assert outcome.problems == []
    assert _plain(path)["membership"] == {"status": "confermata", "source": "f2"}


def _plain(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = plain(parse(path.read_bytes(), Document("")).root)
    return record


def test_correction_does_not_move_a_record(root: Path) -> None:
    moved = practice_text().replace("kind: smart-working", "kind: welfare")
    outcome = from_issue(root, issue(moved), correction=True)
    assert outcome.files == []
    assert outcome.problems[0]["message"].endswith(f"lo fa la redazione. Oggi sta in data/{PRACTICE}.")


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


def test_commands_of_workflows_stay_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = '"x\\n::set-output name=a::b\\n##[add-mask]c\\n::add-path::/tmp"'
    answer = answered(issue(NEW.replace("Due giorni da casa alla settimana", evil)), capsys)
    assert answer["title"] == "Nuova scheda: due-giorni-da-casa"
    assert "::add-path::" in answer["text"]


def test_the_longest_issue_of_github_is_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """65,536 characters of four bytes would not go through a variable."""
    body = issue(NEW)
    answer = answered(body + "𝄞" * (65_536 - len(body)), capsys)
    assert answer["path"] == "data/practices/smart-working/due-giorni-da-casa.yaml"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"issue": []}', '{"issue": {"number": null}}'])
def test_what_is_no_event_is_one_sentence(root: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    Path("event.json").write_text(text, "utf-8")
    assert cli.main(["from-issue", "--event", "event.json"]) == 2
    assert capsys.readouterr().err == "event.json non è l'evento di una segnalazione di GitHub.\n"


def test_an_issue_without_text_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("event.json").write_text('{"issue": {"number": 12, "body": null}}', "utf-8")
    assert cli.main(["from-issue", "--event", "event.json"]) == 0
    assert "Non trovo nessuna scheda" in capsys.readouterr().out


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
@pytest.mark.parametrize("name", ["pratica", "organizzazione"])
def test_every_field_of_our_forms_is_understood(root: Path, name: str) -> None:
    """Each label leads to a place of the record, and each option to a value: filled in with examples it is valid."""
    organisations = "Officina Inventata\nComune di Fantasia"
    said = {"organisations": organisations, "sources": "Pagina inventata – https://www.officina.example/da-casa"}
    said |= {"contact": "welfare@officina.example", "title": "Una prova inventata per il modulo"}
    said |= {"name": "Bottega Inventata", "website": "https://www.bottega.example/"}
    # The first answer about the origin is «Da fonti pubbliche», which nobody has to confirm.
    said |= {"confirmed": "_No response_"}
    parts = []
    for part in yaml.safe_load(FORM_OF_GITHUB.with_stem(name).read_text("utf-8"))["body"]:
        told = part["attributes"]
        if part["type"] in ("input", "textarea", "dropdown"):
            options = told.get("options", [])
            answer = ", ".join(options[: 2 if told.get("multiple") else 1])
            answer = said.get(part["id"]) or answer or told.get("placeholder") or "_No response_"
            parts.append(f"### {told['label']}\n\n{answer}\n")
    outcome = from_issue(root, "\n".join(parts))
    assert [p for p in outcome.problems if p["code"] != "hard-to-read"] == []
    [(path, _)] = outcome.files
    found = plain(parse((root / path).read_bytes(), Document("")).root)
    record = found if isinstance(found, dict) else found[-1]
    if name == "organizzazione":
        assert {"name", "type", "sector", "size", "place", "website", "description", "contact"} <= record.keys()
        assert record["membership"] == {"status": "confermata", "source": "f1"}
    else:
        assert {"needs", "measures", "audience", "organisations", "sources", "problem", "place"} <= record.keys()
        assert len(record["needs"]) == len(record["organisations"]) == 2
