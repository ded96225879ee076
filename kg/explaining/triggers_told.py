"""Why a word is a trigger: its entry, the frame, what filled each role, and its status."""

from __future__ import annotations

from collections.abc import Iterator

from kg import model
from kg.explaining.explanation import FrameSlot, RoleReason, TriggerReason, Why
from kg.explaining.left_out import NOBODY_MEANT, why_left_out
from kg.explaining.read_article import ReadArticle
from kg.explaining.wording import frame_place, worded
from kg.ontology.entries import Trigger as Entry
from kg.ontology.terms import last_segment
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Role, RoleStatus, Trigger
from kg.reading.findings.groups import TRIGGERS
from kg.reading.syntax import is_passive

__all__ = ["frame_of", "role_name", "trigger_reason", "why_filled"]

_SAME_EVENT = "lex:sameEvent"
_NAMES = {_SAME_EVENT: "same event", "lex:subject": "subject end", "lex:object": "object end"}


def role_name(role: str) -> str:
    """Return a role's name for readers: the local name of its property, or what it stands for.

    >>> role_name("ck:perpetrator"), role_name("lex:sameEvent")
    ('perpetrator', 'same event')
    """
    return _NAMES.get(role, role.partition(":")[2])


def frame_of(entry: Entry) -> tuple[FrameSlot, ...]:
    """Return what an entry's frame can take, role by role."""
    roles = dict.fromkeys(arg.role for arg in entry.args)
    return tuple(
        FrameSlot(
            role=role_name(role),
            stands=tuple(frame_place(arg) for arg in entry.args if arg.role == role),
            is_needed=any(arg.obligatory for arg in entry.args if arg.role == role),
        )
        for role in roles
    )


def why_filled(read: ReadArticle, role: Role, trigger: Trigger) -> Why:
    """Return the rule that filled a role of a trigger."""
    word = read.quote_of(trigger).text
    is_pattern = role.found_by.startswith("pattern ")
    via = role.via if is_pattern else "trigger"
    is_done_to = role.function == "object" and via == "trigger" and is_passive(read.doc[trigger.head])
    said = "pattern passive-subject" if is_pattern and is_done_to else role.found_by
    return Why(rule=role.found_by, words=worded(said, word=word, marker=role.marker, via=via))


def trigger_reason(read: ReadArticle, index: int, event: model.Event) -> TriggerReason:
    """Return why the words of a trigger tell of ``event``."""
    found = read_findings(read.doc, TRIGGERS)[index]
    entry = read.entries[found.iri]
    return TriggerReason(
        quote=read.quote_of(found),
        entry=last_segment(entry.iri),
        evokes=entry.evokes,
        frame=frame_of(entry),
        roles=tuple(_roles(read, index, found, event)),
        status=read.status_of(read.assessments[index]),
    )


def _roles(read: ReadArticle, index: int, found: Trigger, event: model.Event) -> Iterator[RoleReason]:
    """All roles that were filled, those that the status takes away among them."""
    holding = {one.index: one for one in read.assessments[index].roles}
    for n, role in enumerate(found.roles):
        own = holding.get(n, RoleStatus(index=n))
        nodes = list(read.nodes_of(role))
        is_held = n in holding
        speakers = read.sources.speakers(found, own.sources) if own.sources else ()
        yield RoleReason(
            role=role_name(role.name),
            quote=read.quote_filler(role.filler),
            why=why_filled(read, role, found),
            node=read.label(nodes[0]) if nodes else None,
            status=own.status,
            sources=tuple(map(read.label, speakers)),
            left_out=why_left_out(read, event, found, role, nodes) if is_held else NOBODY_MEANT,
        )
