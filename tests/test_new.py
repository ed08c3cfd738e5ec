"""A new record from a few questions or from flags: valid as it stands, commented, at its place, never over another."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.questions import UnknownAnswerError, questions, understood
from shell import cli
from shell.asking import ask_all
from tests.datasets import PRACTICE, loaded, practice_text, sound

FLAGS = [
    "--yes",
    *("--title", "Due giorni a casa per chi abita lontano", "--kind", "smart-working", "--alliance", "nessuno"),
    *("--summary", "Chi abita lontano perdeva ore in viaggio. Adesso lavora da casa due giorni, a scelta."),
    *("--origin", "organizzazione", "--status", "attiva", "--reach", "impresa", "--need", "spostamenti"),
    *("--need", "Orari troppo rigidi", "--measure", "giorni-da-remoto", "--organisation", "Officina Inventata"),
    *("--audience", "dipendenti", "--solution", "Ogni persona sceglie due giorni con il proprio responsabile."),
    *("--source", "https://www.officina.example/due-giorni", "--source-title", "Pagina inventata"),
]
PLACE = "data/practices/smart-working/due-giorni-a-casa-per-chi-abita-lontano.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    return tmp_path


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_flags_write_a_valid_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "practice", *FLAGS]) == 0
    said = capsys.readouterr().out
    assert f"Ho scritto {PLACE}." in said
    assert cli.main(["fmt", "--check", PLACE]) == 0
    assert "non trova errori" in said
    found = loaded(root / "data")
    assert found.errors == ()
    assert found.catalog
    practice = found.catalog.practices["due-giorni-a-casa-per-chi-abita-lontano"]
    assert practice.needs == ("spostamenti", "orari-rigidi")
    assert practice.organisations == ("officina-inventata",)
    assert str(practice.added) == str(practice.confirmed) == "2026-11-22"
    assert (root / PLACE).read_text("utf-8").count("# steps:") == 1


def test_the_comments_name_the_next_level(root: Path) -> None:
    """Every field of the next level stands there, and makes YAML once its sign is taken away."""
    assert cli.main(["new", "practice", *FLAGS]) == 0
    text = (root / PLACE).read_text("utf-8")
    schema = loaded(root / "data").descriptor
    for path in schema.level_fields:
        assert f"{path.split('.')[-1]}:" in text
    filled = "".join(
        line.removeprefix("# ") if line.endswith((": …\n", ": […]\n", ":\n")) else line
        for line in text.splitlines(keepends=True)
    )
    (root / PLACE).write_text(filled, "utf-8")
    codes = {problem.code for problem in loaded(root / "data").errors}
    assert codes <= {"too-short", "too-few", "unknown-value"}
    assert codes


def test_questions_are_asked_and_understood(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["new", "practice", "--title", "Due giorni a casa per chi abita lontano", "--kind", "Lavoro agile"]
    summary = "Chi abita lontano perdeva ore in viaggio. Adesso lavora da casa due giorni, a scelta."
    answer(
        monkeypatch,
        *(summary, "nesuno", "", "1", "attiva", "1", "", "Ogni persona sceglie due giorni con il responsabile."),
        *("5, orari troppo", "", "giorni", "Monte giorni", "officina", "", "Dipendenti"),
        *("https://www.officina.example/due-giorni", "Pagina inventata"),
    )
    assert cli.main(words) == 0
    said = capsys.readouterr().out
    assert "Forse «Nessun legame noto»? Invio per dire di sì." in said
    assert "«orari troppo» non è nell'elenco. Forse «Orari troppo rigidi»?" in " ".join(said.split())
    assert "«giorni» può essere: Giorni di lavoro da remoto; Monte giorni" in said
    assert "Resta da scrivere" not in said
    found = loaded(root / "data").catalog
    assert found
    practice = found.practices["due-giorni-a-casa-per-chi-abita-lontano"]
    assert practice.needs == ("spostamenti", "orari-rigidi")
    assert (practice.alliance, practice.measures) == ("nessuno", ("plafond-giorni",))


def test_what_is_left_for_later_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, "", "Un titolo abbastanza lungo", "", "welfare in rete", "")
    assert cli.main(["new", "practice"]) == 0
    said = capsys.readouterr().out
    assert "Resta da scrivere o correggere" in said
    text = (root / "data/practices/welfare/un-titolo-abbastanza-lungo.yaml").read_text("utf-8")
    assert "# sources:\n# - id: f1\n#   url: …\n#   title: …\n" in text
    assert "# place:\n#   reach: …\n" in text
    missing = {p.field for p in loaded(root / "data").errors}
    assert missing == {
        *("summary", "alliance", "origin", "status", "place.reach", "needs", "measures", "organisations"),
        *("audience", "sources", "problem"),
    }


def test_an_answer_that_the_check_would_refuse_is_asked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = ["Breve", "Un giorno da casa", "Un titolo <b>inventato</b>", "Un titolo inventato abbastanza lungo"]
    summary = "Chi abita lontano perdeva ore in viaggio. Adesso lavora da casa due giorni, a scelta."
    answer(monkeypatch, *titles, "Troppo breve.", summary, "2", "")
    assert cli.main(["new", "practice"]) == 0
    said = capsys.readouterr().out
    assert "«title» ha 5 caratteri: almeno 10.\nEsempio: " in said
    assert f"«un-giorno-da-casa» c'è già in data/{PRACTICE}" in said
    assert "sembra HTML" in said
    assert "«summary» ha 13 caratteri: almeno 60." in said
    text = (root / "data/practices/welfare/un-titolo-inventato-abbastanza-lungo.yaml").read_text("utf-8")
    assert summary in " ".join(text.split())


def test_a_part_of_a_name_is_shown_before_it_is_taken(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = root / "data/organisations"
    other = (data / "officina-inventata.yaml").read_text("utf-8").replace("officina-inventata", "p4i")
    (data / "p4i.yaml").write_text(other.replace("Officina Inventata", "Prova per l'inventario"), "utf-8")
    [question] = [q for q in questions(loaded(root / "data").descriptor, "practice", {}) if q.path == "organisations"]
    asked = replace(question, ids={"p4i": "Prova per l'inventario", "officina-inventata": "Officina"}, known=True)
    given: dict[str, object] = {}
    answer(monkeypatch, "4, officina", "officina-inventata")
    ask_all([asked], given, (), lambda _, value: "")
    assert "«4» non è nell'elenco. Forse «Prova per l'inventario»? Invio per dire di sì." in capsys.readouterr().out
    assert given == {"organisations": ["officina-inventata"]}


def test_an_organisation_that_is_not_finished_may_be_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "organisation", "--yes", "--name", "Bottega Inventata"]) == 0
    assert cli.main(["new", "practice", *FLAGS, "--organisation", "bottega-inventata"]) == 0
    said = capsys.readouterr().out
    assert "La scheda data/organisations/bottega-inventata.yaml è ancora incompleta" in said
    assert "«concilia check» non trova errori" in said


@pytest.mark.parametrize(
    ("repository", "page"),
    [
        ("https://example.invalid/a/b/", "nella pagina del deposito premi"),
        ("https://github.com/esempio/portale/", "apri https://github.com/esempio/portale e premi"),
    ],
)
def test_the_next_steps_go_on_to_the_request(
    root: Path, capsys: pytest.CaptureFixture[str], repository: str, page: str
) -> None:
    (root / "mkdocs.yml").write_text(f"repo_url: {repository}\n", "utf-8")
    assert cli.main(["new", "practice", *FLAGS]) == 0
    said = capsys.readouterr().out
    branch = "proposta/due-giorni-a-casa-per-chi-abita-lontano"
    assert said.index(f"git switch -c {branch}") < said.index(f"git push -u origin {branch}") < said.index(page)


def test_organisation(root: Path) -> None:
    flags = ["--name", "Bottega Inventata", "--type", "impresa", "--membership", "non-dichiarata"]
    source = ["--source", "https://www.bottega.example/", "--source-title", "Pagina inventata"]
    assert cli.main(["new", "organisation", "--yes", *flags, *source]) == 0
    assert (root / "data/organisations/bottega-inventata.yaml").is_file()
    assert loaded(root / "data").errors == ()


def test_nothing_is_ever_overwritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = ["--title", "Un giorno da casa"]
    for kind in ("smart-working", "welfare"):
        assert cli.main(["new", "practice", "--yes", *title, "--kind", kind]) == 1
        assert f"c'è già in data/{PRACTICE}" in capsys.readouterr().err
    assert (root / "data" / PRACTICE).read_text("utf-8") == practice_text()
    assert cli.main(["new", "organisation", "--yes", "--name", "Comune di Fantasia"]) == 1
    assert "c'è già in data/members.yaml" in capsys.readouterr().err


def test_no_link_is_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "data/practices/governance").symlink_to(outside)
    title = ["--title", "Un patto tra vicini di officina", "--kind", "governance"]
    assert cli.main(["new", "practice", "--yes", *title]) == 2
    assert list(outside.iterdir()) == []


def test_a_title_is_no_path(root: Path) -> None:
    before = set(root.rglob("*"))
    assert cli.main(["new", "practice", "--yes", "--title", "../../etc/passwd: un titolo", "--kind", "welfare"]) == 0
    assert [path.name for path in set(root.rglob("*")) - before] == ["etc-passwd-un-titolo.yaml"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--title", "Un titolo abbastanza lungo"], 2, "--title e --kind"),
        (["--kind", "welfare"], 2, "--title e --kind"),
        (["--title", "Un titolo abbastanza lungo", "--kind", "welfar"], 1, "Forse volevi scrivere: welfare"),
        (["--title", "Un titolo abbastanza lungo", "--kind", "wlfre"], 1, "Forse volevi scrivere: welfare"),
        (["--title", "Un titolo abbastanza lungo", "--kind", "xyz"], 1, "«xyz» non è una voce dell'elenco."),
        (["--title", "Breve", "--kind", "welfare"], 1, "«title» ha 5 caratteri: almeno 10."),
        (["--title", "Un {{titolo}} da modello", "--kind", "welfare"], 1, "sembra un modello di pagina"),
        (["--source-title", "X"], 1, "--source-title: "),
        (["--source", "ftp://a.example"], 1, "--source: L'indirizzo deve cominciare con https://"),
    ],
)
def test_wrong_flags_are_one_sentence(
    root: Path, words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", "practice", "--yes", *words]) == code
    assert said in capsys.readouterr().err


def test_a_word_that_is_none_of_the_choices_is_answered_with_them(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", "practica"]) == 2
    said = capsys.readouterr().err
    assert "concilia new practice, concilia new organisation" in said
    assert "concilia new --help" in said
    assert cli.main(["fmt", "--boh"]) == 2
    assert "Come si usa: concilia fmt --help." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["practice", "--kind", "welfare", "--title", "Un giorno da casa a settimana"], f"data/{PRACTICE}"),
        (["organisation", "--name", "Officine Inventate"], "data/organisations/officina-inventata.yaml"),
    ],
)
def test_a_name_near_to_another_is_told(
    root: Path, words: list[str], near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", *words, "--yes"]) == 0
    assert f"in {near}: se è la stessa cosa" in capsys.readouterr().out


def test_no_field_stands_twice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "practice", "--yes", "--title", "Una prova inventata", "--kind", "welfare"]) == 0
    text = (root / "data/practices/welfare/una-prova-inventata.yaml").read_text("utf-8")
    slots = [line.split(":")[0] for line in text.splitlines() if line.startswith("# ") and line.endswith(": …")]
    assert slots.count("# problem") == slots.count("# solution") == 1
    said = capsys.readouterr().out
    assert "in cima ci sono i campi che mancano, in fondo quelli del livello seguente" in said
    assert "«Fork»" in said


def test_every_needed_field_has_a_question_and_a_flag(root: Path) -> None:
    from shell.commands import COMMANDS
    from shell.new import FLAGS as PLACES

    schema = loaded(root / "data").descriptor
    asked = {q.path for record in ("practice", "organisation") for q in questions(schema, record, {})}
    assert asked == set(PLACES.values())
    [new] = [command for command in COMMANDS if command.name == "new"]
    assert {name[2:].replace("-", "_") for names, _ in new.options for name in names} >= set(PLACES)


def test_an_exact_name_wins_over_a_part(root: Path) -> None:
    schema = loaded(root / "data").descriptor
    lookups = {"needs": {"reddito": "Reddito", "reddito-minimo": "Reddito minimo"}}
    [needs] = [q for q in questions(schema, "practice", lookups) if q.path == "needs"]
    assert understood(needs, "reddito") == ["reddito"]
    with pytest.raises(UnknownAnswerError) as caught:
        understood(needs, "redd")
    assert caught.value.likely == ("reddito", "reddito-minimo")
