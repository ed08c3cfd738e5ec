"""Text → stems: the one way in which records, pages and queries are cut into words (search/words.js does the same)."""

import re
import unicodedata
from functools import cache

import snowballstemmer

STOP = frozenset(
    "a ad adesso agli ai al all alla alle allo allora altra altre altri altro anche ancora aver avere c che chi ci cio "
    "cioe come con cos cosa cui d da dagli dai dal dall dalla dalle dallo de degli dei del dell della delle dello "
    "detto deve devo devono di dire do dopo dove durante e ecc ed era erano esse essere essi etc fa fanno far fare "
    "farlo fatto fra gia gli ha hai hanno ho i il in invece io la le lei li lo loro lui ma me mi mia mie miei mio "
    "molta molte molti molto ne negli nei nel nell nella nelle nello noi nostra nostro o od ogni oltre per perche piu "
    "po poi posso possono presso prima puo qual qualche qualcosa qualcuno quale quali quando quel quell quella "
    "quelle quelli quello quest questa queste questi questo qui quindi se sei sempre si sia sono stata state stati "
    "stato su sua sue sugli sui sul sull sulla sulle sullo suo suoi te ti tra tu tua tuo tutta tutto un "
    "una uno va ve vengono verso vi viene voglio vogliono vorrei vuol vuole".split()
)
"""Words that say nothing of what a text is about. `non`, `senza`, `meno`, `troppo` do, so they stay."""
LONGEST = 40

_WORD = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")
_ENDING = re.compile("(?:io|[aeio])$")
_snowball = snowballstemmer.stemmer("italian")


def fold(text: str) -> str:
    """Lower case, without accents: `Flessibilità` → `flessibilita`."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


@cache
def stem_of(folded: str) -> str:
    """The stem of one folded word, by Snowball's Italian algorithm."""
    stem: str = _snowball.stemWord(folded[:LONGEST])
    return stem


def light(folded: str) -> str:
    """A word without the ending of its number and gender alone: `autonoma`, `autonomi`, but not `autonomia`."""
    bare = _ENDING.sub("", folded) if len(folded) > 3 else folded
    return bare[:-1] if bare.endswith(("ch", "gh")) else bare


def words(text: str) -> list[str]:
    """The words of a text, folded, without those that say nothing."""
    found = map(fold, _WORD.findall(plain(text)))
    return [word for word in found if word not in STOP and (len(word) > 1 or word.isdecimal())]


def joined(text: str) -> list[str]:
    """Hyphenated words written as one: `part-time` is also `parttime`."""
    return [fold(re.sub("[-‐‑]", "", found)) for found in _HYPHENED.findall(text)]


def plain(text: str) -> str:
    """The text in the one form in which words are looked for in it."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).lower()
