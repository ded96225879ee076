"""Borders: fine where something happened, small elsewhere, the same each time; and the files of others are those that were taken."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from importlib.resources import files
from itertools import pairwise

import networkx as nx
import pytest

from kg.page.assets import map_borders, timeline_library
from kg.page.borders import Country, country_borders
from kg.page.when_where import MapPlace

VENDOR = files("kg.page") / "vendor"
PALMYRA = (38.28, 34.56)
BUDGET = 90_000  # bytes of borders, compressed


def by_name(countries: list[Country]) -> dict[str, Country]:
    return {country.name: country for country in countries}


def size(countries: list[Country]) -> int:
    return len(zlib.compress(json.dumps([country.as_json() for country in countries]).encode(), 9))


def rings(path: str) -> list[list[tuple[int, int]]]:
    """Walk a path of relative steps; each ring is closed."""
    found = []
    for ring in re.findall(r"M([^z]*)z", path):
        words = re.findall(r"([lhv]?)(-?\d+)(?: ?(-?\d+))?", ring)
        x, y = (int(number) for number in words[0][1:])
        points = [(x, y)]
        for step, one, two in words[1:]:
            x, y = x + (int(one) if step in "lh" else 0), y + (int(one) if step == "v" else int(two) if step == "l" else 0)
            points.append((x, y))
        found.append(points)
    return found


def holds(country: Country, long: float, lat: float) -> bool:
    """Tell whether a point lies in a country, by how many borders a ray from it crosses."""
    x, y, inside = 100 * long, -100 * lat, False
    for ring in rings(country.path):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside


@pytest.mark.parametrize(
    "name, long, lat",
    [
        ("Syria", 38.28, 34.56),
        ("Lebanon", 35.9, 33.85),
        ("Palestine", 35.2, 31.9),
        ("Palestine", 34.466, 31.5),
        ("Ukraine", 30.5, 50.45),
        ("Sudan", 32.5, 15.6),
        ("Colombia", -75.6, 6.2),
        ("Russia", 37.6, 55.75),
        ("New Zealand", 174.8, -41.2),
    ],
)
def test_a_town_lies_in_its_country_and_no_other(name: str, long: float, lat: float) -> None:
    assert [country.name for country in country_borders([(long, lat)]) if holds(country, long, lat)] == [name]


def test_borders_are_fine_where_events_are() -> None:
    far, near, own = (by_name(country_borders(*given)) for given in (([],), ([PALMYRA],), ([], ["760"])))
    assert len(near["Syria"].path) > 1.5 * len(far["Syria"].path)
    assert len(own["Syria"].path) > 1.5 * len(far["Syria"].path)
    assert near["Canada"].path == far["Canada"].path


def test_neighbours_share_their_border() -> None:
    """A border is simplified once, so that no gap opens between two countries."""
    found = by_name(country_borders([PALMYRA]))
    syria, iraq = ({point for ring in rings(found[name].path) for point in ring} for name in ("Syria", "Iraq"))
    assert len(syria & iraq) > 5


def test_the_whole_world_stays_small() -> None:
    everywhere = [(x, y) for x in range(-180, 180, 5) for y in range(-60, 75, 5)]
    assert size(country_borders([PALMYRA], ["760"])) < BUDGET / 2
    assert size(country_borders(everywhere)) < BUDGET


def test_same_places_same_borders() -> None:
    places = [(38.3, 34.6), (36.3, 33.5), (-75.6, 6.2)]
    assert country_borders(places) == country_borders(reversed(places))


def test_no_ring_runs_across_the_whole_map() -> None:
    for country in country_borders([(178, -17)]):
        for ring in rings(country.path):
            assert all(abs(x2 - x1) < 9000 for (x1, _), (x2, _) in pairwise(ring)), country.name


@pytest.mark.parametrize("name", ["Syria", "Croatia", "Vietnam", "Chile", "Norway", "United States of America"])
def test_a_name_stands_in_its_country(name: str) -> None:
    country = by_name(country_borders([]))[name]
    x, y, width = country.label
    assert holds(country, x / 100, -y / 100)
    assert width > 100


def test_a_network_has_the_borders_of_its_places() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(spots={"p:1": MapPlace(country="760"), "p:2": MapPlace(lat=6.2, long=-75.6)})
    assert map_borders(graph) == [country.as_json() for country in country_borders([(-75.6, 6.2)], ["760"])]


def test_vendored_files_are_the_ones_named() -> None:
    told = dict(re.findall(r"^\| `([^`]+)` .* ([0-9a-f]{64}) \|$", (VENDOR / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert told == {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in VENDOR.iterdir()
        if file.name != "README.md" and not file.name.endswith(".LICENSE")
    }


def test_the_timeline_library_adds_no_styles_of_its_own() -> None:
    """The page's policy would block them, and the browser complain."""
    before = (VENDOR / "vis-timeline-graph2d.min.js").read_text(encoding="utf-8")
    script = timeline_library()["script"]
    assert before.count('createElement("style")') == 1
    assert script.count('if(!1){var n=document.head||document.getElementsByTagName("head")[0],o=document.createElement("style")') == 1
    assert "sourceMappingURL" not in "".join(timeline_library().values())
