"""Near duplicates: records that tell the same thing twice, found at a cost in step with their number."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

SHINGLE = 4
"""Words in a row that are compared."""
COMMON_FROM = 8
"""A run of words found in this many records is a manner of speaking, not a trace of copying."""
ALIKE_FROM = 0.5
"""The share of common runs from which two texts are called near duplicates."""


def near_duplicates(texts: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of ids (first in order of `texts` first) whose texts share at least half of their runs of four words."""
    runs = {name: _runs(text) for name, text in texts.items()}
    holders: dict[tuple[str, ...], list[str]] = {}
    for name, own in runs.items():
        for run in own:
            holders.setdefault(run, []).append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 1 < len(names) < COMMON_FROM:
            shared.update(_pairs(names))
    for (first, second), number in shared.items():
        alike = number / min(len(runs[first]), len(runs[second]))
        if alike >= ALIKE_FROM:
            yield first, second, alike


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for index, first in enumerate(names):
        for second in names[index + 1 :]:
            yield first, second
