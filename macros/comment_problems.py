"""What to mend, file by file: the place, what is wrong, how it is written right; in the words of the check."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from catalog.contract import likely_term
from catalog.descriptor import Field, Table
from catalog.naming import slug
from catalog.places import described_places, record_of, title_of
from catalog.problems import SHOWN_VALUES, Problem, visible
from catalog.sentences import say
from macros.comment_missing import to_add
from macros.comment_subject import Proposal
from macros.comment_unknown import has_gone, unknown_id, what_has_gone
from macros.github import block, code, prose

MOST_IN_A_FILE = 20
PRIVATE, CONTACT = "personal-data", "contact"

_HOW = (
    "**Come si corregge, qui su GitHub:** in cima alla pagina apri `Files changed`; accanto al nome del file apri il "
    "menu `…` e scegli `Edit file`; correggi la riga indicata; premi il pulsante verde `Commit changes…`. Questo "
    "commento si aggiorna appena la redazione dà il via al controllo: può volerci qualche giorno. Se non vedi "
    "`Edit file`, o se qualcosa non è chiaro, scrivi qui sotto che cosa va cambiato: ci pensa la redazione."
)
_NEW_FILE = (
    "**Se il file va rinominato o spostato:** apri `Edit file` come sopra e riscrivi il nome nella casella in alto. "
    "Un nome e una barra `/` portano in quella cartella, `../` in quella sopra."
)
_STAYS = (
    "**Un dato personale:** toglierlo non basta, resta nella storia della richiesta. Scrivi qui sotto «da cancellare», "
    "senza ripeterlo."
)
_POSITION = re.compile(r"\[\d+\]")
_QUOTED = re.compile(r"^«.*» ", re.DOTALL)
_NAMED = re.compile(r"(\s*(?:- +)?[a-z_]+: +)(\S.*)")
_LISTS = "data/vocabularies.yaml"
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


def mending(problems: Sequence[Problem], proposal: Proposal) -> Iterator[str]:
    """One heading a file, then its problems in the order of the lines."""
    private = {(p.path, p.line) for p in problems if p.code == PRIVATE or p.field == CONTACT}
    gone = [p for p in problems if p.path not in proposal.changed and has_gone(p, proposal)]
    yield from what_has_gone(gone, proposal)
    for path, found in groupby(sorted(p for p in problems if p not in gone), key=lambda p: p.path):
        own = list(found)
        yield f"#### Nel file {code(path)}"
        if any(problem.code == PRIVATE for problem in own):
            yield _STAYS
        for number, problem in enumerate(own[:MOST_IN_A_FILE], 1):
            told = (earlier.line for earlier in own[: number - 1] if earlier.nearest)
            quotes = (path, problem.line) not in private
            yield _problem(number, problem, proposal, quotes=quotes, once=problem.line not in told)
        if len(own) > MOST_IN_A_FILE:
            yield f"Ci sono altre {len(own) - MOST_IN_A_FILE} cose da correggere: le vedrai dopo aver corretto queste."


def _problem(number: int, problem: Problem, proposal: Proposal, *, quotes: bool, once: bool) -> str:
    """One mistake; without `quotes` nothing of its line is repeated: the history of a comment can be read for ever.

    With `once` its line was not told yet as it is right.
    """
    schema, record = proposal.schema, record_of(problem.path)
    title = title_of(schema, record, problem.field) if schema and record else ""
    place = described_places(schema, record).get(_POSITION.sub("", problem.field)) if schema and record else None
    missing = problem.code == "missing-field" and "[" not in problem.field
    line = "Tutto il file" if not problem.line else "Da aggiungere" if missing else f"Riga {problem.line}"
    named = f" – {prose(title)}" if title else ""
    field = _field(place)
    message, more = _message(problem, place, field, proposal, quotes=quotes)
    parts = [f"**{number}. {line}{named}.** {prose(message)}"]
    if problem.line and problem.excerpt and not missing and quotes:
        parts.append(block(_excerpt(problem)))
    parts += more
    parts += _right(problem, proposal, once) if quotes and not has_gone(problem, proposal) else ()
    labels = labels_of(field.vocabulary if field else None, proposal)
    allowed = problem.allowed or (tuple(labels) if problem.code == "missing-field" else ())
    if allowed and not (problem.code == "unknown-field" and problem.nearest):
        parts += _allowed(allowed, problem, proposal.site_url, labels)
    if problem.path in proposal.places:
        parts.append(f"Il nome intero, con le sue cartelle: {code(proposal.places[problem.path])}")
    if problem.example and problem.code == "missing-field":
        parts.append(to_add(problem, place, schema))
    elif problem.code in _ELSEWHERE and problem.example and not problem.example.startswith("id: "):
        parts.append(f"Se rinomini o sposti il file, si chiama così: {code(_new_name(problem))}")
    elif problem.example and len(parts) < 3:
        parts.append("Un esempio giusto:\n" + block(problem.example.splitlines(), "yaml"))
    return "\n\n".join(parts)


def _message(
    problem: Problem, place: Field | Table | None, field: Field | None, proposal: Proposal, *, quotes: bool
) -> tuple[str, list[str]]:
    """The sentence of the check for somebody who has never seen the files, and what else there is to say."""
    if problem.code == "unknown-id" and field and field.reference:
        return unknown_id(problem, field.reference, proposal)
    message = problem.message
    if not quotes:
        message = _QUOTED.sub("Questo ", message)
    if problem.code == "missing-field" and place:
        message = say("missing-field", key=place.title, description=place.description)
    if problem.code == "unknown-value" and field and field.vocabulary:
        listed = f"una voce dell'elenco «{field.vocabulary}» (tutte in data/vocabularies.yaml)"
        found = proposal.reader.catalog.vocabularies.get(field.vocabulary) if proposal.reader else None
        titled = f"una voce dell'elenco «{found.title}»" if found else "una delle voci che si possono scrivere"
        message = message.replace(listed, titled)
    return message, []


def _right(problem: Problem, proposal: Proposal, once: bool) -> Iterator[str]:
    """The line as it should be, or at least the word."""
    line = proposal.mended.get(problem.path, {}).get(problem.line) if once else None
    if line is not None and problem.code == "unknown-field":
        line = _with_value(line, problem, proposal)
    if line is not None and (problem.nearest or problem.code in ("broken-yaml", "unusual")):
        told = "Forse volevi scrivere" if problem.nearest else "Scrivi"
        yield f"{told} la riga così:\n{block([line], 'yaml')}"
    elif problem.nearest:
        yield f"Forse volevi scrivere: {code(problem.nearest)}"


def _field(place: Field | Table | None) -> Field | None:
    """The field in which a value stands: of a list of values, the one that it has."""
    return (
        place.fields[0] if isinstance(place, Table) and place.of_texts else place if isinstance(place, Field) else None
    )


def _with_value(line: str, problem: Problem, proposal: Proposal) -> str | None:
    """A line whose field has its right name: with a right value too, or none at all rather than half right."""
    record, found = record_of(problem.path), _NAMED.fullmatch(line)
    if not proposal.schema or not record or not found:
        return line
    named = _POSITION.sub("", _beside(problem.field, problem.nearest))
    field = described_places(proposal.schema, record).get(named)
    if not isinstance(field, Field):
        return line
    labels = labels_of(field.vocabulary, proposal)
    if not labels or found[2] in labels:
        return line
    meant = likely_term(found[2], labels)
    return found[1] + meant if meant else None


def labels_of(vocabulary: str | None, proposal: Proposal) -> Mapping[str, str]:
    """What a list lets one write, each with its label; nothing while no list can be read."""
    found = proposal.reader.catalog.vocabularies.get(vocabulary or "") if proposal.reader else None
    return {term.id: term.label for term in found.values} if found else {}


def _new_name(problem: Problem) -> str:
    """The name of a file as its record wants it."""
    if problem.code == "wrong-folder":
        return problem.example
    return problem.path.rpartition("/")[0] + "/" + problem.example.rpartition(" ")[2]


def _excerpt(problem: Problem) -> list[str]:
    gutter, shown = f"{problem.line} | ", problem.excerpt
    place = problem.column - problem.excerpt_from
    before, inside = len(visible(shown[:place])), len(visible(shown[place : place + problem.length]))
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + " " * before + "^" * max(1, inside)]


def _allowed(allowed: Sequence[str], problem: Problem, site_url: str, labels: Mapping[str, str]) -> Iterator[str]:
    """What may be written; of a long list, where all of it stands, and its beginning if nothing better was said."""
    more = len(allowed) - SHOWN_VALUES
    place = "campi" if problem.code == "unknown-field" else "vocabolari"
    listed = f"<{site_url}dati/dizionario/#{place}>" if site_url else code(_LISTS) if labels else ""
    if more > 0 and problem.nearest:
        yield from [f"L'elenco intero è in {listed}."] if site_url else []
        return
    named = labels if more <= 0 else {}
    shown = ", ".join(code(value) + _called(value, named) for value in allowed[:SHOWN_VALUES])
    rest = "" if more < 1 else " e un'altra voce" if more == 1 else f" e altre {more} voci"
    yield f"Si può scrivere: {shown}{rest}{': l’elenco intero è in ' + listed if more > 0 and listed else ''}."


def _called(value: str, labels: Mapping[str, str]) -> str:
    """The label of a value, in brackets, where it says more."""
    label = labels.get(value, "")
    if not label or slug(label) == value:
        return ""
    return f" ({prose(label)})"
