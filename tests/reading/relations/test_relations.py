from __future__ import annotations

from collections.abc import Callable

import pytest

from kg import model
from kg.ontology import lexicon
from kg.ontology.terms import last_segment
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Sources
from kg.reading.relations.binary_relations import IN_PASSING, relations_in

ENTRIES = [t for t in lexicon.load().triggers if not t.is_event]
Told = Callable[[str], list[model.Relation]]
Edges = Callable[[str], list[str]]
Asides = Callable[[str], set[str]]
Figures = Callable[[str], list[model.Quantity]]


def only(relations: list[model.Relation], predicate: str) -> model.Relation:
    (found,) = [r for r in relations if r.predicate == predicate]
    return found


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: str(e.iri.rpartition("/")[2]))
def test_every_entry_has_an_example_that_fires(edges: Edges, asides: Asides, quantities: Figures, entry: lexicon.Trigger) -> None:
    assert entry.examples
    for example in entry.examples:
        if entry.evokes == "ck:of":
            measure = last_segment(entry.sets[0])
            assert [q.measure for q in quantities(example)] == [measure]
        elif entry.evokes in IN_PASSING:
            assert entry.evokes in asides(example)
        else:
            assert any(f" {entry.evokes} " in e for e in edges(example))


@pytest.mark.parametrize(
    "text,predicate,status",
    [
        ("Iran does not support the Houthis.", "ck:supports", "negated"),
        ("Iran denied that it supports the Houthis.", "ck:supports", "denied"),
        ("Iran could support the Houthis.", "ck:supports", "hypothetical"),
        ("Iran planned to arm the Houthis.", "ck:supports", "intended"),
        ("The ministry said that Iran supports the Houthis.", "ck:supports", "reported"),
        ("The ministry accused Iran of supporting the Houthis.", "ck:supports", "alleged"),
        ("Hassan Nasrallah is not the leader of Hezbollah.", "org:headOf", "negated"),
        ("Hassan Akil, the alleged leader of Hezbollah, was killed.", "org:headOf", "alleged"),
        ("Hassan Akil may join Hezbollah.", "org:memberOf", "hypothetical"),
        ("The Taliban do not control Kandahar.", "ck:controls", "negated"),
        ("The Syrian army did not retake the town with support from Iran.", "ck:supports", "negated"),
        ("ISIL never lost control of Raqqa.", "ck:formerlyControlled", "negated"),
    ],
)
def test_status(relations: Told, text: str, predicate: str, status: str) -> None:
    assert only(relations(text), predicate).status == status


@pytest.mark.parametrize(
    "text,statuses",
    [
        ("Iran supports the Houthis, the ministry said. Iran denied that it supports the Houthis.", {"reported", "denied"}),
        ("The ministry accused Iran of supporting the Houthis. Iran denied supporting the Houthis.", {"alleged", "denied"}),
        ("Iran supports the Houthis. Iran supports the Houthis, the ministry said.", {"asserted"}),
        ("Iran denied supporting the Houthis. Iran does not support the Houthis, it said.", {"denied"}),
    ],
)
def test_a_denial_stands_beside_what_it_denies(relations: Told, text: str, statuses: set[str]) -> None:
    found = [r for r in relations(text) if r.predicate == "ck:supports"]
    assert {r.status.value for r in found} == statuses
    assert len({r.iri for r in found}) == len(found) == len(statuses)


@pytest.mark.parametrize(
    "text,title,ordinal",
    [
        ("Syrian President Bashar al-Assad gave a speech.", "President", None),
        ("Hassan Nasrallah, the group's third leader, runs Hezbollah. Hassan Nasrallah, Hezbollah's third chief, spoke.", "chief", 3),
        ("Hassan Nasrallah, the 3rd leader of Hezbollah, spoke.", "leader", 3),
        ("Hezbollah's new leader, Hassan Nasrallah, spoke.", "leader", None),
    ],
)
def test_office(relations: Told, text: str, title: str, ordinal: int | None) -> None:
    found = only(relations(text), "org:headOf")
    assert (found.title, found.ordinal) == (title, ordinal)


@pytest.mark.parametrize(
    "text,title",
    [
        ("Hassan Akil, a senior commander of Hezbollah, was killed.", "senior commander"),
        ("Hassan Akil, a leader of Hezbollah, was killed.", "leader"),
        ("A drone killed Hassan Akil, Hezbollah's military chief.", "military chief"),
        ("Russian Foreign Minister Sergei Lavrov gave a speech.", "Foreign Minister"),
    ],
)
def test_membership_title(relations: Told, text: str, title: str) -> None:
    assert only(relations(text), "org:memberOf").title == title


def test_a_support_has_its_time(nodes_of: Callable[[str], Nodes]) -> None:
    nodes = nodes_of("Russia's involvement since September 2015 shifted the balance in the Syrian government's favour.")
    (found,) = relations_in(nodes, Sources(nodes))
    assert [nodes.times[t].earliest and nodes.times[t].earliest.isoformat() for t in found.times] == ["2015-09-01"]


def test_the_evidence_is_the_sentence(relations: Told) -> None:
    text = "It rained. Iran backs the Houthis. It was cold."
    (found,) = relations(text)
    assert [text[e.begin : e.end] for e in found.evidence] == ["Iran backs the Houthis."]


def test_a_successor_follows_an_unnamed_leader(relations: Told) -> None:
    text = "ISIL announced the death of its leader and named his replacement – the group's fifth chief – as Abu Omar al-Shami."
    found = {r.predicate: r for r in relations(text)}
    assert found["org:headOf"].ordinal == 5
    assert found["org:headOf"].status is model.Status.REPORTED
    assert "/group/" in found["ck:succeeds"].object


def test_who_holds_a_part_now_has_not_lost_the_whole(edges: Edges) -> None:
    text = "Damascus lost control over much of Syria. Damascus now controls parts of Syria."
    assert edges(text) == ["syrian-government ck:controlsPartOf gn-163843"]


def test_the_same_edge_is_told_once(relations: Told) -> None:
    (found,) = relations("Iran backs the Houthis. Iran-backed Houthi rebels fired a missile.")
    assert len(found.evidence) == 2
