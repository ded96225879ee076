"""When and where: as sure as the words, the most special place, the country that the map can draw."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.account.statements import Statements
from kg.page.when_where import Happening, MapPlace, happening, map_place

PREFIXES = """@prefix ck: <https://w3id.org/conflict-kg/onto#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> . @prefix gn: <http://www.geonames.org/ontology#> .
@prefix gsp: <http://www.opengis.net/ont/geosparql#> . @prefix schema: <http://schema.org/> . @prefix : <x:> .
"""
PLACES = """:town gsp:sfWithin :province ; gn:featureCode gn:P.PPL ; geo:lat 34.5 ; geo:long 38.25 .
:province gsp:sfWithin :land ; gn:featureCode gn:A.ADM1 . 
:land gn:featureCode gn:A.PCLI ; schema:sameAs <https://sws.geonames.org/163843/> .
"""


def said(turtle: str) -> Statements:
    return Statements(ox.parse(PREFIXES + PLACES + turtle, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    "event, expected",
    [
        ("ck:status :x", Happening()),
        ("ck:date '2024-02'", Happening(first="2024-02-01", last="2024-02-29", days=29)),
        ("ck:time [ ck:earliest '2024-02-05'^^xsd:date ]", Happening(first="2024-02-05")),
        ("ck:time [ ck:latest '2024-02-05'^^xsd:date ]", Happening(last="2024-02-05")),
        (
            "ck:time [ ck:earliest '2024-02-05'^^xsd:date ; ck:latest '2024-02-05'^^xsd:date ]",
            Happening(first="2024-02-05", last="2024-02-05", days=1),
        ),
        ("ck:place :town, :province, :land", Happening(places=("x:town",))),
        ("ck:place :province ; ck:near :town", Happening(near=("x:town",))),
        ("ck:place :town ; ck:near :town", Happening(places=("x:town",))),
    ],
)
def test_happening(event: str, expected: Happening) -> None:
    assert happening(said(f":e {event} ."), "x:e") == expected


@pytest.mark.parametrize(
    "place, expected",
    [
        ("town", MapPlace(lat=34.5, long=38.25, grade="town", within=("x:province", "x:land"), country="760")),
        ("province", MapPlace(grade="region", within=("x:land",), country="760")),
        ("land", MapPlace(grade="country", country="760")),
        ("half", MapPlace(grade="site")),
        ("far", MapPlace(grade="nature")),
        ("district", MapPlace(grade="district", within=("x:k",), country="Kosovo")),
        ("other", MapPlace()),
    ],
)
def test_spot(place: str, expected: MapPlace) -> None:
    more = """:half gn:featureCode gn:S.SCH ; geo:lat 10.5 . :far gn:featureCode gn:T.DSRT ; geo:lat 91 ; geo:long 3 .
    :district gn:featureCode gn:A.ADM2 ; gsp:sfWithin :k . :k schema:sameAs <https://sws.geonames.org/831053/> .
    :other schema:sameAs <https://sws.geonames.org/163843/about.rdf>, <https://example.org/163843/> ."""
    assert map_place(said(more), f"x:{place}") == expected
