"""Who did it, by the grammar of one article's frames: a filler has one role of a kind, and who was hit did no harm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.reading import syntax
from kg.reading.findings.filled import FindingId, Role, Trigger
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.perpetrators.doer_roles import PERPETRATOR_ROLE

__all__ = ["one_role_each", "without_who_was_hit"]

_HIT = ("ck:victim", "ck:target")


def one_role_each(roles: Iterable[Role]) -> Iterator[Role]:
    """Yield the roles of a frame of which each filler has the first alone; who is counted may have one more.

    So a victim is not the perpetrator, and an event that tells of the trigger's own event fills nothing else.
    """
    seen: dict[FindingId, str] = {}
    for role in roles:
        if role.name == "ck:casualties" or seen.setdefault(role.filler.id, role.name) == role.name:
            yield role


def without_who_was_hit(doc: Doc, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers without the perpetrators that an earlier trigger tells to have been hit.

    Only harm told by a participle is asked, as in "threw a grenade at people, killing a man".
    """
    hit = {role.filler.id: trigger.begin for trigger in reversed(triggers) for role in trigger.of(*_HIT)}
    return [_without_hit(trigger, hit) if _is_harm_told_after(doc, trigger) else trigger for trigger in triggers]


def _is_harm_told_after(doc: Doc, trigger: Trigger) -> bool:
    """Whether a participle tells of harm: "killing a man"."""
    return bool(measures_of(trigger)) and syntax.is_noun_clause(doc[trigger.head])


def _without_hit(trigger: Trigger, hit: Mapping[FindingId, int]) -> Trigger:
    kept = (r for r in trigger.roles if r.name != PERPETRATOR_ROLE or not _was_hit_before(r, trigger, hit))
    return replace(trigger, roles=tuple(kept))


def _was_hit_before(role: Role, trigger: Trigger, hit: Mapping[FindingId, int]) -> bool:
    """Whether the filler was hit by what an earlier trigger tells."""
    return hit.get(role.filler.id, trigger.begin) < trigger.begin
