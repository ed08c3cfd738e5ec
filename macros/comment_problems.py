"""What to mend, file by file: the place, what is wrong, how it is written right; in the words of the check."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from catalog.descriptor import Descriptor, Field, Table
from catalog.places import described_places, record_of, title_of
from catalog.problems import SHOWN_VALUES, Problem, visible
from macros.github import block, code, prose

MOST_IN_A_FILE = 20
Lists = Mapping[str, Sequence[str]]
"""Vocabulary → its ids: what may be written where something is missing."""

_HOW = (
    "**Come si corregge, qui su GitHub:** in cima alla pagina apri `Files changed`; accanto al nome del file apri il "
    "menu `…` e scegli `Edit file`; correggi la riga indicata; premi il pulsante verde `Commit changes`. Il controllo "
    "riparte da solo: in un paio di minuti questo commento si aggiorna. Se non vedi `Edit file`, o se qualcosa non è "
    "chiaro, scrivi qui sotto che cosa va cambiato: ci pensa la redazione."
)
_NEW_FILE = (
    "**Se il file va rinominato o spostato:** apri `Edit file` come sopra e riscrivi il nome nella casella in alto; "
    "una barra `/` nel nome separa le cartelle."
)
_ELSEWHERE = {"unknown-file", "file-name", "wrong-folder"}


def how_to_mend(problems: Sequence[Problem]) -> str:
    """Where to click: for a person who has only ever seen the form."""
    return f"{_HOW}\n\n{_NEW_FILE}" if any(p.code in _ELSEWHERE for p in problems) else _HOW


def told_once(problems: Sequence[Problem]) -> list[Problem]:
    """Without «it is missing» where the same field stands there under a wrong name: mending both would double it."""
    meant = {(p.path, _beside(p.field, p.nearest)) for p in problems if p.code == "unknown-field" and p.nearest}
    return [p for p in problems if p.code != "missing-field" or (p.path, p.field) not in meant]


def _beside(field: str, name: str) -> str:
    """The place of another field of the same group."""
    group, dot, _ = field.rpartition(".")
    return f"{group}{dot}{name}"


def mending(problems: Sequence[Problem], schema: Descriptor | None, lists: Lists) -> Iterator[str]:
    """One heading a file, then its problems in the order of the lines."""
    for path, found in groupby(sorted(problems), key=lambda p: p.path):
        own = list(found)
        yield f"#### Nel file {code(path)}"
        for number, problem in enumerate(own[:MOST_IN_A_FILE], 1):
            yield _problem(number, problem, schema, lists)
        if len(own) > MOST_IN_A_FILE:
            yield f"Ci sono altre {len(own) - MOST_IN_A_FILE} cose da correggere: le vedrai dopo aver corretto queste."


def _problem(number: int, problem: Problem, schema: Descriptor | None, lists: Lists) -> str:
    record = record_of(problem.path)
    title = title_of(schema, record, problem.field) if schema and record else ""
    place = described_places(schema, record).get(problem.field) if schema and record else None
    missing = problem.code == "missing-field" and "[" not in problem.field
    line = "Tutto il file" if not problem.line else "Da aggiungere" if missing else f"Riga {problem.line}"
    named = f" – {prose(title)}" if title else ""
    parts = [f"**{number}. {line}{named}.** {prose(problem.message)}"]
    if problem.line and problem.excerpt and not missing:
        parts.append(block(_excerpt(problem)))
    if problem.nearest:
        parts.append(f"Forse volevi scrivere: {code(problem.nearest)}")
    if allowed := problem.allowed or (_choices(place, lists) if missing else ()):
        parts.append(_allowed(allowed))
    if problem.example:
        parts.append(_to_add(problem, place, schema) if problem.code == "missing-field" else _example(problem))
    return "\n\n".join(parts)


def _choices(place: Field | Table | None, lists: Lists) -> Sequence[str]:
    field = place.fields[0] if isinstance(place, Table) and place.of_texts else place
    return lists.get(field.vocabulary or "", ()) if isinstance(field, Field) else ()


def _example(problem: Problem) -> str:
    return "Un esempio giusto:\n" + block(problem.example.splitlines(), "yaml")


def _to_add(problem: Problem, place: Field | Table | None, schema: Descriptor | None) -> str:
    """What is missing as an example, with the place where it goes."""
    lines = problem.example.splitlines()
    if "[" in problem.field:
        return "Aggiungi lì sotto, allineata agli altri campi, una riga così:\n" + block(lines, "yaml")
    *groups, _ = problem.field.split(".")
    if groups:
        inside = [f"{groups[0]}:", *(f"  {line}" for line in lines)]
        already = f"Se la riga {code(f'{groups[0]}:')} c'è già, aggiungi lì sotto solo quella rientrata"
        return f"{already}; altrimenti tutte e due, in fondo al file:\n" + block(inside, "yaml")
    if isinstance(place, Table) and not place.of_texts and schema:
        lines = [f"{place.path}:", *_item(place, schema)]
    return "Aggiungi in fondo al file, senza spazi davanti, qualcosa così:\n" + block(lines, "yaml")


def _item(table: Table, schema: Descriptor) -> Iterator[str]:
    """One item of a list of groups, with the fields that it needs."""
    one_of = {rule["one"][0] for rule in schema.rules_of[table.origin] if "one" in rule}
    needed = [field for field in table.fields if field.required or field.key in one_of]
    yield from (f"{'  ' if number else '- '}{field.key}: {field.example}" for number, field in enumerate(needed))


def _excerpt(problem: Problem) -> list[str]:
    gutter, shown = f"{problem.line} | ", problem.excerpt
    place = problem.column - problem.excerpt_from
    before, inside = len(visible(shown[:place])), len(visible(shown[place : place + problem.length]))
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + " " * before + "^" * max(1, inside)]


def _allowed(allowed: Sequence[str]) -> str:
    shown = ", ".join(code(value) for value in allowed[:SHOWN_VALUES])
    more = len(allowed) - SHOWN_VALUES
    rest = "" if more < 1 else " e un'altra voce" if more == 1 else f" e altre {more} voci"
    return f"Si può scrivere: {shown}{rest}."
