"""A proposal that came as an issue becomes a branch with one file, and a pull request that a person will read.

The record's text goes from the issue into the file, byte by byte, and nowhere else: titles, messages and names of
branches are made here, from the number of the issue and from an id that has the form of an id.
"""

import base64
import json
import re
from pathlib import Path
from typing import Any

from shell.github.api import Forge, ForgeError
from shell.github.papers import LONGEST, read

_PATH = re.compile(r"data/(?:practices/[a-z-]{3,30}|organisations)/(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.yaml")
# The text of a record, with every letter spelled out as JSON may do.
MOST = 8 * LONGEST
_HUMAN = """Nata dalla segnalazione #{number}, scritta con il modulo del portale. Closes #{number}.

Prima di accettarla:

1. premi «Approve and run» se i controlli aspettano il tuo permesso, e leggi il commento che arriva;
2. apri almeno una fonte e guarda che dica quello che dice la scheda;
3. controlla che non ci siano nomi di persone, telefoni o indirizzi privati;
4. se serve, correggi il file qui, oppure chiedi nella segnalazione.
"""
_BROKEN = """Ho provato a preparare la scheda, ma dal testo di questa segnalazione non ci riesco.

Di solito manca la linea, il titolo, oppure il testo è stato tagliato. Correggi la segnalazione, poi togli e rimetti
l'etichetta `pronta`. I particolari sono nell'esecuzione «Proposta», fra le azioni del deposito.
"""


def propose(forge: Forge, issue: dict[str, Any], prepared: Path) -> str:
    """Open or update the pull request of an issue; what was done."""
    number = int(issue["number"])
    path, text = _file_of(prepared)
    form = _PATH.fullmatch(path)
    if not form or not text.strip():
        forge.send("POST", f"issues/{number}/comments", body=_BROKEN)
        return f"Segnalazione {number}: non se ne ricava una scheda."
    branch = f"proposta/{number}-{form['id']}"
    main = str(forge.get("")["default_branch"])
    _branch(forge, branch, main)
    new = _file(forge, path, branch, text, f"data: propose {form['id']} (#{number})")
    pull = _pull(forge, branch, main, f"{'Nuova scheda' if new else 'Correzione'}: {form['id']}", number)
    return f"Segnalazione {number}: richiesta {pull}."


def _file_of(prepared: Path) -> tuple[str, str]:
    """Path and text that the run before has found; empty when it found none, or nothing that makes sense."""
    try:
        proposal = json.loads(read(prepared, MOST))
    except ValueError:
        return "", ""
    path, text = (proposal.get(key) if isinstance(proposal, dict) else None for key in ("path", "text"))
    return (path, text) if isinstance(path, str) and isinstance(text, str) and len(text) <= LONGEST else ("", "")


def _branch(forge: Forge, branch: str, main: str) -> None:
    if forge.get(f"git/ref/heads/{branch}") is None:
        start = forge.get(f"git/ref/heads/{main}")["object"]["sha"]
        forge.send("POST", "git/refs", ref=f"refs/heads/{branch}", sha=start)


def _file(forge: Forge, path: str, branch: str, text: str, message: str) -> bool:
    """Write the file on the branch; whether it is new there."""
    old = forge.get(f"contents/{path}", ref=branch)
    content = base64.b64encode(text.encode()).decode()
    known = {"sha": old["sha"]} if old else {}
    forge.send("PUT", f"contents/{path}", message=message, content=content, branch=branch, **known)
    return old is None


def _pull(forge: Forge, branch: str, main: str, title: str, number: int) -> int:
    owner = forge.repository.split("/")[0]
    for pull in forge.every("pulls", state="open", head=f"{owner}:{branch}", base=main):
        return int(pull["number"])
    opened = forge.send("POST", "pulls", title=title, head=branch, base=main, body=_HUMAN.format(number=number))
    if not opened:
        raise ForgeError("La richiesta non è stata aperta.")
    return int(opened["number"])
