"""Who did it, by grammar: a filler has one role of a frame, and who was hit did no harm."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.reading import syntax
from kg.reading.findings.filled import FindingId, Role, Trigger
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.perpetrators.doer_roles import PERPETRATOR_ROLE

__all__ = ["one_role_each", "without_who_was_hit"]

_HIT = ("ck:victim", "ck:target")


def one_role_each(roles: Iterable[Role]) -> Iterator[Role]:
    """Yield the roles of a frame, of each filler the first; who is counted may have one more.

    So a victim is not the perpetrator, and what tells of the same event fills nothing else.
    """
    seen: dict[FindingId, str] = {}
    for role in roles:
        if role.name == "ck:casualties" or seen.setdefault(role.filler.id, role.name) == role.name:
            yield role


def without_who_was_hit(doc: Doc, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers without the perpetrators that an earlier trigger tells to have been hit, or whom the event harmed.

    Of the earlier ones only harm told by a participle is asked, as in "threw a grenade at people killing a man". Whom the very
    event harmed may be hung on it as a subject: "three were killed in raids and shelling".
    """
    hit = {r.filler.id: trigger.begin for trigger in reversed(triggers) for r in trigger.of(*_HIT)}
    harmed = {(same.head, r.filler.id) for t in triggers for same in t.of("lex:sameEvent") for r in t.of("ck:victim")}
    told = [_without_harmed(t, harmed) for t in triggers]
    return [_without_hit(t, hit) if _is_harm_told_after(doc, t) else t for t in told]


def _without_harmed(trigger: Trigger, harmed: Container[tuple[int, FindingId]]) -> Trigger:
    struck = [doer for doer in trigger.of(PERPETRATOR_ROLE) if (trigger.head, doer.filler.id) in harmed]
    return replace(trigger, roles=tuple(role for role in trigger.roles if role not in struck)) if struck else trigger


def _is_harm_told_after(doc: Doc, trigger: Trigger) -> bool:
    """Whether a participle tells of harm: "killing a man"."""
    return bool(measures_of(trigger)) and syntax.is_noun_clause(doc[trigger.head])


def _without_hit(trigger: Trigger, hit: Mapping[FindingId, int]) -> Trigger:
    doers = trigger.of(PERPETRATOR_ROLE)
    struck = [doer for doer in doers if hit.get(doer.filler.id, trigger.begin) < trigger.begin]
    return replace(trigger, roles=tuple(role for role in trigger.roles if role not in struck))
