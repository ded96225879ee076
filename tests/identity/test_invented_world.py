"""Twenty invented events that several outlets tell of, from regions that the weights were not fitted on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

import pytest
from invented_world import WORLD

from kg.account.given import Given
from kg.asking.querying import parse_turtle
from kg.builder import Builder
from kg.identity.clusters import components
from kg.identity.linking import Identity, identities_of
from kg.identity.tellings import tellings_in

GOLD = {f"w{number:02}": event for number, (event, *_) in enumerate(WORLD)}


@pytest.fixture(scope="module")
def told(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The cluster of each article."""
    source = tmp_path_factory.mktemp("world") / "world.jsonl"
    rows = ({"id": name, "date": date, "text": text} for name, (_, date, text) in zip(GOLD, WORLD, strict=True))
    source.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    given = Given.of(parse_turtle(builder.build([source]).graph_ttl))
    found = [one for one in identities_of(tellings_in(given)) if isinstance(one, Identity)]
    pairs = [(member.article.rpartition("/")[2], f"identity {one.key}") for one in found for member in one.members]
    joined = {name: part[0] for part in components(pairs) for name in part}
    return {name: joined.get(name, name) for name in GOLD}


def test_b_cubed(told: Mapping[str, str]) -> None:
    both = Counter((GOLD[name], told[name]) for name in GOLD)
    events, clusters = Counter(GOLD.values()), Counter(told.values())
    precision = sum(number**2 / clusters[cluster] for (_, cluster), number in both.items()) / len(GOLD)
    recall = sum(number**2 / events[event] for (event, _), number in both.items()) / len(GOLD)
    print(f"B3: precision {precision:.3f}, recall {recall:.3f}")
    assert 2 * precision * recall / (precision + recall) >= 0.90


def test_no_other_event_is_joined(told: Mapping[str, str]) -> None:
    events = {cluster: {GOLD[name] for name in GOLD if told[name] == cluster} for cluster in told.values()}
    assert [sorted(found) for found in events.values() if len(found) > 1] == []
