"""What may stand in a text that strangers will read: no markup, no code, no personal data, only plain web addresses."""

import re
import unicodedata
from collections.abc import Iterator

from catalog.descriptor import Field
from catalog.problems import Problem
from catalog.rows import Row
from catalog.sentences import say
from catalog.signs import SIGNS, pattern, patterns

_SIGNS = SIGNS["texts"]
# Every pattern here needs one of these signs: most texts have none, and are done with one look.
_SUSPECT = pattern(_SIGNS["suspect"])
_FORMULA = pattern(_SIGNS["formula"])
_MARKUP = patterns(_SIGNS["markup"])
_EMAIL = pattern(_SIGNS["email"])
_PERSONAL = patterns(_SIGNS["personal"])
_ROLE_END = pattern(_SIGNS["role_end"])
_ROLES = frozenset(_SIGNS["roles"])
"""Words before the @ that say an office, not a person."""

_ADDRESS = SIGNS["address"]
_BAD_SIGNS, _PARTS, _HOST = (pattern(_ADDRESS[name]) for name in ("signs", "parts", "host"))


def text_problems(row: Row) -> Iterator[Problem]:
    """Everything that is wrong in the texts of a record, each at its place."""
    for part in row.below():
        for item in part.table.fields:
            if item.name in part.cells and item.type == "string":
                check = {"uri": _address, "role-email": _mailbox}.get(item.format or "", _plain)
                yield from check(part, item)


def _plain(row: Row, item: Field) -> Iterator[Problem]:
    text = row.text(item.name)
    if len(text) > (item.limit("maxLength") or _SIGNS["max_length"]) or not _SUSPECT.search(text):
        # Too long is reported already; patterns would crawl over it.
        return
    yield from _formula(row, item)
    for sign, sentence in _MARKUP:
        if found := sign.search(text):
            yield row.problem("markup", item.name, say(sentence, text=_around(text, found)), at=found.group())
    for found in _EMAIL.finditer(text):
        if not is_role(found.group()):
            yield _personal(row, item, found, "personal-data.person")
    for sign, sentence in _PERSONAL:
        if found := sign.search(text):
            yield _personal(row, item, found, sentence)
            break


def _formula(row: Row, item: Field) -> Iterator[Problem]:
    """A spreadsheet runs a cell that begins with one of these signs, also written full-width or after a blank."""
    for line in row.text(item.name).splitlines():
        if found := _FORMULA.match(unicodedata.normalize("NFKC", line).lstrip()):
            yield row.problem("markup", item.name, say("markup.formula", text=found.group()))


def _personal(row: Row, item: Field, found: re.Match[str], sentence: str) -> Problem:
    text = found.group().strip()
    return row.problem("personal-data", item.name, say(sentence, text=text), at=text)


def _around(text: str, found: re.Match[str]) -> str:
    return text[found.start() : found.start() + 24].replace("\n", " ")


def is_role(address: str) -> bool:
    """Whether an e-mail address belongs to an office: the first word before the @ is a role."""
    first = _ROLE_END.split(address.partition("@")[0].casefold())[0]
    return first.rstrip("0123456789") in _ROLES


def _mailbox(row: Row, item: Field) -> Iterator[Problem]:
    text = row.text(item.name).strip()
    example = f"contact: {item.example}"
    if not _EMAIL.fullmatch(text):
        yield row.problem("wrong-pattern", item.name, say("wrong-pattern.mailbox", text=text), example=example)
    elif not is_role(text):
        yield row.problem("personal-data", item.name, say("personal-data.mailbox", text=text), example=example)


def _address(row: Row, item: Field) -> Iterator[Problem]:
    if fault := address_fault(row.text(item.name)):
        example = f"{item.key.lstrip('.') or 'url'}: {item.example}"
        text = row.text(item.name).strip()
        meant = next((one for one in (text, _ADDRESS["usual"] + text) if not address_fault(one)), "")
        yield row.problem("bad-address", item.name, say(f"bad-address.{fault}"), nearest=meant, example=example)


def address_fault(text: str) -> str:
    """Why a web address cannot be published, as the last word of the key of its sentence; empty when it can."""
    if text != text.strip() or _BAD_SIGNS.search(text):
        return "signs"
    if not text.isascii():
        return "letters"
    found = _PARTS.match(text)
    scheme, authority = (found[1] or "", found[2] or "") if found else ("", "")
    host, _, port = authority.rpartition("@")[2].partition(":")
    # An address of IPv6 stands in brackets; no site to cite is written so.
    if re.search(r"[\[\]]", authority) or not _possible_port(port):
        return "malformed"
    if scheme.lower() not in _ADDRESS["schemes"]:
        return "scheme"
    if "@" in authority:
        return "user"
    return "" if _HOST.fullmatch(host.lower()) and int(port or 1) else "host"


def _possible_port(port: str) -> bool:
    return not port or (port.isdigit() and len(port) < 6 and int(port) <= _ADDRESS["max_port"])
