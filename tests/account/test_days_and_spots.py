"""When and where, with how sure it is; nothing is guessed."""

from __future__ import annotations

import datetime

import pytest
from told_graph import ASSERTED, ATTACK, rows, told

from kg.account.days import Days


def time(name: str, bounds: str) -> str:
    first, _, last = bounds.partition("/")
    ends = [f"ck:{prop} '{day}'^^xsd:date" for prop, day in (("earliest", first), ("latest", last)) if day]
    return f"e:{name} a ck:Time ; rdfs:label '{name}'@en {''.join(f'; {end} ' for end in ends)}.\n"


# the times, ACLED's date, year and precision, UCDP's start, end and precision
DAYS = [
    ([], ("", "", ""), ("", "", "")),
    (["/"], ("", "", ""), ("", "", "")),
    (["2024-03-05/2024-03-05"], ("2024-03-05", "2024", "1"), ("2024-03-05", "2024-03-05", "1")),
    (["2024-03-05/2024-03-06"], ("2024-03-05", "2024", "2"), ("2024-03-05", "2024-03-06", "2")),
    (["2024-03-04/2024-03-10"], ("2024-03-04", "2024", "2"), ("2024-03-04", "2024-03-10", "3")),
    (["2024-03-01/2024-03-31"], ("2024-03-01", "2024", "3"), ("2024-03-01", "2024-03-31", "4")),
    (["2024-01-01/2024-12-31"], ("", "2024", ""), ("2024-01-01", "2024-12-31", "5")),
    (["2023-12-31/2024-01-01"], ("2023-12-31", "", "2"), ("2023-12-31", "2024-01-01", "2")),
    (["2020-01-01/2023-12-31"], ("", "", ""), ("2020-01-01", "2023-12-31", "")),
    (["2015-09-01/"], ("", "", ""), ("2015-09-01", "", "")),
    # "on Tuesday", "this week"
    (["2024-03-05/2024-03-05", "2024-03-04/2024-03-10"], ("2024-03-05", "2024", "1"), ("2024-03-05", "2024-03-05", "1")),
    # "on Monday and on Friday"
    (["2024-03-04/2024-03-04", "2024-03-08/2024-03-08"], ("2024-03-04", "2024", "2"), ("2024-03-04", "2024-03-08", "2")),
]


@pytest.mark.parametrize("times, acled, ged", DAYS)
def test_dates_are_as_sure_as_the_words(times: list[str], acled: tuple[str, ...], ged: tuple[str, ...]) -> None:
    names = [f"t{number}" for number in range(len(times))]
    links = "".join(f"; ck:time e:{name} " for name in names)
    deaths = "; ck:casualties e:c . e:c a ck:CasualtyCount ; ck:measure ckc:killed ; ck:value 1 ; ck:status ckc:asserted ."
    graph = told(f"e:1 {ATTACK} ; {ASSERTED} {links}{deaths}" + "".join(map(time, names, times)))
    (row,) = rows(graph, "acled")
    assert (row["event_date"], row["year"], row["time_precision"]) == acled
    assert row["date_words"] == "; ".join(names)
    (row,) = rows(graph, "ged")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ged


@pytest.mark.parametrize(
    "date, first, last",
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2011", "2011-01-01", "2011-12-31"),
        ("one day", "", ""),
        ("0999-02", "0999-02-01", "0999-02-28"),
        ("2024-13", "", ""),
        ("-0044", "", ""),
    ],
)
def test_a_calendar_date_does_where_there_is_no_time(date: str, first: str, last: str) -> None:
    (row,) = rows(told(f"e:1 {ATTACK} ; {ASSERTED} ; ck:date '{date}' ."), "csv")
    assert (row["first_day"], row["last_day"]) == (first, last)


def test_an_open_span_has_no_number_of_days() -> None:
    assert Days(first=datetime.date(2024, 1, 1)).number is None


# roles of place; location, admin1, country, coordinates, geo_precision; where_prec
SPOTS = [
    ("", ("", "", "", "", "", ""), ""),
    ("ck:place place:ford", ("Upper Ford", "Hill Province", "Northland", "10.5", "-3.25", "1"), "1"),
    ("ck:near place:ford", ("Upper Ford", "Hill Province", "Northland", "10.5", "-3.25", "2"), "2"),
    ("ck:place place:province", ("Hill Province", "Hill Province", "Northland", "", "", "3"), "4"),
    ("ck:place place:land", ("Northland", "", "Northland", "", "", "3"), "6"),
    # the outer place says no more
    ("ck:place place:province ; ck:near place:ford", ("Upper Ford", "Hill Province", "Northland", "10.5", "-3.25", "2"), "2"),
    ("ck:place place:ford ; ck:near place:ford", ("Upper Ford", "Hill Province", "Northland", "10.5", "-3.25", "1"), "1"),
    # of two places no one point
    ("ck:place place:ford, place:mill", ("Upper Ford; Old Mill", "Hill Province", "Northland", "", "", ""), ""),
    ("ck:place e:nowhere", ("Nowhere", "", "", "", "", ""), ""),
    ("ck:place e:half", ("Half", "", "", "", "", "1"), "1"),
    ("ck:place e:wild", ("Wild", "", "", "1.0", "2.0", "2"), "5"),
    ("ck:place e:off", ("Off", "", "", "", "", ""), ""),
    ("ck:place e:loop", ("Loop", "", "", "", "", ""), ""),
]
MORE = """
e:nowhere a ck:Place ; skos:prefLabel "Nowhere"@en ; ck:reason "several places of this name" .
e:half a ck:Place ; skos:prefLabel "Half"@en ; geo:lat 10.5 ; gn:featureCode gn:S.SCH .
e:wild a ck:Place ; skos:prefLabel "Wild"@en ; geo:lat 1.0 ; geo:long 2.0 ; gn:featureCode gn:T.DSRT .
e:off a ck:Place ; skos:prefLabel "Off"@en ; geo:lat 91 ; geo:long "east" .
e:loop a ck:Place ; skos:prefLabel "Loop"@en ; gsp:sfWithin e:pool . e:pool a ck:Place ; skos:prefLabel "Pool"@en ; gsp:sfWithin e:loop .
"""


@pytest.mark.parametrize("role, acled, ged", SPOTS)
def test_places_are_as_sure_as_the_words(role: str, acled: tuple[str, ...], ged: str) -> None:
    deaths = "; ck:casualties e:c . e:c a ck:CasualtyCount ; ck:measure ckc:killed ; ck:value 1 ; ck:status ckc:asserted ."
    graph = told(f"e:1 {ATTACK} ; {ASSERTED} {f'; {role}' if role else ''} {deaths}" + MORE)
    (row,) = rows(graph, "acled")
    assert tuple(row[name] for name in ("location", "admin1", "country", "latitude", "longitude", "geo_precision")) == acled
    (row,) = rows(graph, "ged")
    assert (row["where_prec"], row["latitude"], row["longitude"]) == (ged, *acled[3:5])
    assert row["geom_wkt"] == (f"POINT ({acled[4]} {acled[3]})" if acled[3] else "")
    assert ("near " in row["where_description"]) == (role.endswith("near place:ford") and "ck:place place:ford" not in role)
