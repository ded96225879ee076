"""Every node of a graph has a label, on outside articles, too: on some, and on many by ``make fuzz``."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from sets import DEFAULT
from speed import FILE

from kg.builder import Builder
from kg.model import Article
from kg.ontology.terms import CK, RDF, RDFS, SKOS

DOCUMENTS = 400 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 15
# what is found by its offsets or identifier, not by a name
UNNAMED = {CK + name for name in ("Article", "Mention", "TextSpan", "Build")}


def nameless(triples: Iterable[ox.Triple]) -> list[str]:
    """The nodes of the ontology's classes that have no label with a letter or digit in it."""
    kinds: dict[str, set[str]] = {}
    named = set()
    for subject, predicate, obj in ((str(t.subject), t.predicate.value, t.object) for t in triples):
        value = obj.value if isinstance(obj, ox.NamedNode | ox.Literal) else ""
        if predicate == RDF + "type" and value.startswith(CK):
            kinds.setdefault(subject.strip("<>"), set()).add(value)
        elif predicate in (SKOS + "prefLabel", RDFS + "label") and any(c.isalnum() for c in value):
            named.add(subject.strip("<>"))
    return sorted(node for node, kind in kinds.items() if not kind & UNNAMED and node not in named)


def test_property_every_node_has_a_label(builder: Builder) -> None:
    if not (DEFAULT / FILE).exists():
        pytest.skip(f"not asked of outside articles: {DEFAULT / FILE} is not here")
    with gzip.open(DEFAULT / FILE, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = rows[:: len(rows) // DOCUMENTS]
    found = builder.facts(Article(id=row["id"], text=row["text"]) for row in rows)
    parts = [builder.parts(facts) for facts in found]
    missing = [node for part in parts for node in nameless({*part.graph, *part.mentions})]
    assert missing == []


@pytest.mark.parametrize("label", [None, "", " – "])
def test_a_node_without_words_is_found(label: str | None) -> None:
    node = ox.NamedNode("https://example.org/event/1")
    graph = [ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(CK + "Event"))]
    if label is not None:
        graph.append(ox.Triple(node, ox.NamedNode(RDFS + "label"), ox.Literal(label)))
    assert nameless(graph) == [node.value]
