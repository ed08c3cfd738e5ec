"""Warnings: they help whoever writes, and stop nothing."""

from collections.abc import Iterator, Mapping, Sequence

from catalog.duplicates import near_duplicates
from catalog.problems import Problem
from catalog.readability import HARD_BELOW, gulpease
from catalog.rows import Row
from catalog.sentences import say


def advice(records: Mapping[str, Sequence[Row]]) -> Iterator[Problem]:
    """Every warning on all records, given by kind of record."""
    practices = {row.text("id"): row for row in records["practice"]}
    for row in practices.values():
        yield from hard_to_read(row)
    yield from _near_duplicates(practices)
    yield from unused(records["vocabulary"], _used(row for rows in records.values() for row in rows))


def hard_to_read(practice: Row) -> Iterator[Problem]:
    """A summary whose sentences and words are too long for most readers."""
    score = gulpease(practice.text("summary"))
    if score < HARD_BELOW:
        message = say("hard-to-read", score=f"{score:.0f}")
        yield practice.problem("hard-to-read", "summary", message, severity="warning")


def _near_duplicates(practices: Mapping[str, Row]) -> Iterator[Problem]:
    texts = {name: f"{row.text('title')} {row.text('summary')}" for name, row in practices.items()}
    for first, second, alike in near_duplicates(texts):
        message = say("near-duplicate", other=first, share=f"{alike:.0%}")
        yield practices[second].problem("near-duplicate", "title", message, severity="warning")


def _used(records: Iterator[Row]) -> Mapping[str, set[str]]:
    """Vocabulary → the values that some record uses."""
    used: dict[str, set[str]] = {}
    for record in records:
        for row in record.below():
            for item in row.table.fields:
                if item.vocabulary and item.name in row.cells:
                    used.setdefault(item.vocabulary, set()).add(row.text(item.name))
    return used


def unused(vocabularies: Sequence[Row], used: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Values of our own lists that no record uses; official lists taken whole are left in peace."""
    for vocabulary in vocabularies:
        if vocabulary.text("complete") == "true":
            continue
        name = vocabulary.text("id")
        # A value with words of its own serves the search, even before a record uses it.
        values = (value for value in vocabulary.children if not value.children)
        idle = [text for value in values if (text := value.text("id")) not in used.get(name, ())]
        if idle:
            message = say("unused-value", list=name, values=", ".join(idle))
            yield vocabulary.problem("unused-value", "id", message, severity="warning")
