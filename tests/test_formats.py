"""Numbers, dates and periods, as an Italian reader writes them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import formats
from macros.views import newest_source


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal(0), "0"),
        (Decimal(1682), "1.682"),
        (Decimal("73.4"), "73,4"),
        (Decimal("73.40"), "73,40"),
        (Decimal("1234567.89"), "1.234.567,89"),
        (Decimal("-3.5"), "−3,5"),
        (Decimal("2E+3"), "2.000"),
        (999, "999"),
        (14000, "14.000"),
    ],
)
def test_number(value: Decimal | int, written: str) -> None:
    assert formats.number(value) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12))
def test_number_loses_nothing(value: Decimal) -> None:
    written = formats.number(value)
    assert Decimal(written.replace(".", "").replace(",", ".").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2019", "2019"),
        ("2019-05", "maggio 2019"),
        ("2019-05-20", "20 maggio 2019"),
        ("2019-05-01", "1º maggio 2019"),
        ("2019-13", "2019-13"),
        ("non si sa", "non si sa"),
    ],
)
def test_partial_date(text: str, written: str) -> None:
    assert formats.partial_date(text) == written


def test_day() -> None:
    assert formats.day(date(2026, 11, 22)) == "22 novembre 2026"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("non-noto", "non noto"),
        ("2019", "2019"),
        ("2017/2019", "dal 2017 al 2019"),
        ("2019-05/2020-08", "da maggio 2019 ad agosto 2020"),
        ("2020-03-08/2020-06-11", "dall'8 marzo 2020 all'11 giugno 2020"),
        ("2020-03-01/2020-06-18", "dal 1º marzo 2020 al 18 giugno 2020"),
    ],
)
def test_period(text: str, written: str) -> None:
    assert formats.period(text) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (None, None, ""),
        ("2017", None, "dal 2017"),
        ("2019-05", None, "da maggio 2019"),
        (None, "2020", "fino al 2020"),
        ("2017", "2020-08", "dal 2017 ad agosto 2020"),
    ],
)
def test_span(start: str | None, end: str | None, written: str) -> None:
    assert formats.span(start, end) == written


def test_amount() -> None:
    assert formats.amount(Decimal(5), None, None) == "5"
    assert formats.amount(None, Decimal(3), Decimal("4.5")) == "da 3 a 4,5"
    assert formats.amount(None, None, None) == "non noto"


def test_quantity_and_qualifier() -> None:
    assert formats.quantity("73,4", "%") == "73,4%"
    assert formats.quantity("73,4", "% dei dipendenti") == "73,4% dei dipendenti"
    assert formats.quantity("2.000", "persone") == "2.000 persone"
    assert formats.qualified("2.000", "oltre") == "oltre 2.000"
    assert formats.qualified("2.000", "fino-a") == "fino a 2.000"
    assert formats.qualified("2.000", "esatto") == formats.qualified("2.000", None) == "2.000"


def test_counted() -> None:
    assert formats.counted(1, "pratica", "pratiche") == "1 pratica"
    assert formats.counted(1682, "pratica", "pratiche") == "1.682 pratiche"


def test_paragraphs() -> None:
    assert formats.paragraphs("una riga\n\n  un'altra \n") == ("una riga", "un'altra")
    assert formats.paragraphs(None) == ()


@given(st.text(), st.integers(min_value=2, max_value=200))
def test_shortened_fits_on_one_line(text: str, limit: int) -> None:
    short = formats.shortened(text, limit)
    assert len(short) <= limit
    assert "\n" not in short


def test_shortened_cuts_at_a_word() -> None:
    assert formats.shortened("uno due tre", 11) == "uno due tre"
    assert formats.shortened("uno due, tre", 10) == "uno due…"


@pytest.mark.parametrize(("size", "written"), [(812, "812 byte"), (12_345, "12 kB"), (1_440_000, "1,4 MB")])
def test_file_size(size: int, written: str) -> None:
    assert formats.file_size(size) == written


@pytest.mark.parametrize(
    ("newest", "written"),
    [
        (None, "data non nota"),
        ("2017", "2017 (9 anni fa)"),
        ("2025", "2025 (1 anno fa)"),
        ("2025-11", "novembre 2025 (1 anno fa)"),
        ("2025-11-23", "23 novembre 2025"),
        ("2016-12-01", "1º dicembre 2016 (9 anni fa)"),
        ("2026", "2026"),
        ("2026-12", "dicembre 2026"),
        ("chissà", "chissà"),
    ],
)
def test_newest_source(newest: str | None, written: str) -> None:
    assert newest_source(newest, date(2026, 11, 22)) == written
