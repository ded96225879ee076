"""Nodes of an article: which IRI, which class, which names and mentions; what is not a node."""

from __future__ import annotations

import pytest
from texts_read import annotated, miss, read, roles_of

from kg.builder import Builder
from kg.model import Article
from kg.ontology.terms import last_segment
from kg.reading.collecting import collect_facts

# text, label of a node, class, whether listed for all articles
ACTORS: list[object] = [
    ("Boko Haram fighters killed 12 farmers in Borno.", "Boko Haram", "ArmedGroup", True),
    ("Boko Haram fighters killed 12 farmers in Borno.", "12 farmers", "PopulationGroup", False),
    ("Gunmen killed a policeman in Borno.", "Gunmen", "ArmedActor", False),
    ("Gunmen killed a policeman in Borno.", "a policeman", "Person", False),
    ("Gunmen killed Samuel Okoro in Benue on Friday.", "Samuel Okoro", "Person", False),
    ("Syrian soldiers shot dead two farmers near Homs.", "Syrian army", "StateForce", True),
    ("Russian jets bombed a market in Idlib.", "Russian armed forces", "StateForce", True),
    (
        "The Syrian Observatory for Human Rights said rebels attacked a camp.",
        "Syrian Observatory for Human Rights",
        "InformationSource",
        True,
    ),
    ("Damascus said its army had shelled the town.", "Syrian government", "Government", True),
    ("The Orchid Front attacked a barracks in Bria.", "Orchid Front", "Organization", False),
    miss("the model sees no name here", "The Orchid Front killed two soldiers in Bria.", "Orchid Front", "Organization", False),
    ("Syrian soldiers shot dead two farmers near Homs.", "two farmers", "PopulationGroup", False),
    ("Islamic State attacked Palmyra in May 2015.", "Palmyra", "Place", True),
]


@pytest.mark.parametrize(("text", "label", "kind", "listed"), ACTORS)
def test_actors(builder: Builder, text: str, label: str, kind: str, listed: bool) -> None:
    facts = read(builder, text)
    found = {a.label: (a.kinds[0], "/doc/" not in a.iri) for a in facts.actors} | {
        p.label: ("Place", "/doc/" not in p.iri) for p in facts.places
    }
    assert found.get(label) == (kind, listed), found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Rebels shelled Damascus on Monday.", "Syria"),
        ("A bomb went off in Moscow on Monday, killing two soldiers.", "Russia"),
        ("In Yemen, gunmen killed two soldiers.", "Yemen"),
        ("Russian jets bombed a market in Idlib.", "Russia"),
    ],
)
def test_a_place_is_no_government(builder: Builder, text: str, label: str) -> None:
    facts = read(builder, text)
    assert label not in {a.label for a in facts.actors if a.kinds == ("Government",)}


def test_unlisted_nodes_are_the_articles_own(builder: Builder) -> None:
    text = "Gunmen killed Samuel Okoro in Benue on Friday."
    article = Article(id="other/1", text=text)
    facts = collect_facts(builder.annotate(article), article, builder.lexicon, "https://example.org/kg/")
    person = next(a for a in facts.actors if a.label == "Samuel Okoro")
    assert person.iri == "https://example.org/kg/doc/other%2F1/actor/samuel-okoro"
    assert all(e.iri.startswith("https://example.org/kg/doc/other%2F1/event/") for e in facts.events)


def test_names_seen_are_kept(builder: Builder) -> None:
    facts = read(builder, "ISIL (ISIS) killed two soldiers in Homs. Daesh attacked a camp in Homs.")
    isil = next(a for a in facts.actors if last_segment(a.iri) == "isil")
    assert {"ISIS", "Daesh"} <= set(isil.names)


def test_metonyms_seen_are_kept_apart(builder: Builder) -> None:
    facts = read(builder, "Damascus said its army had shelled the town.")
    government = next(a for a in facts.actors if last_segment(a.iri) == "syrian-government")
    assert government.metonyms == ("Damascus",)
    assert "Damascus" not in government.names


def test_resolved_words_are_mentions(builder: Builder) -> None:
    text = "Boko Haram attacked a village in Borno on Monday. The group killed 12 farmers, and its men fled."
    facts = read(builder, text)
    node = next(a.iri for a in facts.actors if a.label == "Boko Haram")
    assert {text[m.begin : m.end] for m in facts.mentions if m.node == node} >= {"Boko Haram", "The group", "its"}


def test_every_role_and_count_has_its_node(builder: Builder, subtests_texts: list[str]) -> None:
    for text in subtests_texts:
        facts = read(builder, text)
        nodes = {n.iri for group in (facts.actors, facts.places, facts.assets, facts.times) for n in group}
        fillers = {r.filler for e in facts.events for r in e.roles if r.prop != "weapon"}
        assert fillers <= nodes
        assert {q.of for q in facts.quantities if q.of} <= nodes
        assert {s for e in facts.events for s in e.sources} <= nodes
        assert {i for e in facts.events for i in (*e.casualties, *e.quantities)} <= {q.iri for q in facts.quantities}


@pytest.fixture
def subtests_texts() -> list[str]:
    return [
        "Boko Haram fighters killed 12 farmers in Borno on Monday, police said.",
        "Iran supplied the Houthis with drones, according to the United Nations.",
        "Hamas named Yahya Sinwar as its leader.",
        "A car bomb killed seven people in Mogadishu. Al-Shabaab claimed responsibility.",
        "ISIL waged attacks in Raqqa, Homs and Deir ez-Zor on Wednesday. The attacks killed 30 soldiers.",
    ]


def test_places_bring_the_divisions_they_lie_in(builder: Builder) -> None:
    facts = read(builder, "A bomb went off in Kano on Monday, killing two soldiers.")
    places = {p.iri: p for p in facts.places}
    kano = next(p for p in facts.places if p.label == "Kano" and p.feature and p.feature.startswith("P."))
    chain = []
    node: str | None = kano.iri
    while node:
        chain.append(places[node].label)
        node = places[node].within
    assert chain[-1] == "Nigeria"


def test_the_whole_is_the_same_each_time(builder: Builder) -> None:
    text = "Rebels shelled Homs, and Russian jets bombed Idlib. Twelve people died."
    assert read(builder, text) == read(builder, text)
    assert annotated(builder, text).to_bytes() == annotated(builder, text).to_bytes()


# text, who did it: fighters of a group are that group; a country's soldiers act for it, its rebels are their own
OWNED = [
    ("Hezbollah's fighters killed two soldiers near Metula.", "Hezbollah"),
    ("Colombia's soldiers killed two farmers in Cauca.", "Colombia"),
    ("Colombia's guerrillas killed two farmers in Cauca.", "Colombia's guerrillas"),
    ("Mali's jihadists killed two farmers near Gao.", "Mali's jihadists"),
    ("Iraq's militiamen killed two farmers near Kirkuk.", "Iraq's militiamen"),
]


@pytest.mark.parametrize(("text", "who"), OWNED)
def test_whose_fighters(builder: Builder, text: str, who: str) -> None:
    facts = read(builder, text)
    assert {filler for e in facts.events for _, filler in roles_of(facts, e, "perpetrator")} == {who}
