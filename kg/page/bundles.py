"""Parallel edges put together into the lines that are drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import networkx as nx

from kg.account.facts import Fact
from kg.account.status import BACKGROUND, DESCRIBED
from kg.ontology.terms import CK
from kg.page.drawn import EdgeData, edges_in, nodes_in

__all__ = ["HARM", "Bundle", "bends_of", "bundles_of"]

HARM = CK + "attacked"
"""The predicate that every line of harm has, whatever its words."""
_HARM = frozenset(CK + p for p in ("attacked", "clashedWith", "perpetrator", "target", "victim"))


class Bundle(NamedTuple):
    """One drawn line: the edges that run from one node to another with one category and status, and all that they say.

    ``events`` are the IRIs of those that it rests on.
    """

    source: str
    target: str
    category: str
    status: str
    factual: bool
    symmetric: bool
    predicates: frozenset[str]
    labels: tuple[str, ...]
    facts: tuple[Fact, ...]
    keys: tuple[tuple[str, str, str], ...]
    events: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Give the words on the line, with the status where it is not factual."""
        return ", ".join(self.labels) + ("" if self.factual else f" ({self.status})")

    @property
    def colour(self) -> str:
        """Name the colour of the line: harm, role, tie, or quiet for what only orders the rest."""
        if self.category in ("part", "source", "place") or self.status in (BACKGROUND, DESCRIBED):
            return "quiet"
        return "harm" if self.predicates & _HARM else "role" if self.category == "role" else "tie"


def bundles_of(graph: nx.MultiDiGraph[str]) -> list[Bundle]:
    """Put parallel edges of one category and status together ("target, victim")."""
    found: dict[tuple[str, str, str, str], list[tuple[str, EdgeData]]] = {}
    for source, target, key, data in edges_in(graph):
        if not (data["symmetric"] and source > target and graph.has_edge(target, source, key)):
            found.setdefault((source, target, data["category"], data["status"]), []).append((key, data))
    violent = {CK + data["kind"] for _, data in nodes_in(graph) if data["group"] == "event-violent"}
    return [_bundle(ends, several, violent) for ends, several in found.items()]


def _bundle(ends: tuple[str, str, str, str], several: Sequence[tuple[str, EdgeData]], violent: Collection[str]) -> Bundle:
    source, target, category, status = ends
    data = [d for _, d in several]
    facts = dict.fromkeys(f for d in data for f in d["facts"])
    keys = [(source, target, key) for key, _ in several]
    keys += [(target, source, key) for key, d in several if d["symmetric"]]
    labels = tuple(dict.fromkeys(d["label"] for d in data))
    return Bundle(
        source=source,
        target=target,
        category=category,
        status=status,
        factual=data[0]["factual"],
        symmetric=all(d["symmetric"] for d in data),
        predicates=frozenset(HARM if d["predicate"] in violent else d["predicate"] for d in data),
        labels=labels,
        facts=tuple(facts),
        keys=tuple(keys),
    )


def bends_of(bundles: Sequence[Bundle]) -> Iterator[float]:
    """Yield how much each line bends: the more, the more lines run beside it, so that none hides another."""
    seen: dict[tuple[str, str], int] = {}
    for bundle in bundles:
        beside = seen.get((bundle.source, bundle.target), 0)
        seen[(bundle.source, bundle.target)] = beside + 1
        yield round(0.06 + 0.22 * beside, 2)
