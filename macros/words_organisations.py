"""Words about organisations: lists with the roles that sources give, links, counts."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from catalog.model import Organisation
from macros import formats
from macros.desk import Desk, Values
from macros.grammar import as_values
from macros.organisation_view import role_label
from macros.views import Link, link_to


class OrganisationLine(NamedTuple):
    """An organisation in a list."""

    name: Link
    kind: str
    place: str
    roles: tuple[str, ...]
    confirmed: bool
    practices: str


def list_organisations(desk: Desk, massimo: int | None = None, **filters: Values) -> Markup:
    """The organisations that answer all these conditions, with the roles that sources give them."""
    found = _organisations(desk, filters)[:massimo]
    lines = (_line(desk, organisation, filters) for organisation in found)
    return desk.write("organisations.html", lines=lines)


def link_organisation(desk: Desk, scheda: str) -> Markup:
    """The name of an organisation, as a link."""
    return desk.write("inline_link.html", link=link_to(desk.here, desk.catalog.organisations[scheda]))


def count_organisations(desk: Desk, **filters: Values) -> Markup:
    """How many organisations answer all these conditions."""
    return desk.number(len(_organisations(desk, filters)))


def _organisations(desk: Desk, filters: dict[str, Values]) -> list[Organisation]:
    wanted = {name: set(as_values(value)) for name, value in filters.items()}
    return [o for o in desk.catalog.sorted_organisations if _answers(o, wanted)]


def _answers(organisation: Organisation, wanted: dict[str, set[object]]) -> bool:
    if organisation.type not in wanted.get("tipo", {organisation.type}):
        return False
    if organisation.membership.status not in wanted.get("adesione", {organisation.membership.status}):
        return False
    return not wanted.keys() & {"iniziativa", "ruolo"} or any(_roles(organisation, wanted))


def _roles(organisation: Organisation, wanted: dict[str, set[object]]) -> Iterator[str]:
    """The roles that the organisation has in the wanted initiatives."""
    for role in organisation.roles:
        in_initiative = role.initiative in wanted.get("iniziativa", {role.initiative})
        if in_initiative and role.role in wanted.get("ruolo", {role.role}):
            yield role.role


def _line(desk: Desk, organisation: Organisation, filters: dict[str, Values]) -> OrganisationLine:
    wanted = {name: set(as_values(value)) for name, value in filters.items()}
    chosen = _roles(organisation, wanted) if wanted.keys() & {"iniziativa", "ruolo"} else ()
    practices = len(desk.catalog.practices_by_organisation.get(organisation.id, ()))
    place = organisation.place
    return OrganisationLine(
        name=link_to(desk.here, organisation),
        kind=desk.reader.label("organisation-types", organisation.type),
        place=(place.city or "") if place else "",
        roles=tuple(dict.fromkeys(formats.inside(role_label(desk.reader, organisation, role)) for role in chosen)),
        confirmed=organisation.membership.status == "confermata",
        practices=formats.counted(practices, "pratica", "pratiche") if practices else "",
    )
