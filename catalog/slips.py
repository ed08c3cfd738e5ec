"""What a person probably did where YAML breaks: the parser's own words are English and speak of its insides."""

import re
from collections.abc import Callable, Sequence

_TYPOGRAPHIC = re.compile(r":\s+[“”„«‘]|:\s.*[“”]")
_NO_SPACE_AFTER_DASH = re.compile(r"^\s*-[^\s-]")
_OTHER_DASH = re.compile(r"^\s*[–—•*]\s*\w")
_NO_COLON = re.compile(r"^\s*(- )?[a-z_]+(:\S| +[^:]*$)")
_SIGN_FIRST = re.compile(r"(:|^\s*-)\s+[%@`&*!|>]")
_APOSTROPHE = re.compile(r":\s+'[^']*\w'\w")

_SLIPS: tuple[tuple[Callable[[str], object], str], ...] = (
    (
        _TYPOGRAPHIC.search,
        'Le virgolette del programma di scrittura (“ ” « ») qui non valgono: scrivi quelle diritte, ".',
    ),
    (_APOSTROPHE.search, 'C\'è un apostrofo dentro due apostrofi: metti il testo fra virgolette doppie, "così".'),
    (lambda line: line.count('"') > 2, "Dentro le virgolette ce ne sono altre: all'interno usa « »."),
    (lambda line: line.count('"') % 2, "Una virgoletta si apre e non si chiude, oppure si chiude e non si apre."),
    (lambda line: line.split(" #")[0].count(": ") > 1, "Il testo contiene i due punti: mettilo fra virgolette."),
    (lambda line: line.count("[") != line.count("]"), "Una parentesi quadra si apre e non si chiude."),
    (_SIGN_FIRST.search, "Un testo non può cominciare con questo segno: mettilo fra virgolette."),
    (_OTHER_DASH.search, "Il segno dell'elenco è il trattino corto (-) seguito da uno spazio."),
    (_NO_SPACE_AFTER_DASH.search, "Dopo il trattino di un elenco ci vuole uno spazio."),
    (
        _NO_COLON.search,
        "Dopo il nome del campo ci vogliono due punti e uno spazio. Un testo che continua rientra di due spazi.",
    ),
)
_OTHERWISE = (
    "Qui il testo non è YAML valido: controlla rientri (due spazi), due punti dopo il nome del campo, virgolette."
)


def slip(lines: Sequence[str], stopped: int, began: int | None) -> tuple[str, int]:
    """The usual slip and its line (from 0), guessed near where the parser stopped or where the broken piece began."""
    near = dict.fromkeys(n for n in (stopped, stopped - 1, began) if n is not None and 0 <= n < len(lines))
    for found, words in _SLIPS:
        for number in near:
            if found(lines[number]):
                return words, number
    start = f" Il pezzo che non torna comincia alla riga {began + 1}." if began is not None and began != stopped else ""
    return _OTHERWISE + start, stopped
