"""Places of events, with what they lie in."""

from __future__ import annotations

import pyoxigraph as ox

from kg.account.spots import Unit, shared, spot_of, spots_of
from kg.account.statements import Statements
from kg.ontology.terms import PREFIXES

HEAD = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items()) + "@prefix : <x:> .\n"
GRAPH = """
:town skos:prefLabel "Town"@en ; gn:featureCode gn:P.PPL ; gsp:sfWithin :land ; geo:lat 1.5 ; geo:long 2.5 .
:land skos:prefLabel "Land"@en ; gn:featureCode gn:A.PCLI ; gsp:sfWithin :town ; geo:lat 91 ; geo:long 3 .
:e ck:place :land ; ck:near :town .
"""


def said() -> Statements:
    return Statements(ox.parse(HEAD + GRAPH, format=ox.RdfFormat.TURTLE))


def test_a_chain_goes_outwards_and_ends_where_it_would_turn_back() -> None:
    town = spot_of(said(), "x:town")
    assert town.chain == (Unit("x:town", "P.PPL", "Town"), Unit("x:land", "A.PCLI", "Land"))
    assert (town.feature, town.grade, town.country, town.lat, town.long) == ("P.PPL", "town", "Land", 1.5, 2.5)


def test_half_a_pair_of_degrees_is_none() -> None:
    land = spot_of(said(), "x:land")
    assert (land.lat, land.long, land.grade) == (None, None, "country")


def test_what_lies_in_each_other_leaves_no_place_and_one_place_is_shared() -> None:
    assert list(spots_of(said(), "x:e")) == []
    assert shared([spot_of(said(), "x:town"), spot_of(said(), "x:land")], "A.PCL") == "Land"
    assert shared([], "A.PCL") == ""
