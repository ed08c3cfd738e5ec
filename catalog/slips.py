"""What a person probably did where YAML breaks: the parser's own words are English and speak of its insides."""

from collections.abc import Sequence


def slip(lines: Sequence[str], stopped: int, began: int | None) -> str:
    """The usual slip, guessed from the lines (from 0) where the parser stopped and where the broken piece began."""
    near = [number for number in (stopped, stopped - 1, began) if number is not None and 0 <= number < len(lines)]
    start = f" Il pezzo che non torna comincia alla riga {began + 1}." if began is not None and began != stopped else ""
    return _guess([lines[number] for number in near]) + start


def _guess(near: Sequence[str]) -> str:
    line = near[0] if near else ""
    if line.split("#")[0].count(": ") > 1:
        return "Il testo contiene i due punti: mettilo fra virgolette."
    if any(text.count('"') % 2 for text in near):
        return "Una virgoletta si apre e non si chiude, oppure si chiude e non si apre."
    if any(text.count("[") != text.count("]") for text in near):
        return "Una parentesi quadra si apre e non si chiude."
    if line.lstrip()[:1] in set("@`%*&!|>"):
        return "La riga comincia con un segno che per YAML ha un altro significato: metti il testo fra virgolette."
    return (
        "Qui il testo non è YAML valido: controlla rientri (due spazi), due punti dopo il nome del campo, virgolette."
    )
