"""What may stand in a text that strangers will read: no markup, no code, no personal data, only plain web addresses."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from catalog.descriptor import Field
from catalog.problems import Problem
from catalog.rows import Row

_MARKUP = (
    (re.compile(r"<\s*[a-zA-Z/!?]"), "sembra HTML: scrivi solo testo, senza parentesi angolari"),
    (re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,31});"), "è un codice HTML: scrivi il carattere così com'è"),
    (re.compile(r"\{\{|\{%|\{#|\}\}|%\}"), "sembra un modello di pagina: togli le parentesi graffe"),
    (re.compile(r"!?\[[^\]\n]*\]\("), "sembra un collegamento Markdown: l'indirizzo va tra le fonti"),
    (re.compile(r"\*\*|```|~~~"), "sembra Markdown: scrivi solo testo"),
    (
        re.compile(r"^([=+@]|-[^\s\d])"),
        "comincia con un segno che un foglio di calcolo prende per una formula: toglilo",
    ),
    (re.compile(r"(?i)\b(javascript|vbscript|data)\s*:\s*[^\s]*[(,;/]"), "sembra un programma: scrivi solo testo"),
)
# Every pattern here needs one of these signs: most texts have none, and are done with one look.
_SUSPECT = re.compile(r"[<&{}\]*`~=+@:\d]|^-")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w/.-])((\+|00)39[\s.]?)?"
    r"(3\d{2}[\s/-]?\d{3}[\s/-]?\d{3,4}|3\d{2}\.\d{3}\.\d{4}|0\d{1,3}[\s./-]\d{5,8}|\+39[\s.]?\d[\d\s.-]{7,12})"
    r"(?![\w/-]*\d)"
)
_TAX_CODE = re.compile(r"(?i)\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b")

# The part before the @ that says an office, not a person.
_ROLE_WORDS = """
info welfare hr risorseumane personale segreteria redazione contatti comunicazione urp protocollo
amministrazione direzione ufficio sportello servizi servizio lavoro conciliazione smartworking
lavoroagile cug pariopportunita stampa press partecipa portale dpo privacy pec assistenza help
helpdesk supporto formazione progetti progetto sociale
"""
ROLES = frozenset(_ROLE_WORDS.split())


def text_problems(row: Row) -> Iterator[Problem]:
    """Everything that is wrong in the texts of a record, each at its place."""
    for part in row.below():
        for item in part.table.fields:
            if item.name in part.cells and item.type == "string":
                check = {"uri": _address, "role-email": _mailbox}.get(item.format or "", _plain)
                yield from check(part, item)


def _plain(row: Row, item: Field) -> Iterator[Problem]:
    text = row.text(item.name)
    if not _SUSPECT.search(text):
        return
    for pattern, why in _MARKUP:
        if found := pattern.search(text):
            yield row.problem("markup", item.name, f"«{_around(text, found)}» {why}.", at=found.group())
    for found in _EMAIL.finditer(text):
        if not is_role(found.group()):
            yield _personal(row, item, found, "l'indirizzo di una persona")
    if found := _TAX_CODE.search(text):
        yield _personal(row, item, found, "un codice fiscale")
    elif found := _PHONE.search(text):
        yield _personal(row, item, found, "un numero di telefono")


def _personal(row: Row, item: Field, found: re.Match[str], what: str) -> Problem:
    text = found.group().strip()
    return row.problem("personal-data", item.name, f"«{text}» sembra {what}. {_REMOVE}", at=text)


_REMOVE = "Il portale è pubblico: toglilo, o usa una casella di ruolo (per esempio welfare@…)."


def _around(text: str, found: re.Match[str]) -> str:
    return text[found.start() : found.start() + 24].replace("\n", " ")


def is_role(address: str) -> bool:
    """Whether an e-mail address belongs to an office: the first word before the @ is a role."""
    first = re.split(r"[._+-]", address.partition("@")[0].casefold())[0]
    return first.rstrip("0123456789") in ROLES


def _mailbox(row: Row, item: Field) -> Iterator[Problem]:
    text = row.text(item.name).strip()
    if not _EMAIL.fullmatch(text):
        yield row.problem(
            "wrong-pattern", item.name, f"«{text}» non è un indirizzo di posta.", example=f"contact: {item.example}"
        )
    elif not is_role(text):
        message = f"«{text}» sembra l'indirizzo di una persona. Scrivi una casella di ruolo."
        yield row.problem("personal-data", item.name, message, example=f"contact: {item.example}")


def _address(row: Row, item: Field) -> Iterator[Problem]:
    if why := address_fault(row.text(item.name)):
        yield row.problem(
            "bad-address", item.name, f"L'indirizzo {why}.", example=f"{item.key.lstrip('.') or 'url'}: {item.example}"
        )


def address_fault(text: str) -> str:
    """Why a web address cannot be published, in words that follow «L'indirizzo»; empty when it can."""
    if text != text.strip() or re.search(r"[\s<>\"'`{}|\\^]", text):
        return "contiene spazi o segni non ammessi"
    if not text.isascii():
        return "contiene lettere accentate: copialo dalla barra del browser"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "è scritto male"
    if parts.scheme not in ("http", "https"):
        return "deve cominciare con https:// (o http://)"
    if "@" in parts.netloc:
        return "contiene un nome utente o una parola chiave: toglili"
    if not re.fullmatch(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", host) or port == 0:
        return "non ha un nome di sito valido, come www.esempio.it"
    return ""
