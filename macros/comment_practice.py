"""What comes of a practice that is in order: its level and why, what it resembles, in which lists it will appear."""

from collections.abc import Iterator

from catalog.duplicates import near_duplicates
from catalog.facets import FACETS
from catalog.levels import Level, Requirement, level_of
from catalog.model import Practice
from catalog.places import described_places
from macros import phrases
from macros.github import code, prose
from macros.links import practice_address
from macros.reader import Reader
from macros.related_view import related_views

_SIMILAR = 6


def about_practice(reader: Reader, practice: Practice, site_url: str) -> Iterator[str]:
    """A heading for the practice, then its level, its likes and its lists."""
    yield f"### La pratica «{prose(practice.title)}»"
    yield _level(reader, practice)
    yield _similar(reader, practice, site_url)
    yield _lists(reader, practice)


def _level(reader: Reader, practice: Practice) -> str:
    level = level_of(reader.catalog, practice)
    name, meaning = phrases.LEVELS[level.id]
    parts = [f"**Livello: {name}.** {meaning}"]
    asked = (*level.documented, *level.verified)
    if met := [one for one in asked if one.met]:
        parts.append("Ci sono già: " + ", ".join(_met(reader, one) for one in met) + ".")
    following, needed = _next(level)
    if missing := [one for one in needed if not one.met]:
        stands, things = ("manca", "un elemento") if len(missing) == 1 else ("mancano", f"{len(missing)} elementi")
        listed = "\n".join(f"- {_missing(reader, one)}" for one in missing)
        parts.append(f"Per arrivare al livello «{following}» {stands} {things}:\n{listed}")
    return "\n\n".join(parts)


def _next(level: Level) -> tuple[str, tuple[Requirement, ...]]:
    if level.id == "segnalata":
        return "documentata", level.documented
    return "verificata", level.verified


def _met(reader: Reader, asked: Requirement) -> str:
    named = phrases.VERIFIED.get(asked.id) or prose(reader.field_titles.get(asked.id, asked.id))
    reason = f" (non si applica: {prose(asked.excused)})" if asked.excused else ""
    return f"{named[:1].lower()}{named[1:]}{reason}"


def _missing(reader: Reader, asked: Requirement) -> str:
    """What is missing, and the name of the field in which it is written."""
    if asked.id in phrases.VERIFIED:
        return phrases.VERIFIED[asked.id]
    described = described_places(reader.descriptor, "practice").get(asked.id)
    title, help_ = (described.title, described.description) if described else (asked.id, "")
    return f"**{prose(title)}** (campo {code(asked.id)}). {prose(help_)}"


def _similar(reader: Reader, practice: Practice, site_url: str) -> str:
    texts = {p.id: f"{p.title} {p.summary}" for p in reader.catalog.practices.values()}
    pairs = (pair for pair in near_duplicates(texts) if practice.id in pair[:2])
    twins = {(second if first == practice.id else first): alike for first, second, alike in pairs}
    lines = [
        f"- {_named(reader.catalog.practices[name], site_url)} Il testo è lo stesso per il {alike:.0%}: è un doppione?"
        for name, alike in twins.items()
    ]
    for view, like in zip(related_views(reader, "/", practice), reader.related.of(practice), strict=True):
        if like.practice.id not in twins:
            lines.append(f"- {_named(like.practice, site_url)} {prose(view.reason)}")
    del lines[_SIMILAR:]
    if not lines:
        return "**Pratiche simili:** nessuna, per ora."
    return (
        "**Pratiche simili già nel portale:** se una racconta la stessa cosa, meglio completare quella.\n"
        + "\n".join(lines)
    )


def _named(practice: Practice, site_url: str) -> str:
    """The title and where to read it: on the portal, or in the archive while the portal has no address."""
    address = f"<{site_url.rstrip('/')}{practice_address(practice.id)}>" if site_url else code(practice.path)
    return f"«{prose(practice.title)}» ({address})."


def _lists(reader: Reader, practice: Practice) -> str:
    lines = []
    for facet in FACETS:
        found = list(facet.values(reader.catalog, practice))
        labels = [_label(reader, facet.vocabularies, value) for value in found]
        if labels:
            lines.append(f"- {prose(facet.title)}: {', '.join(sorted(map(prose, labels)))}")
    names = ", ".join(prose(reader.organisation_name(o)) for o in practice.organisations)
    return (
        "**Dove si troverà, una volta pubblicata:** tra tutte le pratiche, nella ricerca, nella pagina di chi la "
        f"realizza ({names}) e in questi elenchi.\n" + "\n".join(lines)
    )


def _label(reader: Reader, vocabularies: tuple[str, ...], value: str) -> str:
    labels = (reader.label(vocabulary, value) for vocabulary in vocabularies)
    return next((label for label in labels if label != value), value)
