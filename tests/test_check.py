"""Every broken file and the whole report that its writer reads; the report is all there is to mend it."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from catalog.characters import MAX_BYTES
from catalog.problems import MOST_IN_A_FILE, render
from catalog.slips import MOST_READ, first_broken
from tests.datasets import PRACTICE, loaded, practice_text, sound

BROKEN = Path(__file__).parent / "broken"


@pytest.mark.parametrize("case", sorted(BROKEN.glob("*.y*ml")), ids=lambda path: path.stem)
def test_report(case: Path, tmp_path: Path, update_golden: bool) -> None:
    report = report_of(case, tmp_path)
    expected = case.with_suffix(".txt")
    if update_golden:
        expected.write_text(report, "utf-8")
    assert report == expected.read_text("utf-8")


def report_of(case: Path, tmp_path: Path) -> str:
    """The report on the sound dataset with one file replaced (or added) by the broken one."""
    data = sound(tmp_path)
    first = case.read_bytes().split(b"\n", 1)[0]
    target = first.removeprefix(b"# file: ").decode() if first.startswith(b"# file: ") else PRACTICE
    shutil.copy(case, data / target)
    return render([p for p in loaded(data).problems if p.code != "unused-value"])


def test_the_sound_dataset_has_no_problem(tmp_path: Path) -> None:
    found = loaded(sound(tmp_path))
    assert found.catalog is not None
    assert {p.code for p in found.problems} == {"unused-value"}


def test_a_file_too_big(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (data / PRACTICE).write_text(practice_text() + "#" * MAX_BYTES, "utf-8")
    assert [(p.path, p.code) for p in loaded(data).errors][:1] == [(f"data/{PRACTICE}", "file-too-big")]


def test_links_are_refused(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (tmp_path / "outside").mkdir()
    (data / "practices" / "fuori").symlink_to(tmp_path / "outside")
    (data / "organisations" / "passwd.yaml").symlink_to("/etc/passwd")
    (data / ".nascosto").symlink_to("/etc/passwd")
    (data / ".cartella").symlink_to(tmp_path / "outside")
    (data / ".git").mkdir()
    (data / ".git" / "config").symlink_to("/etc/passwd")
    os.mkfifo(data / "organisations" / "tubo.yaml")
    found = {(p.path.removeprefix("data/"), p.code) for p in loaded(data).errors}
    links = {"organisations/passwd.yaml", "practices/fuori", ".nascosto", ".cartella", ".git/config"}
    assert found == {(path, "symlink") for path in (*links, "organisations/tubo.yaml")}


def test_an_unused_value_is_only_advice(tmp_path: Path) -> None:
    [problem] = loaded(sound(tmp_path)).problems
    assert "banca-ore" in problem.message
    assert "(elenco «measures»)" in problem.message
    assert (problem.path, problem.severity) == ("data/vocabularies.yaml", "warning")


def test_every_broken_file_is_told_at_once(tmp_path: Path) -> None:
    data = sound(tmp_path)
    for name in ("un", "due"):
        (data / "organisations" / f"{name}.yaml").write_text("id: [\n", "utf-8")
    assert [p.path for p in loaded(data).errors] == ["data/organisations/due.yaml", "data/organisations/un.yaml"]


def test_a_missing_list_is_not_an_unchecked_field(tmp_path: Path) -> None:
    data = sound(tmp_path)
    lists = data / "vocabularies.yaml"
    lists.write_text(lists.read_text("utf-8").replace("- id: needs\n", "- id: bisogni\n", 1), "utf-8")
    [problem] = loaded(data).errors
    assert (problem.path, problem.code) == ("data/vocabularies.yaml", "missing-list")
    assert "needs" in problem.message


PLACES = (
    ("title: Un giorno", "title: <b> giorno", "markup", "title"),
    ("  city: Fantasia", "  town: Fantasia", "unknown-field", "place.town"),
    ("  reach: impresa\n", "", "missing-field", "place.reach"),
    ("needs: [spostamenti, orari-rigidi]", "needs: [spostamenti, spostamenti]", "repeated-item", "needs[2]"),
    ("  unit: persone\n", "", "missing-field", "claims[1].unit"),
    ("  sources: [f1]", "  sources: [f1, f2]", "unknown-source", "claims[1].sources[2]"),
    ("  sources: [f1]\n", "", "missing-field", "claims[1].sources"),
    ("sources:\n", "reviews:\n- {}\nsources:\n", "missing-field", "reviews[1].by"),
    ("sources:\n", "access: {}\nsources:\n", "missing-field", "access.who"),
    ("status: attiva", "status: abbandonata", "reason-needed", "status_reason"),
    ("  url: https://www.officina.example/da-casa\n", "", "source-address", "sources[1].url"),
    ("title: Un", "title: Un: ", "broken-yaml", ""),
)


@pytest.mark.parametrize(("old", "new", "code", "field"), PLACES)
def test_a_problem_names_its_place_in_the_record(old: str, new: str, code: str, field: str, tmp_path: Path) -> None:
    data = sound(tmp_path)
    text = practice_text()
    assert old in text
    (data / PRACTICE).write_text(text.replace(old, new, 1), "utf-8")
    assert (code, field) in {(p.code, p.field) for p in loaded(data).errors}


def test_what_is_broken_is_not_read_again_without_end() -> None:
    read: list[int] = []

    def readable(lines: Sequence[str]) -> bool:
        read.append(sum(map(len, lines)))
        return False

    assert first_broken(["x" * 99] * 1000, 999, readable) == 999
    assert 0 < sum(read) <= MOST_READ


def test_what_is_never_shown_is_not_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nearest(found: str, *_: object) -> str:
        asked.append(found)
        return ""

    monkeypatch.setattr("catalog.tables.nearest", nearest)
    data = sound(tmp_path)
    (data / PRACTICE).write_text("".join(f"campo{number}: 1\n" for number in range(2000)), "utf-8")
    assert len([p for p in loaded(data).problems if p.path == f"data/{PRACTICE}"]) == MOST_IN_A_FILE + 1
    # By its label as it is, by the name of each field, then by a label nearly so.
    assert 0 < len(asked) <= 3 * (MOST_IN_A_FILE + 1)


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    data = sound(tmp_path)
    (data / "practices" / ".DS_Store").write_bytes(b"\x00")
    assert loaded(data).errors == ()
