"""What may stand in a text that strangers will read: no markup, no code, no personal data, only plain web addresses."""

import re
import unicodedata
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
    (re.compile(r"(?i)\b(javascript|vbscript)\s*:|\bdata:\w+/[\w.+-]+[;,]"), "sembra un programma: scrivi solo testo"),
)
# Every pattern here needs one of these signs: most texts have none, and are done with one look.
_SUSPECT = re.compile(r"[<&{}\]*`~=+@:\d＝＋－＠]|(?m:^\s*-)")
_FORMULA = re.compile(r"[=@]|[+-][^\s\d]")
MAX_LENGTH = 2000
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")
_PHONE = re.compile(
    r"(?<![\w/.-])(?<!n\. )((\+|00)39[\s.]?)?"
    r"(3\d{2}[\s/-]?\d{3}[\s/-]?\d{4}|3\d{2}\.\d{3}\.\d{4}|0\d{1,3}([\s./-]\d{2,4}){3}|0\d{1,3}[\s./-]\d{6,8}"
    r"|\+39[\s.]?\d[\d\s.-]{7,12})(?![\w/-]*\d)"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]\d{3}(\s?[\dA-Z]{4}){4,6}\b")
_TAX_CODE = re.compile(r"(?i)\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b")

_PERSONAL = (
    (_TAX_CODE, "un codice fiscale"),
    (_IBAN, "un conto bancario"),
    (_PHONE, "un numero di telefono"),
)

# The part before the @ that says an office, not a person.
_ROLE_WORDS = """
info welfare hr risorseumane personale segreteria redazione contatti comunicazione urp protocollo
amministrazione direzione ufficio sportello servizi servizio lavoro conciliazione smartworking
lavoroagile cug pariopportunita stampa press partecipa portale dpo privacy pec assistenza help
helpdesk supporto formazione progetti progetto sociale risorse umane tempi
nido people wellbeing cittadinanza sindacato cowork coworking job jobs hello comunicazioni rete portineria alleanza
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
    if len(text) > (item.limit("maxLength") or MAX_LENGTH) or not _SUSPECT.search(text):
        # Too long is reported already; patterns would crawl over it.
        return
    yield from _formula(row, item)
    for pattern, why in _MARKUP:
        if found := pattern.search(text):
            yield row.problem("markup", item.name, f"«{_around(text, found)}» {why}.", at=found.group())
    for found in _EMAIL.finditer(text):
        if not is_role(found.group()):
            yield _personal(row, item, found, "l'indirizzo di una persona")
    for pattern, what in _PERSONAL:
        if found := pattern.search(text):
            yield _personal(row, item, found, what)
            break


def _formula(row: Row, item: Field) -> Iterator[Problem]:
    """A spreadsheet runs a cell that begins with one of these signs, also written full-width or after a blank."""
    for line in row.text(item.name).splitlines():
        if found := _FORMULA.match(unicodedata.normalize("NFKC", line).lstrip()):
            message = f"«{found.group()}» all'inizio: un foglio di calcolo la prende per una formula. Togli il segno."
            yield row.problem("markup", item.name, message)


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
        message = f"«{text}» sembra l'indirizzo di una persona. Comincia con un ufficio: info, welfare, hr, personale…"
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
    if not re.fullmatch(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", host) or port == 0:
        return "non ha un nome di sito valido, come www.esempio.it"
    return ""
