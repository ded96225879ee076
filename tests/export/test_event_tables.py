"""Events under the columns of ACLED, of UCDP GED and our own: who, what, how sure; and what is left out."""

from __future__ import annotations

import datetime
import io
import json
import sys
from pathlib import Path

import pytest
from told_graph import ASSERTED, ATTACK, DOC, REPORTED, SPAN, count, rows, told

from kg.account.given import read
from kg.errors import OutputError
from kg.export import acled, events, export, ged
from kg.export.tables import PROVENANCE

SMALL = Path(__file__).parents[1] / "data" / "two-articles.ttl"
FOUGHT = "a ck:Clash, ck:ViolentEvent, ck:Event ; rdfs:label 'clash'@en"
TOOK = "a ck:TerritorialChange, ck:Event ; rdfs:label 'capture'@en"
PROTEST = "a ck:Protest, ck:Event ; rdfs:label 'march'@en"
DEAL = "a ck:Ceasefire, ck:Agreement, ck:Event ; rdfs:label 'truce'@en"

# the event; actor1, assoc_actor_1, actor2, assoc_actor_2
SIDES = [
    (ATTACK, ("", "", "", "")),
    (f"{ATTACK} ; ck:perpetrator actor:reds ; ck:target actor:army", ("Red Front", "", "Northland army", "")),
    (f"{ATTACK} ; ck:perpetrator actor:reds, actor:army", ("Northland army", "Red Front", "", "")),
    (
        f"{ATTACK} ; ck:perpetrator actor:reds ; ck:target actor:army ; ck:victim e:farmers",
        ("Red Front", "", "Northland army", "Civilians"),
    ),
    (f"{ATTACK} ; ck:target e:bridge . e:bridge a ck:Asset ; skos:prefLabel 'bridge'@en", ("", "", "", "")),
    # who fought whom: two sides that the graph says clashed
    (f"{FOUGHT} ; ck:participant actor:reds, actor:army . actor:reds ck:clashedWith actor:army", ("Northland army", "", "Red Front", "")),
    (f"{FOUGHT} ; ck:participant actor:reds, actor:army", ("", "", "", "")),
    (f"{FOUGHT} ; ck:participant actor:reds, actor:army, actor:wire . actor:reds ck:clashedWith actor:army", ("", "", "", "")),
    (
        f"{FOUGHT} ; ck:participant actor:reds, actor:army, e:farmers ; ck:victim e:farmers . actor:army ck:clashedWith actor:reds",
        ("Northland army", "", "Red Front", ""),
    ),
    (f"{TOOK} ; ck:gainedBy actor:army ; ck:lostBy actor:reds", ("Northland army", "", "Red Front", "")),
    (f"{TOOK} ; ck:lostBy actor:reds", ("", "", "Red Front", "")),
    # whom a protest is against does not protest
    (f"{PROTEST} ; ck:agent e:farmers ; ck:target actor:army", ("Protesters", "", "", "")),
    (f"{DEAL} ; ck:participant actor:reds, actor:army", ("Northland army", "", "Red Front", "")),
    (f"{DEAL} ; ck:participant actor:reds", ("", "", "", "")),
]


