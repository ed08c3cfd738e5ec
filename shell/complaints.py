"""Turns what the engine complains about into Italian sentences that name the file and, where possible, the line."""

import re
from pathlib import Path

from shell.reading import CONTENT

# Italian sentences for the complaints that authors of content/ and of mkdocs.yml meet. `link` is searched in the file.
_SENTENCES: tuple[tuple[str, str], ...] = (
    (
        r"Doc file '(?P<file>.+?)' contains a link '(?P<link>.+?)', but the target.* is not found.*",
        "Il collegamento «{link}» non porta a nessun file di content/.",
    ),
    (
        r"Doc file '(?P<file>.+?)' contains a link '(?P<link>.+?)', but (?:there is no such anchor|the doc).*",
        "Il collegamento «{link}» porta a un punto della pagina che non c'è: controlla la parte dopo #.",
    ),
    (
        r"Doc file '(?P<file>.+?)' contains an absolute link '(?P<link>.+?)', it was left as is.*",
        "Il collegamento «{link}» comincia con /: scrivilo a partire da questa pagina, come ../dati.md.",
    ),
    (
        r'The following pages exist in the docs directory, but are not included in the "nav" config[a-z]*:(?P<link>.*)',
        "Queste pagine non sono nel menu: aggiungile a «nav», o a «not_in_nav», in mkdocs.yml:{link}",
    ),
    (
        r"A reference to '(?P<link>.+?)' is included in the 'nav' configuration, which is not found.*",
        "Il menu («nav» in mkdocs.yml) nomina «{link}», che in content/ non c'è.",
    ),
)


def in_italian(complaint: str, root: Path) -> str:
    """The complaint as a sentence; word for word when it is not one of those that we know."""
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, complaint, re.S):
            said = sentence.format(link=found["link"])
            return located(root, found["file"], found["link"], said) if "file" in found.groupdict() else said
    if "Macro Rendering Error" in complaint:
        # The plugin prints the whole stack: its last line says what happened.
        lines = [line for line in complaint.splitlines() if line.strip(" `")]
        return f"Una macro di content/ non ha funzionato: {lines[-1].strip()}"
    return complaint


def located(root: Path, page: str, link: str, sentence: str) -> str:
    """A sentence about a link on a page of content/, with the line on which it is written, if it is."""
    lines = (root / CONTENT / page).read_text("utf-8").splitlines()
    line = next((f":{number}" for number, text in enumerate(lines, 1) if link in text), "")
    return f"{CONTENT}/{page}{line}: {sentence}"
