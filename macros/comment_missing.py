"""What is missing in a record: an example of it as it stands there, with the place where it goes and how far in."""

import re
from collections.abc import Iterator

from catalog.descriptor import Descriptor, Field, Table
from catalog.places import MEMBERS
from catalog.problems import Problem
from catalog.signs import SIGNS
from macros.github import block, code

_UNKNOWN: str = SIGNS["rules"]["unknown_day"]
_CHOOSE = "Questo è solo un esempio: scrivi tu il valore giusto."
_DOTS = "…"


def to_add(problem: Problem, place: Field | Table | None, schema: Descriptor | None) -> str:
    """The lines to add; they are an example, since only a person knows what is true."""
    if problem.field == "id" and problem.path != MEMBERS:
        stem = problem.path.rpartition("/")[2].removesuffix(".yaml")
        return "Aggiungi questa riga in cima al file, senza spazi davanti:\n" + block([f"id: {stem}"], "yaml")
    where, lines = _where(problem, place, schema)
    return f"{where}:\n{block(lines, 'yaml')}\n\n{_CHOOSE}{_if_unknown(problem, place)}"


def _where(problem: Problem, place: Field | Table | None, schema: Descriptor | None) -> tuple[str, list[str]]:
    """Where it goes, and the lines with the blanks that they need there."""
    lines = _example(problem, place)
    if "[" in problem.field:
        group = "." in problem.field.rpartition("].")[2]
        indent = " " * (problem.column - 1 + (2 if group else 0))
        return f"Aggiungi sotto la riga {problem.line}, con gli stessi spazi davanti", [indent + one for one in lines]
    *groups, _ = problem.field.split(".")
    if groups:
        already = f"Se la riga {code(f'{groups[0]}:')} c'è già, aggiungi lì sotto solo quella rientrata"
        return f"{already}; altrimenti tutte e due, in fondo al file", [f"{groups[0]}:", *(f"  {one}" for one in lines)]
    if isinstance(place, Table) and not place.of_texts and schema:
        lines = [f"{place.path}:", *_item(place, schema)]
    return "Aggiungi in fondo al file, senza spazi davanti, qualcosa così", lines


def _example(problem: Problem, place: Field | Table | None) -> list[str]:
    """The example of the contract; dots where it would name another record as if it were the right one."""
    field = place.fields[0] if isinstance(place, Table) and place.of_texts else place
    if isinstance(field, Field) and field.reference:
        return problem.example.replace(field.example, _DOTS).splitlines()
    return problem.example.splitlines()


def _if_unknown(problem: Problem, place: Field | Table | None) -> str:
    """What to write when nobody knows, where the contract has a word for it."""
    form = place.limit("pattern") if isinstance(place, Field) else None
    if not form or not re.fullmatch(form, _UNKNOWN):
        return ""
    name = problem.field.rpartition(".")[2]
    return f" Se non si sa: {code(name + ': ' + _UNKNOWN)}."


def _item(table: Table, schema: Descriptor) -> Iterator[str]:
    """One item of a list of groups, with the fields that it needs."""
    one_of = {rule["one"][0] for rule in schema.rules_of[table.origin] if "one" in rule}
    needed = [field for field in table.fields if field.required or field.key in one_of]
    yield from (f"{'  ' if number else '- '}{field.key}: {field.example}" for number, field in enumerate(needed))
