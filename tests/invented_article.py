"""A small invented article with every kind of value that `kg.model` has."""

from __future__ import annotations

import datetime
from decimal import Decimal

from kg.model import Actor, Article, Asset, Event, Evidence, Facts, Mention, Place, Quantity, Relation, Role, Status, TimeSpan
from kg.ontology import background
from kg.ontology.terms import CKC
from kg.triples import article_triples, iris

TEXT = (
    "Raiders hit Melville depot\n\n"
    "The Blue Front attacked a depot near Melville on Tuesday with mortars, killing at least five soldiers, the Watch said. "
    "A second blast is feared. The Front claimed an earlier bombing in Oldtown. Alba backs the Blue Front."
)
MINT = iris.Minter("melville 1")
FRONT, ARMY, ALBA, WATCH = (MINT.actor(n) for n in ("Blue Front", "Melville army", "Alba", "the Watch"))
MELVILLE, LAND = iris.geonames(11), iris.geonames(1)
ONTOLOGY = background.load()
BUILD = article_triples.Build(version="kg 0.1.0", model="a_model 1.0", lexicon="0" * 64)


def at(words: str) -> tuple[int, int]:
    begin = TEXT.index(words)
    return begin, begin + len(words)


def said(words: str) -> tuple[Evidence, ...]:
    begin, end = at(words)
    return (Evidence(begin=begin, end=end),)


SENTENCE = said("The Blue Front attacked a depot near Melville on Tuesday with mortars, killing at least five soldiers, the Watch said.")
ATTACK, BLAST, BOMBING = MINT.event(*at("attacked")), MINT.event(*at("blast")), MINT.event(*at("bombing"))
DEPOT, SOLDIERS = MINT.asset(*at("a depot")), MINT.group(*at("at least five soldiers"))
TOLL, TUESDAY, WAR = MINT.quantity(*at("at least five")), MINT.time(*at("Tuesday")), MINT.event(0, 7)
ARTICLE = Article(
    id="melville 1", text=TEXT, title="Raid", date=datetime.date(2024, 5, 7), publisher="The Paper", url="https://p.example/1"
)
PUBLICATION = TimeSpan(iri=MINT.publication, label="2024-05-07", resolution="absolute", earliest=datetime.date(2024, 5, 7))
ACTORS = (
    Actor(iri=FRONT, kinds=("ArmedGroup",), label="Blue Front", names=("Blue Front", "The Front"), metonyms=("Bluehill",)),
    Actor(iri=ARMY, kinds=("StateForce",), label="Melville army"),
    Actor(iri=ALBA, kinds=("Government",), label="Alba"),
    Actor(iri=WATCH, kinds=("InformationSource",), label="the Watch"),
    Actor(iri=SOLDIERS, kinds=("PopulationGroup",), label="five soldiers", categories=("soldier",), member_of=(ARMY,)),
)
PLACES = (
    Place(
        iri=MELVILLE,
        label="Melville",
        names=("Melville", "Mellville"),
        feature="P.PPL",
        within=LAND,
        lat=10.0,
        long=-3.25,
        geonames=11,
    ),
    Place(iri=LAND, label="Landia", feature="A.PCLI", geonames=1),
    Place(iri=MINT.place("Oldtown"), label="Oldtown", reason="several places of this name"),
)
ASSETS = (Asset(iri=DEPOT, label="a depot"),)
TIMES = (
    TimeSpan(
        iri=TUESDAY,
        label="Tuesday",
        resolution="relative-resolved",
        earliest=datetime.date(2024, 5, 7),
        latest=datetime.date(2024, 5, 7),
        anchor=MINT.publication,
        granularity="day",
    ),
)
QUANTITIES = (
    Quantity(
        iri=TOLL,
        label="at least five soldiers killed",
        measure="killed",
        unit="person",
        status=Status.REPORTED,
        evidence=SENTENCE,
        sources=(WATCH,),
        of=SOLDIERS,
        value=Decimal("5.0"),
        minimum=Decimal(5),
    ),
    Quantity(
        iri=MINT.quantity(1, 2),
        label="two thirds",
        measure="territory-share",
        unit="fraction",
        status=Status.ASSERTED,
        evidence=SENTENCE,
        of=ALBA,
        value=Decimal("0.6670"),
        times=(TUESDAY,),
        places=(MELVILLE,),
        is_casualty=False,
    ),
)
EVENTS = (
    Event(
        iri=ATTACK,
        kind="ArmedAttack",
        label="Blue Front attack on a depot",
        status=Status.REPORTED,
        evidence=(*SENTENCE, *said("Raiders hit Melville depot")),
        sources=(WATCH,),
        roles=(
            Role(prop="perpetrator", filler=FRONT),
            Role(prop="target", filler=DEPOT),
            Role(prop="target", filler=ALBA),
            Role(prop="victim", filler=SOLDIERS),
            Role(prop="near", filler=MELVILLE),
            Role(prop="time", filler=TUESDAY),
            Role(prop="weapon", filler=CKC + "machine-gun"),
        ),
        casualties=(TOLL,),
        quantities=(MINT.quantity(1, 2),),
        date="2024-05-07",
        part_of=(WAR,),
    ),
    Event(
        iri=BLAST,
        kind="Bombing",
        label="a second blast",
        status=Status.EXPECTED,
        evidence=said("A second blast is feared."),
        roles=(Role(prop="perpetrator", filler=FRONT), Role(prop="target", filler=ARMY)),
        after=(ATTACK,),
        date="2024-05",
    ),
    Event(
        iri=BOMBING,
        kind="Bombing",
        label="an earlier bombing in Oldtown",
        status=Status.ASSERTED,
        evidence=said("The Front claimed an earlier bombing in Oldtown."),
        # the role is stated twice: as the event's, and as no more than a claim
        roles=(
            Role(prop="perpetrator", filler=FRONT),
            Role(prop="target", filler=ARMY),
            Role(prop="place", filler=MINT.place("Oldtown")),
        ),
        date="2023",
    ),
    Event(
        iri=WAR,
        kind="Conflict",
        label="the war",
        status=Status.ASSERTED,
        evidence=said("Raiders hit"),
    ),
)
RELATIONS = (
    Relation(
        iri=MINT.relation(BOMBING, "ck:perpetrator", FRONT),
        subject=BOMBING,
        predicate="ck:perpetrator",
        object=FRONT,
        status=Status.CLAIMED,
        evidence=said("The Front claimed an earlier bombing in Oldtown."),
        sources=(FRONT,),
    ),
    Relation(
        iri=MINT.relation(ALBA, "ck:supports", FRONT),
        subject=ALBA,
        predicate="ck:supports",
        object=FRONT,
        status=Status.ASSERTED,
        evidence=said("Alba backs the Blue Front."),
        title="Chief",
        ordinal=2,
        comment="openly",
        times=(TUESDAY,),
    ),
)
MENTIONS = (
    Mention(begin=at("The Front")[0], end=at("The Front")[1], node=FRONT),
    Mention(begin=at("attacked")[0], end=at("attacked")[1], node=ATTACK),
)


def facts() -> Facts:
    return Facts(
        article=ARTICLE,
        publication=PUBLICATION,
        headline="Raiders hit Melville depot",
        actors=ACTORS,
        places=PLACES,
        assets=ASSETS,
        times=TIMES,
        quantities=QUANTITIES,
        events=EVENTS,
        relations=RELATIONS,
        mentions=MENTIONS,
    )
