"""«Trova la pratica per te»: the profiles and their first three, and that what is not known never counts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from markupsafe import escape

from catalog.load import load
from catalog.model import Catalog, Resources
from finding.matching import Answers, Finder, Match
from finding.rules import ITSELF, rules
from finding.signals import ITALY, VOCABULARIES
from macros.finder_view import address, needs, sizes
from macros.links import href
from macros.reader import Reader
from tests.datasets import ROOT
from tests.project import Built
from tests.walk import read_site

PROFILES = yaml.safe_load((ROOT / "tests" / "profiles.yaml").read_text("utf-8"))
ALL = 10_000


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = load(ROOT / "data", date(2026, 11, 22))
    assert found.catalog is not None
    return Reader(found.catalog, found.descriptor)


@pytest.fixture(scope="module")
def catalog(reader: Reader) -> Catalog:
    return reader.catalog


@pytest.fixture(scope="module")
def finder(reader: Reader) -> Finder:
    return reader.finder


def found(finder: Finder, answers: Answers) -> dict[str, Match]:
    return {match.practice.id: match for match in finder.find(answers, ALL).best}


def test_enough_profiles() -> None:
    assert len(PROFILES) >= 15
    assert len({profile["name"] for profile in PROFILES}) == len(PROFILES)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile["name"])
def test_first_three_of_a_profile(finder: Finder, profile: dict[str, Any]) -> None:
    first = [match.practice.id for match in finder.find(profile["answers"], 3).best]
    wanted, equal = set(profile["top"]), {*profile.get("equal", ()), *profile.get("reread", ())}
    assert wanted <= set(first), first
    assert set(first) <= wanted | equal, first


def test_profiles_name_answers_and_practices_that_exist(catalog: Catalog) -> None:
    options = {q.id: {o.id for o in q.answers(catalog)} for q in rules().questions}
    for profile in PROFILES:
        for question, answers in profile["answers"].items():
            assert set(answers) <= options[question]
        assert {*profile["top"], *profile.get("equal", ()), *profile.get("reread", ())} <= set(catalog.practices)


def test_rules_name_only_what_exists(catalog: Catalog) -> None:
    terms = {v: {t.id for t in catalog.vocabularies[v].values} for v in catalog.vocabularies}
    assert rules().description
    assert 1 <= len(rules().questions) <= 6
    for question in (question.of(catalog) for question in rules().questions):
        options = {option.id for option in question.answers(catalog)}
        assert options, question.id
        assert question.weight > 0
        for rule in question.rules:
            known = {ITSELF, ITALY, *options, *(t for v in VOCABULARIES[rule.signal] for t in terms[v])}
            assert set(rule.values) <= known, rule
            assert set(rule.only) <= options, rule
            assert -100 <= rule.points <= 100
            assert rule.points != 0
    assert {rule.status for rule in rules().statuses} <= terms["statuses"]


def test_what_is_not_known_never_counts(finder: Finder, catalog: Catalog) -> None:
    """With and without an answer on which a practice says nothing, its points are the same; and it is said."""
    need = {"bisogno": ["cura-figli"]}
    without = found(finder, need)
    silent = 0
    for question in finder.questions:
        for option in question.answers(catalog) if question.id != "bisogno" else ():
            answered = found(finder, {**need, question.id: [option.id]})
            judged = dict(zip((p.id for p in finder.practices), finder.judged(question, option.id), strict=True))
            for practice, match in without.items():
                if judged[practice] is None:
                    silent += 1
                    assert answered[practice].score == match.score
                    assert question.unknown in answered[practice].of("unknown")
    assert silent > 100


def test_every_answer_is_answered_in_words(finder: Finder) -> None:
    for profile in PROFILES:
        for match in finder.find(profile["answers"], ALL).best:
            assert match.of("fit")
            given = sum(len(answers) for answers in profile["answers"].values())
            assert len(match.verdicts) in (given, given + 1)
            assert not any("{" in verdict.words for verdict in match.verdicts)


def test_closed_practices_are_said_so(finder: Finder) -> None:
    words = {rule.status: rule.words for rule in rules().statuses}
    assert {"conclusa", "abbandonata"} <= set(words)
    for profile in PROFILES:
        for match in finder.find(profile["answers"], ALL).best:
            if match.practice.status in words:
                assert words[match.practice.status] in [verdict.words for verdict in match.verdicts]


def test_only_practices_that_answer_a_chosen_need(finder: Finder) -> None:
    for match in finder.find({"dimensione": ["micro"], "bisogno": ["reddito", "tempi-citta"]}, ALL).best:
        assert {"reddito", "tempi-citta"} & set(match.practice.needs)


def test_no_answer_finds_nothing(finder: Finder) -> None:
    assert finder.find({}, 10).total == 0


def test_a_question_is_asked_when_a_fifth_can_answer(catalog: Catalog) -> None:
    """Nobody tells the yearly cost yet. With 16 of 82 it is not asked, with 17 it is."""
    assert "spesa" not in {question.id for question in Finder(catalog, rules()).questions}
    enough = -(-len(catalog.practices) // 5)
    cost = Resources(per_worker_year_eur=Decimal(90))
    for told, asked in ((enough - 1, False), (enough, True)):
        ids = set(list(catalog.practices)[:told])
        practices = {i: replace(p, resources=cost) if i in ids else p for i, p in catalog.practices.items()}
        changed = Finder(replace(catalog, practices=practices), rules())
        assert ("spesa" in {question.id for question in changed.questions}) is asked
    best = changed.find({"spesa": ["fino-500"]}, ALL)
    assert {match.practice.id for match in best.best} == {
        i for i in ids if found(changed, {"spesa": ["fino-500"]}).get(i)
    }
    assert best.total > 0


def test_a_page_for_each_size_and_need(built: Built, reader: Reader, finder: Finder) -> None:
    """Without JavaScript the same practices, in the same order, with the same words; each page is linked."""
    site = read_site(built.folder)
    assert {option.id for option in sizes(reader)} == {"autonomi", "micro", "piccola", "media", "grande"}
    for size in sizes(reader):
        assert href("/trova/", address(size.id)) in site["/trova/"].links
        for need in needs(reader):
            page = site[address(size.id, need.id)]
            assert href(address(size.id), address(size.id, need.id)) in site[address(size.id)].links
            best = finder.find({"dimensione": [size.id], "bisogno": [need.id]}, 10).best
            shown = [str(v["data-compare"]) for _, v in page.tags if v.get("data-compare")]
            assert shown == [match.practice.id for match in best]
            for match in best:
                assert all(str(escape(verdict.words)) in page.text for verdict in match.verdicts)
