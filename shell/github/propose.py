"""A proposal that came as an issue becomes a branch with its records, and a pull request that a person will read.

The text of a record goes from the issue into its file, byte by byte, and nowhere else: titles, messages and names of
branches are made here, from the number of the issue and from an id that has the form of an id. No file that exists
already loses anything unseen: what changes in it stands in the pull request, line by line.
"""

import base64
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from shell.github.api import NO_PULLS, Forge, ForgeError
from shell.github.papers import LONGEST, read

# One practice, and the organisations that run it.
MOST_FILES = 6
# The list of members has many records: it may be as long as any file of data.
_LONGEST = {"data/members.yaml": 100_000}
# The text of a record, with every letter spelled out as JSON may do.
_MOST = 8 * (MOST_FILES * LONGEST + 100_000)
_MOST_REASONS, _LONGEST_REASON = 10, 300
_ID = re.compile(r"(?=.{2,70}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_FOLDER = re.compile(r"data/(?:practices/[a-z-]{3,30}|organisations)")
_MEMBERS = "data/members.yaml"

_PULL = """Nata dalla segnalazione #{number}. Closes #{number}.

Prima di accettarla:

1. premi «Approve and run workflows» se i controlli aspettano il tuo permesso, e leggi il commento che arriva;
2. apri almeno una fonte e guarda che dica quello che dice la scheda;
3. controlla che non ci siano nomi di persone, telefoni o indirizzi privati;
4. se serve, correggi il file qui, oppure chiedi nella segnalazione.
"""
_BROKEN = """Ho provato a preparare la scheda, ma dal testo di questa segnalazione non ci riesco.

````text
{reasons}
````

Correggi la segnalazione. Poi chi cura il portale toglie e rimette l'etichetta `pronta`, e riprovo.
"""
_MISSED = """
**Attenzione:** la segnalazione parla di una correzione, ma nel portale nessuna scheda ha questo nome. Questa è
una scheda **nuova**: guarda che non ripeta una che c'è già sotto un altro nome.
"""
_IN_WORDS = """Grazie. È una correzione a parole: la redazione cambia la scheda a mano. Non devi fare altro.

Per la redazione: qui l'etichetta `pronta` non serve.
"""
_BY_HAND = """La scheda è pronta, ma in questo deposito le azioni non possono aprire richieste.

Chi cura il portale apra [questa pagina]({page}) e prema «Create pull request».

Perché la prossima volta vada da solo: *Settings*, *Actions*, *General*, «Allow GitHub Actions to create and approve
pull requests».
"""


def propose(forge: Forge, issue: dict[str, Any], prepared: Path) -> str:
    """Open or update the pull request of an issue; what was done."""
    number, proposal = int(issue["number"]), _read(prepared)
    files = _files(proposal)
    if not files:
        forge.send("POST", f"issues/{number}/comments", body=_why_not(proposal))
        return f"Segnalazione {number}: non se ne ricava una scheda."
    main, (first, name, _) = str(forge.get("")["default_branch"]), files[0]
    branch = f"proposta/{number}-{name}"
    _branch(forge, branch, main)
    new = [_write(forge, path, branch, text, f"data: propose {id_} (#{number})") for path, id_, text in files]
    what = "Elenco dei membri" if first == _MEMBERS else "Nuova scheda" if new[0] else "Correzione"
    body = _PULL.format(number=number) + (_MISSED if proposal.get("missed") is True else "")
    pull = _pull(forge, branch, main, f"{what}: {name}", body, number)
    return f"Segnalazione {number}: richiesta {pull}."


def _read(prepared: Path) -> dict[str, Any]:
    """What the run before has found; empty when that is nothing that makes sense."""
    try:
        proposal = json.loads(read(prepared, _MOST))
    except (OSError, ValueError):
        return {}
    return proposal if isinstance(proposal, dict) else {}


def _files(proposal: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Path, id and text of each record, the main one first; none if any of them is not one."""
    also = proposal.get("also", [])
    parts = [proposal, *also] if isinstance(also, list) else []
    found = [_file(part) for part in parts if isinstance(part, dict)]
    sound = [file for file in found if file]
    return sound if len(sound) == len(parts) <= MOST_FILES else []


def _file(part: dict[str, Any]) -> tuple[str, str, str] | None:
    """A file that may be written: at the one place of a record of its id, or the list of members."""
    path, id_, text = (part.get(name) for name in ("path", "id", "text"))
    if not (isinstance(path, str) and isinstance(id_, str) and isinstance(text, str) and _ID.fullmatch(id_)):
        return None
    folder, _, name = path.rpartition("/")
    at_its_place = path == _MEMBERS or (_FOLDER.fullmatch(folder) and name == f"{id_}.yaml")
    return (path, id_, text) if at_its_place and 0 < len(text.strip()) <= _LONGEST.get(path, LONGEST) else None


def _why_not(proposal: dict[str, Any]) -> str:
    """Why no record came out, inside a block that no text can leave."""
    listed = proposal.get("problems")
    problems = [p for p in listed if isinstance(p, dict)] if isinstance(listed, list) else []
    if any(p.get("code") == "in-words" for p in problems):
        return _IN_WORDS
    messages = [p.get("message") for p in problems]
    lines = [" ".join(m.split())[:_LONGEST_REASON].replace("`", "'") for m in messages if isinstance(m, str)]
    reasons = "\n".join(lines[:_MOST_REASONS]) or "Il testo non ha la forma di una scheda, o è stato tagliato."
    return _BROKEN.format(reasons=reasons)


def _branch(forge: Forge, branch: str, main: str) -> None:
    if forge.get(f"git/ref/heads/{branch}") is None:
        start = forge.get(f"git/ref/heads/{main}")["object"]["sha"]
        forge.send("POST", "git/refs", ref=f"refs/heads/{branch}", sha=start)


def _write(forge: Forge, path: str, branch: str, text: str, message: str) -> bool:
    """Write a file on the branch; whether it is new there."""
    old = forge.get(f"contents/{path}", ref=branch)
    content = base64.b64encode(text.encode("utf-8", "replace")).decode()
    known = {"sha": old["sha"]} if old else {}
    forge.send("PUT", f"contents/{path}", message=message, content=content, branch=branch, **known)
    return old is None


def _pull(forge: Forge, branch: str, main: str, title: str, body: str, number: int) -> int:
    owner = forge.repository.split("/")[0]
    for pull in forge.every("pulls", state="open", head=f"{owner}:{branch}", base=main):
        return int(pull["number"])
    try:
        opened = forge.send("POST", "pulls", title=title, head=branch, base=main, body=body)
    except ForgeError as error:
        if NO_PULLS in str(error):
            page = f"{forge.page}/compare/{main}...{branch}?{urlencode({'expand': 1, 'body': f'Closes #{number}.'})}"
            forge.send("POST", f"issues/{number}/comments", body=_BY_HAND.format(page=page))
        raise
    if not opened:
        raise ForgeError("La richiesta non è stata aperta.")
    return int(opened["number"])
