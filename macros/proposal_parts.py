"""The parts of the proposal form, as its templates are given them: stops, lists, controls, choices."""

from typing import NamedTuple


class Choice(NamedTuple):
    """One term that may be chosen."""

    id: str
    label: str


class Group(NamedTuple):
    """Terms under one title, which may be empty."""

    title: str
    choices: tuple[Choice, ...]


class Control(NamedTuple):
    """One field: `kind` says by what it is filled in, `path` is its place in the record."""

    kind: str
    path: str
    title: str
    help: str
    example: str
    required: bool
    most: int | None = None
    groups: tuple[Group, ...] = ()
    reference: str = ""
    when: str = ""
    """`field=term`: asked for only when another field has that term."""
    unless: str = ""
    """Asked for only while this other field is empty."""
    least: int | None = None
    either: str = ""
    """Not required by itself: which other field would do, or that one of several must be there."""
    web: bool = False
    """The address of a page."""
    short: bool = False
    level: str = ""


class ListView(NamedTuple):
    """A list of texts or of groups of fields: as many as one likes, up to `most`."""

    kind: str
    path: str
    title: str
    help: str
    required: bool
    most: int
    least: int
    add: str
    one: str
    parts: tuple[Control, ...]
    level: str = ""


class SectionView(NamedTuple):
    """One stop of the form."""

    id: str
    title: str
    help: str
    later: bool
    parts: tuple[Control | ListView, ...]
