"""Small graphs written by hand: an article of given words, events in it, and the rows that tables make of them."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox

from kg.account.given import Given
from kg.export import export
from kg.ontology.terms import PREFIXES

DOC = "https://example.org/doc/1"
HEAD = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items()) + f"@prefix e: <{DOC}/event/> .\n"
SPAN = f"<{DOC}#char=0,11>"
ARTICLE = f"""
<{DOC}> a ck:Article ; dcterms:identifier "id:one" ; schema:headline "A title"@en ; dcterms:publisher "The Gazette" ;
  dcterms:issued "2024-05-07"^^xsd:date .
{SPAN} a ck:TextSpan ; nif:anchorOf "Some words."@en ; nif:beginIndex 0 ; nif:endIndex 11 ; nif:referenceContext <{DOC}> .
actor:reds a ck:ArmedGroup, ck:ArmedActor, ck:Organization, ck:Actor ; skos:prefLabel "Red Front"@en .
actor:army a ck:StateForce, ck:ArmedActor, ck:Organization, ck:Actor ; skos:prefLabel "Northland army"@en .
actor:watch a ck:InformationSource, ck:Organization, ck:Actor ; skos:prefLabel "Hill Watch"@en .
actor:wire a ck:InformationSource, ck:Organization, ck:Actor ; skos:prefLabel "Wire"@en .
e:farmers a ck:PopulationGroup, ck:Actor ; skos:prefLabel "farmers"@en ; ck:category ckc:civilian .
e:people a ck:PopulationGroup, ck:Actor ; skos:prefLabel "people"@en .
e:troops a ck:PopulationGroup, ck:Actor ; skos:prefLabel "soldiers"@en ; ck:category ckc:soldier ; org:memberOf actor:army .
ckc:civilian skos:broader ckc:unarmed . ckc:soldier skos:broader ckc:armed .
place:land a ck:Place ; skos:prefLabel "Northland"@en ; gn:featureCode gn:A.PCLI .
place:province a ck:Place ; skos:prefLabel "Hill Province"@en ; gn:featureCode gn:A.ADM1 ; gsp:sfWithin place:land .
place:ford a ck:Place ; skos:prefLabel "Upper Ford"@en ; gn:featureCode gn:P.PPL ; gsp:sfWithin place:province ;
  geo:lat 10.5 ; geo:long -3.25 .
place:mill a ck:Place ; skos:prefLabel "Old Mill"@en ; gn:featureCode gn:P.PPL ; gsp:sfWithin place:province ;
  geo:lat 10.75 ; geo:long -3.5 .
"""
ATTACK = "a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label 'attack'@en"
REPORTED = f"ck:status ckc:reported ; ck:evidence {SPAN}"
ASSERTED = f"ck:status ckc:asserted ; ck:evidence {SPAN}"


def told(turtle: str) -> Given:
    """The invented article with these events."""
    return Given.of(quad.triple for quad in ox.parse((HEAD + ARTICLE + turtle).encode(), format=ox.RdfFormat.TURTLE))


def count(name: str, more: str, *, measure: str = "killed", status: str = "asserted") -> str:
    """A count, such as ``count("c1", "ck:value 3")``."""
    return (
        f"e:{name} a ck:CasualtyCount, ck:Quantity ; rdfs:label '{name}'@en ; ck:unit 'person' ; ck:measure ckc:{measure} ; "
        f"ck:status ckc:{status} ; ck:evidence {SPAN} ; {more} .\n"
    )


def rows(given: Given, form: str, *, everything: bool = False) -> list[dict[str, str]]:
    """The rows of a CSV format."""
    return list(csv.DictReader(io.StringIO(export(given, form, everything=everything).decode(), newline="")))
