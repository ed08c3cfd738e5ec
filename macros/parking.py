"""Keeps the blocks that macros made out of Markdown's way: a mark goes through it, and the block comes back after it.

Why: a list of ten thousand cards costs Markdown seconds, and what a record says has no business in it.
"""

import re

from markupsafe import Markup

_MARK = re.compile(r"<!--parked:(\d+)-->")


class Parking:
    """The blocks of one build, each parked once and fetched where its mark comes out."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def park(self, block: Markup) -> Markup:
        """A mark that Markdown leaves alone: a comment on a line of its own."""
        self._blocks.append(block)
        return Markup("<!--parked:{}-->").format(len(self._blocks) - 1)

    def fetch(self, html: str) -> str:
        """The page with its blocks. Escaped text cannot hold a mark, and blocks are not searched."""
        return _MARK.sub(lambda mark: self._blocks[int(mark[1])], html)
