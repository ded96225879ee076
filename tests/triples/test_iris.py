from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.ontology.terms import DATA
from kg.triples import iris

SEED = iris.Minter("isil-attacks-syrian-desert")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (SEED.article, "doc/isil-attacks-syrian-desert"),
        (SEED.span(0, 37), "doc/isil-attacks-syrian-desert#char=0,37"),
        (SEED.event(5, 12), "doc/isil-attacks-syrian-desert/event/5-12"),
        (SEED.event(5, 12, variant="Deir ez-Zor"), "doc/isil-attacks-syrian-desert/event/5-12.deir-ez-zor"),
        (SEED.event(5, 12, variant=2), "doc/isil-attacks-syrian-desert/event/5-12.2"),
        (SEED.quantity(661, 672), "doc/isil-attacks-syrian-desert/qty/661-672"),
        (SEED.quantity(661, 672, variant=2), "doc/isil-attacks-syrian-desert/qty/661-672.2"),
        (SEED.time(911, 928), "doc/isil-attacks-syrian-desert/time/911-928"),
        (SEED.publication, "doc/isil-attacks-syrian-desert/time/publication"),
        (SEED.group(482, 496), "doc/isil-attacks-syrian-desert/group/482-496"),
        (SEED.asset(419, 433), "doc/isil-attacks-syrian-desert/asset/419-433"),
        (SEED.actor("Jane Doe"), "doc/isil-attacks-syrian-desert/actor/jane-doe"),
        (SEED.place("Nowhere"), "doc/isil-attacks-syrian-desert/place/nowhere"),
        (
            SEED.relation(DATA + "actor/bashar-al-assad", "org:headOf", DATA + "actor/syrian-government"),
            "doc/isil-attacks-syrian-desert/rel/bashar-al-assad--headOf--syrian-government",
        ),
        (iris.actor("syrian-armed-forces"), "actor/syrian-armed-forces"),
        (iris.place("Jazel oil field"), "place/jazel-oil-field"),
        (iris.geonames(163843), "place/gn-163843"),
    ],
)
def test_iris_follow_the_policy(made: str, expected: str) -> None:
    assert made == DATA + expected


def test_a_base_moves_only_what_the_article_owns() -> None:
    mint = iris.Minter("a", "https://example.org/")
    assert mint.event(1, 2) == "https://example.org/doc/a/event/1-2"
    assert iris.actor("isil").startswith(DATA)


@pytest.mark.parametrize("base", ["", "example", "https://example.org", "https://exa mple.org/", "http:///", "/doc/"])
def test_a_base_that_is_no_namespace_is_refused(base: str) -> None:
    with pytest.raises(KgError, match="must be an absolute IRI"):
        iris.Minter("a", base)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Abu Hafs al-Hashimi al-Qurashi", "abu-hafs-al-hashimi-al-qurashi"),
        ("Assad’s government", "assads-government"),
        ("São Tomé", "sao-tome"),
        ("Brigade 40", "brigade-40"),
        ("  --a--  ", "a"),
        ("Straße", "strasse"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert iris.slug(name) == expected


@given(st.text())
def test_a_slug_is_an_ascii_path_segment_and_stable(name: str) -> None:
    made = iris.slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert iris.slug(name) == made == iris.slug(made)


@given(st.text(min_size=1))
def test_an_article_iri_is_one_segment_that_tells_ids_apart(article_id: str) -> None:
    made = iris.Minter(article_id).article
    assert ox.NamedNode(made).value == made
    assert iris.is_iri(made)
    segment = made.removeprefix(DATA + "doc/")
    assert re.fullmatch(r"[A-Za-z0-9_.~%-]+", segment)
    assert segment.strip(".")
    assert made != iris.Minter(article_id + "x").article


IDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1)


@given(IDS, IDS)
def test_different_ids_have_different_iris(a: str, b: str) -> None:
    assert (iris.Minter(a).article == iris.Minter(b).article) == (a == b)


@pytest.mark.parametrize("text", ["https://example.org/a?b=c#d", "urn:uuid:1", "http://x.org/ü"])
def test_absolute_iris_are_known(text: str) -> None:
    assert iris.is_iri(text)


@pytest.mark.parametrize(
    "text", ["", "example.org/a", "https://x.org/a b", "https://x.org/<a>", "http:", "https:///x", "http://[::1", "a\nb:c"]
)
def test_what_turtle_could_not_carry_is_no_iri(text: str) -> None:
    assert not iris.is_iri(text)
