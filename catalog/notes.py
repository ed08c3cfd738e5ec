"""The comments of a file, each tied to the place of the record that it speaks of, so that it can move with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from catalog.comments import Comment
from catalog.document import Group, Listing, Node

Path = tuple[str | int, ...]
_Entry = tuple[int, int, Path, bool]
"""Line, column, place; whether it stands between brackets."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Place → the comments above it, at the end of its line, and below all of it; an empty comment is a blank line."""

    top: list[str] = field(default_factory=list)
    above: dict[Path, list[str]] = field(default_factory=dict)
    at_end: dict[Path, str] = field(default_factory=dict)
    below: dict[Path, list[str]] = field(default_factory=dict)
    bottom: list[str] = field(default_factory=list)

    def before(self, path: Path, indent: str) -> Iterator[str]:
        """The lines of the comments above a place."""
        return _lines(self.above.get(path, ()), indent)

    def beside(self, path: Path) -> str:
        """The comment at the end of a line, with the blanks before it."""
        return f"  {self.at_end[path]}" if path in self.at_end else ""

    def after(self, path: Path, indent: str) -> Iterator[str]:
        """The lines of the comments below a place."""
        return _lines(self.below.get(path, ()), indent)

    def within(self, path: Path) -> bool:
        """Whether there are comments on a part of a place."""
        places: Iterable[Path] = (*self.above, *self.at_end, *self.below)
        return any(len(place) > len(path) and place[: len(path)] == path for place in places)


NO_NOTES = Notes()


def notes_of(root: Node, comments: Sequence[Comment], lines: Sequence[str]) -> Notes:
    """The comments of a file by the places of its tree."""
    notes, entries = Notes(), sorted(_entries(root, (), lines), key=lambda entry: entry[:2])
    first = entries[0][0] if entries else 0
    gap = max((n for n in range(1, first) if not lines[n - 1].strip()), default=0)
    for comment in comments:
        if comment.line < gap or not entries:
            notes.top.extend(_with_gap(comment, lines))
        elif comment.alone:
            _alone(notes, comment, entries, lines)
        else:
            before = (entry for entry in reversed(entries) if entry[0] <= comment.line)
            places = (path for _, _, path, inside in before if comment.inside or not inside)
            _beside(notes, next(places, entries[0][2]), comment)
    return notes


def _beside(notes: Notes, place: Path, comment: Comment) -> None:
    if place in notes.at_end:
        notes.above.setdefault(place, []).append(comment.text)
    else:
        notes.at_end[place] = comment.text


def _alone(notes: Notes, comment: Comment, entries: Sequence[_Entry], lines: Sequence[str]) -> None:
    """A comment speaks of what follows it; one further to the right than that, of what it follows."""
    following = next((entry for entry in entries if entry[0] > comment.line), None)
    before = [path for line, column, path, _ in entries if line < comment.line and column <= comment.column]
    if following and (comment.column <= following[1] or not before):
        found = notes.above.setdefault(following[2], [])
    elif comment.column == 1 or not before:
        found = notes.bottom
    else:
        found = notes.below.setdefault(before[-1], [])
    found.extend(_with_gap(comment, lines))


def _with_gap(comment: Comment, lines: Sequence[str]) -> list[str]:
    gap = comment.line > 1 and not lines[comment.line - 2].strip()
    return ["", comment.text] if gap else [comment.text]


def _entries(node: Node, path: Path, lines: Sequence[str], inside: bool = False) -> Iterator[_Entry]:
    """Every field and every item, with its place in the file; of an item, the column of the list."""
    inside = inside or lines[node.mark.line - 1][node.mark.column - 1 : node.mark.column] in ("[", "{")
    if isinstance(node, Group):
        for key, value in node.items.items():
            mark = node.keys[key]
            yield mark.line, mark.column, (*path, key), inside
            yield from _entries(value, (*path, key), lines, inside)
    elif isinstance(node, Listing):
        for number, item in enumerate(node.items):
            yield item.mark.line, node.mark.column, (*path, number), inside
            yield from _entries(item, (*path, number), lines, inside)


def _lines(comments: Iterable[str], indent: str) -> Iterator[str]:
    return (indent + text if text else "" for text in comments)
