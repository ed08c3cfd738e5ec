"""Records to read again: the rule, at its very day, and the list for one issue."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from catalog.due import due_records
from catalog.levels import REVIEW_DAYS
from catalog.model import Catalog, Review
from shell import cli
from tests.datasets import TODAY, loaded, sound
from tests.test_comment import active


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    found = loaded(sound(tmp_path)).catalog
    assert found
    return found


def due_after(catalog: Catalog, days: int, *reviews: date) -> list[str]:
    """The ids due when one practice entered so many days ago and was reviewed on these days."""
    told = tuple(Review(date=d, by="redazione", kind="redazione", outcome="confermata") for d in reviews)
    old = catalog.practices["nido-condiviso"]
    practice = replace(old, added=TODAY - timedelta(days=days), reviews=told)
    return [d.record.id for d in due_records(replace(catalog, practices={practice.id: practice}))]


def test_a_year_and_a_day_after_it_entered(catalog: Catalog) -> None:
    assert due_after(catalog, REVIEW_DAYS) == []
    assert due_after(catalog, REVIEW_DAYS + 1) == ["nido-condiviso"]


def test_a_review_starts_the_year_anew(catalog: Catalog) -> None:
    assert due_after(catalog, 900, TODAY - timedelta(days=800), TODAY - timedelta(days=10)) == []
    assert due_after(catalog, 10, TODAY - timedelta(days=800)) == ["nido-condiviso"]


def test_list_for_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    path = sound(tmp_path) / "practices/welfare/nido-condiviso.yaml"
    text = (
        path.read_text("utf-8")
        .replace("Un nido condiviso", '"Un nido @tutti #1 condiviso')
        .replace("officina\n", 'officina"\n', 1)
    )
    path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830000000")
    assert cli.main(["due", "--markdown"]) == 0
    said = capsys.readouterr().out
    assert said.count("- [ ] ") == 4
    assert "mai riletta, nel portale dal 10 gennaio 2026" in said
    assert f"più di {REVIEW_DAYS} giorni" in said
    assert active(f"<!-- concilia: commento -->\n\n{said}") == []
    assert cli.main(["due"]) == 0
    assert "4 schede da rileggere." in capsys.readouterr().out


def test_nothing_to_read_again_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    assert cli.main(["due", "--markdown"]) == 0
    assert capsys.readouterr().out == ""
