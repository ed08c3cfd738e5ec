"""The proposal form as it is printed: what it asks in which order, and one of each kind of control with its frame."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from catalog.load import load
from macros.components import render
from macros.pages import Site
from macros.proposal_parts import Control, ListView, SectionView
from macros.proposal_view import section_views
from macros.reader import Reader
from tests.project import ROOT

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def sections() -> dict[str, tuple[SectionView, ...]]:
    """Those of each kind of record."""
    real = load(ROOT / "data", date(2026, 11, 23))
    assert real.catalog is not None
    reader = Reader(real.catalog, real.descriptor)
    return {record: section_views(reader, record) for record in ("practice", "organisation")}


def test_what_is_asked(sections: dict[str, tuple[SectionView, ...]], update_golden: bool) -> None:
    text = "".join(f"{line}\n" for record, parts in sections.items() for line in outline(record, parts))
    _compare("proposal.txt", text, update_golden)


def test_one_of_each_kind(sections: dict[str, tuple[SectionView, ...]], update_golden: bool) -> None:
    """All that the template can print, each once, with few choices."""
    parts = [part for views in sections.values() for view in views for part in view.parts]
    controls = {one.kind: _few(one) for part in reversed(parts) for one in _controls(part)}
    lists = {part.kind: part._replace(parts=part.parts[:2]) for part in reversed(parts) if isinstance(part, ListView)}
    assert len(controls) + len(lists) == 13
    first = SectionView("prima", "La prima", "Aiuto.", later=False, parts=(*controls.values(), *lists.values()))
    later = SectionView("dopo", "Dopo", "Aiuto.", later=True, parts=())
    html = render(
        "proposal.html",
        "/proponi/",
        record="practice",
        sections=(first, later),
        along=(),
        site=Site(name="", url="/"),
        model="modello.yaml",
        phrases={"esempio": "Un esempio"},
    )
    _compare("proposal.html", f"{html}\n", update_golden)


def outline(record: str, sections: tuple[SectionView, ...]) -> Iterator[str]:
    yield f"# {record}"
    for section in sections:
        yield f"## {section.title} ({section.id}{', può aspettare' if section.later else ''})"
        for part in section.parts:
            yield _line(part)
            if isinstance(part, ListView):
                yield from (f"  {_line(inner)}" for inner in part.parts)


def _line(part: Control | ListView) -> str:
    """`- Titolo ★ = title: text, al più 90`"""
    marks = [part.kind, f"al più {part.most}" if part.most else ""]
    if isinstance(part, Control):
        marks += [
            f"{sum(len(group.choices) for group in part.groups)} scelte" if part.groups else "",
            "corto" if part.short else "",
            part.reference,
            f"se {part.when}" if part.when else "",
            f"senza {part.unless}" if part.unless else "",
        ]
    return f"- {part.title}{' ★' if part.required else ''} = {part.path}: {', '.join(filter(None, marks))}"


def _controls(part: Control | ListView) -> tuple[Control, ...]:
    return part.parts if isinstance(part, ListView) else (part,)


def _few(control: Control) -> Control:
    return control._replace(groups=tuple(group._replace(choices=group.choices[:2]) for group in control.groups[:2]))


def _compare(name: str, text: str, update: bool) -> None:
    path = GOLDEN / name
    if update:
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
