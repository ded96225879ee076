"""The linkset follows from the articles alone: no order, no split into runs, nothing that came and went is seen in it."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
from told import OSTRAVEK, PROVINCE, VELDIN, day, telling

from kg.identity.linking import identities_of
from kg.identity.linkset import identity_iri, lines_of
from kg.identity.reasons import _WORDS
from kg.identity.telling import Telling
from kg.identity.weights import FIRST, weights
from kg.ontology.terms import ck


def world(seed: int, articles: int = 24) -> list[Telling]:
    """Tellings of some articles, of days and places that are close enough to be mistaken for each other."""
    chance = random.Random(seed)
    kinds = ("Bombing", "ArmedAttack", "AirStrike")
    return [
        telling(
            f"d{number:02}",
            chance.choice([None, 3, 4, 4, 5, 12]),
            at=at,
            issued=day(chance.choice([4, 5, 6, 13])),
            scenes=chance.choice([(OSTRAVEK,), (VELDIN,), (PROVINCE,), ()]),
            killed=chance.choice([(), (17,), (17, 19), (23,), (40,)]),
            kind=chance.choice(kinds),
            begin=chance.choice([0, 500]),
            names=chance.choice([(), ("zorvath",), ("kelim",)]),
        )
        for number in range(articles)
        for at in ("1-8", "90-99")[: chance.choice([1, 2])]
    ]


def written(tellings: list[Telling]) -> str:
    return "".join(sorted(lines_of(identities_of(tellings))))


@pytest.mark.parametrize("seed", range(100))
def test_the_order_of_articles_is_not_seen(seed: int) -> None:
    tellings = world(seed)
    expected = written(tellings)
    random.Random(seed).shuffle(tellings)
    assert written(tellings) == expected
    assert expected.count("eventIdentity") > 1, "a world without links tests nothing"


def test_an_identity_has_the_name_of_its_first_telling_and_keeps_the_others() -> None:
    late, early = telling("m", killed=(17,)), telling("b", killed=(17,))
    before = written([late, telling("t", killed=(17,))])
    after = written([late, telling("t", killed=(17,)), early])
    assert f"<{late.iri}> <{ck('eventIdentity')}> <{identity_iri(late.iri)}>" in before
    assert f"<{late.iri}> <{ck('eventIdentity')}> <{identity_iri(early.iri)}>" in after
    assert f"<{identity_iri(early.iri)}> <{ck('formerIdentity')}> <{identity_iri(late.iri)}>" in after


def test_links_go_with_an_article() -> None:
    kept = [telling("a", killed=(17,)), telling("b", killed=(17,))]
    assert "/doc/c/" in written([*kept, telling("c", killed=(17,))])
    assert "/doc/c/" not in written(kept)
    assert written(kept[:1]) == ""


def test_each_link_has_its_reason_in_words() -> None:
    store = ox.Store()
    store.load("".join(lines_of(identities_of([telling("a", killed=(17,)), telling("b", killed=(19,))]))), format=ox.RdfFormat.N_QUADS)
    links = [quad.subject for quad in store.quads_for_pattern(None, None, ox.NamedNode(ck("IdentityLink")), None)]
    assert len(links) == 2
    for link in links:
        said = {q.predicate.value.rpartition("#")[2]: q.object.value for q in store.quads_for_pattern(link, None, None, None)}  # type: ignore[union-attr]
        assert (
            said["comment"]
            == "Agree on the same class, the same day, the same place, close numbers of dead, a rare name, both begin their articles."
        )
        assert said["outcome"] == "same"
        assert float(said["score"]) > 1


def test_all_that_is_weighed_has_words() -> None:
    assert {item for item in weights() if item != FIRST} - _WORDS.keys() == set()
