"""Component `kg_status`: who says so, and how certain it is, of every trigger.

Writes the group ``statuses``: one assessment a trigger, in their order (see `kg.reading.status.assessing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.findings.document import read_findings, write_findings
from kg.reading.findings.filled import Assessment, Trigger
from kg.reading.findings.groups import STATUSES, TRIGGERS
from kg.reading.findings.trigger_kinds import is_figure, tells_no_harm
from kg.reading.speech.cues import FACTUAL
from kg.reading.status.assessing import status_of

__all__ = ["Statuses"]


class Statuses:
    """Decides the status of each trigger."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of assessments."""
        triggers = read_findings(doc, TRIGGERS)
        found = [status_of(doc[t.head], self.lexicon, t, _event_of(doc, t, triggers)) for t in triggers]
        for n in _known(doc, triggers, found):
            found[n] = _as_known(found[n])
        write_findings(doc, STATUSES, found)
        return doc


def _event_of(doc: Doc, trigger: Trigger, triggers: Sequence[Trigger]) -> Token | None:
    """The event noun that is the trigger's subject: "attack" of "an attack that killed five"."""
    same = [r.filler for r in trigger.of("lex:sameEvent") if r.filler.group == "triggers" and r.function == "subject"]
    return next((doc[triggers[filler.index].head] for filler in same), None)


def _known(doc: Doc, triggers: Sequence[Trigger], found: Sequence[Assessment]) -> set[int]:
    """The events that are known, whatever is open of their harm: "the toll from the bombing may rise", "no casualties in a raid"."""
    known = set()
    for trigger, own in zip(triggers, found, strict=True):
        is_none = tells_no_harm(doc, trigger.assessed(own)) and doc[trigger.head].pos_ == "NOUN"
        if is_none or is_figure(trigger):
            same = {r.filler.index for r in trigger.of("lex:sameEvent") if r.filler.group == "triggers"}
            known |= {n for n in same if is_none or syntax.is_definite(doc[triggers[n].head])}
    return known


def _as_known(found: Assessment) -> Assessment:
    """The event as a fact; who tells of its harm tells of it."""
    roles = tuple(replace(role, status=None, sources=None) for role in found.roles)
    is_told = found.status in FACTUAL
    return replace(found, roles=roles, status=found.status if is_told else "reported" if found.sources else "asserted")


@Language.factory("kg_status", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.dep"])
def make_status(nlp: Language, name: str, extra: list[str]) -> Statuses:
    """Make the component."""
    return Statuses(extra)
