"""Mentions: every name, description, resolved pronoun and number, with its node, made by a fact or for the mention alone."""

from __future__ import annotations

import pytest
from texts_read import miss, name_of, read

from kg.builder import Builder
from kg.model import Facts
from kg.ontology.background import load
from kg.triples import article_triples

# text, words of a mention, label of its node
MENTIONED = [
    ("The Kenyan President William Ruto spoke on Monday.", "The Kenyan President William Ruto", "William Ruto"),
    ("Mr Okoro left the hall.", "Mr Okoro", "Okoro"),
    ("The members of the Security Council met on Monday.", "The members of the Security Council", "The members"),
    ("The government of Kenya sent nurses.", "The government of Kenya", "Kenya"),
    ("Two Moroccans waited at the gate.", "Two Moroccans", "Two Moroccans"),
    ("The Kurds left the valley.", "The Kurds", "The Kurds"),
    ("Villagers hid in a mosque.", "a mosque", "a mosque"),
    ("The victims were taken home.", "The victims", "The victims"),
    ("Fourteen donor countries sent help.", "Fourteen", "Fourteen"),
    ("Donors gave $5 million.", "$5 million", "$5 million"),
    ("Samuel Okoro, a spokesman for the clinic, spoke on Monday.", "a spokesman", "Samuel Okoro"),
    ("The spokesman, Samuel Okoro, spoke on Monday.", "The spokesman", "Samuel Okoro"),
    ('"I saw the fire," Samuel Okoro said on Monday.', "I", "Samuel Okoro"),
    ('"We welcome the deal and thank everybody," the Taliban said on Monday.', "We", "Taliban"),
    ('"We welcome the deal and thank everybody," Samuel Okoro said on Monday.', "We", "we (Samuel Okoro)"),
    ("We condemn the attack on the school.", "We", "we (the author)"),
    miss(
        "a title with a preposition of its own", "Minister for Trade Samuel Okoro spoke.", "Minister for Trade Samuel Okoro", "Samuel Okoro"
    ),
]


def label_of(facts: Facts, iri: str) -> str:
    labels = {n.iri: n.label for n in (*facts.described, *facts.amounts)}
    return labels.get(iri) or name_of(facts, iri)


@pytest.mark.parametrize(("text", "words", "label"), MENTIONED)
def test_mentions(builder: Builder, text: str, words: str, label: str) -> None:
    facts = read(builder, text)
    found = {text[m.begin : m.end]: label_of(facts, m.node) for m in facts.mentions}
    assert found.get(words) == label, found


# text, words that are no mention of a node with this label
NOT_MENTIONED = [
    ("It is reported that a mosque was hit on Monday.", "hit", "unnamed source"),
    ("Samuel Okoro, a spokesman and two nurses were hurt.", "two nurses", "Samuel Okoro"),
    ('"We welcome the deal and thank everybody," Samuel Okoro said on Monday.', "We", "Samuel Okoro"),
    ("US forces left.", "US", "we (the author)"),
    ('"We won," a man said.', "We", "we (the author)"),
]


@pytest.mark.parametrize(("text", "words", "label"), NOT_MENTIONED)
def test_what_is_not_meant(builder: Builder, text: str, words: str, label: str) -> None:
    facts = read(builder, text)
    assert (words, label) not in {(text[m.begin : m.end], label_of(facts, m.node)) for m in facts.mentions}


@pytest.mark.parametrize(
    ("text", "is_state"),
    [
        ("Turkey is a member of the alliance.", True),
        ("Members include Poland and Turkey.", True),
        ("Talks with Turkey went on.", True),
        ("Villagers fled to Turkey.", False),
        ("The road to Ankara, Turkey, is open.", False),
        ("Turkey is in the north.", False),
    ],
)
def test_a_country_that_acts_is_its_state(builder: Builder, text: str, is_state: bool) -> None:
    facts = read(builder, text)
    (node,) = {m.node for m in facts.mentions if text[m.begin : m.end] == "Turkey"}
    assert (node in {a.iri for a in facts.actors}) is is_state


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Villagers hid in a mosque.", "a mosque", "Site"),
        ("The minister waited in a bus.", "a bus", "Vehicle"),
        ("Villagers hid in an army camp.", "an army camp", "MilitarySite"),
        ("Villagers fled from a tank.", "a tank", "MilitaryVehicle"),
        ("The minister read a statement.", "a statement", "Document"),
        ("The minister met tribal leaders.", "tribal leaders", "PopulationGroup"),
        ("The minister met a tribal leader.", "a tribal leader", "Person"),
    ],
)
def test_kinds_of_what_is_described(builder: Builder, text: str, label: str, kind: str) -> None:
    assert {(d.label, d.kind) for d in read(builder, text).described} >= {(label, kind)}


def test_what_a_fact_takes_up_is_not_described_twice(builder: Builder) -> None:
    facts = read(builder, "Gunmen killed two farmers near a mosque in Borno.")
    assert not {d.iri for d in facts.described} & {n.iri for n in (*facts.actors, *facts.assets)}
    assert "two farmers" in {a.label for a in facts.actors}


def test_described_nodes_stand_with_the_mentions_alone(builder: Builder) -> None:
    facts = read(builder, "Fourteen villagers hid in a mosque in Borno.")
    made = article_triples.parts(facts, ontology=load())
    own = {n.iri for n in (*facts.described, *facts.amounts)} | {r.iri for r in facts.asides}
    assert len(own) > 2
    assert not own & {t.subject.value for t in made.graph}
    assert own <= {t.subject.value for t in made.mentions}


def test_a_number_says_what_it_counts(builder: Builder) -> None:
    facts = read(builder, "Fourteen villagers hid in a mosque.")
    (amount,) = facts.amounts
    assert (amount.value, label_of(facts, amount.of or "")) == (14, "Fourteen villagers")
