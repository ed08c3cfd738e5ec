"""Gulpease: how hard an Italian text is to read, from 0 (hard) to 100 (easy)."""

from catalog.signs import SIGNS, pattern

_SIGNS = SIGNS["gulpease"]
HARD_BELOW: int = _SIGNS["hard_below"]
"""Below 60 a text is hard for people with eight years of school, below 40 for those with thirteen."""
_WORD, _LETTER, _END = (pattern(_SIGNS[name]) for name in ("word", "letter", "sentence_end"))


def gulpease(text: str) -> float:
    """89 + (300 × sentences − 10 × letters) / words, after Lucisano and Piemontese (1988); 100 for an empty text."""
    words = _WORD.findall(text)
    if not words:
        return 100.0
    letters = len(_LETTER.findall(text))
    sentences = max(1, len(_END.findall(text)))
    return max(0.0, min(100.0, 89 + (300 * sentences - 10 * letters) / len(words)))
