"""The one comment on a proposal, for a person who has never seen Git: what is right, what to mend, what comes of it."""

from collections.abc import Collection, Iterator

from catalog.model import Organisation, Practice
from catalog.places import MEMBERS
from catalog.problems import Problem, count
from macros.comment_practice import about_practice
from macros.comment_problems import how_to_mend, mending, told_once
from macros.comment_review import members_told, to_verify
from macros.comment_subject import Proposal, back_again, record_at
from macros.github import code, joined, prose

MARKER = "<!-- concilia: commento -->"
"""The first line, by which the comment of an earlier check is found and written anew."""
_PRACTICES, _FILES, _LINKS, _TITLES = 12, 12, 30, 900
_KEEPERS = ("data/datapackage.json", "data/vocabularies.yaml")


def comment(proposal: Proposal) -> str:
    """The whole comment as Markdown."""
    return joined(_blocks(proposal))


def _blocks(proposal: Proposal) -> Iterator[str]:
    errors = told_once([p for p in proposal.problems if p.severity == "error"])
    own = [p for p in errors if p.path in proposal.changed]
    others = [p for p in errors if p.path not in proposal.changed]
    advice = [p for p in proposal.problems if p.severity == "warning" and p.path in proposal.changed]
    yield f"{MARKER}\n## Il controllo della tua proposta"
    yield _in_short(proposal, own, others)
    if not proposal.failure:
        yield from _right(proposal, {p.path for p in errors})
    if own:
        yield "### Che cosa correggere"
        yield how_to_mend(own)
        yield from mending(own, proposal)
        if any(map(_hides_members, own)):
            yield f"Finché {code(MEMBERS)} non si legge, le altre schede non si possono controllare."
    if others:
        yield "### Altre schede che non tornano"
        yield "Non le hai cambiate tu, ma nominano qualcosa che manca o che è cambiato: lo guarda anche la redazione."
        yield from mending(others, proposal)
    yield from _links(proposal)
    yield from to_verify(proposal)
    yield from _practices(proposal)
    if advice:
        yield "### Consigli"
        yield "Non fermano la pubblicazione. Se puoi, tienine conto."
        yield from mending(advice, proposal)
    yield from _for_keepers(proposal)
    yield "---\nDopo ogni modifica questo commento si riscrive, appena la redazione dà il via al controllo."


def _hides_members(problem: Problem) -> bool:
    """Whether it keeps the list of members, or the name of one of them, from being read."""
    nameless = problem.code == "missing-field" and problem.field == "id"
    return problem.path == MEMBERS and problem.code != "and-more" and (nameless or not problem.field)


def _in_short(proposal: Proposal, own: list[Problem], others: list[Problem]) -> str:
    if proposal.failure:
        return f"**I dati non si possono controllare.** {prose(proposal.failure)}"
    if own:
        many = "c'è una cosa" if len(own) == 1 else f"ci sono {len(own)} cose"
        return (
            f"**Grazie. Prima di pubblicare {many} da correggere:** qui sotto trovi dove, che cosa e come. "
            "Non hai rotto nulla: il portale resta com'è finché la redazione non accetta la proposta."
        )
    if others:
        return "**Grazie. I file che hai cambiato si leggono bene, ma altre schede ora non tornano.**"
    if not proposal.changed:
        return "**Questa proposta non cambia nessuna scheda.**"
    if any(visit.broken for visit in proposal.visits):
        return "**Grazie. Le schede sono scritte bene, ma qualche indirizzo non risponde:** qui sotto trovi quali."
    return (
        "**Grazie. È tutto a posto:** ora la proposta aspetta la rilettura della redazione, che decide se pubblicarla."
    )


def _right(proposal: Proposal, wrong: Collection[str]) -> Iterator[str]:
    lines = [_sound(proposal, path) for path in proposal.changed if path not in wrong and path not in proposal.gone]
    for path, titles in proposal.right.items():
        lines.append(f"- Nel file {code(path)} questi campi sono già giusti: {prose(', '.join(titles), _TITLES)}.")
    if lines:
        yield "### Che cosa va bene\n" + _some(lines)
    if removed := [f"- {code(path)}" for path in proposal.changed if path in proposal.gone]:
        yield f"### Che cosa si toglie\nGli indirizzi di queste schede smettono di funzionare.\n{_some(removed)}"
        yield back_again(proposal)


def _some(lines: list[str]) -> str:
    """The first files of a long list: what is to mend must find room below."""
    return "\n".join([*lines[:_FILES], *([f"- e altri {len(lines) - _FILES} file."] if len(lines) > _FILES else [])])


def _sound(proposal: Proposal, path: str) -> str:
    found = record_at(proposal.reader, path)
    if isinstance(found, Practice):
        figures = f", {count(len(found.claims), 'cifra', 'cifre')} con la fonte" if found.claims else ""
        sources = count(len(found.sources), "fonte", "fonti")
        return (
            f"- La pratica «{prose(found.title)}» si legge e ha tutto il necessario: {sources}{figures}. {code(path)}"
        )
    if isinstance(found, Organisation):
        return f"- L'organizzazione «{prose(found.name)}» si legge e ha tutto il necessario. {code(path)}"
    if path == MEMBERS:
        return f"- Il file {code(path)} si legge e non ha errori.{members_told(proposal)}"
    if path in _KEEPERS:
        return f"- Il file {code(path)} si legge e non ha errori."
    return f"- Il file {code(path)} non è una scheda del portale: lo guarda la redazione."


def _links(proposal: Proposal) -> Iterator[str]:
    if not proposal.visited:
        yield "### Indirizzi\nQuesta volta non è stato possibile provarli: li prova la redazione."
    dead = [visit for visit in proposal.visits if visit.broken]
    if not dead:
        return
    lines = [f"- {code(v.address.url)} ({code(v.address.path)}, riga {v.address.line}): {prose(v.why)}" for v in dead]
    more = [f"- e altri {len(dead) - _LINKS}."] if len(dead) > _LINKS else []
    yield (
        "### Indirizzi che non rispondono\nProva ad aprirli: se la pagina si è spostata scrivi il nuovo indirizzo; se "
        "non c'è più, cerca un'altra fonte.\n" + "\n".join([*lines[:_LINKS], *more])
    )


def _practices(proposal: Proposal) -> Iterator[str]:
    found = [record_at(proposal.reader, path) for path in proposal.changed]
    practices = [record for record in found if isinstance(record, Practice)]
    if proposal.reader:
        for practice in practices[:_PRACTICES]:
            yield from about_practice(proposal.reader, practice, proposal.site_url)
    if len(practices) > _PRACTICES:
        yield f"Le altre {len(practices) - _PRACTICES} pratiche di questa proposta non sono raccontate qui."
    wrong = {p.path for p in proposal.problems if p.severity == "error"}
    if any(path in wrong and path.startswith("data/practices/") for path in proposal.changed):
        yield (
            "### Il livello, le pratiche simili, dove si troverà\n"
            "Lo vedrai qui appena la scheda è corretta: questi controlli la leggono tutta intera."
        )


def _for_keepers(proposal: Proposal) -> Iterator[str]:
    kept = (*proposal.outside, *(path for path in proposal.changed if path in _KEEPERS))
    if kept:
        listed = "\n".join(f"- {code(path)}" for path in kept[:_LINKS])
        yield (
            "### Per chi cura il portale\nQuesta proposta cambia anche file che non sono schede: li rilegge chi cura "
            f"il portale prima di accettarla.\n{listed}"
        )
