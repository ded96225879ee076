"""The lines from whoever did harm to whom or what it harmed: one for each pair and status, also where a place alone was hit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import networkx as nx

from kg.account.facts import Fact
from kg.account.harm import Harm, Party
from kg.account.status import is_factual
from kg.page.bundles import HARM, Bundle
from kg.page.drawn import network_data, node_data
from kg.triples.iris import is_group

__all__ = ["with_harm"]


class _Pair(NamedTuple):
    """Who harmed whom, by a status, empty where it is told as fact."""

    doer: str
    harmed: str
    doubt: str


def with_harm(graph: nx.MultiDiGraph[str], bundles: Iterable[Bundle]) -> list[Bundle]:
    """Give the bundles, those of harm with the events behind them, and one more for each pair that has none yet."""
    deeds = _deeds(graph)
    known = [bundle._replace(events=_joined(bundle.events, deeds.get(_pair_of(bundle), ()))) for bundle in bundles]
    drawn = {pair for bundle in known if bundle.category == "direct" and bundle.colour == "harm" for pair in _drawn_by(bundle)}
    told = {(pair.doer, event) for pair in drawn for event in deeds.get(pair, ())}
    missing = ((pair, _untold(graph, pair, events, told)) for pair, events in deeds.items() if pair not in drawn)
    return [*known, *(_bundle(graph, pair, events) for pair, events in missing if events)]


def _joined(one: tuple[str, ...], more: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *more)))


def _pair_of(bundle: Bundle) -> _Pair:
    return _Pair(bundle.source, bundle.target, "" if bundle.factual else bundle.status)


def _drawn_by(bundle: Bundle) -> Iterator[_Pair]:
    yield (pair := _pair_of(bundle))
    if bundle.symmetric:
        yield _Pair(pair.harmed, pair.doer, pair.doubt)


def _deeds(graph: nx.MultiDiGraph[str]) -> dict[_Pair, list[str]]:
    found: dict[_Pair, list[str]] = {}
    harms = network_data(graph)["harms"]
    for event, harm in ((event, harm) for event, harm in harms.items() if event in graph):  # an excerpt has not all of them
        for pair in _pairs(graph, event, harm):
            found.setdefault(pair, []).append(event)
    return found


def _pairs(graph: nx.MultiDiGraph[str], event: str, harm: Harm) -> Iterator[_Pair]:
    own = node_data(graph, event)["facts"][0].status
    for doer in harm.doers:
        for party in harm.harmed:
            if doer.iri != party.iri and doer.iri in graph and party.iri in graph:
                doubts = [status for status in (own, doer.status, party.status) if not is_factual(status)]
                yield _Pair(doer.iri, party.iri, doubts[0] if doubts else "")


def _untold(graph: nx.MultiDiGraph[str], pair: _Pair, events: Iterable[str], told: Collection[tuple[str, str]]) -> list[str]:
    """Leave out the events that another line of the doer tells already, unless this one tells of another kind of people."""
    harms = network_data(graph)["harms"]
    return [event for event in events if not _is_told(harms[event], pair, is_drawn=(pair.doer, event) in told)]


def _is_told(harm: Harm, pair: _Pair, *, is_drawn: bool) -> bool:
    own = next(party for party in harm.harmed if party.iri == pair.harmed)
    others = [party for party in harm.harmed if party.iri not in (own.iri, pair.doer)]
    if own.kind == "places":
        return is_drawn or any(party.kind != "places" for party in others)
    is_named_besides = is_group(own.iri) and any(_stands_for(other, own) for other in others)
    return is_named_besides or (is_drawn and harm.is_mutual)


def _stands_for(named: Party, unnamed: Party) -> bool:
    return not is_group(named.iri) and named.kind in (unnamed.kind, "sites")


def _bundle(graph: nx.MultiDiGraph[str], pair: _Pair, events: list[str]) -> Bundle:
    facts = tuple(dict.fromkeys(fact for event in events for fact in _facts(graph, pair, event)))
    is_place = node_data(graph, pair.harmed)["group"] == "place"
    kinds = dict.fromkeys(node_data(graph, event)["kind_label"] for event in events)
    return Bundle(
        source=pair.doer,
        target=pair.harmed,
        category="harm",
        status=pair.doubt or node_data(graph, events[0])["facts"][0].status,
        factual=not pair.doubt,
        symmetric=False,
        predicates=frozenset({HARM}),
        labels=tuple(f"{kind} in" if is_place else kind for kind in kinds),
        facts=facts,
        keys=(),
        events=tuple(events),
    )


def _facts(graph: nx.MultiDiGraph[str], pair: _Pair, event: str) -> list[Fact]:
    """Give what tells the pair: the statement that doubts the doer's part, if there is one, else the event."""
    own: Fact = node_data(graph, event)["facts"][0]
    lines = (graph.get_edge_data(event, pair.doer) or {}).values()
    doubting = [fact for line in lines for fact in line["facts"] if fact.status == pair.doubt and fact.about != event]
    return doubting or [own]
