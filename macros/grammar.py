"""How a macro may be called: which arguments it takes, what each may be, and what is said when it is misused."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from catalog.facets import FACETS
from catalog.problems import nearest
from macros.formats import is_partial_date
from macros.links import external
from macros.reader import Reader


class MacroError(Exception):
    """A macro was misused. `at` is the piece of the call that is wrong, as its author wrote it."""

    def __init__(
        self, message: str, *, at: str = "", near: str = "", allowed: Iterable[str] = (), example: str = ""
    ) -> None:
        self.message, self.at, self.near, self.allowed, self.example = message, at, near, tuple(allowed), example
        hint = f" Forse volevi scrivere: {near}" if near else ""
        super().__init__(message + hint)


Check = Callable[[Reader, str, object], None]
"""Raises MacroError when a value does not fit; takes the catalogue, the argument's name and the value."""


def text(_: Reader, name: str, value: object) -> None:
    """Any text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise MacroError(f"«{name}» vuole un testo tra virgolette.", at=str(value))


def whole(_: Reader, name: str, value: object) -> None:
    """A whole number from 1."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise MacroError(f"«{name}» vuole un numero intero da 1 in su, senza virgolette.", at=str(value))


def heading(_: Reader, name: str, value: object) -> None:
    """The level of the titles in a list: 2, 3 or 4."""
    if isinstance(value, bool) or value not in (2, 3, 4):
        raise MacroError(f"«{name}» può essere 2, 3 o 4.", at=str(value))


def address(reader: Reader, name: str, value: object) -> None:
    """An outside address that a reader may follow."""
    text(reader, name, value)
    if external(str(value)) is None:
        raise MacroError(f"«{name}» vuole un indirizzo intero, che comincia con https://", at=str(value))


def partial_date(reader: Reader, name: str, value: object) -> None:
    """A year, a month or a day."""
    text(reader, name, value)
    if not is_partial_date(str(value)):
        raise MacroError(f"«{name}» vuole un anno, un mese o un giorno.", at=str(value), example=f'{name}="2025-10"')


def one_of(what: str, allowed: Callable[[Reader], Iterable[str]]) -> Check:
    """One id of a list that the catalogue knows; `what` names the list in the message."""

    def check(reader: Reader, name: str, value: object) -> None:
        text(reader, name, value)
        _known(what, str(value), tuple(allowed(reader)))

    return check


def several(check: Check) -> Check:
    """One value that fits, or a list of them."""

    def each(reader: Reader, name: str, value: object) -> None:
        found = as_values(value)
        if not found:
            raise MacroError(f"«{name}» è un elenco vuoto.")
        for item in found:
            check(reader, name, item)

    return each


def terms(*vocabularies: str) -> Check:
    """One id of these vocabularies, or a list of ids."""

    def check(reader: Reader, name: str, value: object) -> None:
        allowed = tuple(t.id for v in vocabularies for t in reader.catalog.vocabularies[v].values)
        found = as_values(value)
        if not found:
            raise MacroError(f"«{name}» è un elenco vuoto.", allowed=allowed)
        for item in found:
            text(reader, name, item)
            _known(f"«{name}»", str(item), allowed)

    return check


def _known(what: str, found: str, allowed: tuple[str, ...]) -> None:
    if found not in allowed:
        close = nearest(found, allowed)
        raise MacroError(f"{what}: «{found}» non esiste.", at=found, near=close, allowed=() if close else allowed)


def as_values(value: object) -> tuple[object, ...]:
    """One value or a list of values, as a tuple."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


FILTERS: Mapping[str, Check] = {
    **{facet.id: terms(*facet.vocabularies) for facet in FACETS},
    "legame": terms("alliance-ties"),
    "stato": terms("statuses"),
}
"""The keywords that choose practices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One macro: what it does, how it is called, an example of a right call."""

    run: Callable[..., Markup]
    example: str
    block: bool
    """It makes paragraphs, lists or tables, so it stands alone on its line; otherwise it goes inside a sentence."""
    required: Mapping[str, Check] = field(default_factory=dict)
    """In the order in which they are given."""
    optional: Mapping[str, Check] = field(default_factory=dict)

    def bind(self, reader: Reader, args: Sequence[object], keywords: Mapping[str, object]) -> dict[str, object]:
        """The arguments by name, each checked. MacroError for the first that does not fit."""
        known = {**self.required, **self.optional}
        if len(args) > len(self.required):
            extra = args[len(self.required)]
            message = (
                "Qui va il nome dell'argomento, per esempio massimo=5."
                if self.optional
                else "Questo argomento è di troppo."
            )
            raise MacroError(message, at=str(extra), allowed=self.optional, example=self.example)
        given = dict(zip(self.required, args, strict=False))
        for name, value in keywords.items():
            if name not in known:
                raise MacroError(f"L'argomento «{name}» non esiste.", at=name, near=nearest(name, known), allowed=known)
            if name in given:
                raise MacroError(f"L'argomento «{name}» è scritto due volte.", at=name)
            given[name] = value
        if missing := [name for name in self.required if name not in given]:
            raise MacroError(f"Manca l'argomento «{missing[0]}».", example=self.example)
        for name, value in given.items():
            known[name](reader, name, value)
        return given


def unknown_word(name: str, known: Iterable[str]) -> MacroError:
    """The error for a macro that does not exist."""
    names = tuple(known)
    close = nearest(name, names)
    return MacroError(f"La macro «{name}» non esiste.", at=name, near=close, allowed=() if close else names)
