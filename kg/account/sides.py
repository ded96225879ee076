"""Who stood against whom in an event, and who of them fights."""

from __future__ import annotations

from kg.account.incidents import Incident
from kg.account.statements import Statements
from kg.ontology.terms import CK, CKC, ORG, SKOS

__all__ = ["is_armed", "is_unarmed", "owners_of", "sides"]

_MEMBER = tuple(ORG + name for name in ("memberOf", "headOf", "subOrganizationOf"))


def owners_of(said: Statements, actor: str) -> frozenset[str]:
    """Return whom an actor belongs to: what it is a member, a part or the head of."""
    return frozenset(owner for prop in _MEMBER for owner in said.all(actor, prop))


def is_unarmed(said: Statements, actor: str) -> bool:
    """Tell whether an actor is people who do not fight."""
    return _has_category(said, actor, CKC + "unarmed")


def is_armed(said: Statements, actor: str) -> bool:
    """Tell whether an actor fights: by its class, by what its people are, by whom they belong to."""
    members = (actor, *owners_of(said, actor))
    has_class = any("ArmedActor" in said.types(one) for one in members)
    return has_class or _has_category(said, actor, CKC + "armed")


def sides(one: Incident, said: Statements) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who acted and who was acted on (IRIs of actors), empty where it is not told.

    Those aimed at stand before those harmed. The two of a clash or an agreement stand in the order of their IRIs, since neither is said
    to have begun; with three, who stood against whom is not known. Whom a protest is against is no side in it.
    """
    roles = one.roles
    if one.kind == "Clash" or "Agreement" in said.types(one.iri):
        both = [actor for actor in roles["participant"] if actor not in roles["victim"]]
        met = one.kind != "Clash" or any(other in said.all(actor, CK + "clashedWith") for actor in both for other in both)
        return ((both[0],), (both[1],)) if len(both) == 2 and met else ((), ())
    acting = roles["perpetrator"] or roles["gainedBy"] or roles["agent"]
    if "Protest" in said.types(one.iri):
        return acting, ()
    aimed = dict.fromkeys((*roles["target"], *roles["victim"], *roles["lostBy"]))
    return acting, tuple(actor for actor in aimed if "Actor" in said.types(actor) and actor not in acting)


def _has_category(said: Statements, actor: str, top: str) -> bool:
    return any(_is_below(said, category, top) for category in said.all(actor, CK + "category"))


def _is_below(said: Statements, concept: str, top: str) -> bool:
    seen, queue = {concept}, [concept]
    while queue:
        above = set(said.all(queue.pop(), SKOS + "broader")) - seen
        seen |= above
        queue.extend(above)
    return top in seen
