"""The door through which the engine finds the macros: `define_env` names them, and each answers for its page."""

from collections.abc import Callable
from typing import Protocol

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from macros.book import WORDS, answer
from macros.bound import current
from macros.components import for_markdown
from macros.desk import Desk
from macros.grammar import MacroError


class Environment(Protocol):
    """What the macros plugin hands over."""

    def macro(self, function: Callable[..., Markup], name: str) -> object:
        """Make a function callable by that name."""


def define_env(env: Environment) -> None:
    """Called by the macros plugin once a build. Functions only: variables would be copied for each page."""
    for name in WORDS:
        env.macro(_macro(name), name)


def _macro(name: str) -> Callable[..., Markup]:
    @pass_context
    def call(context: Context, *args: object, **keywords: object) -> Markup:
        work = current()
        finish = work.parking.park if WORDS[name].block else for_markdown
        desk = Desk(work.reader, f"/{context['page'].url}", lambda: work.files, finish=finish, site=work.site)
        try:
            return answer(desk, name, args, keywords)
        except MacroError as error:
            if not work.forgiving:
                raise
            return Markup("<strong>[{}: {}]</strong>").format(name, error.message)

    return call
