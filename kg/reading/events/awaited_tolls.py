"""Tolls without a figure that are said to change: "the ministry expects the death toll to rise"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from spacy.tokens import Token

from kg import model
from kg.ontology.entries import Lexicon
from kg.ontology.terms import last_segment
from kg.reading import syntax
from kg.reading.events.drafts import EventDraft
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Rejected
from kg.reading.findings.groups import REJECTED_FRAMES
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Said, Sources
from kg.reading.status.assessing import status_of

__all__ = ["add_awaited_tolls"]


def add_awaited_tolls(nodes: Nodes, sources: Sources, drafts: Sequence[EventDraft]) -> None:
    """Give the event whose victims were counted last before the words a count without bounds, of status expected."""
    measures = _measures(nodes.lexicon)
    for rejected in read_findings(nodes.doc, REJECTED_FRAMES):
        measure = next((measures[iri] for iri in rejected.readings if iri in measures), None)
        if measure is None or not syntax.is_subject(nodes.doc[rejected.head]):
            continue
        verb = _told_of(syntax.clause_head(nodes.doc[rejected.head]))
        said = sources.of_event([status_of(verb, nodes.lexicon)])
        counted = [d for d in drafts if d.first.begin < rejected.begin and any(c.measure == measure for c in d.counts)]
        if said.status is model.Status.EXPECTED and counted:
            last = max(counted, key=lambda d: d.first.begin)
            last.counts.append(_awaited(nodes, sources, rejected, measure, _change(verb), said))


@lru_cache(maxsize=4)
def _measures(lexicon: Lexicon) -> Mapping[str, str]:
    """Of the nouns for a toll, by entry, what they count."""
    tolls = (t for t in lexicon.triggers if t.is_event and t.sets and any(a.function == "reached" for a in t.args))
    return {toll.iri: last_segment(toll.sets[0]) for toll in tolls}


def _awaited(nodes: Nodes, sources: Sources, toll: Rejected, measure: str, change: str, said: Said) -> model.Quantity:
    iri = nodes.mint.quantity(*nodes.offsets(toll.begin, toll.end))
    nodes.mention(toll.begin, toll.end, iri)
    return model.Quantity(
        iri=iri,
        label=f"{nodes.text(toll.begin, toll.end)} expected to {change}",
        measure=measure,
        unit="person",
        status=said.status,
        evidence=(sources.sentence(toll.begin),),
        sources=said.sources,
        is_casualty=True,
    )


def _told_of(verb: Token) -> Token:
    """The verb that says what the toll does: ``rise`` of "was expected to rise" and "is likely to rise"."""
    below = [v for t in (verb, *syntax.children_of(verb, "acomp")) for v in syntax.children_of(t, "xcomp")]
    return next((v for v in below if v.pos_ == "VERB"), verb)


def _change(verb: Token) -> str:
    """What the toll is expected to do, in the dictionary's form with its adverb: "rise", "rise further"."""
    return " ".join([verb.lemma_, *(t.text for t in syntax.children_of(verb, "advmod") if t.i > verb.i)])
