"""The real dataset keeps its promises: no problem, real sources, honest figures."""

from collections import Counter
from datetime import date

import pytest

from catalog.load import Loaded, load
from catalog.model import Catalog
from tests.datasets import ROOT


@pytest.fixture(scope="module")
def real() -> Loaded:
    return load(ROOT / "data", date(2026, 11, 22))


@pytest.fixture(scope="module")
def catalog(real: Loaded) -> Catalog:
    assert real.catalog is not None, real.errors
    return real.catalog


def test_no_problem(real: Loaded) -> None:
    assert real.errors == ()


def test_no_warning_about_records(real: Loaded) -> None:
    assert [p for p in real.problems if p.code != "unused-value"] == []


def test_all_three_kinds_and_enough_of_them(catalog: Catalog) -> None:
    kinds = Counter(p.kind for p in catalog.practices.values())
    assert len(catalog.practices) >= 75
    assert set(kinds) == {"smart-working", "welfare", "governance"}
    assert len(catalog.organisations) >= 60


def test_one_confirmed_member(catalog: Catalog) -> None:
    confirmed = [o.id for o in catalog.organisations.values() if o.membership.status == "confermata"]
    assert confirmed == ["comune-di-milano"]


def test_nobody_is_called_a_member_without_confirmation(catalog: Catalog) -> None:
    called = [o.id for o in catalog.organisations.values() for r in o.roles if r.role == "membro"]
    assert called == []


def test_every_figure_is_sourced(catalog: Catalog) -> None:
    for practice in catalog.practices.values():
        ids = {s.id for s in practice.sources}
        for claim in practice.claims:
            assert claim.unit
            assert set(claim.sources) <= ids


def test_every_organisation_has_a_reason_to_be_there(catalog: Catalog) -> None:
    named = {o for p in catalog.practices.values() for o in p.organisations}
    named |= {x.organisation for p in catalog.practices.values() for x in p.partners if x.organisation}
    idle = [o.id for o in catalog.organisations.values() if o.id not in named and not o.roles and not o.offers]
    assert idle == []
