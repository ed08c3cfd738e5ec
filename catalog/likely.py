"""What somebody probably meant by a date or a number written the everyday Italian way."""

from catalog.sentences import say
from catalog.signs import SIGNS, pattern

_SIGNS = SIGNS["likely"]
_DAY_FIRST, _YEAR_FIRST, _IN_WORDS = (pattern(_SIGNS[name]) for name in ("day_first", "year_first", "in_words"))
_FIGURE = pattern(_SIGNS["figure"])


def likely_day(text: str) -> str:
    """`22/11/2026` → `2026-11-22`, `luglio 2019` → `2019-07`; empty when it is no date at all."""
    text = text.strip().casefold()
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
        return _written(year, month, day)
    if found := _YEAR_FIRST.fullmatch(text):
        return _written(*found.groups())
    found = _IN_WORDS.fullmatch(text)
    if found and found[2] in _SIGNS["months"]:
        return _written(found[3], str(_SIGNS["months"].index(found[2]) + 1), found[1])
    return ""


def _written(year: str, month: str, day: str | None) -> str:
    if not 1 <= int(month) <= 12 or not 1 <= int(day or 1) <= 31:
        return ""
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def likely_number(text: str) -> str:
    """`1.682,5` → `1682.5`, `circa 300` → `300`; two numbers are an interval; empty when there is none."""
    start = text[: _SIGNS["figure_within"]].replace("–", "-")
    found = [figure.replace(".", "").replace(",", ".") for figure in _FIGURE.findall(start)]
    if len(found) == 2:
        least, most = (figure.lstrip("-") for figure in found)
        return say("wrong-type.interval", least=least, most=most)
    return found[0] if len(found) == 1 else ""
