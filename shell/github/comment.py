"""The one comment on a pull request, written by whoever may write, from what a run that may not has prepared.

Nothing in the prepared text is believed for more than it is. Which pull request it belongs to is asked of GitHub, by
the commit of the run. And it is shown only when that very commit, compared with where it left our branch, changes
files of `data/` alone, and neither the contract nor the lists: then the program that wrote it was ours. A stranger who
also changes the program gets a fixed answer, and the label that calls the code owners; whoever may write here anyway
gets none.

What a hostile fork can still do: have the words of its records stand, as text, in the comment on its own request, and
make the run before visit public addresses. It decides neither where the comment goes nor what else stands in it.
"""

import re
from pathlib import Path
from typing import Any

from shell.github.api import Forge, ForgeError, by_robot
from shell.github.papers import read

MARK = "<!-- concilia: commento -->"
LABEL = "fuori-dai-dati"
MOST_FILES = 300
"""GitHub lists no more files of a comparison, and does not say that there were others."""
# Whatever lies in `data/`, is not hidden, and is neither the contract nor the lists: no program runs or obeys it.
_RECORDS = re.compile(r"data/(?!(?:datapackage\.json|vocabularies\.yaml)$)(?!(?:.*/)?\.).+")

_ELSEWHERE = """Grazie per la proposta.

Oltre alle schede cambia anche **il programma, le pagine o il contratto dei dati**. Perciò qui non c'è il solito
commento: lo scriverebbe il programma così come lo hai cambiato. Prima la rilegge chi cura il portale.

Se volevi soltanto proporre o correggere una scheda, lascia in questa richiesta solo i file di `data/practices/` e
`data/organisations/`: arriverà la risposta.
"""

_UNKNOWN = f"""Grazie per la proposta.

GitHub non mi dice tutti i file che cambia: succede quando sono {MOST_FILES} o più. Perciò qui non c'è il solito
commento: la rilegge chi cura il portale.

Se puoi, dividila in richieste più piccole: la risposta arriverà da sola.
"""

_UNFINISHED = """Grazie per la proposta.

Il controllo si è fermato prima di finire, e non per colpa della scheda. Lo guarda chi cura il portale: non devi fare
niente.
"""


def answer(forge: Forge, run: dict[str, Any], prepared: Path) -> str:
    """Write or update the comment that belongs to a finished run; what was done."""
    pull = _pull(forge, run)
    if pull is None:
        return "Nessuna richiesta aperta è ferma a questo commit: non c'è niente da scrivere."
    number, files, whole = int(pull["number"]), *_files(forge, pull)
    records, stranger = all(_RECORDS.fullmatch(name) for name in files), _from_outside(pull)
    ours = whole and records
    outside = any(not name.startswith("data/") for name in files)
    if not ours and not stranger:
        return f"La richiesta {number} viene da qui e non cambia solo schede: nessun commento."
    report = _prepared(prepared) if ours else ""
    _write(forge, number, f"{MARK}\n{report or (_UNFINISHED if ours else _UNKNOWN if records else _ELSEWHERE)}")
    done = f"Commento alla richiesta {number}: {'il rapporto' if report else 'una risposta già pronta'}."
    # Of a list that is not whole, nobody knows what else it has: no label is taken off for it.
    return done + (_label(forge, pull, outside) if stranger and (whole or outside) else "")


def _prepared(path: Path) -> str:
    """What the run before has prepared; nothing when it left nothing, or something that is no plain file."""
    try:
        return read(path).removeprefix(MARK).lstrip()
    except OSError:
        return ""


def _pull(forge: Forge, run: dict[str, Any]) -> dict[str, Any] | None:
    """The open pull request whose last commit is the one of the run."""
    owner = ((run.get("head_repository") or {}).get("owner") or {}).get("login")
    if run["event"] != "pull_request" or not owner:
        return None
    candidates = forge.every("pulls", state="open", head=f"{owner}:{run['head_branch']}")
    return next((pull for pull in candidates if pull["head"]["sha"] == run["head_sha"]), None)


def _files(forge: Forge, pull: dict[str, Any]) -> tuple[list[str], bool]:
    """Every path that the commit of the run changes, and whether these are all.

    The list of the request itself is that of its newest commit: somebody may push between two questions.
    """
    base, commit = pull["base"]["sha"], pull["head"]["sha"]
    changes = (forge.get(f"compare/{base}...{commit}", per_page=1) or {}).get("files") or []
    names = [change["filename"] for change in changes]
    names += [change["previous_filename"] for change in changes if "previous_filename" in change]
    return names, 0 < len(changes) < MOST_FILES


def _from_outside(pull: dict[str, Any]) -> bool:
    return bool((pull["head"]["repo"] or {}).get("full_name") != pull["base"]["repo"]["full_name"])


def _label(forge: Forge, pull: dict[str, Any], wanted: bool) -> str:
    """Put the label on or take it off; what went wrong, since a label that nobody has made yet costs no comment."""
    number, labels = int(pull["number"]), {label["name"] for label in pull["labels"]}
    try:
        if wanted and LABEL not in labels:
            forge.send("POST", f"issues/{number}/labels", labels=[LABEL])
        elif not wanted and LABEL in labels:
            forge.send("DELETE", f"issues/{number}/labels/{LABEL}")
    except ForgeError as error:
        return f" L'etichetta «{LABEL}» non si può mettere o togliere: creala in Issues, Labels. {error}"
    return ""


def _write(forge: Forge, number: int, text: str) -> None:
    for comment in forge.every(f"issues/{number}/comments"):
        if by_robot(comment, MARK):
            forge.send("PATCH", f"issues/comments/{comment['id']}", body=text)
            return
    forge.send("POST", f"issues/{number}/comments", body=text)
