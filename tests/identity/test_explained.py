"""What is told of an event's links, by whichever of its names it is asked for."""

from __future__ import annotations

import pytest
from told import telling

from kg.account.given import Given
from kg.account.statements import Statements
from kg.errors import GraphError
from kg.identity.explained import lines_about
from kg.identity.linking import identities_of
from kg.identity.linkset import identity_iri, triples_of

EVENTS = [telling("a", killed=(17,)), telling("b", killed=(19,)), telling("c", killed=(17,))]
SAID: Statements = Given.of(triple for one in identities_of(EVENTS) for triple in triples_of(one)).teller.said


@pytest.mark.parametrize(
    "name", [identity_iri(EVENTS[0].iri), identity_iri(EVENTS[2].iri), EVENTS[1].iri, f"{EVENTS[1].iri}/identity-link"]
)
def test_each_name_of_an_event_tells_of_it(name: str) -> None:
    lines = list(lines_about(SAID, name))
    assert lines[0] == "bombing: told 3 times"
    assert sum("[b]" in line for line in lines) >= 1
    assert any(line.startswith("    Agree on the same class, the same day") for line in lines)


def test_what_has_no_link_is_told() -> None:
    with pytest.raises(GraphError, match="no link of the graph is about it"):
        list(lines_about(SAID, "https://example.org/doc/z/event/1-8"))
