"""What can be found: each practice and organisation as a document of titled sections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.model import Catalog, Organisation, Practice


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document. Without a heading it is found but not quoted; `anchor` is its place on the page."""

    text: str
    weight: float
    heading: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found, at an address inside the site (no leading slash); `about` stands under its title."""

    address: str
    title: str
    about: str
    sections: tuple[Section, ...]


TITLE, SUMMARY, THEME, WHO, PLACE, TEXT, HINT = 6.0, 3.0, 2.5, 2.5, 2.0, 1.0, 0.3
"""How much a word counts by where it stands."""


def practices(catalog: Catalog) -> Iterator[Document]:
    """The practices, by title."""
    return (_practice(catalog, p) for p in catalog.sorted_practices)


def organisations(catalog: Catalog) -> Iterator[Document]:
    """The organisations, by name."""
    return (_organisation(catalog, o) for o in catalog.sorted_organisations)


def _practice(catalog: Catalog, p: Practice) -> Document:
    owners = ", ".join(catalog.organisations[o].name for o in p.organisations)
    place = _place(catalog, p)
    return Document(
        f"pratiche/{p.id}/",
        p.title,
        " · ".join(part for part in (owners, place) if part),
        tuple(s for s in _practice_sections(catalog, p, owners) if s.text),
    )


def _practice_sections(catalog: Catalog, p: Practice, owners: str) -> Iterator[Section]:
    yield Section(p.summary, SUMMARY, "In breve")
    yield Section(p.problem or "", TEXT, "Il bisogno", "bisogno")
    yield Section(p.solution or "", TEXT, "La risposta", "risposta")
    yield Section(p.results or "", TEXT, "I risultati", "risultati")
    yield Section(_text(s.title for s in p.steps), TEXT, "I passi", "passi")
    yield Section(_text(f"{c.indicator} ({c.unit})" for c in p.claims), TEXT / 2, "I dati", "dati")
    yield Section(_text(f"{d.text} {d.answer or ''}" for d in p.difficulties), TEXT, "Le difficoltà", "difficolta")
    yield Section(_text(p.lessons), TEXT, "Che cosa si è imparato", "lezioni")
    yield Section(_text(p.conditions), TEXT, "Che cosa serve perché funzioni", "condizioni")
    if p.transfer:
        text = _text(filter(None, (p.transfer.adaptable, p.transfer.not_suitable)))
        yield Section(text, TEXT / 2, "Riprenderla altrove", "riprenderla")
    if p.access:
        access = filter(None, (p.access.where, p.access.conditions, p.access.price, p.access.how))
        yield Section(_text(access), TEXT, "Aperta a chi è fuori", "accesso")
    yield Section(_text(p.caveats), HINT, "Da sapere prima di usarla", "avvertenze")
    partners = (partner.group or catalog.organisations[partner.organisation or ""].name for partner in p.partners)
    yield Section(_text(partners), TEXT, "Chi ha aiutato", "partner")
    yield Section(owners, WHO)
    yield Section(" ".join(_kinds(catalog, p)), TEXT)
    yield Section(" ".join(filter(None, (p.place.area, p.place.city, _place(catalog, p)))), PLACE)
    yield Section(" ".join(_labels(catalog, p)), THEME, "I temi", "temi")
    yield Section(" ".join(_hints(catalog, p)), HINT)


def _labels(catalog: Catalog, p: Practice) -> Iterator[str]:
    yield f"{catalog.label('kinds', p.kind)}."
    for vocabulary, terms in _themes(p):
        yield from (f"{catalog.label(vocabulary, term)}." for term in terms)


def _kinds(catalog: Catalog, p: Practice) -> Iterator[str]:
    """Of which type, sector and size the organisations are that run it."""
    for owner in (catalog.organisations[o] for o in p.organisations):
        yield catalog.label("organisation-types", owner.type)
        yield catalog.label("sectors", owner.sector) if owner.sector else ""
        yield catalog.label("sizes", owner.size) if owner.size else ""


def _hints(catalog: Catalog, p: Practice) -> Iterator[str]:
    """The words that explain its themes; the titles of its sources; the obstacles and acts by name."""
    for vocabulary, terms in _themes(p):
        found = catalog.vocabularies[vocabulary]
        yield from (found.get(term).description or "" for term in terms)
    yield from (source.title for source in p.sources)
    yield from (catalog.label("obstacles", d.obstacle) for d in p.difficulties)
    yield from (catalog.label("legal-instruments", i.instrument) for i in p.legal_instruments)


def _themes(p: Practice) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("needs", p.needs), ("measures", p.measures), ("audiences", p.audience)


def _organisation(catalog: Catalog, o: Organisation) -> Document:
    about = catalog.label("organisation-types", o.type)
    return Document(
        f"organizzazioni/{o.id}/",
        o.name,
        " · ".join(part for part in (about, o.place and o.place.city) if part),
        tuple(s for s in _organisation_sections(catalog, o, about) if s.text),
    )


def _organisation_sections(catalog: Catalog, o: Organisation, about: str) -> Iterator[Section]:
    yield Section(" ".join(filter(None, (o.acronym, o.legal_name))), SUMMARY, "Nome per esteso", "profilo")
    yield Section(o.description or "", SUMMARY, "Profilo", "profilo")
    run = catalog.practices_by_organisation.get(o.id, ())
    yield Section(_text(p.title for p in run), TEXT, "Le sue pratiche", "pratiche")
    roles = (f"{catalog.label('roles', r.role)}, {catalog.label('initiatives', r.initiative)}" for r in o.roles)
    yield Section(_text(roles), TEXT, "Ruoli secondo le fonti", "ruoli")
    yield Section(_text(f"{f.title} {f.note or ''}" for f in o.offers), TEXT, "Che cosa offre ad altri", "offerte")
    yield Section(_text(c.scheme for c in o.certifications), TEXT, "Certificazioni", "certificazioni")
    sector = catalog.label("sectors", o.sector) if o.sector else ""
    place = " ".join(filter(None, (o.place.area, _place(catalog, o)))) if o.place else ""
    yield Section(f"{about} {sector} {place}", PLACE)


def _place(catalog: Catalog, record: Practice | Organisation) -> str:
    """City and province as people write them: `Bagnatica, Bergamo`; the region when that is all that is known."""
    place = record.place
    if not place:
        return ""
    province = catalog.label("provinces", place.province) if place.province else ""
    found = dict.fromkeys(part for part in (place.city, province) if part)
    return ", ".join(found) or (catalog.label("regions", place.region) if place.region else "")


def _text(parts: Iterable[str]) -> str:
    """Several short texts as one, each ended like a sentence."""
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in map(str.strip, parts) if part)
