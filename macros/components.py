"""The one environment that turns records into HTML: it escapes everything, and knows no undefined name."""

import re
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.links import href

# Compiled once a process; a changed template is compiled again, so that `serve` shows it.
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)

_LINE_BREAK = re.compile(r"\s*\n\s*")
_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_ATTRIBUTE = re.compile(r'"([^"]*)"')
# Every sign that Markdown, or one of its extensions, could read; in an entity, `#` is no such sign.
_SIGN = re.compile(r"[\\`*_{}\[\]()+!|~^=:@$]|(?<!&)#")
# Inside a tag, only what Markdown reads before it sees tags: code, escapes, links.
_EARLY_SIGN = re.compile(r"[\\`\[\]()!]")


def render(template: str, here: str, /, **values: object) -> Markup:
    """A template filled for the page at address `here`; in it, `href('/come-funziona/')` links from that page."""
    text = _ENVIRONMENT.get_template(template).render(href=partial(href, here), **values)
    return Markup(text)  # noqa: S704 - the environment escaped every value


def print_page(template: str, here: str, /, **values: object) -> str:
    """The same as plain text for the press: from here on nothing is escaped again by accident."""
    return str(render(template, here, **values))


def for_markdown(html: Markup) -> Markup:
    """The same HTML for the middle of a sentence: on one line, with nothing in it that Markdown interprets.

    Why: what a macro returns goes through Markdown. A title such as `*[x](javascript:…)` must stay the text that it is.
    """
    line = _LINE_BREAK.sub(" ", html.strip())
    return Markup("".join(map(_neutral, _TOKEN.findall(line))))  # noqa: S704 - only made longer, never unescaped


def _neutral(token: str) -> str:
    if token.startswith("<"):
        return _ATTRIBUTE.sub(lambda found: '"' + _EARLY_SIGN.sub(_as_entity, found[1]) + '"', token)
    return _SIGN.sub(_as_entity, token)


def _as_entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
