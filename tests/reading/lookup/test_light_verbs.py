"""What a light verb is to the event noun that it carries."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from kg.builder import Builder
from kg.ontology.entries import LightVerb
from kg.reading.lookup.light_verbs import LightVerbs

LIGHTS = LightVerbs(
    [
        LightVerb(iri="l-carry-out", lemmas=("carry out", "conduct")),
        LightVerb(iri="l-take-place", lemmas=("take place",), intransitive=True),
        LightVerb(iri="l-begin", lemmas=("begin",)),
        LightVerb(iri="l-begin-itself", lemmas=("begin",), intransitive=True),
        LightVerb(iri="l-claim", lemmas=("claim", "claim responsibility"), status="claimed"),
        LightVerb(iri="l-blame", lemmas=("blame on",), status="alleged"),
    ]
)


def verb_of(builder: Builder, text: str, word: str) -> Token:
    return next(t for t in builder.nlp(text) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "kinds", "own", "status"),
    [
        ("Rebels carried out an attack.", "carried", ("agent",), ("agent",), None),
        ("The attack took place in Gao.", "took", ("event",), ("event",), None),
        ("The attack began.", "began", ("agent", "event"), ("agent", "event"), None),
        ("Rebels claimed responsibility for the attack.", "claimed", ("agent",), ("agent",), "claimed"),
        ("The attack was blamed on rebels.", "blamed", ("agent", "by on"), ("agent",), "alleged"),
        ("Rebels attacked a convoy.", "attacked", (), (), None),
    ],
)
def test_kinds(builder: Builder, text: str, word: str, kinds: tuple[str, ...], own: tuple[str, ...], status: str | None) -> None:
    verb = verb_of(builder, text, word)
    assert LIGHTS.kinds(verb) == kinds
    assert LIGHTS.own_kinds(verb) == own
    assert LIGHTS.status(verb) == status
    assert LIGHTS.carries_object(verb) == ("agent" in kinds)
    assert LIGHTS.carries_subject(verb) == ("event" in kinds)


def test_who_speaks_of_an_event_does_not_do_it(builder: Builder) -> None:
    claims = verb_of(builder, "Rebels claimed the attack.", "claimed")
    assert LIGHTS.speaks(claims)
    assert LIGHTS.doing_kinds(claims) == ()
    carries = verb_of(builder, "Rebels conducted the attack.", "conducted")
    assert LIGHTS.doing_kinds(carries) == ("agent",)


def test_a_verb_may_be_part_of_a_longer_one(builder: Builder) -> None:
    assert LIGHTS.is_of_several_words(verb_of(builder, "The attack took place.", "took"))
    assert not LIGHTS.is_of_several_words(verb_of(builder, "Rebels took a town.", "took"))


def test_entries_of_a_verb(builder: Builder) -> None:
    found = LIGHTS.entries(verb_of(builder, "The attack began.", "began"))
    assert [entry.iri for entry in found] == ["l-begin", "l-begin-itself"]
