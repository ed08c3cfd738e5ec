"""`concilia fmt` gives every record the one style, keeps every comment, and never changes what a record says."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.comments import comments
from catalog.descriptor import read_descriptor
from catalog.document import Document
from catalog.drafts import plain
from catalog.source import parse
from catalog.styling import StyleError, styled
from shell import cli
from tests.datasets import PRACTICE, ROOT, practice_text, sound
from tests.records import real_files

DESCRIPTOR = read_descriptor(ROOT / "data" / "datapackage.json")

ROUGH = """\
# Scheda di prova

# La data non cambia.
added: '2026-01-10'   # messa dalla redazione
title:   "Un giorno da casa"
needs:   # perché
    - spostamenti
    - orari-rigidi
id: un-giorno-da-casa
place: {region: lombardia, city: Fantasia}
# Le cifre.

claims:
  - unit: persone
    # quante
    value: 5
    # manca l'anno
  # la seconda
  -
    sources: [f1,  # la prima
      f2]
    indicator: >
      Persone che lavorano
      da casa
altro: resta in fondo
measures:
- giorni-da-remoto # di solito uno
# fine
"""
STYLED = """\
# Scheda di prova

id: un-giorno-da-casa
title: Un giorno da casa
place:
  city: Fantasia
  region: lombardia
needs: [spostamenti, orari-rigidi]  # perché
measures:
- giorni-da-remoto  # di solito uno
# Le cifre.
claims:
# quante
- value: 5
  # manca l'anno
  unit: persone
# la seconda
- indicator: >
    Persone che lavorano da casa
  sources:
  - f1  # la prima
  - f2

# La data non cambia.
added: 2026-01-10  # messa dalla redazione
altro: resta in fondo
# fine
"""


def formatted(text: str, kind: str = "practice") -> str:
    document = parse(text.encode(), Document("data/prova.yaml"))
    assert document.problems == []
    return styled(text, document, DESCRIPTOR, kind)


def says(text: str) -> object:
    return plain(parse(text.encode(), Document("")).root)


def noted(text: str) -> list[str]:
    return sorted(comment.text for comment in comments(text))


def test_order_style_and_comments() -> None:
    assert formatted(ROUGH) == STYLED
    assert says(STYLED) == says(ROUGH)


def test_once_is_enough() -> None:
    assert formatted(STYLED) == STYLED


def test_windows_line_ends_go() -> None:
    assert formatted(ROUGH.replace("\n", "\r\n")) == STYLED


@pytest.mark.parametrize(("path", "kind"), [pytest.param(*found, id=found[0].stem) for found in real_files()])
def test_real_records_are_in_style(path: Path, kind: str) -> None:
    """If this fails: run `make fmt`."""
    text = path.read_text("utf-8")
    assert formatted(text, kind) == text


def test_a_list_of_records_keeps_its_blank_lines() -> None:
    text = "# Chi siamo\n\n- name: Uno\n  id: uno\n# il secondo\n- id: due\n# il terzo\n\n\n- id: tre\n"
    assert formatted(text, "organisation") == (
        "# Chi siamo\n\n- id: uno\n  name: Uno\n\n# il secondo\n- id: due\n\n# il terzo\n- id: tre\n"
    )


def shuffled(text: str, dice: random.Random) -> str:
    """The fields of a record in any order."""
    fields: list[str] = []
    for line in text.splitlines(keepends=True):
        if line[0] in " -":
            fields[-1] += line
        else:
            fields.append(line)
    return "".join(dice.sample(fields, len(fields)))


def with_comment_above(text: str, dice: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    place = dice.randrange(len(lines) + 1)
    return "".join([*lines[:place], " " * dice.randrange(5) + f"# nota {dice.randrange(99)}\n", *lines[place:]])


def with_comment_beside(text: str, dice: random.Random) -> str:
    lines = text.splitlines()
    place = dice.randrange(len(lines))
    return "\n".join([*lines[:place], lines[place] + f" # coda {dice.randrange(99)}", *lines[place + 1 :], ""])


def with_blank_line(text: str, dice: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    place = dice.randrange(len(lines) + 1)
    return "".join([*lines[:place], "\n", *lines[place:]])


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    with_comment_above,
    with_comment_beside,
    with_blank_line,
)


@pytest.mark.parametrize("seed", range(8))
def test_real_records_in_disorder(seed: int) -> None:
    """Fields shuffled, then comments and blank lines anywhere: no value and no comment is lost; twice is as once."""
    dice = random.Random(seed)
    for path, kind in dice.sample(list(real_files())[:-1], 25):
        text = path.read_text("utf-8")
        disorder = shuffled(text, dice)
        assert formatted(disorder, kind) == text
        for _ in range(6):
            disorder = dice.choice(CHANGES)(disorder, dice)
        if parse(disorder.encode(), Document("")).problems:
            continue
        result = formatted(disorder, kind)
        assert (says(result), noted(result)) == (says(disorder), noted(disorder))
        assert formatted(result, kind) == result


def test_what_cannot_be_written_stays() -> None:
    """A name that is too long in quotes would no longer be read as a name."""
    with pytest.raises(StyleError):
        formatted("id: uno\nk" + '"' * 600 + ": valore\n")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with the sound dataset in style, but for one practice."""
    data = sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["fmt"]) == 0
    capsys.readouterr()
    text = (data / PRACTICE).read_text("utf-8")
    (data / PRACTICE).write_text(shuffled(text, random.Random(1)), "utf-8")
    return tmp_path


