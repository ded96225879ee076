"""Hold on places: whole or in part, now or formerly, by the tense and the words of the clause."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.prepositions import OF_LOSS_PLACE, UNTIL
from kg.reading.relations.ends import Binder, End
from kg.reading.relations.relation_words import RelationReading
from kg.reading.syntax.noun_functions import finite_tag, is_content, phrase_modifiers

__all__ = ["hold_of", "is_hold"]

_FORMER = "ck:formerlyControlled"
_HOLDS = ("ck:controls", "ck:controlsPartOf", _FORMER)


def is_hold(reading: RelationReading) -> bool:
    """Whether the reading is of a hold on a place."""
    return reading.trigger.evokes in _HOLDS


def hold_of(binder: Binder, reading: RelationReading, holder: End, place: End) -> str | None:
    """The predicate (curie) that the words make of a hold; None where they leave open whether it lasts.

    A past tense alone tells of neither: it needs a word ("once"), an end ("until 2017"), or the report of somebody else.
    """
    head = binder.doc[reading.head]
    if reading.trigger.evokes == _FORMER:
        return _of_former(binder, reading, holder)
    present = "ck:controlsPartOf" if place.part else "ck:controls"
    if not reading.is_verbal:
        is_adjunct = "clause-subject" in {holder.argument.function, place.argument.function}
        return _FORMER if _past_words(binder, reading) else present if not is_adjunct or _is_now(binder, head) else None
    if any(c.lower_ in binder.tenure.past for c in head.children):
        return _FORMER
    tag = finite_tag(head)
    if tag != "VBD":
        return present
    if any(a.marker == UNTIL for a in syntax.plain_arguments(head)):
        return _FORMER
    return present if is_content(head) and _is_reported(reading) else None


def _of_former(binder: Binder, reading: RelationReading, holder: End) -> str | None:
    """A stronghold must be a former one; a realm that was declared must be lost, as the article says elsewhere."""
    if not reading.is_verbal:
        return _FORMER if _past_words(binder, reading) else None
    if finite_tag(binder.doc[reading.head]) not in ("VBD", "VBZ", "VBP", ""):
        return None
    is_loss = not any(m in OF_LOSS_PLACE for a in reading.trigger.args for m in a.markers)
    return _FORMER if is_loss or _has_lost_land(binder, holder) else None


def _has_lost_land(binder: Binder, holder: End) -> bool:
    """Whether the article tells that the holder lost territory."""
    for trigger in binder.nodes.triggers:
        is_change = binder.nodes.lexicon.is_a(trigger.class_name, "TerritorialChange")
        if not is_change or trigger.status not in ("asserted", "reported"):
            continue
        losers = [binder.nodes.referents.of_role(role) for role in trigger.of("ck:lostBy")]
        if any(r is not None and r.id == holder.id for r in losers):
            return True
    return False


def _past_words(binder: Binder, reading: RelationReading) -> bool:
    head, first = binder.doc[reading.head], binder.doc[reading.begin]
    words = {t.lower_ for t in (*phrase_modifiers(head, first), *head.children)}
    return bool((words | {binder.doc[max(0, reading.begin - 1)].lower_}) & binder.tenure.past)


def _is_now(binder: Binder, noun: Token) -> bool:
    return finite_tag(syntax.clause_head(noun)) in ("VBZ", "VBP")


def _is_reported(reading: RelationReading) -> bool:
    """Whether the past is that of a report: "the ministry said the group controlled the town"."""
    return reading.told is not None and reading.told.status == "reported"
