"""Checks every macro call of `content/` before anything is built: all mistakes at once, each with its place."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes
from markupsafe import Markup

from catalog.descriptor import Descriptor
from catalog.model import Catalog
from catalog.problems import Problem, window
from macros.book import WORDS, answer
from macros.desk import Desk
from macros.grammar import MacroError, unknown_word
from macros.reader import Reader
from macros.tags import Tag, body_start, tags

_JINJA = Environment(autoescape=True)
_ASKS_FOR_MACROS = re.compile(r"^render_macros:[ \t]*(true|yes|on)[ \t]*(#.*)?$", re.MULTILINE | re.IGNORECASE)
_CALL = re.compile(r"\{\{-?\s*(\w+)\s*\(")
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def check(content: Path, catalog: Catalog, descriptor: Descriptor) -> Iterator[Problem]:
    """Every misuse of a macro in the Markdown files under `content`, in the order of the files."""
    reader = Reader(catalog, descriptor)
    for path in sorted(content.rglob("*.md")):
        name = f"{content.name}/{path.relative_to(content).as_posix()}"
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            yield Problem(
                path=name, code="content-unreadable", message="Non riesco a leggere il file: salvalo in UTF-8."
            )
            continue
        yield from check_text(name, text, reader)


def check_text(path: str, text: str, reader: Reader) -> Iterator[Problem]:
    """Every misuse of a macro in one page."""
    start = body_start(text)
    page = _Page(path, text)
    if (found := re.search(r"\{[{%#]", text[:start])) is not None:
        yield page.problem(found.start(), 2, MacroError("Le intestazioni della pagina non possono contenere macro."))
    if not _ASKS_FOR_MACROS.search(text[:start]):
        yield from _forgotten(page, start)
        return
    desk = Desk(reader, "/", tuple, render=lambda *_, **__: Markup(""))
    for tag in tags(text, start):
        try:
            _check_tag(page, desk, tag)
        except MacroError as error:
            yield page.problem(*_place(tag, error), error)


class _Page:
    """A page of `content/`, which knows on which line a character stands."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text

    def problem(self, start: int, length: int, error: MacroError) -> Problem:
        line_start = self.text.rfind("\n", 0, start) + 1
        column = start - line_start + 1
        excerpt, shown_from = window(self.text[line_start:].split("\n", 1)[0], column)
        return Problem(
            path=self.path,
            line=self.text.count("\n", 0, start) + 1,
            column=column,
            code="macro",
            message=error.message,
            length=length,
            excerpt=excerpt,
            excerpt_from=shown_from,
            nearest=error.near,
            allowed=() if error.near else error.allowed,
            example=error.example,
        )

    def stands_alone(self, tag: Tag) -> bool:
        """True when nothing else is on the lines of the tag, not even spaces before it."""
        before = self.text[: tag.start].rpartition("\n")[2]
        after = self.text[tag.start + len(tag.text) :].partition("\n")[0]
        return not before and not after.strip()


def _forgotten(page: _Page, start: int) -> Iterator[Problem]:
    """Calls in a page that does not ask for macros, where they would be printed as they are."""
    code = [span for found in _CODE.finditer(page.text) for span in [found.span()]]
    for found in _CALL.finditer(page.text, start):
        if found[1] in WORDS and not any(low <= found.start() < high for low, high in code):
            message = "Questa pagina usa una macro ma non lo dice: aggiungi «render_macros: true» nelle intestazioni."
            yield page.problem(found.start(), len(found[0]), MacroError(message, example="render_macros: true"))


def _place(tag: Tag, error: MacroError) -> tuple[int, int]:
    """Where in the page the wrong piece of a call stands, and how long it is."""
    for written in (f'"{error.at}"', f"'{error.at}'", error.at):
        if error.at and (offset := tag.text.find(written)) >= 0:
            return tag.start + offset, len(written)
    return tag.start, len(tag.text.split("\n", 1)[0])


def _check_tag(page: _Page, desk: Desk, tag: Tag) -> None:
    if tag.error:
        raise MacroError(tag.error)
    name, args, keywords = _call(tag.text)
    answer(desk, name, args, keywords)
    if WORDS[name].block and not page.stands_alone(tag):
        raise MacroError(f"«{name}» fa un blocco intero: mettila da sola su una riga, senza spazi davanti.", at=name)


def _call(source: str) -> tuple[str, list[object], dict[str, object]]:
    """The parts of `{{ name(…) }}`. MacroError for anything else."""
    try:
        body = _JINJA.parse(source).body
    except TemplateSyntaxError as error:
        raise MacroError(_broken(source), example=_example(source)) from error
    expression = body[0].nodes[0] if len(body) == 1 and isinstance(body[0], nodes.Output) else None
    if isinstance(expression, nodes.Name):
        if expression.name in WORDS:
            raise MacroError(
                "Dopo il nome della macro mancano le parentesi.", at=expression.name, example=_example(source)
            )
        raise unknown_word(expression.name, WORDS)
    if not isinstance(expression, nodes.Call) or not isinstance(expression.node, nodes.Name):
        raise MacroError("Tra {{ e }} può stare solo una macro con i suoi argomenti.", example=_example(source))
    name = expression.node.name
    if name not in WORDS:
        raise unknown_word(name, WORDS)
    if expression.dyn_args or expression.dyn_kwargs:
        raise MacroError("Gli argomenti si scrivono uno per uno, senza asterischi.", example=WORDS[name].example)
    args = [_literal(name, arg) for arg in expression.args]
    return name, args, {keyword.key: _literal(name, keyword.value) for keyword in expression.kwargs}


def _literal(name: str, node: nodes.Expr) -> object:
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, nodes.List | nodes.Tuple) and all(isinstance(item, nodes.Const) for item in node.items):
        return [_literal(name, item) for item in node.items]
    at = node.name if isinstance(node, nodes.Name) else ""
    message = "Gli argomenti sono testi tra virgolette, numeri o elenchi di testi: niente nomi, calcoli o filtri."
    raise MacroError(message, at=at, example=WORDS[name].example)


def _broken(source: str) -> str:
    if re.search("[“”„«»‘’]", source):
        return 'Per i testi usa le virgolette diritte: "così".'
    return "Non capisco questa macro: controlla virgolette, virgole e parentesi."


def _example(source: str) -> str:
    found = re.search(r"\w+", source)
    return WORDS[found[0]].example if found and found[0] in WORDS else next(iter(WORDS.values())).example
