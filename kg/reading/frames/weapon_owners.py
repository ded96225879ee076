"""Whose weapon did it: of "a PKK bomb killed three soldiers" the PKK is the doer."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.reading import syntax
from kg.reading.findings.filled import Filler, Role
from kg.reading.findings.fillers import Fillers
from kg.reading.perpetrators.doer_roles import PERPETRATOR_ROLE

__all__ = ["with_owners_of_weapons"]

_WEAPON = "ck:weapon"
_AT_WORK = ("subject", "by-agent")
"""Functions in which a weapon does the deed; "with a police rifle" may be a stolen one."""


def with_owners_of_weapons(doc: Doc, roles: Iterable[Role], fillers: Fillers) -> list[Role]:
    """Return the roles, with those who fight and own the weapon at work as doers where nobody else is one."""
    told = list(roles)
    if any(role.name == PERPETRATOR_ROLE for role in told):
        return told
    weapons = [role for role in told if role.name == _WEAPON and role.function in _AT_WORK]
    owned = ((role, owner) for role in weapons if (owner := _owner(doc[role.head], fillers)) is not None)
    return [*told, *(_doer(role, owner) for role, owner in owned)]


def _owner(weapon: Token, fillers: Fillers) -> Filler | None:
    """Who stands before the weapon's noun; a country is where it was made."""
    last = weapon.head if syntax.is_premodifier(weapon) else weapon  # "a rebel mortar round"
    before = [t for t in weapon.doc[syntax.noun_phrase(last)[0] : weapon.i] if not syntax.is_prefix(t)]
    found = (fillers.find(token, ("ArmedActor",), "possessor") for token in reversed(before))
    return next((owner for owner in found if owner is not None and owner.group in ("actors", "nominals")), None)


def _doer(weapon: Role, owner: Filler) -> Role:
    return Role(
        name=PERPETRATOR_ROLE,
        filler=owner,
        function="possessor",
        found_by="owner-of-the-weapon",
        via=weapon.via,
        classes=("ArmedActor",),
        fights=True,
    )
