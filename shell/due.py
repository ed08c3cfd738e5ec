"""`concilia due`: the records to read again, as a list for people or as the text of one issue."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from catalog.due import Due, due_records
from catalog.levels import REVIEW_DAYS
from catalog.model import Practice
from macros.formats import counted, day
from macros.github import code, joined, prose
from shell.reading import read_data, sound

RULE = (
    f"Una scheda va riletta quando sono passati più di {REVIEW_DAYS} giorni dall'ultima revisione oppure, se nessuno "
    "l'ha mai riletta, da quando è entrata nel portale."
)
_HOW = (
    "Per ognuna: apri le fonti, guarda se la pratica c'è ancora e se le cifre sono cambiate, poi aggiungi una voce "
    "in `reviews` con data, chi rilegge (un ruolo), tipo ed esito."
)


def run(options: argparse.Namespace) -> int:
    """Print the list; always clean: a record to read again is work, not a mistake."""
    root = Path.cwd()
    loaded = read_data(root)
    catalog = loaded.catalog or sound(root, loaded)
    found = due_records(catalog) if catalog else ()
    if options.markdown:
        sys.stdout.write(joined(_markdown(found)) if found else "")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _text(found)))
    return 0


def _text(found: tuple[Due, ...]) -> Iterator[str]:
    yield RULE
    yield from (f"{due.record.path}: {_why(due)}" for due in found)
    yield f"{counted(len(found), 'scheda', 'schede')} da rileggere."


def _markdown(found: tuple[Due, ...]) -> Iterator[str]:
    yield f"**{counted(len(found), 'scheda', 'schede')} da rileggere.** {RULE}"
    yield _HOW
    for heading, wanted in (("Pratiche", True), ("Organizzazioni", False)):
        own = [due for due in found if isinstance(due.record, Practice) is wanted]
        if own:
            yield f"### {heading}"
        for due in own:
            yield f"- [ ] «{prose(due.title)}» {code(due.record.path)}: {_why(due)}"


def _why(due: Due) -> str:
    return f"ultima revisione il {day(due.since)}" if due.reviewed else f"mai riletta, nel portale dal {day(due.since)}"
