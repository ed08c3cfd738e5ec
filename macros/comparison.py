"""What is compared of each practice: a small JSON file a practice, in the same words and formats as its page."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from catalog.model import Claim, Practice
from macros import formats, practice_facts, views
from macros.practice_people import adoptions
from macros.practice_trust import trust
from macros.practice_view import claim_amount
from macros.reader import Reader
from macros.views import Fact, References

FOLDER = "confronta/dati/"
_HERE = "/confronta/"
_FIGURES = 4
"""How many figures are set beside one another; the page has them all."""


class Row(NamedTuple):
    """One line of the comparison; without values it is not known."""

    label: str
    values: tuple[str, ...]


class Part(NamedTuple):
    """Lines that belong together. Every practice has the same ones, in the same order."""

    title: str
    rows: tuple[Row, ...]


def files(reader: Reader) -> Iterator[tuple[str, bytes]]:
    """One file a practice: address in the site and content."""
    for practice in reader.catalog.practices.values():
        yield f"{FOLDER}{practice.id}.json", msgspec.json.encode(compared(reader, practice))


def compared(reader: Reader, practice: Practice) -> dict[str, object]:
    """Everything that a card or the comparison shows of a practice."""
    card = reader.card(_HERE, practice)
    status = reader.label("statuses", practice.status)
    return {
        "id": practice.id,
        "title": practice.title,
        "kind": practice.kind,
        "line": reader.label("kinds", practice.kind),
        "summary": practice.summary,
        "who": ", ".join(card.organisations),
        "place": card.place,
        "badges": [{"text": badge.text, "kind": badge.kind} for badge in card.badges[1:]],
        "newest": card.newest_source,
        "parts": [
            {"title": p.title, "rows": [[r.label, r.values] for r in p.rows]} for p in _parts(reader, practice, status)
        ],
    }


def _parts(reader: Reader, practice: Practice, status: str) -> tuple[Part, ...]:
    cite = References(())
    glance = _texts(practice_facts.glance(reader, _HERE, practice, cite))
    themes = _texts(practice_facts.themes(reader, _HERE, practice))
    means = _texts(practice_facts.resources(practice.resources))
    transfer = _texts(practice_facts.transfer(reader, practice))
    access = _texts(practice_facts.access(reader, practice))
    figures = (_figure(claim) for claim in practice.claims[:_FIGURES])
    people = (f"{p.name.text}: {p.what}" for p in adoptions(reader, _HERE, practice, cite))
    acts = (reader.label("legal-instruments", act.instrument) for act in practice.legal_instruments)
    level = trust(reader, practice)
    return (
        Part(
            "In breve",
            (
                Row("Stato", () if practice.status == "non-nota" else (status,)),
                *(
                    Row(name, glance[name])
                    for name in ("Chi", "Dove", "Quando", "Dimensione di chi l'ha fatta", "Per chi")
                ),
                Row("Quanti ne hanno vantaggio", glance["Persone o imprese raggiunte"]),
            ),
        ),
        Part(
            "Che cosa fa",
            (
                *(Row(name, themes.get(name, ())) for name in ("Bisogni", "Misure", "Ampiezza")),
                Row("Atti che la reggono", tuple(acts)),
            ),
        ),
        Part(
            "Che cosa serve",
            (
                Row("Costo", glance["Costo"]),
                Row("Tempo", glance["Tempo"]),
                *(Row(name, means.get(name, ())) for name in ("Che cosa serve", "Da dove vengono i soldi")),
                Row("Passi", tuple(step.title for step in practice.steps)),
                Row("Condizioni perché funzioni", practice.conditions),
            ),
        ),
        Part(
            "Come è andata",
            (
                Row("Dati", tuple(figures)),
                Row("Difficoltà", tuple(reader.label("obstacles", d.obstacle) for d in practice.difficulties)),
                Row("Che cosa si è imparato", practice.lessons),
                Row("Chi l'ha ripresa", tuple(people)),
            ),
        ),
        Part(
            "Vale anche per me?",
            (
                *(Row(name, transfer.get(name, ())) for name in ("Dimensioni adatte", "A chi non è adatta")),
                *(Row(name, access.get(name, ())) for name in ("Chi può usarla", "Prezzo", "Come si chiede")),
            ),
        ),
        Part(
            "Quanto è solida",
            (
                Row("Provenienza", (reader.label("origins", practice.origin),)),
                Row("Livello", (level.badge.text,)),
                Row("Fonte più recente", _newest(reader, practice)),
                Row("Fonti", (str(len(practice.sources)),)),
            ),
        ),
    )


def _figure(claim: Claim) -> str:
    period = "periodo non noto" if claim.period == "non-noto" else formats.period(claim.period)
    return f"{claim.indicator}: {formats.quantity(claim_amount(claim), claim.unit)} ({period})"


def _newest(reader: Reader, practice: Practice) -> tuple[str, ...]:
    newest = practice.newest_source
    return (views.newest_source(newest, reader.catalog.as_of),) if newest else ()


def _texts(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    return {fact.label: _with_note(fact) for fact in facts}


def _with_note(fact: Fact) -> tuple[str, ...]:
    texts = tuple(value.text for value in fact.values)
    return (*texts[:-1], f"{texts[-1]} ({fact.note})") if texts and fact.note else texts
