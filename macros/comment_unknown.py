"""A record that names another one which is not there: it has just gone, is called otherwise, or is still to come."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from catalog.descriptor import Descriptor, Table
from catalog.naming import is_id, place_of, slug
from catalog.problems import Problem
from catalog.questions import put
from catalog.writing import written
from macros.comment_subject import Proposal, back_again
from macros.github import block, code, prose

_NAMED = re.compile("«(.*)»", re.DOTALL)
_TOO = "Se quella scheda deve proprio sparire, cambia anche questa riga."
_TOO_MANY = "Se quella scheda deve proprio sparire, cambia anche queste righe."
_PLACES = 30
_DOTS = "…"


def has_gone(problem: Problem, proposal: Proposal) -> bool:
    """Whether the proposal itself took away what this record names: a likely other name would be another record."""
    if problem.code != "unknown-id":
        return False
    # A record that the proposal leaves alone was right before.
    named = f"/{_name(problem)}.yaml"
    return problem.path not in proposal.changed or any(path.endswith(named) for path in proposal.gone)


def _name(problem: Problem) -> str:
    found = _NAMED.search(problem.message)
    return found[1] if found else ""


def _way_back(proposal: Proposal, otherwise: str) -> str:
    # What went with its file is told above, with the way back.
    return otherwise if proposal.gone else f"{back_again(proposal)} {otherwise}"


def what_has_gone(problems: Sequence[Problem], proposal: Proposal) -> Iterator[str]:
    """Each record that went away, once, with the places that still name it: there may be dozens of them."""
    for name, found in groupby(sorted(problems, key=lambda p: (_name(p), p)), key=_name):
        places = [f"- {code(p.path)}, riga {p.line}" for p in found]
        more = [f"- e altre {len(places) - _PLACES}."] if len(places) > _PLACES else []
        yield f"**«{prose(name)}» con questa proposta non c'è più, ma è ancora scritto qui:**\n" + "\n".join(
            [*places[:_PLACES], *more, "", _way_back(proposal, _TOO_MANY)]
        )


def unknown_id(problem: Problem, reference: str, proposal: Proposal) -> tuple[str, list[str]]:
    """What is wrong, in one sentence, and what to do about it."""
    name = _name(problem)
    if has_gone(problem, proposal):
        return f"Nomina ancora «{name}», che con questa proposta non c'è più.", [_way_back(proposal, _TOO)]
    if problem.nearest and slug(name) == slug(problem.nearest):
        return f"Qui si scrive «{problem.nearest}», non «{name}».", []
    if reference == "organisations" and proposal.schema and proposal.reader:
        today = proposal.reader.catalog.as_of.isoformat()
        lines = _lines(name if is_id(name) else slug(name), proposal.schema, today)
        return f"Nel portale non c'è nessuna organizzazione «{name}».", [*_ways(lines, proposal.site_url)]
    return problem.message, []


def _ways(lines: list[str], site: str) -> Iterator[str]:
    """How an organisation comes to be known: it is called otherwise, or gets a record."""
    listed = f", che trovi in <{site}organizzazioni/>," if site else ""
    yield f"**Se c'è già con un altro nome:** apri la sua pagina{listed} e copia l'ultima parte dell'indirizzo."
    place = place_of("organisation", lines[0].removeprefix("id: ")) or ""
    form = f" con il modulo <{site}proponi/organizzazione/>, oppure" if site else ""
    yield (
        f"**Se è nuova:** aggiungi anche la sua scheda,{form} con un file nuovo, {code(place)}. Al posto dei puntini "
        f"scrivi tu, e scegli il tipo giusto:\n{block(lines, 'yaml')}"
    )


def _lines(name: str, schema: Descriptor, today: str) -> list[str]:
    """A new organisation as it stands in its file, with dots where only a person knows."""
    known = {"id": name, "added": today}
    record: dict[str, Any] = {}
    own, *lists = schema.of_record("organisation")
    for field in own.fields:
        if field.required:
            put(record, field.key, known.get(field.key) or (field.example if field.vocabulary else _DOTS))
    for table in lists:
        if table.required and "." not in table.path:
            record[table.path] = [_item(table, schema)]
    return written(record, schema, "organisation").replace(f'"{_DOTS}"', _DOTS).splitlines()


def _item(table: Table, schema: Descriptor) -> dict[str, str]:
    one_of = {rule["one"][0] for rule in schema.rules_of[table.origin] if "one" in rule}
    needed = (field for field in table.fields if field.required or field.key in one_of)
    return {field.key: field.example if field.key == "id" else _DOTS for field in needed}
