"""What somebody probably meant by a date or a number written the everyday Italian way; never what is refused too."""

import calendar
from collections.abc import Iterator

from catalog.descriptor import Field
from catalog.sentences import say
from catalog.signs import SIGNS, pattern

_SIGNS = SIGNS["likely"]
_DAY_FIRST, _SHORT_YEAR, _YEAR_FIRST, _IN_WORDS = (
    pattern(_SIGNS[name]) for name in ("day_first", "short_year", "year_first", "in_words")
)
_INTERVAL, _FIGURE, _GROUPING = (pattern(_SIGNS[name]) for name in ("interval", "figure", "grouping"))
_UNKNOWN_DAY = SIGNS["rules"]["unknown_day"]
_TYPES = {name: pattern(sign) for name, sign in SIGNS["types"].items()}


def likely(item: Field, text: str, *, has_interval: bool = False) -> str:
    """The first reading of a text that its field would take; empty when there is none."""
    start = text.strip().casefold()[: _SIGNS["within"]]
    if item.type == "date" or is_dated(item):
        return next((day for day in _days(start) if _fits(item, day)), "")
    figures = [figure for figure in _figures(start) if _fits(item, figure)] if item.type in _TYPES else []
    if has_interval and len(figures) == 2 and float(figures[0]) <= float(figures[1]):
        return say("wrong-type.interval", least=figures[0], most=figures[1])
    return figures[0] if len(figures) == 1 else ""


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
    found = _IN_WORDS.fullmatch(text)
    if found and found[2] in _SIGNS["months"]:
        return _written(found[3], str(_SIGNS["months"].index(found[2]) + 1), found[1])
    return ""


def _written(year: str, month: str | None, day: str | None) -> str:
    written = "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    return written if 1 <= int(month or 1) <= 12 and possible(written) else ""


def _figures(text: str) -> list[str]:
    """`circa 1.682,5` → `1682.5`; of two figures the second is no negative one: `300-400`."""
    found = [_GROUPING.sub("", figure).replace(",", ".") for figure in _FIGURE.findall(text.replace("–", "-"))]
    return [figure.lstrip("-") for figure in found] if len(found) == 2 else found
