"""What the build in progress works on: bound once by the shell, read by the macros of `content/`."""

from dataclasses import dataclass, field
from functools import cached_property

from catalog.descriptor import Descriptor
from catalog.exports import exports
from catalog.model import Catalog
from macros.pages import Site
from macros.parking import Parking
from macros.reader import Reader


@dataclass(frozen=True)
class Bound:
    """The checked catalogue, the contract that it keeps, and the site that it is printed into."""

    catalog: Catalog
    schema: Descriptor
    site: Site
    forgiving: bool = False
    """True when a macro that asks for a record left out leaves a note in its place instead of stopping the build."""
    parking: Parking = field(default_factory=Parking)

    @cached_property
    def reader(self) -> Reader:
        """The catalogue as the macros read it."""
        return Reader(self.catalog, self.schema)

    @cached_property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """The open data: made once, both listed in a page and written to the site."""
        return tuple(exports(self.catalog, self.schema, self.site.url))


_bound: Bound | None = None


def bind(value: Bound | None) -> None:
    """Bind the work of this build, or None when it has ended; there is one build at a time."""
    # The engine loads the macros by itself and hands them nothing of ours: one name in one module is the way through.
    global _bound  # noqa: PLW0603
    _bound = value


def current() -> Bound:
    """What is bound now; LookupError when there is no build in progress."""
    if _bound is None:
        raise LookupError("no catalogue is bound: build with `concilia build` or with the hooks of mkdocs.yml")
    return _bound