def test_check_only_names(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / "data" / PRACTICE).read_bytes()
    assert cli.main(["fmt", "--check"]) == 1
    said = capsys.readouterr().out
    assert f"data/{PRACTICE}: non è nello stile del progetto.\n" in said
    assert "1 scheda da riscrivere: esegui «concilia fmt».\n" in said
    assert (project / "data" / PRACTICE).read_bytes() == before


def test_writes_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fmt"]) == 0
    assert capsys.readouterr().out == f"data/{PRACTICE}: riscritta.\n"
    assert says((project / "data" / PRACTICE).read_text("utf-8")) == says(practice_text())
    assert [path.name for path in (project / "data" / PRACTICE).parent.iterdir()] == [Path(PRACTICE).name]
    assert cli.main(["fmt", "--check"]) == 0
    assert capsys.readouterr().out == "Tutte le schede sono nello stile del progetto.\n"


def test_only_the_given_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = project / "data/organisations/officina-inventata.yaml"
    beside = project / "altrove.yaml"
    beside.write_text("b: 1\na: 2\n", "utf-8")
    before = (project / "data" / PRACTICE).read_bytes()
    assert cli.main(["fmt", str(other), "altrove.yaml", "data/vocabularies.yaml", "data/non-esiste.yaml"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    names = ("altrove.yaml", "data/vocabularies.yaml", "data/non-esiste.yaml")
    assert said.err == "".join(f"{name} non è una scheda.\n" for name in names)
    assert (project / "data" / PRACTICE).read_bytes() == before
    assert beside.read_text("utf-8") == "b: 1\na: 2\n"


def test_what_cannot_be_read_is_reported(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "data" / PRACTICE
    path.write_text("id: uno\nid: due\n", "utf-8")
    assert cli.main(["fmt"]) == 1
    said = capsys.readouterr().out
    assert f"data/{PRACTICE}:2:1: problema [duplicate-key]" in said
    assert path.read_text("utf-8") == "id: uno\nid: due\n"


def test_links_are_not_followed(project: Path) -> None:
    path = project / "data" / PRACTICE
    aside = project / "altrove.yaml"
    path.rename(aside)
    path.symlink_to(aside)
    before = aside.read_bytes()
    assert cli.main(["fmt"]) == 0
    assert aside.read_bytes() == before


def test_a_link_laid_beforehand_is_not_written_through(project: Path) -> None:
    """A proposal must not choose which file of this machine is rewritten."""
    record = project / "data" / PRACTICE
    target = project / "hook"
    target.write_text("intatto", "utf-8")
    for name in (f".{record.name}.new", f"{record.name}.new", "tmp"):
        (record.parent / name).symlink_to(target)
    cli.main(["fmt"])
    assert target.read_text("utf-8") == "intatto"
    assert not record.is_symlink()


def test_a_folder_that_is_a_link_is_passed_over(project: Path) -> None:
    folder, away = project / "data" / "organisations", project / "altrove"
    folder.rename(away)
    folder.symlink_to(away, target_is_directory=True)
    before = {path.name: path.read_bytes() for path in away.iterdir()}
    (away / "storta.yaml").write_text("name:   Officina   \nid: storta\n", "utf-8")
    cli.main(["fmt"])
    assert {path.name: path.read_bytes() for path in away.iterdir() if path.name != "storta.yaml"} == before
    assert (away / "storta.yaml").read_text("utf-8").startswith("name:   Officina")
