"""A record corrected in its file: the new values in the one style of the project, and all comments that stood there."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.comments import comments
from catalog.descriptor import Descriptor
from catalog.document import Document, Group, Listing
from catalog.drafts import Record, plain
from catalog.notes import Notes, Path, notes_of
from catalog.shapes import shape_of
from catalog.source import parse
from catalog.styling import StyleError
from catalog.writing import Writer


def corrected(text: str, record: Record, descriptor: Descriptor, kind: str) -> str:
    """The text of a file of one record with other values; StyleError when a comment or a value would be lost."""
    document = parse(text.encode(), Document(""))
    if document.problems or not isinstance(document.root, Group):
        raise StyleError
    notes = moved(notes_of(document.root, list(comments(text)), document.lines), plain(document.root), record)
    lines = Writer(notes).group(record, shape_of(descriptor, kind), (), "")
    result = _text([*notes.top, *([""] if notes.top else []), *lines, *notes.bottom])
    return _proved(result, text, record)


def listed(text: str, record: Record, descriptor: Descriptor, kind: str) -> str:
    """The text of a file that lists records with one of them put in; no other byte changes. StyleError as above."""
    document = parse(text.encode(), Document(""))
    if document.problems or not isinstance(document.root, Listing):
        raise StyleError
    records, shape = plain(document.root), shape_of(descriptor, kind)
    places = [place for place, one in enumerate(records) if isinstance(one, dict) and one.get("id") == record["id"]]
    if not places:
        gap = "\n" if text.endswith("\n") else "\n\n"
        return _proved(text + gap + _text(Writer().records([record], shape)), text, [*records, record])
    [place] = places if len(places) == 1 else [-1]
    if place < 0:
        raise StyleError
    lines = text.split("\n")
    first, end = _span(document.root, place, lines)
    piece = _text(lines[first:end])
    alone = parse(piece.encode(), Document(""))
    if alone.problems or not isinstance(alone.root, Listing):
        raise StyleError
    notes = moved(notes_of(alone.root, list(comments(piece)), alone.lines), plain(alone.root), [record])
    new = [*notes.top, *Writer(notes).records([record], shape), *notes.bottom]
    result = "\n".join([*lines[:first], *new, *lines[end:]])
    return _proved(result, text, [*records[:place], record, *records[place + 1 :]])


def _span(root: Listing, place: int, lines: Sequence[str]) -> tuple[int, int]:
    """The lines of an item, without the gap and the comments below it, which speak of the next one."""
    first = root.items[place].mark.line - 1
    end = root.items[place + 1].mark.line - 1 if place + 1 < len(root.items) else len(lines)
    if not lines[first].startswith("- "):
        raise StyleError
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return first, end


def _text(lines: Sequence[str] | Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _proved(result: str, before: str, values: Any) -> str:
    """The result, if it says these values and has lost no comment."""
    again = parse(result.encode(), Document(""))
    if again.problems or plain(again.root) != values:
        raise StyleError
    if Counter(one.text for one in comments(before)) - Counter(one.text for one in comments(result)):
        raise StyleError
    return result


def moved(notes: Notes, old: Any, new: Any) -> Notes:
    """The comments at the places where they now belong; those of a value that is gone, at the nearest that is left."""
    found, steps = Notes(top=list(notes.top), bottom=list(notes.bottom)), _Steps({})
    for where in ("above", "below", "at_end"):
        for path, texts in getattr(notes, where).items():
            place = steps.place(path, old, new)
            if len(place) < len(path):
                _beside_the_gap(found, steps, path, old, new).extend([texts] if where == "at_end" else texts)
            elif where == "at_end":
                found.at_end[place] = texts
            else:
                getattr(found, where).setdefault(place, []).extend(texts)
    return found


def _beside_the_gap(found: Notes, steps: "_Steps", path: Path, old: Any, new: Any) -> list[str]:
    """Where the comments of a place that is gone now stand: above what followed it, else below what came before."""
    there = steps.place(path, old, new)
    gone, around = path[: len(there) + 1], path[: len(there)]
    inside = _at(old, around)
    keys: list[str | int] = list(inside) if isinstance(inside, Mapping) else list(range(len(inside)))
    at = keys.index(gone[-1])
    for others, lists in ((keys[at + 1 :], found.above), (keys[at - 1 :: -1] if at else [], found.below)):
        for key in others:
            if len(place := steps.place((*around, key), old, new)) > len(around):
                return lists.setdefault(place, [])
    return found.above.setdefault(there, []) if there else found.bottom


@dataclass
class _Steps:
    """From places of the old record to those of the new one."""

    pairs: dict[Path, dict[int, int]]

    def place(self, path: Path, old: Any, new: Any) -> Path:
        """The same place in the new record, or as much of the way there as is left."""
        found: list[str | int] = []
        for depth, part in enumerate(path):
            if isinstance(old, Mapping) and isinstance(new, Mapping) and part in new:
                step: str | int = part
            elif isinstance(old, list) and isinstance(new, list) and isinstance(part, int):
                if path[:depth] not in self.pairs:
                    self.pairs[path[:depth]] = paired(old, new)
                if part not in self.pairs[path[:depth]]:
                    break
                step = self.pairs[path[:depth]][part]
            else:
                break
            old, new = old[part], new[step]
            found.append(step)
        return tuple(found)


def paired(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Which item of a list became which: the same one, else the one that has most in common with it."""
    equal: dict[str, deque[int]] = defaultdict(deque)
    for place, item in enumerate(new):
        equal[repr(item)].append(place)
    pairs = {place: queue.popleft() for place, item in enumerate(old) if (queue := equal[repr(item)])}
    free = sorted(set(range(len(new))) - set(pairs.values()))
    for place in (place for place in range(len(old)) if place not in pairs):
        likely = max(free, key=lambda at: (_common(old[place], new[at]), -abs(at - place)), default=None)
        if likely is not None and (_common(old[place], new[likely]) or likely == place):
            pairs[place] = likely
            free.remove(likely)
    return pairs


def _common(one: Any, other: Any) -> int:
    both = isinstance(one, Mapping) and isinstance(other, Mapping)
    return sum(other.get(key) == value for key, value in one.items()) if both else 0


def _at(values: Any, path: Path) -> Any:
    for part in path:
        values = values[part]
    return values
