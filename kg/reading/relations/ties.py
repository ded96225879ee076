"""Relations that names themselves state: "Lebanon's Hezbollah", "Syrian government forces"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import model
from kg.reading.findings.filled import FindingId
from kg.reading.findings.found import ActorMention
from kg.reading.nodes.sources import Sources
from kg.reading.relations.ends import Binder
from kg.reading.syntax import parse_of
from kg.reading.syntax.noun_functions import possessors

__all__ = ["ties_in"]

_HOMED = ("ArmedGroup", "Militia")


def ties_in(binder: Binder, sources: Sources) -> Iterator[model.Relation]:
    """Yield the home countries of armed groups and the parents of forces that the article's names give."""
    for index, mark in enumerate(binder.nodes.found.actors):
        if mark.how not in ("name", "ner"):
            continue
        referent = binder.nodes.referents.at(FindingId("actors", index))
        if referent is None:
            continue
        if mark.kind in _HOMED:
            for country, begin, end in _home_of(binder, mark):
                place = binder.country_node(country, begin, end)
                yield _tie(binder, sources, binder.nodes.iri(referent), "ck:basedIn", place, mark)
        for parent in _parents_named(binder, mark):
            yield _tie(binder, sources, binder.nodes.iri(referent), "org:subOrganizationOf", parent, mark)


def _home_of(binder: Binder, mark: ActorMention) -> Iterator[tuple[str, int, int]]:
    """The country whose 's stands before the name, or within it."""
    nodes = binder.nodes
    here = [nodes.found.actors[n] for at in (mark.begin, mark.begin - 2) for n in nodes.over(at, "actors")]
    governments = [m for m in here if m.kind == "Government"]
    inside = [m for m in governments if m.begin == mark.begin and m.end < mark.end]
    owners = {t.i for t in possessors(parse_of(binder.doc).root(mark.begin, mark.end))}
    before = [m for m in governments if m.end + 1 == mark.begin and m.end - 1 in owners]
    for owner in [*inside, *before][:1]:
        country = binder.country_of(owner)
        if country and owner.how == "name":
            yield country, owner.begin, owner.end


def _parents_named(binder: Binder, mark: ActorMention) -> Iterator[str]:
    """The listed parents whose name is part of this name: "Syrian government forces"."""
    actor = binder.listed.get(mark.iri)
    words = f" {binder.nodes.text(mark.begin, mark.end).lower()} "
    for parent in (binder.listed.get(p) for p in (actor.parents if actor else ())):
        if parent is not None and any(f" {n.lower()} " in words and f" {n.lower()} " != words for n in (parent.label, *parent.names)):
            yield binder.listed_node(parent.iri)


def _tie(binder: Binder, sources: Sources, subject: str, predicate: str, obj: str, mark: ActorMention) -> model.Relation:
    return model.Relation(
        iri=binder.nodes.mint.relation(subject, predicate, obj),
        subject=subject,
        predicate=predicate,
        object=obj,
        status=model.Status.ASSERTED,
        evidence=(sources.sentence(mark.begin),),
    )
