"""The issue forms for new records, made from the contract: questions, limits and choices are never typed twice."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from catalog.descriptor import Descriptor, Field, Table

# What a form asks, in this order. The rest of a record is added later, by whoever knows more.
_PRACTICE = (
    "title",
    "summary",
    "kind",
    "needs",
    "measures",
    "audience",
    "organisations",
    "alliance",
    "place.reach",
    "place.city",
    "status",
    "started",
    "problem",
    "solution",
    "results",
    "lessons",
    "transfer.not_suitable",
    "sources",
    "origin",
    "confirmed",
    "contact",
)
_ORGANISATION = (
    "name",
    "type",
    "sector",
    "size",
    "place.city",
    "website",
    "description",
    "membership.status",
    "sources",
    "contact",
)
# Made by the program: the id from the title, the day from the calendar.
MADE = {"id", "added"}
# A record tells the need or the answer; a form on GitHub can only ask for one of them.
INSISTED = {"solution"}
LONG = 200
INTRO = """{opening}

- Quello che scrivi è **pubblico e resta nella storia**: niente nomi di persone, telefoni o e-mail personali.
- Se una cosa non la sai, lasciala vuota: il portale scriverà «non noto».
- Senza account puoi usare il [modulo del portale]({form})."""


class Form(NamedTuple):
    """One form: what it makes, what it asks, and its words."""

    record: str
    asked: tuple[str, ...]
    name: str
    description: str
    title: str
    opening: str
    corrects: bool = False
    """Whether it is also for a record that is there already."""


FORMS = {
    "pratica": Form(
        "practice",
        _PRACTICE,
        "Proponi una pratica",
        "Racconta una buona pratica, senza usare Git.",
        "Pratica: ",
        "Racconta una pratica: bastano dieci minuti. La redazione la rilegge, la completa con te e la pubblica.",
    ),
    "organizzazione": Form(
        "organisation",
        _ORGANISATION,
        "Proponi un'organizzazione",
        "Aggiungi la tua organizzazione, o conferma l'adesione all'alleanza, senza usare Git.",
        "Organizzazione: ",
        "Bastano il nome, il tipo e una pagina da citare. Se l'organizzazione c'è già, scrivi il nome come sta nel "
        "portale: cambia solo quello che scrivi qui.",
        True,
    ),
}
PROMISES = (
    "Ho il diritto di pubblicare questi testi e li pubblico con licenza CC BY 4.0.",
    "Non ci sono nomi di persone, telefoni o indirizzi personali.",
)
LISTS = {
    "organisations": "Una per riga: il nome, come sta nell'elenco del portale. Se non c'è, scrivilo lo stesso.",
    "lessons": "Una per riga.",
    "sources": "Una per riga: prima il titolo, poi l'indirizzo della pagina. Ne serve almeno una.",
}

Element = dict[str, Any]
# `concilia from-issue` changes a record that is there only where the word «correzione» stands.
NEW_OR_NOT: Element = {
    "type": "dropdown",
    "id": "invio",
    "attributes": {
        "label": "Che cosa invii",
        "multiple": False,
        "options": ["Un'organizzazione nuova", "La correzione, o la conferma, di una che c'è già"],
    },
    "validations": {"required": True},
}


def form(name: str, descriptor: Descriptor, labels: Mapping[str, tuple[str, ...]], site_url: str) -> str:
    """The form as YAML; `labels` are the choices of each vocabulary."""
    made = FORMS[name]
    found = dict(places(descriptor, made.record))
    intro = INTRO.format(opening=made.opening, form=f"{site_url}proponi/{name}/")
    body: list[Element] = [{"type": "markdown", "attributes": {"value": intro}}]
    body += [NEW_OR_NOT] if made.corrects else []
    body += [_element(place, found[place], labels) for place in made.asked]
    body.append(_promises())
    head = {"name": made.name, "description": made.description, "title": made.title, "labels": ["proposta"]}
    return (
        "# Made from data/datapackage.json: pytest tests/test_issue_forms.py --update-golden\n"
        + "".join(f"{key}: {_scalar(value)}\n" for key, value in head.items())
        + "body:\n"
        + "".join(_written(element) for element in body)
    )


def places(descriptor: Descriptor, record: str) -> Iterator[tuple[str, Field | Table]]:
    """Every field and list of a record that a form may ask."""
    for table in descriptor.of_record(record):
        if table.path:
            yield table.path, table
        else:
            yield from ((field.key, field) for field in table.fields)


def _element(place: str, thing: Field | Table, labels: Mapping[str, tuple[str, ...]]) -> Element:
    field = thing if isinstance(thing, Field) else thing.fields[0]
    attributes: Element = {"label": thing.title, "description": _help(place, thing)}
    if field.vocabulary:
        kind = "dropdown"
        attributes |= {"multiple": isinstance(thing, Table), "options": list(labels[field.vocabulary])}
    else:
        kind = "textarea" if isinstance(thing, Table) or (field.limit("maxLength") or 0) > LONG else "input"
        if field.example and place not in LISTS:
            attributes["placeholder"] = field.example
    element: Element = {"type": kind, "id": place.replace(".", "_"), "attributes": attributes}
    if thing.required or place in INSISTED:
        element["validations"] = {"required": True}
    return element


def _help(place: str, thing: Field | Table) -> str:
    """The help of the contract, and the limits in words."""
    if isinstance(thing, Table):
        return " ".join((thing.description, LISTS.get(place, "Puoi sceglierne più di una."))).strip()
    least, most = thing.limit("minLength"), thing.limit("maxLength")
    limits = f" Da {least} a {most} caratteri." if least and most else f" Al massimo {most} caratteri." if most else ""
    return thing.description + ("" if thing.vocabulary else limits)


def _promises() -> Element:
    options = [{"label": promise, "required": True} for promise in PROMISES]
    return {"type": "checkboxes", "id": "promesse", "attributes": {"label": "Prima di inviare", "options": options}}


def _written(element: Element) -> str:
    """One element of the body, indented; every text is quoted, as in JSON."""
    first, *rest = [line for key, value in element.items() for line in _lines(key, value)]
    return "".join(f"  {lead} {line}\n" for lead, line in (("-", first), *((" ", line) for line in rest)))


def _lines(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{key}:"
        yield from (f"  {line}" for inner, thing in value.items() for line in _lines(inner, thing))
    elif isinstance(value, list):
        yield f"{key}:"
        yield from (f"  - {_scalar(thing)}" for thing in value)
    else:
        yield f"{key}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
