"""Records are written in one style, and what is written says the same when it is read again."""

from typing import Any

import pytest
from hypothesis import given, settings

from catalog.characters import hidden
from catalog.descriptor import read_descriptor
from catalog.document import Document
from catalog.drafts import plain
from catalog.shapes import shape_of
from catalog.source import parse
from catalog.writing import ordered, written
from tests.datasets import ROOT
from tests.records import PLAIN_TEXTS, RECORDS, real_records
from tests.samples import ORGANISATION, PRACTICE

DESCRIPTOR = read_descriptor(ROOT / "data" / "datapackage.json")


def read_back(text: str) -> Any:
    document = parse(text.encode(), Document(""))
    assert document.problems == []
    return plain(document.root)


def line_of(text: str) -> str:
    """How a text stands in a record."""
    return written({"title": text}, DESCRIPTOR, "practice").removeprefix("title: ").removesuffix("\n")


@pytest.mark.parametrize(("record", "kind"), [pytest.param(r, k, id=r["id"]) for r, k in real_records()])
def test_real_records_say_the_same(record: dict[str, Any], kind: str) -> None:
    assert read_back(written(record, DESCRIPTOR, kind)) == record


@pytest.mark.parametrize(("record", "kind"), [(PRACTICE, "practice"), (ORGANISATION, "organisation")])
def test_every_field_has_its_place(record: dict[str, Any], kind: str) -> None:
    """In whatever order a record comes, it is written in that of the contract."""
    whole = texts({key: value for key, value in record.items() if key != "path"})
    text = written(whole, DESCRIPTOR, kind)
    assert read_back(text) == whole
    assert written(reverse(whole), DESCRIPTOR, kind) == text
    assert list(read_back(text)) == [key for key in ordered(shape_of(DESCRIPTOR, kind)) if key in whole]


def texts(value: Any) -> Any:
    """The record with texts for numbers, as a file has them."""
    if isinstance(value, dict):
        return {key: texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [texts(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def reverse(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: reverse(value[key]) for key in reversed(value)}
    return [reverse(item) for item in value] if isinstance(value, list) else value


def test_lists_stand_where_the_contract_says() -> None:
    order = list(ordered(shape_of(DESCRIPTOR, "practice")))
    assert order[:4] == ["id", "title", "summary", "kind"]
    assert order[order.index("place") :][:4] == ["place", "needs", "measures", "organisations"]
    assert order[-4:] == ["related", "added", "contact", "licence"]
    places = ordered(ordered(shape_of(DESCRIPTOR, "practice"))["place"])
    assert list(places) == ["city", "area", "province", "region", "municipi", "reach"]


@pytest.mark.parametrize("table", [t for t in DESCRIPTOR.tables if t.before], ids=lambda table: table.name)
def test_before_names_a_field(table: Any) -> None:
    place = shape_of(DESCRIPTOR, table.record)
    for part in table.path.split(".")[:-1]:
        place = place.parts[part]
    assert table.before in place.parts


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Un giorno da casa", "Un giorno da casa"),
        ("Casa: un giorno", '"Casa: un giorno"'),
        ("casa:un giorno", "casa:un giorno"),
        ("casa:", '"casa:"'),
        ("uno #2", '"uno #2"'),
        ("uno#2", "uno#2"),
        ("2026-11-22", "2026-11-22"),
        ("-5", "-5"),
        ("- 5", '"- 5"'),
        ("true", "true"),
        ("N", '"N"'),
        ("null", '"null"'),
        ("{{ giorno }}", '"{{ giorno }}"'),
        ("[Bando] aperto", '"[Bando] aperto"'),
        ("*tutti", '"*tutti"'),
        ('Il "giorno"', 'Il "giorno"'),
        ('"Il giorno"', '"\\"Il giorno\\""'),
        ("C:\\casa", "C:\\casa"),
        ("È vero", "È vero"),
        ("😀", '"😀"'),
        (" davanti", '" davanti"'),
        ("dietro ", '"dietro "'),
        ("una\ttabulazione", '"una\\ttabulazione"'),
        ("una\nseconda riga", "|-\n  una\n  seconda riga"),
        ("una\n\nterza: riga", "|-\n  una\n\n  terza: riga"),
        ("una riga chiusa\n", ">\n  una riga chiusa"),
        ("una\nseconda riga\n", "|\n  una\n  seconda riga"),
        ("una riga aperta\n\n", '"una riga aperta\\n\\n"'),
        ("una riga \ncon un blank", '"una riga \\ncon un blank"'),
        ("invisibile\u202e", '"invisibile\\u202e"'),
        ("\U000e0041", '"\\U000e0041"'),
    ],
)
def test_how_a_text_stands(text: str, line: str) -> None:
    assert line_of(text) == line


def test_long_texts_are_folded() -> None:
    """At 115 columns, on whole words; what cannot be folded stays on its line."""
    assert line_of("a" * 108) == "a" * 108
    assert line_of("a" * 120) == "a" * 120
    first, *lines = line_of(f"{'parola: ' * 40}fine").split("\n")
    assert first == ">-"
    assert all(line.startswith("  parola") and 100 < len(line) <= 115 for line in lines[:-1])
    assert "\n" not in line_of(f"due  blank {'a ' * 80}fine")


def test_ids_stand_in_one_line_while_they_fit() -> None:
    assert written({"needs": ["cura-figli", "n"]}, DESCRIPTOR, "practice") == 'needs: [cura-figli, "n"]\n'
    many = [f"bisogno-numero-{n}" for n in range(9)]
    assert written({"needs": many}, DESCRIPTOR, "practice") == "needs:\n" + "".join(f"- {need}\n" for need in many)
    assert written({"caveats": ["uno"]}, DESCRIPTOR, "practice") == "caveats:\n- uno\n"


def test_nothing_is_written_of_what_is_empty() -> None:
    record = {
        "title": "",
        "place": {"city": ""},
        "needs": [],
        "claims": [{"unit": ""}, {"unit": "ore"}],
        "lessons": [""],
    }
    assert written(record, DESCRIPTOR, "practice") == 'claims:\n- {}\n- unit: ore\nlessons:\n- ""\n'


@settings(max_examples=300, deadline=None)
@given(PLAIN_TEXTS)
def test_any_text_says_the_same(text: str) -> None:
    if text and not hidden(text):
        record = {
            "title": text,
            "needs": [text],
            "place": {"city": text},
            "claims": [{"unit": text}],
            "caveats": [text],
        }
        assert read_back(written(record, DESCRIPTOR, "practice")) == record


@settings(max_examples=200, deadline=None)
@given(RECORDS)
def test_any_record_can_be_read_again(record: dict[str, Any]) -> None:
    text = written(record, DESCRIPTOR, "practice")
    document = parse(text.encode(), Document(""))
    assert {p.code for p in document.problems} <= {"tab", "control", "bidi", "empty-file"}
