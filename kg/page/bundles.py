"""Parallel edges put together into the lines that are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import networkx as nx

from kg.account.facts import Fact
from kg.account.status import BACKGROUND, DESCRIBED
from kg.ontology.terms import CK
from kg.page.drawn import EdgeData, edges_in

__all__ = ["Bundle", "bends_of", "bundles_of"]

_HARM = frozenset(CK + p for p in ("attacked", "clashedWith", "perpetrator", "target", "victim"))


class Bundle(NamedTuple):
    """One drawn line: the edges that run from one node to another with one category and status, and all that they say."""

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
    return [_bundle(ends, several) for ends, several in found.items()]


def _bundle(ends: tuple[str, str, str, str], several: Sequence[tuple[str, EdgeData]]) -> Bundle:
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
        predicates=frozenset(d["predicate"] for d in data),
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
