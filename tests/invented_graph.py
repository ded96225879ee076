"""The invented article's graph, with one more node for each shape that it has no target for."""

from __future__ import annotations

import pyoxigraph as ox
from invented_article import ALBA, ARMY, BOMBING, BUILD, FRONT, MELVILLE, MINT, ONTOLOGY, WAR, at, facts

from kg.ontology.terms import PREFIXES
from kg.triples import article_triples

HEAD = "".join(f"@prefix {p}: <{ns}> .\n" for p, ns in PREFIXES.items()) + f"@prefix : <{MINT.article}/event/> .\n"
QUOTE = MINT.span(*at("Alba backs the Blue Front."))
SUPPORT = MINT.relation(ALBA, "supports", FRONT)
CLAIM = MINT.relation(BOMBING, "perpetrator", FRONT)
ZERO = "nif:beginIndex 0"
CONTEXT = f"nif:referenceContext <{MINT.article}>"
SAID = f"rdfs:label 'x'@en ; ck:status ckc:asserted ; ck:evidence <{QUOTE}>"
# what the invented article lacks, so that every shape has a target
MORE = f"""
:taken a ck:TerritorialChange, ck:Event ; {SAID} ; ck:gainedBy <{FRONT}> ; ck:participant <{FRONT}> ; ck:place <{MELVILLE}> .
:chief a ck:LeadershipChange, ck:Event ; {SAID} ; ck:incoming :jo ; ck:participant :jo .
:jo a ck:Person, ck:Actor ; skos:prefLabel "Jo"@en .
:dozen a ck:Amount ; rdfs:label "a dozen"@en ; ck:unit "crate" ; ck:value 12 .
:fight a ck:Clash, ck:ViolentEvent, ck:Event ; {SAID} ; ck:participant <{FRONT}>, <{ARMY}> .
:border-war a ck:EventIdentity ; skos:prefLabel "Melville border war"@en .
<{WAR}> ck:eventIdentity :border-war .
:border-war-link a ck:IdentityLink ; ck:telling <{WAR}> ; ck:comparedWith :fight ; ck:outcome "possibly same" ;
  ck:score 0.4 ; ck:rule "day" ; rdfs:comment "Agree on the same day."@en .
<{FRONT}> ck:clashedWith <{ARMY}> . <{ARMY}> ck:clashedWith <{FRONT}> .
"""


def read(data: str) -> list[ox.Triple]:
    return [q.triple for q in ox.parse((HEAD + data).encode(), format=ox.RdfFormat.TURTLE)]


GOOD = [*(made := article_triples.parts(facts(), ontology=ONTOLOGY, build=BUILD)).graph, *made.mentions, *read(MORE)]
