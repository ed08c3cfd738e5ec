"""Warnings: they help whoever writes, and stop nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from catalog.duplicates import near_duplicates
from catalog.problems import Problem
from catalog.readability import HARD_BELOW, gulpease
from catalog.rows import Row
from catalog.sentences import say
from catalog.signs import SIGNS, pattern

_IN_QUOTES = pattern(SIGNS["texts"]["in_quotes"])


def advice(records: Mapping[str, Sequence[Row]]) -> Iterator[Problem]:
    """Every warning on all records, given by kind of record."""
    practices = {row.text("id"): row for row in records["practice"]}
    for row in practices.values():
        yield from hard_to_read(row)
    for row in (*records["organisation"], *records["practice"]):
        yield from in_quotes(row)
    yield from _near_duplicates(practices)
    yield from unused(records["vocabulary"], _used(row for rows in records.values() for row in rows))


def hard_to_read(practice: Row) -> Iterator[Problem]:
    """A summary whose sentences and words are too long for most readers."""
    score = gulpease(practice.text("summary"))
    if score < HARD_BELOW:
        message = say("hard-to-read", score=f"{score:.0f}")
        yield practice.problem("hard-to-read", "summary", message, severity="warning")


def in_quotes(record: Row) -> Iterator[Problem]:
    """Texts that stand wholly in quotation marks, as word processors and habit put them."""
    for row in record.below():
        for item in row.table.fields:
            if item.type != "string" or not (found := _IN_QUOTES.fullmatch(row.text(item.name).strip())):
                continue
            meant = found[found.lastindex or 0].strip()
            yield row.problem("in-quotes", item.name, say("in-quotes"), severity="warning", nearest=meant)


def _near_duplicates(practices: Mapping[str, Row]) -> Iterator[Problem]:
    texts = {name: f"{row.text('title')} {row.text('summary')}" for name, row in practices.items()}
    told = set()
    for first, second, alike in near_duplicates(texts):
        told.add((first, second))
        message = say("near-duplicate", other=first, share=f"{alike:.0%}")
        yield practices[second].problem("near-duplicate", "title", message, severity="warning")
    for first, second, sign in _same(practices):
        if (first, second) not in told:
            told.add((first, second))
            message = say(f"near-duplicate.{sign}", other=first)
            yield practices[second].problem("near-duplicate", "title", message, severity="warning")


def _same(practices: Mapping[str, Row]) -> Iterator[tuple[str, str, str]]:
    """Pairs of practices that share a sign, each with the first that bears it: one look at each practice."""
    seen: dict[tuple[str, ...], str] = {}
    # The older one comes first: the warning is for whoever proposes the same again.
    for name, row in sorted(practices.items(), key=lambda named: named[1].text("added")):
        for sign in _signs_of_sameness(row):
            if (first := seen.setdefault(sign, name)) != name:
                yield first, name, sign[0]


def _signs_of_sameness(practice: Row) -> Iterator[tuple[str, ...]]:
    """What two practices of one organisation should not share: the title, or a source together with the measures."""
    title, offered = practice.text("title").strip().casefold(), sorted(_texts(practice, "measures", "measure"))
    addresses = set(_texts(practice, "sources", "url"))
    for organisation in _texts(practice, "organisations", "organisation"):
        if title:
            yield "title", organisation, title
        yield from (("source", organisation, address, *offered) for address in sorted(addresses))


def _texts(record: Row, path: str, column: str) -> list[str]:
    return [text for row in record.children if row.table.path == path and (text := row.text(column))]


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
    """Values of our own lists that no record uses, in one warning; official lists taken whole are left in peace."""
    own = [row for row in vocabularies if row.text("complete") != "true"]
    idle = {row.text("id"): list(_idle(row, used.get(row.text("id"), set()))) for row in own}
    told = [say("unused-value.list", list=name, values=", ".join(values)) for name, values in idle.items() if values]
    if told:
        message = say("unused-value", values="; ".join(told))
        yield own[0].document.problem("unused-value", None, message, severity="warning")


def _idle(vocabulary: Row, used: Collection[str]) -> Iterator[str]:
    """A value with words of its own serves the search, even before a record uses it."""
    return (text for value in vocabulary.children if not value.children and (text := value.text("id")) not in used)
