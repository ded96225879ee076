"""An invented graph of events with and without days and places, and a page of it open in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx

from kg.ontology.terms import GEO, GN
from kg.page import page_html


def _day(value: str, prop: str) -> str:
    return f' ; ck:{prop} "{value}"^^xsd:date' if value else ""


def _event(number: int, kind: str, label: str, days: str, place: str, status: str) -> str:
    first, _, last = days.partition("/")
    time = f' ; ck:time tm:{number} . tm:{number} a ck:Time ; rdfs:label "day {number}"' + _day(first, "earliest") + _day(last, "latest")
    return (
        f'ev:{number} a ck:{kind}, ck:Event ; rdfs:label "{label}" ; ck:perpetrator a:front ; ck:status ckc:{status} '
        f"; ck:evidence <https://w3id.org/conflict-kg/doc/t1#char={number},{number + 5}> {place and '; ' + place}{time if days else ''} ."
    )


EVENTS = (
    ("Shelling, ck:ViolentEvent", "shelling of the bridge", "2024-03-04/2024-03-04", "ck:place p:ford", "reported"),
    ("Bombing, ck:ViolentEvent", "bombing of the mill", "2024-03-20/2024-03-20", "ck:place p:ford", "asserted"),
    ("Bombing, ck:ViolentEvent", "bombing of the road", "2024-04-01/2024-04-30", "ck:near p:ford", "asserted"),
    ("ArmedAttack, ck:ViolentEvent", "attack at the lake", "2024-05-02/2024-05-02", "ck:place p:lake", "claimed"),
    ("Protest", "protest in the capital", "2024-05-10/", "ck:place p:town", "asserted"),
    ("Protest", "protest in the land", "2024-02-01/2024-02-29", "ck:place p:province", "asserted"),
    ("Bombing, ck:ViolentEvent", "bombing of old", "2011-01-01/2011-12-31", "ck:place p:nowhere", "asserted"),
    ("Bombing, ck:ViolentEvent", "bombing some day", "", "", "asserted"),
)


def _place(name: str, label: str, feature: str, within: str, at: str = "", link: str = "") -> str:
    lat, _, long = at.partition(" ")
    point = f' ; <{GEO}lat> "{lat}" ; <{GEO}long> "{long}"' if at else ""
    more = f"{within and f' ; gsp:sfWithin {within}'}{point}{link and f' ; schema:sameAs <https://sws.geonames.org/{link}/>'}"
    return f'p:{name} a ck:Place ; skos:prefLabel "{label}"{feature and f" ; <{GN}featureCode> <{GN}{feature}>"}{more} .'


PLACES = (
    ("ford", "Upper Ford", "P.PPL", "p:province", "34.5 38.3"),
    ("town", "Norland City", "P.PPLC", "p:land", "33.5 36.3"),
    ("lake", "Long Lake", "H.LK", "p:land", "35.9 40.1"),
    ("province", "Hill Province", "A.ADM1", "p:land"),
    ("land", "Norland", "A.PCLI", "", "", "163843"),  # drawn as the country of this number
    ("nowhere", "Nowhere", "", ""),
)
FRONT = 'a:front a ck:ArmedGroup, ck:ArmedActor, ck:Organization, ck:Actor ; skos:prefLabel "Red Front" .'
TURTLE = "\n".join([*(_event(n, *event) for n, event in enumerate(EVENTS, 1)), *(_place(*place) for place in PLACES), FRONT])


class Outing:
    """One opened page, with what it complained of and asked the network for."""

    def __init__(self, browser: Any, graph: nx.MultiDiGraph[str], file: Path, fragment: str = "", **options: Any) -> None:
        file.write_text(page_html(graph, "Norland"), encoding="utf-8")
        self.context = browser.new_context(**{"viewport": {"width": 1300, "height": 1000}, **options})
        self.page = self.context.new_page()
        self.trouble: list[str] = []
        self.page.on("console", lambda m: self.trouble.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.trouble.append(str(e)))
        self.page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else self.trouble.append(r.url))
        self.page.goto(f"{file.as_uri()}#{fragment}")
        self.until("window.kg !== undefined")

    def until(self, expression: str, arg: Any = None) -> None:
        """Wait until it is true; playwright's own waiting is not allowed by the page's policy."""
        for _ in range(200):
            if self.page.evaluate(expression, arg):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"not so within ten seconds: {expression}")

    def node(self, label: str) -> str:
        return str(self.page.evaluate("(label) => [...kg.data.nodes.values()].find((node) => node.label === label).id", label))

    def choose(self, label: str) -> None:
        self.page.evaluate("(id) => kg.choose(id)", self.node(label))

    def chosen(self) -> str:
        return str(self.page.evaluate("kg.data.label(kg.state.values.chosen)"))

    def shown(self) -> set[str]:
        return set(self.page.evaluate("[...kg.shown.events].map((id) => kg.data.label(id))"))

    def value(self, name: str) -> Any:
        return self.page.evaluate("(name) => kg.state.values[name]", name)

    def close(self) -> None:
        self.context.close()
        assert self.trouble == []