@pytest.mark.parametrize("event, actors", SIDES)
def test_who_stands_on_which_side(event: str, actors: tuple[str, ...]) -> None:
    (row,) = rows(told(f"e:1 {ASSERTED} ; {event} ."), "acled")
    assert tuple(row[name] for name in ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")) == actors
    assert all(row[name] == "" for name in ("iso", "timestamp"))


AT_FORD = "ck:place place:ford . actor:land a ck:Government, ck:Organization, ck:Actor ; skos:prefLabel 'Northland'@en"
GROUP = "<https://example.org/doc/1/group/1-2>"
GUNMEN = f"{GROUP} a ck:ArmedActor, ck:Organization, ck:Actor ; skos:prefLabel 'gunmen'@en ; ck:category ckc:fighter"
HOME = "actor:army org:subOrganizationOf actor:land"
FOREIGN = "actor:far org:subOrganizationOf actor:away . actor:away a ck:Government, ck:Actor ; skos:prefLabel 'Southland'@en"
FAR = f"{FOREIGN} . actor:far a ck:StateForce, ck:ArmedActor, ck:Organization, ck:Actor ; skos:prefLabel 'Southland army'@en"

# the event; actor1 and inter1, actor2 and inter2, interaction
CODED = [
    (f"{ATTACK} ; ck:perpetrator actor:reds ; ck:target actor:army ; {AT_FORD} . {HOME}", "Red Front 2 Northland army 1 12"),
    (f"{ATTACK} ; ck:perpetrator actor:reds ; ck:victim e:farmers ; {AT_FORD}", "Red Front 2 Civilians (Northland) 7 27"),
    (f"{ATTACK} ; ck:victim e:farmers ; {AT_FORD}", "Unidentified Armed Group (Northland) 3 Civilians (Northland) 7 37"),
    (
        f"{ATTACK} ; ck:perpetrator e:troops ; ck:victim e:farmers ; {AT_FORD} . {HOME}",
        "Military Forces of Northland 1 Civilians (Northland) 7 17",
    ),
    (f"{ATTACK} ; ck:perpetrator actor:far ; ck:target actor:reds ; {AT_FORD} . {FAR}", "Southland army 8 Red Front 2 28"),
    (
        f"{ATTACK} ; ck:perpetrator {GROUP} ; ck:target actor:land ; {AT_FORD} . {GUNMEN}",
        "Unidentified Armed Group (Northland) 3 Government of Northland 1 13",
    ),
    (f"{PROTEST} ; ck:agent e:farmers ; {AT_FORD}", "Protesters (Northland) 6   60"),
    (f"{ATTACK}", "    "),
]


@pytest.mark.parametrize("event, coded", CODED)
def test_sides_are_named_and_numbered_as_acled_does(event: str, coded: str) -> None:
    (row,) = rows(told(f"e:1 {ASSERTED} ; {event} . ckc:fighter skos:broader ckc:armed ."), "acled")
    assert " ".join(row[name] for name in ("actor1", "inter1", "actor2", "inter2", "interaction")) == coded


@pytest.mark.parametrize(
    "event, fatalities",
    [
        (f"{ATTACK} ; ck:casualties e:c . {count('c', 'ck:value 3').rstrip('. ' + chr(10))}", "3"),
        (f"{ATTACK} ; ck:casualties e:c . {count('c', 'ck:min 24').rstrip('. ' + chr(10))}", "24"),
        (f"{ATTACK} ; ck:victim e:farmers ; ck:casualties e:c . {count('c', 'ck:value 3', measure='wounded').rstrip('. ' + chr(10))}", "0"),
        (f"{ATTACK} ; ck:target actor:army", "0"),
        (f"{PROTEST} ; ck:agent e:farmers", "0"),
        (f"{ATTACK} ; ck:victim e:farmers", ""),  # what became of them is not counted
    ],
)
def test_no_deaths_reported_is_none(event: str, fatalities: str) -> None:
    (row,) = rows(told(f"e:1 {ASSERTED} ; {event} ."), "acled")
    assert row["fatalities"] == fatalities


# class and code; disorder, event and sub-event type, civilian targeting
TYPES = [
    ("AirStrike", "", ("Political violence", "Explosions/Remote violence", "Air/drone strike", "")),
    ("ArmedAttack", "ck:code ckc:acled-attack", ("Political violence", "Violence against civilians", "Attack", "Civilian targeting")),
    ("ArmedAttack", "ck:code ckc:ucdp-1", ("", "", "", "")),  # of three possible types none
    ("Protest", "", ("Demonstrations", "Protests", "Peaceful protest", "")),
    ("Deployment", "", ("Strategic developments", "Strategic developments", "Other", "")),
    ("Repression", "", ("Political violence; Demonstrations", "Protests", "Excessive force against protesters", "")),
]


@pytest.mark.parametrize("kind, code, types", TYPES)
def test_acled_types_are_those_of_code_or_class(kind: str, code: str, types: tuple[str, ...]) -> None:
    (row,) = rows(told(f"e:1 a ck:{kind}, ck:Event ; rdfs:label 'x'@en ; {ASSERTED} {f'; {code}' if code else ''} ."), "acled")
    assert tuple(row[name] for name in ("disorder_type", "event_type", "sub_event_type", "civilian_targeting")) == types


def test_wars_are_no_incidents() -> None:
    war = told(f"e:1 a ck:Conflict, ck:Event ; rdfs:label 'war'@en ; {ASSERTED} ; ck:casualties e:c ." + count("c", "ck:value 9000"))
    assert rows(war, "acled") == rows(war, "ged") == []
    assert [row["label"] for row in rows(war, "csv")] == ["war"]


STATUSES = [
    ("asserted", True),
    ("reported", True),
    *((s, False) for s in ("claimed", "alleged", "expected", "intended", "denied", "negated")),
]


@pytest.mark.parametrize("status, is_fact", STATUSES)
def test_what_is_no_fact_is_there_only_when_asked_for(status: str, is_fact: bool) -> None:
    event = f"e:1 {ATTACK} ; ck:status ckc:{status} ; ck:evidence {SPAN} ; ck:place place:ford ; ck:casualties e:c ."
    graph = told(event + count("c", "ck:value 2", status=status))
    for form in ("acled", "ged"):
        assert [row["status"] for row in rows(graph, form)] == [status] * is_fact
        assert [row["status"] for row in rows(graph, form, everything=True)] == [status]
    assert [row["status"] for row in rows(graph, "csv")] == [status]
    for everything, number in ((False, int(is_fact)), (True, 1)):
        features = json.loads(export(graph, "geojson", everything=everything))["features"]
        assert [feature["properties"]["status"] for feature in features] == [status] * number


def test_parts_of_a_series_are_left_to_their_whole() -> None:
    series = f"e:1 {ATTACK} ; {ASSERTED} ; ck:casualties e:c ." + count("c", "ck:value 9 ; ck:min 9 ; ck:max 9")
    part = f"e:1.ford {ATTACK} ; {ASSERTED} ; ck:partOf e:1 ; ck:place place:ford ; ck:casualties e:d ." + count("d", "ck:value 3")
    war = f"e:w a ck:Conflict, ck:Event ; rdfs:label 'war'@en ; {ASSERTED} ."
    for form, name in (("acled", "event_id_cnty"), ("ged", "id")):
        assert [row[name] for row in rows(told(series + part), form)] == [f"{DOC}/event/1"]
        alone = told(war + part.replace("ck:partOf e:1", "ck:partOf e:w"))
        assert [row[name] for row in rows(alone, form)] == [f"{DOC}/event/1.ford"], "a war is no row"
    assert len(rows(told(series + part), "csv")) == 2
    assert rows(told(series + part), "csv")[1]["part_of"] == f"{DOC}/event/1"
    # on a map the series itself has no point, so its parts stand there
    assert [f["id"] for f in json.loads(export(told(series + part), "geojson"))["features"]] == [f"{DOC}/event/1.ford"]


# of whom the counts are; deaths of side a, of side b, of civilians, unknown
DEATHS = [
    ("e:troops", ("", "5", "", "0")),
    ("actor:army", ("", "5", "", "0")),
    ("actor:reds", ("5", "", "", "0")),
    ("e:farmers", ("", "", "5", "0")),
    ("e:people", ("", "", "", "5")),
    ("actor:wire", ("", "", "", "5")),
]


@pytest.mark.parametrize("of, deaths", DEATHS)
def test_whose_dead_they_are(of: str, deaths: tuple[str, ...]) -> None:
    event = f"e:1 {ATTACK} ; {ASSERTED} ; ck:perpetrator actor:reds ; ck:target actor:army ; ck:victim {of} ; ck:casualties e:c ."
    (row,) = rows(told(event + count("c", f"ck:value 5 ; ck:min 5 ; ck:max 5 ; ck:of {of}")), "ged")
    assert tuple(row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")) == deaths
    assert (row["low"], row["best"], row["high"]) == ("5", "5", "5")


DEADLY = [("ck:value 0 ; ck:min 0 ; ck:max 0", False), ("ck:value 1", True), ("ck:min 24", True), ("ck:max 3", True)]


@pytest.mark.parametrize("figures, is_there", DEADLY)
def test_ged_holds_deadly_events_only(figures: str, is_there: bool) -> None:
    graph = told(f"e:1 {ATTACK} ; {ASSERTED} ; ck:casualties e:c ." + count("c", figures))
    assert len(rows(graph, "ged")) == is_there
    wounded = told(f"e:1 {ATTACK} ; {ASSERTED} ; ck:casualties e:c ." + count("c", figures, measure="wounded"))
    assert rows(wounded, "ged") == []


@pytest.mark.parametrize("code, kind", [("", ""), ("ck:code ckc:ucdp-1", "1"), ("ck:code ckc:ucdp-3, ckc:cameo-19", "3")])
def test_the_type_of_violence_is_the_code(code: str, kind: str) -> None:
    event = f"e:1 {ATTACK} ; {ASSERTED} ; ck:casualties e:c {f'; {code}' if code else ''} ."
    (row,) = rows(told(event + count("c", "ck:value 5")), "ged")
    assert row["type_of_violence"] == kind


def test_a_disputed_toll_and_a_claimed_perpetrator() -> None:
    found = {row["label"]: row for row in rows(read([SMALL]), "csv")}
    raids, bombing, strike = (found[name] for name in ("raids in Hill Province", "bombing in Upper Ford", "strike on Upper Ford"))
    assert (raids["killed_low"], raids["killed_best"], raids["killed_high"]) == ("4", "4", "6")
    assert raids["counts"] == "four killed (Wire); six killed; two farmers killed (a part)"
    assert (bombing["perpetrator"], bombing["disputed_roles"]) == ("", "perpetrator: Hill Guard (claimed, Hill Guard)")
    assert (strike["perpetrator"], strike["disputed_roles"]) == ("Northland army", ""), "who is reported to have done it, did it"


def test_a_row_says_who_says_so() -> None:
    (row,) = rows(told(f"e:1 {ATTACK} ; {REPORTED} ; ck:attributedTo actor:watch ."), "acled")
    assert (row["source"], row["told_by"], row["notes"]) == ("Hill Watch; The Gazette", "Hill Watch", "attack")
    assert (row["article"], row["article_iri"], row["quote"], row["evidence"]) == ("one", DOC, "Some words.", f"{DOC}#char=0,11")
    (row,) = rows(told(f"e:1 {ATTACK} ; {ASSERTED} ."), "acled")
    assert (row["source"], row["told_by"]) == ("The Gazette", "The Gazette")
    deadly = told(f"e:1 {ATTACK} ; {REPORTED} ; ck:attributedTo actor:watch ; ck:casualties e:c ." + count("c", "ck:value 1"))
    (row,) = rows(deadly, "ged")
    names = ("source_office", "source_date", "source_headline", "source_original")
    assert tuple(row[name] for name in names) == ("The Gazette", "2024-05-07", "A title", "Hill Watch")


def test_no_fact_without_its_words() -> None:
    unquoted = told(f"e:1 {ATTACK} ; ck:status ckc:asserted . e:2 {ATTACK} ; ck:status ckc:asserted ; ck:evidence <{DOC}#char=3,4> .")
    assert rows(unquoted, "csv") == rows(unquoted, "acled") == []


def test_columns_are_those_of_the_data_sets_then_ours() -> None:
    names = [column.name for column in acled.COLUMNS]
    assert names[:4] == ["event_id_cnty", "event_date", "year", "time_precision"]
    assert names.index("timestamp") == 30, "ACLED has 31 columns"
    assert [column.name for column in ged.COLUMNS].index("gwnob") == 48, "GED 24.1 has 49"
    for columns in (acled.COLUMNS, ged.COLUMNS, events.COLUMNS):
        assert len({column.name for column in columns}) == len(columns)
        assert columns[-len(PROVENANCE) :] == PROVENANCE


def test_parquet_has_types(monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra: pip install pyarrow")
    graph = read([SMALL])
    table = parquet.read_table(io.BytesIO(export(graph, "parquet")))
    assert export(graph, "parquet") == export(graph, "parquet")
    assert [str(table.schema.field(name).type) for name in ("event", "killed_low", "latitude", "first_day")] == [
        "string",
        "int64",
        "double",
        "date32[day]",
    ]
    found = {row["label"]: row for row in table.to_pylist()}
    raids = found["raids in Hill Province"]
    assert (raids["killed_low"], raids["killed_high"], raids["first_day"]) == (4, 6, datetime.date(2023, 8, 7))
    assert [row["label"] for row in table.to_pylist()] == [row["label"] for row in rows(graph, "csv")]


def test_parquet_without_pyarrow_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match="pip install pyarrow"):
        export(told(""), "parquet")


def test_geojson_has_longitude_first() -> None:
    graph = told(f"e:1 {ATTACK} ; {ASSERTED} ; ck:place place:ford . e:2 {ATTACK} ; {ASSERTED} ; ck:place place:ford, place:mill .")
    one, two = json.loads(export(graph, "geojson"))["features"]
    assert one["geometry"] == {"type": "Point", "coordinates": [-3.25, 10.5]}
    assert two["geometry"] == {"type": "MultiPoint", "coordinates": [[-3.25, 10.5], [-3.5, 10.75]]}
    assert (one["type"], one["id"]) == ("Feature", f"{DOC}/event/1")
    assert one["properties"]["quote"] == "Some words."
