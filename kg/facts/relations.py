"""Binary relations between actors and places, each a statement with its words."""

from __future__ import annotations

from collections.abc import Iterator

from kg import model
from kg.facts.nodes import Nodes
from kg.facts.sources import Sources
from kg.pipes.marks import Mark, marks_in
from kg.pipes.merging import is_event

__all__ = ["relations_in"]


def relations_in(nodes: Nodes, sources: Sources) -> Iterator[model.Relation]:
    """Yield the relations that the relation triggers of the Doc evoke, the same edge once."""
    found: dict[str, model.Relation] = {}
    for mark in marks_in(nodes.doc, "triggers"):
        if not is_event(mark):
            for relation in _relations_of(nodes, sources, mark):
                found.setdefault(relation.iri, relation)
    yield from found.values()


def _relations_of(nodes: Nodes, sources: Sources, mark: Mark) -> Iterator[model.Relation]:
    ends = {role: [r for r in mark.detail["roles"] if r["role"] == role] for role in ("lex:subject", "lex:object")}
    times = [r for r in mark.detail["roles"] if r["role"] == "ck:time"]
    said = sources.of_event([mark])
    for subject in ends["lex:subject"]:
        for obj in ends["lex:object"]:
            pair = [nodes.referents.of(r) for r in (subject, obj)]
            if pair[0] is None or pair[1] is None or pair[0].id == pair[1].id or "Event" in (pair[0].kind, pair[1].kind):
                continue
            s, o = nodes.iri(pair[0]), nodes.iri(pair[1])
            when = [nodes.iri(t) for r in times if (t := nodes.referents.of(r))]
            yield model.Relation(
                iri=nodes.mint.relation(s, mark.label, o),
                subject=s,
                predicate=mark.label,
                object=o,
                status=said.status,
                evidence=tuple(sorted({sources.sentence(i) for i in (mark.begin, subject["head"], obj["head"])})),
                sources=said.sources,
                times=tuple(dict.fromkeys(when)),
                title=mark.detail.get("title"),
                ordinal=mark.detail.get("ordinal"),
            )
