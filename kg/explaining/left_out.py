"""Why what fills a role of a trigger is not among the roles of the event, after all."""

from __future__ import annotations

from collections.abc import Sequence

from kg import model
from kg.explaining.read_article import ReadArticle
from kg.reading.events.speakers import is_of_speaker
from kg.reading.findings.filled import Role, Trigger

__all__ = ["NOBODY_MEANT", "why_left_out"]

NOBODY_MEANT = "nobody is meant, or who blames another"
_NO_EDGE = ("lex:sameEvent", "ck:casualties")
_DOERS = ("perpetrator", "agent", "gainedBy")
_HIT = ("target", "victim", "lostBy")


def why_left_out(read: ReadArticle, event: model.Event, trigger: Trigger, role: Role, nodes: Sequence[str]) -> str | None:
    """Return why none of the ``nodes`` has the role in the event; None where one of them has it.

    Roles that only tie triggers together, or are counted, have no edge of their own.
    """
    if role.name in _NO_EDGE or role.filler.group == "triggers":
        return None
    if not nodes:
        return "it stands for nothing that is known"
    held = {r.filler for r in event.roles if r.prop == role.property_name}
    if held.intersection(nodes):
        return None
    status = _status_apart(read, event, role, nodes)
    if status is not None:
        return f"stated by itself as {status}, since it is less certain than the event"
    if is_of_speaker(read.nodes, trigger, role):
        return "a pronoun for who speaks or tells: it may be of another"
    return _outweighed_by(read, event, role, nodes)


def _status_apart(read: ReadArticle, event: model.Event, role: Role, nodes: Sequence[str]) -> str | None:
    """The status of a statement that has the role by itself."""
    stated = (r for r in read.facts.relations if r.subject == event.iri and r.object in nodes)
    return next((r.status.value for r in stated if r.predicate == role.name), None)


def _outweighed_by(read: ReadArticle, event: model.Event, role: Role, nodes: Sequence[str]) -> str:
    prop = role.property_name
    if read.nodes.are_others(role.filler):
        return "nothing but their number is told: the count says it"
    doers = {r.filler for r in event.roles if r.prop in _DOERS}
    if prop in _HIT and doers:
        return "the doer of an event, or a person of the same kind, is not its victim"
    if prop in ("place", "near", *_HIT) and any(node in read.nodes.places for node in nodes):
        return "a more exact place is told"
    if prop in _DOERS and doers:
        return "a doer with a name is told"
    return "another telling of the event outweighs it"
