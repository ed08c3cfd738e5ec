"""Where one macro call is answered: the catalogue, the page that asks, and what turns a template into HTML."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from catalog.descriptor import Descriptor
from catalog.model import Catalog, Practice
from macros import formats
from macros.components import for_markdown, render
from macros.pages import Site
from macros.reader import Card, Reader

_NOWHERE = Site(name="", url="/")

Values = str | list[str]
"""What a filter may be given: one id or several."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One call on the page at `here`. A check hands a `render` that writes nothing, so that no view is made."""

    reader: Reader
    here: str
    files: Callable[[], Iterable[tuple[str, bytes]]]
    """The open data, asked for only by a page that lists them."""
    render: Callable[..., Markup] = render
    finish: Callable[[Markup], Markup] = for_markdown
    """What makes HTML safe from Markdown."""
    site: Site = _NOWHERE

    @property
    def catalog(self) -> Catalog:
        """The checked catalogue."""
        return self.reader.catalog

    @property
    def descriptor(self) -> Descriptor:
        """The contract that the data keep."""
        return self.reader.descriptor

    def write(self, template: str, **values: object) -> Markup:
        """A filled template that Markdown will leave alone."""
        return self.finish(self.render(template, self.here, **values))

    def cards(self, practices: tuple[Practice, ...]) -> Iterator[Card]:
        """Cards, made only when a template asks for them."""
        return (self.reader.card(self.here, practice) for practice in practices)

    def number(self, value: int) -> Markup:
        """A count, inside a sentence."""
        return self.write("number.html", number=formats.number(value))
