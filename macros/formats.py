"""How numbers, dates and periods are written in Italian: pure functions from values to text."""

import re
from datetime import date
from decimal import Decimal

UNKNOWN = "non noto"

MONTHS = (
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
)
_PARTIAL = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_TO_ITALIAN = str.maketrans({",": ".", ".": ",", "-": "−"})
# Units written as a sign stand right after the number; the others are words.
_SIGNS = ("%", "‰")


def number(value: Decimal | int) -> str:
    """`1682` → `1.682`, `Decimal("73.4")` → `73,4`; as many decimals as the source gives."""
    return f"{value:,f}".translate(_TO_ITALIAN) if isinstance(value, Decimal) else f"{value:,}".translate(_TO_ITALIAN)


def amount(value: Decimal | int | None, low: Decimal | int | None, high: Decimal | int | None) -> str:
    """A value, or an interval: `da 3 a 4`."""
    if value is not None:
        return number(value)
    if low is not None and high is not None:
        return f"da {number(low)} a {number(high)}"
    return UNKNOWN


def quantity(text: str, unit: str) -> str:
    """A written number with its unit: `73,4%`, `2.000 persone`."""
    return f"{text}{unit}" if unit.startswith(_SIGNS) else f"{text} {unit}"


def qualified(text: str, qualifier: str | None) -> str:
    """A written number with how precise it is: `oltre 2.000`; an exact one, or one not said, stands alone."""
    return text if qualifier in (None, "esatto") else f"{str(qualifier).replace('-', ' ')} {text}"


def counted(how_many: int, one: str, many: str) -> str:
    """`1 pratica`, `3 pratiche`."""
    return f"{number(how_many)} {one if how_many == 1 else many}"


def euro(value: Decimal) -> str:
    """`12.000 euro`."""
    return f"{number(value)} euro"


def day(value: date) -> str:
    """`1º maggio 2019`."""
    return partial_date(value.isoformat())


def partial_date(text: str) -> str:
    """`2019` → `2019`, `2019-05` → `maggio 2019`, `2019-05-20` → `20 maggio 2019`; anything else as it stands."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        return text
    year, month, day_of_month = found.groups()
    if month is None:
        return year
    if day_of_month is None:
        return f"{MONTHS[int(month) - 1]} {year}"
    first = "1º" if day_of_month == "01" else str(int(day_of_month))
    return f"{first} {MONTHS[int(month) - 1]} {year}"


def is_partial_date(text: str) -> bool:
    """True for `2019`, `2019-05` and `2019-05-20`."""
    return _PARTIAL.fullmatch(text) is not None


def period(text: str) -> str:
    """`2019` → `2019`, `2017/2019` → `dal 2017 al 2019`, `non-noto` → `non noto`."""
    if text == "non-noto":
        return UNKNOWN
    start, slash, end = text.partition("/")
    return f"{since(start)} {until(end)}" if slash else partial_date(text)


def since(text: str) -> str:
    """`dal 2017`, `da maggio 2019`, `dall'8 marzo 2020`."""
    return _joined("da", "dal", "dall'", text)


def until(text: str) -> str:
    """`al 2019`, `a giugno 2020`, `all'11 giugno 2019`."""
    return _joined("a", "al", "all'", text)


def span(start: str | None, end: str | None) -> str:
    """`dal 2017`, `dal 2017 al 2019`, `fino al 2019`, or an empty text when neither is known."""
    if start and end:
        return f"{since(start)} {until(end)}"
    if start:
        return since(start)
    return f"fino {until(end)}" if end else ""


def _joined(plain: str, article: str, elided: str, text: str) -> str:
    written = partial_date(text)
    if re.match(r"(8|11) ", written):
        return elided + written
    if written[:1].isdigit():
        return f"{article} {written}"
    # «ad agosto», «ad aprile».
    return f"{'ad' if plain == written[:1] == 'a' else plain} {written}"


def paragraphs(text: str | None) -> tuple[str, ...]:
    """Plain text split where its writer began a new line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip()) if text else ()


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters on one line, cut at a word, with an ellipsis when something is missing."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    return cut[: cut.rfind(" ") if " " in cut else len(cut)].rstrip(" ,;:.–") + "…"


def file_size(size: int) -> str:
    """`812 byte`, `12 kB`, `1,4 MB`."""
    if size < 1000:
        return f"{size} byte"
    if size < 1_000_000:
        return f"{number(round(size / 1000))} kB"
    return f"{number(Decimal(size).scaleb(-6).quantize(Decimal('0.1')))} MB"


def inside(label: str) -> str:
    """A label in the middle of a sentence: only its first letter goes small, so that names keep theirs."""
    return label[:1].lower() + label[1:]
