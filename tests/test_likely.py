"""What the check proposes instead of what was typed the everyday way: never what it would refuse again."""

from collections.abc import Sequence

import pytest

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
MEANT = (
    ("claims.period", "non noto", "non-noto"),
    ("claims.period", "n.d.", "non-noto"),
    ("workers.year", "Sconosciuto", "non-noto"),
    ("started", "sconosciuto", ""),
    ("started", "06/2019", "2019-06"),
    ("started", "2012-10-05", "2012-10"),
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
    ("claims.value", "1.300", "1300 oppure 1.3000"),
    ("claims.value", "da 300 a 400", "value_min: 300 e value_max: 400"),
    ("reached.value", "da 300 a 400", ""),
    ("reached.value", "circa -5", ""),
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
        found = [p for p in _problems(table, texts) if p.nearest and "value_min" not in p.nearest]
        for problem in found:
            item = next(item for item in table.fields if item.key.strip(".") == problem.field)
            for meant in problem.nearest.split(" oppure "):
                tried += 1
                assert problem.code not in {p.code for p in _problems(table, [(item, meant)])}, problem
    assert tried > 300


def _fields(descriptor: Descriptor) -> list[tuple[Table, Field]]:
    return [(table, item) for table in descriptor.tables for item in table.fields]


def _problems(table: Table, texts: Sequence[tuple[Field, str]]) -> list[Problem]:
    """What the check says of rows with one field each, each at its field."""
    document = Document("data/x.yaml")
    rows = [Row(table, document, HERE, cells={item.name: Text(text, HERE)}) for item, text in texts]
    found = validate(table, rows, {})
    for row in rows:
        found += [*dates(row, TODAY), *text_problems(row)]
    keys = {item.key.strip(".") for item, _ in texts}
    return [p for p in found if p.field in keys and p.code != "missing-field"]
