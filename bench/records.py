"""Fictional records in the real schema, as rich as real ones; recognisably made up, never built into the site."""

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from catalog.model import Vocabulary

_WORDS = """
prova finta esempio misura tempo lavoro casa ufficio turno mese persona squadra gruppo orario giorno
scelta regola accordo servizio nido bambino famiglia cura salute viaggio strada treno bici computer
telefono stanza tavolo visita ascolto domanda risposta risultato passo inizio fine costo spesa aiuto
sostegno rete impresa quartiere
"""
WORDS = _WORDS.split()
PER_ORGANISATION = 10


def write(data: Path, number: int, vocabularies: Mapping[str, Vocabulary], seed: int = 1) -> None:
    """Add `number` practices and a tenth as many organisations to the dataset in `data`."""
    chance = random.Random(seed)
    ids = {name: [term.id for term in v.values] for name, v in vocabularies.items()}
    folder = data / "practices" / "welfare"
    folder.mkdir(parents=True, exist_ok=True)
    owners = max(1, number // PER_ORGANISATION)
    for index in range(owners):
        name = f"azienda-finta-{index:05}"
        (data / "organisations" / f"{name}.yaml").write_text(_organisation(name, index, ids, chance), "utf-8")
    for index in range(number):
        name = f"pratica-finta-{index:05}"
        owner = f"azienda-finta-{index % owners:05}"
        (folder / f"{name}.yaml").write_text("\n".join(_practice(name, index, owner, ids, chance)) + "\n", "utf-8")


def _text(chance: random.Random, words: int) -> str:
    sentences = []
    while words > 0:
        length = min(words, chance.randint(6, 12))
        sentences.append(" ".join(chance.choices(WORDS, k=length)).capitalize() + ".")
        words -= length
    return " ".join(sentences)


def _some(chance: random.Random, values: Sequence[str], most: int) -> str:
    return f"[{', '.join(chance.sample(values, chance.randint(1, most)))}]"


def _organisation(name: str, index: int, ids: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    return f"""id: {name}
name: Azienda Finta {index:05}
type: {chance.choice(ids["organisation-types"])}
sector: {chance.choice(ids["sectors"])}
size: {chance.choice(ids["sizes"])}
place:
  city: Città Finta
  province: {chance.choice(ids["provinces"])}
  region: {chance.choice(ids["regions"])}
description: {_text(chance, 20)}
membership:
  status: non-dichiarata
sources:
- id: f1
  url: https://www.finta-{index}.example/chi-siamo
  title: Pagina inventata {index}
added: 2026-01-10
"""


def _practice(
    name: str, index: int, owner: str, ids: Mapping[str, Sequence[str]], chance: random.Random
) -> Iterator[str]:
    yield from (f"id: {name}", f"title: Pratica finta numero {index:05}", f"summary: {_text(chance, 30)}")
    yield from ("kind: welfare", f"alliance: {chance.choice(ids['alliance-ties'])}", "origin: fonti-pubbliche")
    yield from (f"status: {chance.choice(['attiva', 'conclusa', 'pilota'])}", f"started: {chance.randint(2010, 2025)}")
    yield from ("place:", "  city: Città Finta", f"  province: {chance.choice(ids['provinces'])}")
    yield from (f"  region: {chance.choice(ids['regions'])}", f"  reach: {chance.choice(ids['reaches'])}")
    yield from (f"needs: {_some(chance, ids['needs'], 3)}", f"measures: {_some(chance, ids['measures'], 4)}")
    yield from (f"organisations: [{owner}]", f"audience: {_some(chance, ids['audiences'], 3)}")
    yield from (f"{field}: {_text(chance, 60)}" for field in ("problem", "solution", "results"))
    yield "claims:"
    for _ in range(3):
        yield from (f"- indicator: {_text(chance, 4)[:-1]}", f"  value: {chance.randint(1, 9000)}", "  unit: persone")
        yield from ("  qualifier: esatto", f"  period: {chance.randint(2012, 2025)}", "  method: non-dichiarato")
        yield "  sources: [f1, f2]"
    yield from ("difficulties:", f"- obstacle: {chance.choice(ids['obstacles'])}", f"  text: {_text(chance, 15)}")
    yield from ("lessons:", *(f"- {_text(chance, 12)}" for _ in range(2)))
    yield f"sdgs: {_some(chance, ids['sdgs'], 3)}"
    yield "sources:"
    for number in (1, 2):
        yield from (
            f"- id: f{number}",
            f"  url: https://www.finta-{index}.example/{number}",
            "  title: Pagina inventata",
        )
        yield f"  date: {chance.randint(2012, 2025)}"
    yield "added: 2026-02-01"
