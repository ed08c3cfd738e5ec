"""Gulpease: how hard an Italian text is to read, from 0 (hard) to 100 (easy)."""

import re

HARD_BELOW = 45
"""Below 60 a text is hard for people with eight years of school, below 40 for those with thirteen."""


def gulpease(text: str) -> float:
    """89 + (300 × sentences − 10 × letters) / words, after Lucisano and Piemontese (1988); 100 for an empty text."""
    words = re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", text)
    if not words:
        return 100.0
    letters = sum(char.isalnum() for char in text)
    sentences = max(1, len(re.findall(r"[.!?…]+(?=\s|$)", text)))
    return max(0.0, min(100.0, 89 + (300 * sentences - 10 * letters) / len(words)))
