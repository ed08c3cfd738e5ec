"""The facts of a practice in pairs of label and value: at a glance, resources, transfer, access, themes."""

from decimal import Decimal

from catalog.model import Practice, Reached, Resources
from macros import formats
from macros.reader import Reader
from macros.views import Fact, Link, References, external_link


def glance(reader: Reader, here: str, practice: Practice, cite: References) -> tuple[Fact, ...]:
    """Who, where, since when, size, for whom, how many, cost and time; what is not known stays without values."""
    organisations = tuple(reader.organisation_link(here, o) for o in practice.organisations)
    audience = tuple(reader.term_link(here, "destinatari", "audiences", a) for a in practice.audience)
    spent = practice.resources or Resources()
    paid = cite(spent.source)
    return (
        Fact("Chi", organisations),
        Fact("Dove", _place(reader, here, practice)),
        Fact("Quando", _texts(formats.span(practice.started, practice.ended))),
        *((Fact("Perché è finita", _texts(practice.status_reason)),) if practice.status_reason else ()),
        Fact("Dimensione di chi l'ha fatta", _sizes(reader, here, practice)),
        Fact("Per chi", audience),
        _reached(practice.reached, cite),
        Fact("Costo", _texts(*_costs(spent)), _year(spent), paid if _costs(spent) else ()),
        Fact("Tempo", _texts(*_times(spent)), "", paid if _times(spent) else ()),
    )


def resources(found: Resources | None) -> tuple[Fact, ...]:
    """Tools, funding and notes on the costs, where a source tells them."""
    if found is None:
        return ()
    facts = (
        Fact("Che cosa serve", _texts(*found.tools)),
        Fact("Da dove vengono i soldi", _texts(*found.funding)),
        Fact("Nota sui costi", _texts(found.note)),
    )
    return tuple(fact for fact in facts if fact.values)


def transfer(reader: Reader, practice: Practice) -> tuple[Fact, ...]:
    """Whom the practice fits, and what can be changed."""
    if practice.transfer is None:
        return ()
    facts = (
        Fact("Dimensioni adatte", _texts(*(reader.label("sizes", s) for s in practice.transfer.sizes))),
        Fact("Che cosa si può adattare", _texts(practice.transfer.adaptable)),
        Fact("A chi non è adatta", _texts(practice.transfer.not_suitable)),
    )
    return tuple(fact for fact in facts if fact.values)


def access(reader: Reader, practice: Practice) -> tuple[Fact, ...]:
    """How somebody from outside can use it."""
    if (found := practice.access) is None:
        return ()
    page = (external_link(found.url, found.url),) if found.url else ()
    return (
        Fact("Chi può usarla", _texts(*(reader.label("audiences", who) for who in found.who))),
        Fact("Dove", _texts(found.where)),
        Fact("A quali condizioni", _texts(found.conditions)),
        Fact("Prezzo", _texts(found.price)),
        Fact("Quando", _texts(formats.span(found.open_from, found.open_until))),
        Fact("Come si chiede", _texts(found.how)),
        Fact("Pagina del servizio", page),
    )


def themes(reader: Reader, here: str, practice: Practice) -> tuple[Fact, ...]:
    """The vocabularies under which the practice can be found."""
    needs = (reader.term_link(here, "bisogno", "needs", need) for need in practice.needs)
    measures = (reader.term_link(here, "misura", "measures", measure) for measure in practice.measures)
    sdgs = (reader.term_link(here, "obiettivo", "sdgs", sdg) for sdg in practice.sdgs)
    facts = (
        Fact("Bisogni", tuple(needs)),
        Fact("Misure", tuple(measures)),
        Fact("Obiettivi dell'Agenda 2030", tuple(sdgs)),
        Fact("Finalità del progetto", _texts(*(reader.label("aims", aim) for aim in practice.aims))),
        Fact("Ampiezza", _texts(reader.label("networks", practice.network) if practice.network else None)),
    )
    return tuple(fact for fact in facts if fact.values)


def _place(reader: Reader, here: str, practice: Practice) -> tuple[Link, ...]:
    place = practice.place
    found = [*_texts(place.area, place.city)]
    if place.municipi:
        found += [reader.term_link(here, "municipio", "municipi", m) for m in place.municipi]
    if place.province:
        label = reader.term_link(here, "luogo", "provinces", place.province)
        found.append(label._replace(text=f"provincia di {label.text}"))
    if place.region:
        found.append(reader.term_link(here, "luogo", "regions", place.region))
    if place.reach:
        found.append(Link(f"raggio: {formats.inside(reader.label('reaches', place.reach))}"))
    return tuple(found)


def _sizes(reader: Reader, here: str, practice: Practice) -> tuple[Link, ...]:
    organisations = (reader.catalog.organisations.get(o) for o in practice.organisations)
    sizes = dict.fromkeys(o.size for o in organisations if o and o.size)
    return tuple(reader.term_link(here, "dimensione", "sizes", size) for size in sizes)


def _reached(reached: Reached | None, cite: References) -> Fact:
    if reached is None:
        return Fact("Persone o imprese raggiunte", ())
    text = formats.qualified(formats.number(reached.value), reached.qualifier)
    year = "anno non noto" if reached.year == "non-noto" else reached.year
    return Fact("Persone o imprese raggiunte", _texts(f"{text} {reached.unit}"), year, cite(reached.source))


def spending(spent: Resources | None) -> tuple[str, ...]:
    """Costs and times in a few words each, as far as they are known."""
    return (*_costs(spent), *_times(spent)) if spent else ()


def _costs(spent: Resources) -> tuple[str, ...]:
    found = []
    if spent.one_off_eur is not None:
        found.append(f"{formats.euro(spent.one_off_eur)} per partire")
    if spent.per_worker_year_eur is not None:
        found.append(f"{formats.euro(spent.per_worker_year_eur)} per persona all'anno")
    return tuple(found)


def _times(spent: Resources) -> tuple[str, ...]:
    found = []
    if spent.setup_hours is not None:
        found.append(f"{_hours(spent.setup_hours)} di lavoro per partire")
    if spent.hours_month is not None:
        found.append(f"{_hours(spent.hours_month)} al mese")
    return tuple(found)


def _hours(value: Decimal) -> str:
    return f"{formats.number(value)} {'ora' if value == 1 else 'ore'}"


def _year(spent: Resources) -> str:
    if not _costs(spent) or not spent.year:
        return ""
    return "anno non noto" if spent.year == "non-noto" else f"anno {spent.year}"


def _texts(*texts: str | None) -> tuple[Link, ...]:
    return tuple(Link(text) for text in texts if text)
