"""All facts of one article, from its annotated Doc."""

from __future__ import annotations

import datetime
from dataclasses import replace

from spacy.tokens import Doc

from kg import model
from kg.ontology.entries import Lexicon
from kg.reading.events.event_building import Events
from kg.reading.findings.document import read_findings
from kg.reading.findings.groups import SECTIONS
from kg.reading.grounds.topics import is_other_news
from kg.reading.nodes.mentions import Mentions
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Sources
from kg.reading.relations.asides import asides_in
from kg.reading.relations.binary_relations import relations_in
from kg.reading.relations.figures import statements_in
from kg.reading.relations.relation_words import readings_in
from kg.reading.times.time_expressions import dateline_date
from kg.triples import iris

__all__ = ["collect_facts"]

_PAST = (model.Status.ASSERTED, model.Status.REPORTED, model.Status.CLAIMED, model.Status.ALLEGED)
"""What took place, or is said to have; what is planned, feared or denied is bound to no day."""


def collect_facts(doc: Doc, article: model.Article, lexicon: Lexicon, base: str = iris.DATA) -> model.Facts:
    """Return what the article says. The Doc must have gone through the whole pipeline."""
    mint = iris.Minter(article.id, base)
    nodes = Nodes(doc, lexicon, mint)
    sources = Sources(nodes)
    events = Events(nodes, lexicon, sources)
    events.build()
    readings = list(readings_in(doc, lexicon))
    ties = [] if is_other_news(doc, lexicon) else relations_in(nodes, sources, readings)
    relations = [*events.relations, *ties]
    statements = list(statements_in(nodes, sources, readings))
    mentions = Mentions(nodes)
    mentions.add()
    asides = tuple(asides_in(mentions, sources, readings, relations))
    publication = _publication(article, mint, dateline_date(doc))
    sections = {s.kind: nodes.text(s.begin, s.end) for s in reversed(read_findings(doc, SECTIONS))}
    return model.Facts(
        article=article,
        publication=publication,
        headline=sections.get("headline"),
        standfirst=sections.get("standfirst"),
        publisher=sources.publisher(),
        actors=tuple(nodes.actors[k] for k in sorted(nodes.actors)),
        places=tuple(nodes.places[k] for k in sorted(nodes.places)),
        assets=tuple(nodes.assets[k] for k in sorted(nodes.assets)),
        times=tuple(nodes.times[k] for k in sorted(nodes.times)),
        quantities=tuple({q.iri: q for q in (*statements, *events.quantities)}.values()),
        events=tuple(_bounded(event, publication.latest) for event in events.events),
        relations=tuple(relations),
        mentions=tuple(sorted(nodes.mentions, key=lambda m: (m.begin, m.end, m.node))),
        asides=asides,
        described=tuple(mentions.described[k] for k in sorted(mentions.described)),
        amounts=tuple(mentions.amounts[k] for k in sorted(mentions.amounts)),
    )


def _bounded(event: model.Event, last: datetime.date | None) -> model.Event:
    """The event with the last day that it can have been on, if it is told as past and no words say when it was."""
    has_time = event.date is not None or any(role.prop == "time" for role in event.roles)
    return event if has_time or event.status not in _PAST else replace(event, not_after=last)


def _publication(article: model.Article, mint: iris.Minter, dateline: datetime.date | None) -> model.TimeSpan:
    """The time that relative times count from: the article's date, else the day that its dateline names."""
    date = article.date or dateline
    if date is None:
        return model.TimeSpan(iri=mint.publication, label="publication date (not given)", resolution="relative-unresolved")
    return model.TimeSpan(
        iri=mint.publication,
        label=date.isoformat(),
        resolution="absolute",
        earliest=date,
        latest=date,
        granularity="day",
    )
