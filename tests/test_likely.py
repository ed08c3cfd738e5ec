"""What the check proposes instead of what was typed the everyday way: never what it would refuse again."""

from collections.abc import Sequence

import pytest
import yaml

from catalog.contract import validate
from catalog.descriptor import Descriptor, Field, Table, read_descriptor
from catalog.document import Document, Mark, Text
from catalog.problems import Problem
from catalog.rows import Row
from catalog.rules import dates
from catalog.texts import text_problems
from tests.corpus import typed
from tests.datasets import ROOT, TODAY

HERE = Mark(1, 1, 1)
VOCABULARIES = yaml.safe_load((ROOT / "data" / "vocabularies.yaml").read_text("utf-8"))
QUALIFIERS = {term["id"]: term["label"] for one in VOCABULARIES if one["id"] == "qualifiers" for term in one["values"]}
MEANT = (
    ("claims.period", "non noto", "non-noto"),
    ("claims.period", "n.d.", "non-noto"),
    ("workers.year", "Sconosciuto", "non-noto"),
    ("started", "sconosciuto", ""),
    ("started", "06/2019", "2019-06"),
    ("started", "2012-10-05", "2012-10"),
    ("started", "estate 2019", "2019"),
    ("claims.period", "fine del 2019", "2019"),
    ("confirmed", "estate 2019", ""),
    ("claims.value", "30%", 'value: 30 e unit: "%"'),
    ("claims.value", "circa 66,7 per cento", 'value: 66.7 e unit: "%" e qualifier: circa'),
    ("claims.value", "2-3 %", 'value_min: 2 e value_max: 3 e unit: "%"'),
    ("reached.value", "30%", ""),
    ("claims.period", "12/2016", "2016-12"),
    ("claims.period", "2017-2019", "2017/2019"),
    ("claims.period", "dal 2017 al 2019", "2017/2019"),
    ("claims.period", "da aprile 2017 a giugno 2019", "2017-04/2019-06"),
    ("claims.period", "2019-2017", ""),
    ("reached.year", "06/2019", "2019"),
    ("confirmed", "20/11/04", "2004-11-20"),
    ("confirmed", "20/11/98", "1998-11-20"),
    ("confirmed", "aprile 2020", ""),
    ("confirmed", "31/02/2020", ""),
    ("id", "06/2019", ""),
    ("claims.value", "3.327.000", "3327000"),
    ("claims.value", "1 300", "1300"),
    ("claims.value", "1.300", "1300"),
    ("claims.value", "da 300 a 400", "value_min: 300 e value_max: 400"),
    ("claims.value", "circa 300-400", "value_min: 300 e value_max: 400 e qualifier: circa"),
    ("claims.value", "circa 300", "value: 300 e qualifier: circa"),
    ("claims.value", "300 circa", "value: 300 e qualifier: circa"),
    ("claims.value", "più di 1.682,5", "value: 1682.5 e qualifier: oltre"),
    ("claims.value", "06/2019", ""),
    ("claims.value", "2017-2019", ""),
    ("claims.value", "2 milioni", ""),
    ("claims.value", "02 1234", ""),
    ("reached.value", "quasi 1.000 ", "value: 1000 e qualifier: quasi"),
    ("reached.value", "da 300 a 400", ""),
    ("reached.value", "circa -5", ""),
    ("workers.value", "da 60 a 1.000", "min: 60 e max: 1000"),
    ("workers.value", "circa 60", ""),
    ("resources.one_off_eur", "aprile 2020", ""),
    ("resources.one_off_eur", "3.327.000 euro", "3327000"),
    ("resources.one_off_eur", "€ 1.682,50", "1682.50"),
    ("resources.one_off_eur", "circa 1000", ""),
    ("resources.setup_hours", "2 mesi", ""),
    ("steps.weeks", "circa 2,5", ""),
    ("sources.url", "www.x.example/pagina", "https://www.x.example/pagina"),
    ("sources.url", "x.example", "https://x.example"),
    ("sources.url", "javascript:alert(1)", ""),
)


@pytest.fixture(scope="module")
def descriptor() -> Descriptor:
    return read_descriptor(ROOT / "data" / "datapackage.json")


@pytest.mark.parametrize(("place", "text", "meant"), MEANT)
def test_meant(place: str, text: str, meant: str, descriptor: Descriptor) -> None:
    found = [(table, item) for table, item in _fields(descriptor) if f"{table.path}.{item.key}".strip(".") == place]
    table, item = next(pair for pair in found if pair[0].record != "vocabulary")
    assert [p.nearest for p in _problems(table, [(item, text)])] == [meant]


def test_what_is_meant_is_not_refused_again(descriptor: Descriptor) -> None:
    tried = 0
    for table in descriptor.tables:
        texts = [(item, text) for item in table.fields for text in typed() if text.strip()]
        for problem in _problems(table, texts):
            if problem.nearest:
                tried += 1
                codes = {p.code for p in _problems(table, _meant(table, problem))}
                assert not codes & {problem.code, "unknown-value"}, problem
    assert tried > 300


def _meant(table: Table, problem: Problem) -> list[tuple[Field, str]]:
    """The fields that a suggestion fills in, each with its text: its own, or those that it names."""
    by_key = {item.key.strip("."): item for item in table.fields}
    if ": " not in problem.nearest or problem.nearest.startswith("http"):
        return [(by_key[problem.field], problem.nearest)]
    group = problem.field.rpartition(".")[0]
    named = [part.split(": ") for part in problem.nearest.split(" e ")]
    return [(by_key[f"{group}.{key}".strip(".")], text) for key, text in named]


def _fields(descriptor: Descriptor) -> list[tuple[Table, Field]]:
    return [(table, item) for table in descriptor.tables for item in table.fields]


def _problems(table: Table, texts: Sequence[tuple[Field, str]]) -> list[Problem]:
    """What the check says of rows with one field each, each at its field."""
    document = Document("data/x.yaml")
    rows = [Row(table, document, HERE, cells={item.name: Text(text, HERE)}) for item, text in texts]
    found = validate(table, rows, {"qualifiers": QUALIFIERS})
    for row in rows:
        found += [*dates(row, TODAY), *text_problems(row)]
    keys = {item.key.strip(".") for item, _ in texts}
    return [p for p in found if p.field in keys and p.code != "missing-field"]
