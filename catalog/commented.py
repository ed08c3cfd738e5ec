"""The comments in a new file: what is still needed, and what the next level asks for, ready to be filled in."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from catalog.descriptor import Descriptor, Field, Table
from catalog.places import described_places
from catalog.questions import Question

_SHOWN = 12
_WIDTH = 110


def commented(text: str, descriptor: Descriptor, record: str, missing: Sequence[Question]) -> str:
    """The YAML text of a record with comments: first what is missing, at the end the fields of the next level."""
    head = list(_missing(missing, descriptor, record))
    asked = {question.path for question in missing}
    tail = list(_next_level(text, descriptor, asked)) if record == "practice" else []
    return "".join(f"{line}\n" for line in head) + text + "".join(f"{line}\n" for line in tail)


def _missing(missing: Sequence[Question], descriptor: Descriptor, record: str) -> Iterator[str]:
    if missing:
        yield "# Mancano ancora questi campi: togli il cancelletto (#) davanti al nome e scrivi al posto dei puntini."
    lists = {table.path: table for table in descriptor.of_record(record) if not table.of_texts and table.path}
    for head, group in groupby(missing, key=lambda question: question.path.split(".")[0]):
        yield "#"
        own = list(group)
        for question in own:
            yield from _told(question.title, question.help, question.example)
            yield from _allowed(question)
        if head in lists:
            yield from _slot(head, many=True, inside=("id", *(question.path.split(".")[1] for question in own)))
        else:
            yield from _slot(own[0].path, many=own[0].many > 1)


def _allowed(question: Question) -> Iterator[str]:
    if question.ids and not question.known:
        shown = list(question.ids)
        more = f" e altre {len(shown) - _SHOWN} voci" if len(shown) > _SHOWN else ""
        yield f"# Si può scrivere: {', '.join(shown[:_SHOWN])}{more}."


def _next_level(text: str, descriptor: Descriptor, asked: Collection[str]) -> Iterator[str]:
    places = described_places(descriptor, "practice")
    there = {line.split(":")[0] for line in text.splitlines()}
    wanted = [path for path in descriptor.level_fields if path.split(".")[0] not in there and path not in asked]
    if wanted:
        yield "# Per arrivare al livello «documentata»: togli il cancelletto (#) davanti al nome e scrivi."
    for path in wanted:
        place = places[path]
        yield "#"
        yield from _told(place.title, place.description, _example(place))
        yield from _slot(path, many=isinstance(place, Table), inside=_inside(place))


def _told(title: str, help_: str, example: str) -> Iterator[str]:
    yield f"# {title}. {help_}"
    if example:
        yield f"# Esempio: {example if len(example) <= _WIDTH else example[:_WIDTH] + '…'}"


def _example(place: Field | Table) -> str:
    return place.fields[0].example if isinstance(place, Table) else place.example


def _inside(place: Field | Table) -> Sequence[str]:
    """The needed fields of each item of a list of groups."""
    if isinstance(place, Field) or place.of_texts:
        return ()
    return [field.key for field in place.fields if field.required]


def _slot(path: str, *, many: bool, inside: Sequence[str] = ()) -> Iterator[str]:
    """The lines to fill in, as they stand in the file once the sign is taken away."""
    *groups, last = path.split(".")
    for depth, group in enumerate(groups):
        yield f"# {'  ' * depth}{group}:"
    indent = "  " * len(groups)
    if inside:
        first, *others = inside
        yield f"# {indent}{last}:"
        yield f"# {indent}- {first}: {'f1' if first == 'id' else '…'}"
        yield from (f"# {indent}  {key}: …" for key in others)
    else:
        yield f"# {indent}{last}: {'[…]' if many else '…'}"
