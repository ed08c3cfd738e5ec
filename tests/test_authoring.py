"""Every misuse of a macro in a page of `content/`, and the whole report that its author reads."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.problems import render
from macros.authoring import check, check_text
from macros.book import WORDS
from macros.reader import Reader
from macros.tags import MOST
from tests.samples import sample

BROKEN = Path(__file__).parent / "broken_content"
HEAD = "---\nrender_macros: true\n---\n"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(*sample(tmp_path_factory.mktemp("sample")))


@pytest.mark.parametrize("case", sorted(BROKEN.glob("*.md")), ids=lambda path: path.stem)
def test_report(case: Path, reader: Reader, update_golden: bool) -> None:
    report = render(list(check_text(f"content/{case.name}", case.read_text("utf-8"), reader)))
    expected = case.with_suffix(".txt")
    if update_golden:
        expected.write_text(report, "utf-8")
    assert report == expected.read_text("utf-8")
    assert "content/" in report


@pytest.mark.parametrize(
    "text",
    [
        "# Senza macro\n\nParentesi {graffe} e { spazi }.\n",
        "Vedi {{ pratica(\"nido-condiviso\") }}, {{pratica( 'nido-condiviso' )}} e {{- conta_pratiche() -}}.\n",
        '{{ elenco_pratiche(linea="welfare", bisogno=["cura-figli", "reddito"], massimo=3, titoli=2) }}\n',
        '{{ elenco_pratiche(\n  linea="welfare",\n  massimo=3\n) }}\n',
        '{{ cifra("un-giorno-da-casa", dato="Persone che lavorano da casa") }}\n',
        '{{ fatto("un testo con }} e {{ dentro", "https://a.example/", "l\'articolo", data="2025-10") }}\n',
        "## Un titolo { #ancora }\n",
    ],
)
def test_right_calls_are_left_alone(text: str, reader: Reader) -> None:
    assert list(check_text("content/a.md", HEAD + text, reader)) == []


@pytest.mark.parametrize("name", WORDS)
def test_every_macro_has_an_example_of_itself(name: str, reader: Reader) -> None:
    """Examples may name records that do not exist; everything else about them is right."""
    assert WORDS[name].example.startswith(f"{{{{ {name}(")
    problems = list(check_text("content/a.md", HEAD + WORDS[name].example + "\n", reader))
    assert all("esiste" in p.message or "ha questo id" in p.message for p in problems)


def test_every_page_at_once_in_order(tmp_path: Path, reader: Reader) -> None:
    content = tmp_path / "content"
    (content / "guide").mkdir(parents=True)
    (content / "b.md").write_text(HEAD + "{{ x() }}\n", "utf-8")
    (content / "a.md").write_bytes(b"\xff\xfe")
    (content / "guide" / "c.md").write_text("\ufeff" + HEAD + "{{ y() }}\n", "utf-8")
    (content / "immagine.txt").write_text("{{ z() }}", "utf-8")
    found = [(p.path, p.line, p.code) for p in check(content, reader.catalog, reader.descriptor)]
    assert found == [
        ("content/a.md", 0, "content-unreadable"),
        ("content/b.md", 4, "macro"),
        ("content/guide/c.md", 4, "macro"),
    ]


def test_a_page_of_broken_tags_ends_in_a_report(reader: Reader) -> None:
    assert len(list(check_text("content/a.md", HEAD + "{{ " * 5_000, reader))) <= MOST


@given(st.text(alphabet=st.sampled_from(list("{}%#()[]\"',=|~* \n-abc1")), max_size=60))
@example('{{ "')
@example("{{ pratica(")
@example("{#}}{{")
@example("{% raw %}")
@example("{{ pratica(*[1]) }}")
@example("{{ pratica(-1) }}")
@example('{{ pratica({"a": 1}) }}')
@example("{{ elenco_pratiche(massimo=[[1]]) }}")
@example("{{ elenco_pratiche(bisogno=[[1]]) }}")
@example("{{ pratica(none) }}")
def test_any_text_whatever_ends_in_a_report(text: str) -> None:
    for problem in check_text("content/a.md", HEAD + text, READER[0]):
        assert problem.line >= 4
        assert problem.column >= 1
        assert problem.message


READER: list[Reader] = []
"""For the property test, which may not ask for a fixture of its own for each example."""


@pytest.fixture(scope="module", autouse=True)
def _ready(reader: Reader) -> None:
    READER[:] = [reader]
