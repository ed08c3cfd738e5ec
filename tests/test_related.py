"""Similar practices: who comes first, that every reason is true, and that nothing depends on order or on numbers."""

from dataclasses import replace
from datetime import date

import pytest

from catalog.load import load
from catalog.model import Catalog, Practice
from finding.related import NEIGHBOURS, SHOWN, Likeness, Related
from macros.reader import Reader
from macros.related_view import related_views
from tests.datasets import ROOT


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = load(ROOT / "data", date(2026, 11, 22))
    assert found.catalog is not None
    return Reader(found.catalog, found.descriptor)


@pytest.fixture(scope="module")
def catalog(reader: Reader) -> Catalog:
    return reader.catalog


@pytest.fixture(scope="module")
def found(catalog: Catalog) -> dict[str, tuple[Likeness, ...]]:
    related = Related(catalog)
    return {practice.id: related.of(practice) for practice in catalog.practices.values()}


def test_every_practice_has_similar_ones(found: dict[str, tuple[Likeness, ...]]) -> None:
    for practice, likes in found.items():
        others = [like.practice.id for like in likes]
        assert others, practice
        assert practice not in others
        assert len(set(others)) == len(others)
        assert sum(not like.named for like in likes) <= SHOWN


def test_those_that_a_record_names_come_first(catalog: Catalog, found: dict[str, tuple[Likeness, ...]]) -> None:
    for practice in catalog.practices.values():
        likes = found[practice.id]
        named = {other.id for other in catalog.related(practice)}
        assert {like.practice.id for like in likes[: len(named)]} == named
        assert [like.named for like in likes] == sorted((like.named for like in likes), reverse=True)


def test_every_reason_is_true_on_both_sides(catalog: Catalog, found: dict[str, tuple[Likeness, ...]]) -> None:
    fields = {"needs": "needs", "measures": "measures", "audience": "audience", "organisations": "organisations"}
    for practice, likes in found.items():
        for like in likes:
            assert like.traits or like.named
            for name, value in like.traits:
                if name in fields:
                    assert value in getattr(catalog.practices[practice], fields[name])
                    assert value in getattr(like.practice, fields[name])


def test_the_order_of_the_files_does_not_matter(catalog: Catalog, found: dict[str, tuple[Likeness, ...]]) -> None:
    turned = Related(replace(catalog, practices=dict(reversed(list(catalog.practices.items())))))
    assert {practice.id: turned.of(practice) for practice in catalog.practices.values()} == found


def test_a_rare_value_weighs_more_than_a_common_one(catalog: Catalog) -> None:
    """Three practices: one shares a need that nobody else has, the other one that many have."""
    sample = next(p for p in catalog.practices.values() if p.kind == "welfare")
    sample = replace(sample, measures=(), audience=(), related=(), organisations=())

    def made(name: str, *needs: str) -> Practice:
        return replace(sample, id=name, needs=needs)

    few = [made("da", "reddito", "cura-figli"), made("raro", "reddito"), made("comune", "cura-figli")]
    crowd = [made(f"folla-{n}", "cura-figli") for n in range(10)]
    small = replace(catalog, practices={p.id: p for p in (*few, *crowd)})
    assert Related(small).of(few[0])[0].practice.id == "raro"


def test_the_work_for_one_practice_has_a_ceiling(catalog: Catalog) -> None:
    """However many practices share a value, no more than NEIGHBOURS of them are looked at."""
    sample = next(iter(catalog.practices.values()))
    many = {f"copia-{n}": replace(sample, id=f"copia-{n}", related=()) for n in range(NEIGHBOURS * 20)}
    related = Related(replace(catalog, practices=many))
    trait = ("needs", sample.needs[0])
    for place in (0, 7, len(many) // 2, len(many) - 1):
        near = related._near(trait, place)
        assert len(near) == NEIGHBOURS
        assert place in near


def test_reasons_are_written_in_words(reader: Reader) -> None:
    for practice in reader.catalog.practices.values():
        for view in related_views(reader, f"/pratiche/{practice.id}/", practice):
            assert view.reason.endswith(".")
            assert view.reason.startswith(("Stess", "Indicata nelle schede"))
            assert view.title.href
