"""What a person has to verify outside: who says to speak for an organisation, and who to be a member."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalog.model import Organisation, Practice
from catalog.places import MEMBERS
from macros.comment_subject import Proposal, record_at
from macros.github import code, prose

_MOST = 12
CONFIRMED = "confermata"


def to_verify(proposal: Proposal) -> Iterator[str]:
    """The block for whoever reads the proposal again, if there is anything to verify."""
    told = [*_from_organisations(proposal), *_memberships(proposal)]
    if told:
        yield "### Per chi rilegge\n" + "\n".join(told)


def _from_organisations(proposal: Proposal) -> Iterator[str]:
    """Practices that say to come from their organisation, before anybody of the editorial office has looked."""
    found = [record_at(proposal.reader, path) for path in proposal.changed]
    new = [p for p in found if isinstance(p, Practice) and p.origin == "organizzazione" and not p.reviews]
    if new:
        yield (
            "La proposta dice di venire dall'organizzazione: verificalo con una casella d'ufficio prima di approvare.\n"
            + "\n".join(f"- «{prose(practice.title)}» {code(practice.path)}" for practice in new[:_MOST])
            + "\n"
        )


def _memberships(proposal: Proposal) -> Iterator[str]:
    """Anybody can write that an organisation is a member, with any source: the check cannot know better."""
    for name in _new_members(proposal)[:_MOST]:
        yield (
            f"- La proposta dice che «{prose(name)}» aderisce all'alleanza: apri la fonte e chiedi conferma a una "
            "casella d'ufficio prima di approvare."
        )


def _new_members(proposal: Proposal) -> list[str]:
    found = [record_at(proposal.reader, path) for path in proposal.changed]
    own = [one.name for one in found if isinstance(one, Organisation) and one.membership.status == CONFIRMED]
    before, now = _by_id(proposal.members_before), _by_id(proposal.members)
    if MEMBERS in proposal.changed:
        own += [_named(one) for id_, one in now.items() if _confirmed(one) and not _confirmed(before.get(id_, {}))]
    return own


def members_told(proposal: Proposal) -> str:
    """Which organisations of the one list are new in it, changed or gone; empty when its earlier text is not known."""
    if proposal.members_before is None:
        return ""
    before, now = _by_id(proposal.members_before), _by_id(proposal.members)
    parts = (
        ("Aggiunge", [one for id_, one in now.items() if id_ not in before]),
        ("Cambia", [one for id_, one in now.items() if id_ in before and before[id_] != one]),
        ("Toglie", [one for id_, one in before.items() if id_ not in now]),
    )
    return "".join(f" {verb} {_listed(found)}." for verb, found in parts if found)


def _listed(found: Sequence[Mapping[str, Any]]) -> str:
    more = f" e altre {len(found) - _MOST}" if len(found) > _MOST else ""
    return ", ".join(f"«{prose(_named(one))}»" for one in found[:_MOST]) + more


def _by_id(records: Any) -> dict[str, Mapping[str, Any]]:
    """The records of a list as somebody wrote it: whatever has no id is not among them."""
    found = records if isinstance(records, list) else []
    return {one["id"]: one for one in found if isinstance(one, Mapping) and isinstance(one.get("id"), str)}


def _named(record: Mapping[str, Any]) -> str:
    return str(record.get("name") or record["id"])


def _confirmed(record: Mapping[str, Any]) -> bool:
    membership = record.get("membership")
    return isinstance(membership, Mapping) and membership.get("status") == CONFIRMED
