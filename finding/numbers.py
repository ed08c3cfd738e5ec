"""Numbers as short texts that JSON leaves alone and compression likes; search/numbers.js reads them back."""

from collections.abc import Iterable

DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
"""91 signs, without the quotation mark and the backslash."""
ENDS = 64
"""The first 64 signs end a number; the other 27 say that it goes on."""
_MORE = len(DIGITS) - ENDS
_SHORT = tuple(DIGITS[:ENDS])


def written(numbers: Iterable[int]) -> str:
    """Numbers from 0, mostly small: one sign below 64, two below 1,792."""
    short = _SHORT
    return "".join([short[n] if n < ENDS else _long(n) for n in numbers])


def _long(number: int) -> str:
    text = ""
    while number >= ENDS:
        number, rest = divmod(number - ENDS, _MORE)
        text += DIGITS[ENDS + rest]
    return text + DIGITS[number]


def rising(numbers: Iterable[int]) -> str:
    """Numbers in rising order, each as its distance from the one before."""
    found = list(numbers)
    return written([number - last - 1 for last, number in zip([-1, *found], found, strict=False)])
