"""What somebody probably meant by a date or a number written the everyday Italian way; never what is refused too."""

import calendar
from collections.abc import Collection, Iterator, Sequence

from catalog.descriptor import Field
from catalog.sentences import say
from catalog.signs import SIGNS, pattern

_SIGNS = SIGNS["likely"]
_DAY_FIRST, _SHORT_YEAR, _YEAR_FIRST, _IN_WORDS, _ABOUT_YEAR = (
    pattern(_SIGNS[name]) for name in ("day_first", "short_year", "year_first", "in_words", "about_year")
)
_INTERVAL, _FIGURE, _FIGURES, _GROUPING, _YEAR, _CODE, _MONEY, _PERCENT = (
    pattern(_SIGNS[name]) for name in ("interval", "figure", "figures", "grouping", "year", "code", "money", "percent")
)
_QUALIFIERS = tuple((pattern(sign), sign["term"]) for sign in _SIGNS["qualifiers"])
_UNKNOWN_DAY = SIGNS["rules"]["unknown_day"]
_TYPES = {name: pattern(sign) for name, sign in SIGNS["types"].items()}


def likely(item: Field, text: str, beside: Collection[str] = ()) -> str:
    """The first reading of a text that its field would take; empty when there is none.

    What takes other fields of its group as well, those `beside` it, names them: `value: 100 e qualifier: circa`.
    """
    start = text.strip().casefold()[: _SIGNS["within"]]
    if item.type == "date" or is_dated(item):
        return next((day for day in _days(start) if _fits(item, day)), "")
    return _figure(item, start, beside) if item.type in ("number", "integer") else ""


def forms(item: Field) -> str:
    """How a date may be written in a field: `2019 o 2019-06`."""
    *first, last = (form for form in _SIGNS["forms"] if pattern(item.limit("pattern")).fullmatch(form))
    return say("hint.or", first=", ".join(first), second=last) if first else str(last)


def is_dated(item: Field) -> bool:
    """Whether a field holds years: its pattern asks for four digits."""
    return SIGNS["rules"]["dated"] in str(item.limit("pattern") or "")


def possible(day: str) -> bool:
    """False for a day that is not in the calendar; months and years have their own forms."""
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return True
    year, month, number = map(int, parts)
    return year > 0 and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]


def _fits(item: Field, text: str) -> bool:
    form, limits = _TYPES.get(item.type), item.constraints or {}
    if form and (not form.fullmatch(text) or _TYPES["thousands"].fullmatch(text)):
        return False
    if "pattern" in limits and not pattern(limits["pattern"]).fullmatch(text):
        return False
    least, most = limits.get("minimum"), limits.get("maximum")
    return (least is None or float(text) >= least) and (most is None or float(text) <= most)


def _days(text: str) -> Iterator[str]:
    """`22/11/2026` → `2026-11-22`, then its month and its year; `dal 2017 al 2019` → `2017/2019`."""
    if text in _SIGNS["unknown"]:
        yield _UNKNOWN_DAY
    if found := _INTERVAL.fullmatch(text):
        first, last = map(_day, found.groups())
        known = min(len(first), len(last))
        if known and first[:known] <= last[:known]:
            yield f"{first}/{last}"
    if day := _day(text):
        yield from (day, day[:7], day[:4])


def _day(text: str) -> str:
    if found := _DAY_FIRST.fullmatch(text):
        return _written(found[3], found[2], found[1])
    if found := _SHORT_YEAR.fullmatch(text):
        century = "19" if found[3] >= _SIGNS["last_century_from"] else "20"
        return _written(century + found[3], found[2], found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return _written(*found.groups())
    if found := _ABOUT_YEAR.fullmatch(text):
        return _written(found[1], None, None)
    found = _IN_WORDS.fullmatch(text)
    if found and found[2] in _SIGNS["months"]:
        return _written(found[3], str(_SIGNS["months"].index(found[2]) + 1), found[1])
    return ""


def _written(year: str, month: str | None, day: str | None) -> str:
    written = "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    return written if 1 <= int(month or 1) <= 12 and possible(written) else ""


def _figure(item: Field, text: str, beside: Collection[str]) -> str:
    """`circa 1.682,5` → `1682.5` and how precise it is; nothing where a word would be lost."""
    rest, term = _without_qualifier(text)
    rest = _MONEY.sub("", rest)
    # Where figures of any unit stand.
    percent = _PERCENT.search(rest) if "unit" in beside and _ends(beside) else None
    rest = rest[: percent.start()] if percent else rest
    interval = _FIGURES.fullmatch(rest)
    keys = _ends(beside) if interval else (item.key.rpartition(".")[2],)
    figures = _ascending(interval.groups()) if interval else [rest] if _FIGURE.fullmatch(rest) else []
    numbers = [number for number in map(_plain, figures) if _fits(item, number) and not _CODE.search(number)]
    if not numbers or len(numbers) != len(keys) or (term and "qualifier" not in beside):
        return ""
    named = [f"{key}: {number}" for key, number in zip(keys, numbers, strict=True)]
    named += ['unit: "%"'] if percent else []
    named += [f"qualifier: {term}"] if term else []
    return _joined(named) if len(named) > 1 else numbers[0]


def _ascending(figures: Sequence[str]) -> Sequence[str]:
    """The ends of an interval, none where they are years or the wrong way round."""
    least, most = (float(_plain(figure)) for figure in figures)
    return figures if least <= most and not any(map(_YEAR.fullmatch, figures)) else ()


def _joined(parts: Sequence[str]) -> str:
    return say("hint.two", first=parts[0], second=_joined(parts[1:])) if len(parts) > 1 else parts[0]


def _without_qualifier(text: str) -> tuple[str, str]:
    for sign, term in _QUALIFIERS:
        if sign.search(text):
            return sign.sub("", text, count=1), term
    return text, ""


def _ends(beside: Collection[str]) -> tuple[str, ...]:
    """The two fields that hold an interval, if there are such."""
    return next((tuple(keys) for keys in _SIGNS["ends"] if all(key in beside for key in keys)), ())


def _plain(figure: str) -> str:
    return _GROUPING.sub("", figure).replace(",", ".")
