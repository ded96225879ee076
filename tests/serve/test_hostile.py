"""Requests that mean harm: none reaches another machine, none ends the server, and each costs its share at most."""

from __future__ import annotations

import os

import pyoxigraph as ox
import pytest
from hostile import FAMILIES, PASTED_INTO, Attack
from served import TWO, Listener, Reply, Server
from unguarded import harm

from kg.ontology.terms import PREFIXES

SECONDS = 1.0
"""What ``conftest`` lets a query take."""
SPARE = 5.0
"""Seconds of a processor for the way there and back, and for a worker to be started."""
ALL = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
_HARMFUL = {"nesting": 1, "injection": 12}
"""Which of a family is tried without a guard; else its first."""
CHOSEN = [
    pytest.param(attack, id=f"{name}-{n}")
    for name, found in FAMILIES.items()
    for n, attack in enumerate(found)
    if ALL or n % (len(found) // 3) == 0
]


def test_there_are_enough() -> None:
    assert len({repr(attack) for found in FAMILIES.values() for attack in found}) >= 200
    assert min(map(len, FAMILIES.values())) >= 15


@pytest.mark.parametrize("attack", CHOSEN)
def test_property_no_harm_is_done(server: Server, listener: Listener, attack: Attack) -> None:
    method, path, body, headers = attack.request(listener.address)
    before = server.processor_seconds()
    reply = server.send(method, path, body, **headers)
    assert server.processor_seconds() - before < SECONDS + SPARE
    assert reply.status in (200, 400, 403, 404, 406, 413, 500)
    assert len(reply.text) <= 33 * 2**20
    assert listener.connections == 0
    assert server.is_well()
    _is_harmless(attack, reply)


def _is_harmless(attack: Attack, reply: Reply) -> None:
    if attack.family == "update":
        assert reply.status in (400, 403)
    if attack.family == "injection":
        assert reply.media != "text/html" or "<script>alert" not in reply.text
        assert "root:" not in reply.text
        assert "x-injected" not in reply.headers
    if attack.family == "injection" and attack.raw != PASTED_INTO:
        assert reply.status >= 400 or "0 rows" in reply.text


def test_the_server_answers_after_all_that(server: Server) -> None:
    assert server.query("ASK { actor:red-front a ck:ArmedGroup }").text.endswith("true}")


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_harms_an_oxigraph_without_a_guard(listener: Listener, family: str) -> None:
    attack = FAMILIES[family][_HARMFUL.get(family, 0)]
    done = harm(attack, listener.address, 2 * SECONDS)
    if family in ("service", "update", "injection"):
        assert listener.connections > 0
    else:
        assert done in ("died", "much memory", "long answer", "long time")


@pytest.mark.parametrize("value", ['" || true || "', '") } UNION { ?n ?p ?label } } #'])
def test_values_that_are_pasted_change_what_is_asked(value: str) -> None:
    store = ox.Store()
    store.load(path=TWO)
    rows = list(store.query(PASTED_INTO.replace("VALUE", value), prefixes=dict(PREFIXES)))  # type: ignore[arg-type]
    assert len(rows) > 5
