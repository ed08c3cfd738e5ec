"""The charts: their numbers are those of the catalogue, nobody is left out, and each drawing has its table."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape

import html5lib
import pytest
from markupsafe import Markup

from catalog.levels import level_of
from catalog.model import Catalog, Practice
from macros.book import answer
from macros.charts import cent, view
from macros.components import render
from macros.counting import CHARTS, count, summary
from macros.desk import Desk
from macros.grammar import MacroError
from macros.periods import moment, periods
from macros.reader import Reader
from tests.datasets import loaded
from tests.project import ROOT, Built
from tests.samples import sample
from tests.test_words import HOSTILE
from tests.walk import read_site


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(*sample(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="module")
def real() -> Reader:
    """The real catalogue."""
    found = loaded(ROOT / "data")
    assert found.catalog is not None
    return Reader(found.catalog, found.descriptor)


def drawn(reader: Reader, name: str) -> str:
    return str(render("chart.html", "/a/", chart=view(reader, "/a/", name, CHARTS[name])))


def table(html: str) -> dict[str, int]:
    """Label → number, as the table of a chart says them."""
    rows = re.findall(r'<th scope="row">(.*?)</th>.*?chart__number">([\d.]+)<', html)
    return {unescape(re.sub("<[^>]+>", "", label)): int(number.replace(".", "")) for label, number in rows}


@pytest.mark.parametrize("name", CHARTS)
def test_every_practice_is_counted(name: str, real: Reader) -> None:
    chart = CHARTS[name]
    counted = count(real, chart)
    asked = [p for p in real.catalog.practices.values() if chart.of(real, p)]
    keys = [set(chart.keys(real.catalog, p)) for p in asked]
    assert counted.total == len(asked)
    assert sum(row.practices for row in counted.rows) == sum(max(1, len(found)) for found in keys)
    assert counted.overlapping == any(len(found) > 1 for found in keys)
    assert {row.key for row in counted.rows if row.practices} == {key for found in keys for key in found or {""}}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_its_table_with_the_same_numbers(name: str, real: Reader) -> None:
    html = drawn(real, name)
    assert html.count("<table") == 1
    assert table(html) == {row.label: row.practices for row in count(real, CHARTS[name]).rows}
    assert summary(real, CHARTS[name], count(real, CHARTS[name])) in html
    # A drawing is either named, or hidden because the table beside it says the same.
    for svg in re.findall(r"<svg[^>]*>", html):
        assert 'aria-hidden="true"' in svg or re.search(r'role="img" aria-label="[^"]+"', svg)


def _independent(catalog: Catalog, name: str) -> Counter[str]:
    """The same numbers, counted another way."""

    def of(practice: Practice) -> Iterator[str]:
        if name == "bisogno":
            yield from (catalog.label("needs", need) for need in practice.needs)
        elif name == "linea":
            yield catalog.label("kinds", practice.kind)
        elif name == "provincia":
            place = practice.place.province
            yield catalog.label("provinces", place) if place else "Non nota, o più di una"
        elif name == "anno":
            yield practice.started[:4] if practice.started else "Non noto"
        else:
            yield level_of(catalog, practice).id.capitalize()

    return Counter(label for practice in catalog.practices.values() for label in of(practice))


@pytest.mark.parametrize("name", ["bisogno", "linea", "provincia", "anno", "livello"])
def test_numbers_are_those_of_the_records(name: str, real: Reader) -> None:
    said = {label: number for label, number in table(drawn(real, name)).items() if number}
    assert said == _independent(real.catalog, name)


def test_the_longest_bar_is_whole_and_nothing_leaves_the_drawing(real: Reader) -> None:
    for name in CHARTS:
        html = drawn(real, name)
        shares = [float(share) for share in re.findall(r'="([\d.-]+)%"', html)]
        assert all(0 <= share <= 100 for share in shares)
        assert "style=" not in html
    assert '<rect width="100%"' in drawn(real, "bisogno")


def test_an_empty_catalogue_has_empty_charts(reader: Reader) -> None:
    empty = Reader(replace(reader.catalog, practices={}), reader.descriptor)
    for name in CHARTS:
        assert "0 pratiche" in drawn(empty, name)
        assert not any(table(drawn(empty, name)).values())


def test_what_is_not_known_is_a_row_of_its_own(reader: Reader) -> None:
    one = next(iter(reader.catalog.practices.values()))
    bare = replace(one, started=None, place=replace(one.place, province=None, region=None))
    only = Reader(replace(reader.catalog, practices={bare.id: bare}), reader.descriptor)
    assert table(drawn(only, "anno")) == {"Non noto": 1}
    assert table(drawn(only, "provincia")) == {"Non nota, o più di una": 1}
    assert "1 pratica in tutto." in drawn(only, "anno")


def test_hostile_labels_stay_text(reader: Reader) -> None:
    needs = reader.catalog.vocabularies["needs"]
    spoiled = replace(needs, values=tuple(replace(term, label=HOSTILE) for term in needs.values))
    catalog = replace(reader.catalog, vocabularies={**reader.catalog.vocabularies, "needs": spoiled})
    tree = html5lib.parseFragment(drawn(Reader(catalog, reader.descriptor), "bisogno"), namespaceHTMLElements=False)
    assert {e.tag.rpartition("}")[2] for e in tree.iter() if isinstance(e.tag, str)} <= {
        *("DOCUMENT_FRAGMENT", "div", "table", "caption", "strong", "span", "thead", "tbody", "tr", "th", "td", "a"),
        *("svg", "rect"),
    }
    assert not any(name.startswith("on") for e in tree.iter() for name in e.attrib)


def test_hostile_titles_stay_text_in_the_periods(reader: Reader) -> None:
    one = replace(next(iter(reader.catalog.practices.values())), title=HOSTILE, started="2019")
    catalog = replace(reader.catalog, practices={one.id: one})
    desk = Desk(Reader(catalog, reader.descriptor), "/a/", tuple, finish=Markup)
    html = answer(desk, "periodi", ([one.id],), {})
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("text", "end", "year"),
    [("2019", False, 2019.0), ("2019", True, 2020.0), ("2019-07", False, 2019.5), ("2019-06", True, 2019.5)],
)
def test_partial_dates_are_drawn_from_their_first_to_their_last_moment(text: str, end: bool, year: float) -> None:
    assert moment(text, end=end) == year


def test_periods_are_those_of_the_records(real: Reader) -> None:
    practices = real.catalog.practices
    found = periods("/", [practices["conciliamilano"], practices["mire-milano-in-rete"]], date(2026, 11, 22))
    assert [tick.year for tick in found.ticks][::11] == ["2015", "2026"]
    assert [row.when for row in found.rows] == ["da gennaio 2015 a giugno 2016", "da giugno 2020 al 2023"]
    assert found.rows[0].start == cent(0)
    assert found.rows[0].end == cent(100 * 1.5 / 12)


def test_home_and_figures_page_show_the_charts(built: Built) -> None:
    pages = {address: page.text for address, page in read_site(built.folder).items()}
    assert pages["/"].count('class="chart__table"') >= 4
    assert pages["/catalogo-in-cifre/"].count('class="chart__table"') >= 9
    assert "periods__axis" in pages["/alleanza/"]
    for text in (pages["/"], pages["/catalogo-in-cifre/"]):
        assert re.search(r'<time datetime="\d{4}-\d\d-\d\d">', text)


def test_pages_with_charts_ask_for_their_style() -> None:
    for path in (ROOT / "content").rglob("*.md"):
        _, head, text = path.read_text("utf-8").split("---\n", 2)
        if re.search(r"\{\{ (?:grafico|periodi)\(", text):
            assert re.search(r"^styles: \[.*\bcharts\b.*\]$", head, re.MULTILINE), path.name


@pytest.mark.parametrize(
    ("name", "argument"), [("grafico", "bisogni"), ("periodi", ["conciliamilan0"]), ("periodi", [])]
)
def test_a_wrong_name_is_refused(name: str, argument: object, reader: Reader) -> None:
    with pytest.raises(MacroError):
        answer(Desk(reader, "/a/", tuple, finish=Markup), name, (argument,), {})
