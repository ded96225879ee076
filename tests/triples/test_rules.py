"""Each rule on small graphs: what follows, and what must not."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import LexiconError
from kg.ontology.terms import CK, CKC, PREFIXES, SKOS, superclasses, superproperties
from kg.triples import rules

HEAD = "".join(f"@prefix {p}: <{ns}> .\n" for p, ns in PREFIXES.items()) + "@prefix : <https://w3id.org/conflict-kg/doc/x/> .\n"

ACTORS = """
:army a ck:StateForce ; org:subOrganizationOf :gov . :army2 a ck:StateForce . :gov a ck:Government . :gov2 a ck:Government .
:rebels a ck:ArmedGroup . :rebels2 a ck:ArmedGroup . :militia a ck:Militia . :loyal a ck:Militia ; ck:affiliatedWith :gov .
:gunmen a ck:ArmedActor . :town a ck:Place . :convoy a ck:Asset .
:soldiers a ck:PopulationGroup ; ck:category ckc:soldier ; org:memberOf :army . :police a ck:PopulationGroup ; ck:category ckc:police .
:civilians a ck:PopulationGroup ; ck:category ckc:civilian . :medics a ck:PopulationGroup ; ck:category ckc:medic .
:crowd a ck:PopulationGroup ; ck:category ckc:protester . :people a ck:PopulationGroup . :mayor a ck:Person ; ck:category ckc:politician .
:somebody a ck:Person . :general a ck:Person ; org:headOf :army . :milmen a ck:PopulationGroup ; ck:category ckc:militia-member .
:dog a ck:PopulationGroup ; ck:category ckc:prisoner . :post a ck:MilitarySite .
"""


def read(data: str) -> list[ox.Triple]:
    return [q.triple for q in ox.parse((HEAD + ACTORS + data).encode(), format=ox.RdfFormat.TURTLE)]


def written_out(triples: list[ox.Triple]) -> list[ox.Triple]:
    """Add superclasses, superproperties and broader concepts, as every graph has them."""
    added = [t for t in rules.vocabulary() if t.predicate.value == SKOS + "broader"]
    for s, p, o in triples:
        if isinstance(o, ox.NamedNode) and o.value.startswith(CK):
            added += [ox.Triple(s, p, ox.NamedNode(CK + c)) for c in superclasses(o.value.removeprefix(CK))]
        elif p.value.startswith(CK):
            added += [ox.Triple(s, ox.NamedNode(CK + c), o) for c in superproperties(p.value.removeprefix(CK))]
    return [*triples, *added]


def derive(data: str) -> set[tuple[str, str, str]]:
    found = rules.derived(written_out(read(data)))
    return {(_short(s), _short(p), _short(o)) for s, p, o in found}


def _short(node: object) -> str:
    assert isinstance(node, ox.NamedNode)
    return node.value.replace("https://w3id.org/conflict-kg/doc/x/", ":").replace(CK, "ck:").replace(CKC, "ckc:")


ATTACKED = [
    ("a ck:ArmedAttack ; ck:status ckc:asserted ; ck:perpetrator :rebels ; ck:target :army", {(":rebels", ":army")}),
    (
        "a ck:AirStrike ; ck:status ckc:reported ; ck:perpetrator :army ; ck:target :convoy, :rebels",
        {(":army", ":convoy"), (":army", ":rebels")},
    ),
    ("a ck:ArmedAttack ; ck:status ckc:claimed ; ck:perpetrator :rebels ; ck:target :army", set()),
    ("a ck:ArmedAttack ; ck:status ckc:alleged ; ck:perpetrator :rebels ; ck:target :army", set()),
    ("a ck:ArmedAttack ; ck:status ckc:denied ; ck:perpetrator :rebels ; ck:target :army", set()),
    ("a ck:ArmedAttack ; ck:status ckc:negated ; ck:perpetrator :rebels ; ck:target :army", set()),
    ("a ck:ArmedAttack ; ck:status ckc:intended ; ck:perpetrator :rebels ; ck:target :army", set()),
    ("a ck:ArmedAttack ; ck:status ckc:asserted ; ck:perpetrator :rebels ; ck:target :town", set()),
    ("a ck:ArmedAttack ; ck:status ckc:asserted ; ck:perpetrator :rebels ; ck:victim :civilians", set()),
    ("a ck:ArmedAttack ; ck:status ckc:asserted ; ck:perpetrator :rebels ; ck:target :rebels", set()),
    ("a ck:ArmedAttack ; ck:status ckc:asserted ; ck:target :army", set()),
    ("a ck:Communication ; ck:status ckc:asserted ; ck:agent :rebels ; ck:target :army", set()),
    ("a ck:Detention ; ck:status ckc:asserted ; ck:perpetrator :army ; ck:target :rebels", set()),
]


@pytest.mark.parametrize(("event", "edges"), ATTACKED)
def test_attacked(event: str, edges: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, p, o in derive(f":e {event} .") if p == "ck:attacked"} == edges


BOTH = {(":army", ":rebels"), (":rebels", ":army")}
CLASHED = [
    (":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army, :rebels .", BOTH),
    (":e a ck:Clash ; ck:status ckc:expected ; ck:participant :army, :rebels .", set()),
    (":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army .", set()),
    (":e a ck:ArmedAttack ; ck:status ckc:asserted ; ck:participant :army, :rebels .", set()),
    # people harmed in between are no side, an organised side that was harmed is
    (":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army, :rebels ; ck:victim :civilians .", BOTH),
    (":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army, :rebels ; ck:victim :soldiers .", BOTH),
    (":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army, :rebels ; ck:victim :rebels .", BOTH),
    # one side
    (":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army, :soldiers .", set()),
    (":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army, :gov .", set()),
    (":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :loyal, :gov .", set()),
    (":gov2 ck:supports :rebels . :e a ck:Clash ; ck:status ckc:asserted ; ck:participant :gov2, :rebels .", set()),
    # three sides: unknown who fought whom, unless the third is an ally
    (":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army, :rebels, :rebels2 .", set()),
    (
        ":gov2 ck:supports :rebels . :e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army, :rebels, :gov2 .",
        BOTH | {(":army", ":gov2"), (":gov2", ":army")},
    ),
]


@pytest.mark.parametrize(("data", "edges"), CLASHED)
def test_clashed_with(data: str, edges: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, p, o in derive(data) if p == "ck:clashedWith"} == edges


CODES = [
    # classes with one code of each scheme
    ("a ck:AirStrike ; ck:perpetrator :army ; ck:target :rebels", "acled-air-drone-strike cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:AirStrike ; ck:perpetrator :army ; ck:target :town", "acled-air-drone-strike cameo-19 plover-ASSAULT"),
    ("a ck:Shelling ; ck:target :town", "acled-shelling cameo-19 plover-ASSAULT"),
    ("a ck:Detention ; ck:agent :army ; ck:target :rebels", "acled-arrests cameo-17 plover-COERCE"),
    ("a ck:Abduction ; ck:perpetrator :rebels ; ck:target :civilians", "acled-abduction cameo-18 plover-ASSAULT"),
    ("a ck:Abuse ; ck:victim :dog", "acled-attack cameo-18 plover-ASSAULT"),
    ("a ck:Destruction ; ck:target :convoy", "acled-looting cameo-18 plover-ASSAULT"),
    ("a ck:Arson ; ck:target :convoy", "acled-looting cameo-18 plover-ASSAULT"),
    ("a ck:Looting ; ck:target :convoy", "acled-looting cameo-18 plover-ASSAULT"),
    ("a ck:Repression ; ck:perpetrator :gov ; ck:target :crowd", "acled-excessive-force cameo-17 plover-ASSAULT ucdp-3"),
    ("a ck:Coup ; ck:perpetrator :army ; ck:target :gov", "cameo-18 plover-ASSAULT"),
    ("a ck:Release ; ck:agent :rebels ; ck:target :civilians", "acled-other cameo-08 plover-RETREAT"),
    ("a ck:Protest ; ck:agent :crowd", "acled-peaceful-protest cameo-14 plover-PROTEST"),
    ("a ck:Riot ; ck:agent :crowd", "acled-violent-demonstration cameo-14 plover-PROTEST"),
    ("a ck:Arson ; ck:perpetrator :crowd ; ck:target :convoy", "acled-mob-violence cameo-18 plover-ASSAULT"),
    ("a ck:Looting ; ck:perpetrator :crowd ; ck:target :convoy", "acled-mob-violence cameo-18 plover-ASSAULT"),
    ("a ck:Destruction ; ck:perpetrator :crowd ; ck:target :convoy", "acled-mob-violence cameo-18 plover-ASSAULT"),
    ("a ck:Looting ; ck:perpetrator :army ; ck:target :convoy", "acled-looting cameo-18 plover-ASSAULT"),
    ("a ck:ArmedAttack ; ck:perpetrator :gunmen ; ck:target :post", "acled-armed-clash cameo-19 plover-ASSAULT"),
    ("a ck:Deployment ; ck:agent :army", "acled-other cameo-15 plover-MOBILIZE"),
    ("a ck:Displacement ; ck:victim :civilians", "acled-other"),
    ("a ck:LeadershipChange ; ck:outgoing :general", "acled-change-to-group"),
    ("a ck:Communication ; ck:agent :gov", "acled-other cameo-01"),
    ("a ck:Accusation ; ck:agent :gov", "acled-other cameo-11 plover-ACCUSE"),
    ("a ck:Threat ; ck:agent :rebels", "acled-other cameo-13 plover-THREATEN"),
    ("a ck:Agreement ; ck:participant :gov, :rebels", "acled-agreement cameo-05 plover-AGREE"),
    ("a ck:Ceasefire ; ck:participant :gov, :rebels", "acled-agreement cameo-08 plover-RETREAT"),
    ("a ck:PrisonerExchange ; ck:participant :gov, :rebels", "acled-agreement cameo-08 plover-RETREAT"),
    ("a ck:Conflict ; ck:participant :gov, :rebels", ""),
    # an attack, by who did it to whom
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :army", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :gov", "acled-attack cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:ArmedAttack ; ck:perpetrator :army ; ck:target :army2", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:ArmedAttack ; ck:perpetrator :army ; ck:target :soldiers", "acled-armed-clash cameo-19 plover-ASSAULT"),
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :militia", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-2"),
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :loyal, :army", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:victim :milmen", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-2"),
    ("a ck:ArmedAttack ; ck:perpetrator :loyal ; ck:target :rebels", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-2"),
    ("a ck:ArmedAttack ; ck:perpetrator :army, :loyal ; ck:target :rebels", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:victim :soldiers", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :general", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:ArmedAttack ; ck:perpetrator :gunmen ; ck:target :police", "acled-armed-clash cameo-19 plover-ASSAULT"),
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :civilians", "acled-attack cameo-19 plover-ASSAULT ucdp-3"),
    ("a ck:ArmedAttack ; ck:perpetrator :army ; ck:target :medics, :mayor", "acled-attack cameo-19 plover-ASSAULT ucdp-3"),
    ("a ck:ArmedAttack ; ck:perpetrator :gunmen ; ck:victim :civilians", "acled-attack cameo-19 plover-ASSAULT"),
    (
        "a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :army ; ck:victim :civilians",
        "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1",
    ),
    (
        "a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :convoy ; ck:victim :people, :civilians",
        "acled-attack cameo-19 plover-ASSAULT ucdp-3",
    ),
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :somebody", "acled-attack cameo-19 plover-ASSAULT ucdp-3"),
    ("a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :town", "acled-attack cameo-19 plover-ASSAULT"),
    ("a ck:ArmedAttack ; ck:perpetrator :crowd ; ck:target :police", "acled-mob-violence cameo-19 plover-ASSAULT"),
    ("a ck:ArmedAttack ; ck:perpetrator :civilians ; ck:target :mayor", "acled-mob-violence cameo-19 plover-ASSAULT"),
    ("a ck:ArmedAttack ; ck:perpetrator :crowd ; ck:target :convoy", "acled-mob-violence cameo-19 plover-ASSAULT"),
    ("a ck:ViolentEvent ; ck:victim :soldiers", "acled-armed-clash cameo-19 plover-ASSAULT"),
    ("a ck:ViolentEvent ; ck:victim :civilians", "acled-attack cameo-19 plover-ASSAULT"),
    ("a ck:ViolentEvent ; ck:victim :people", "acled-attack cameo-19 plover-ASSAULT"),
    ("a ck:Bombing ; ck:victim :civilians", "acled-ied cameo-18 plover-ASSAULT"),
    (
        "a ck:Bombing ; ck:perpetrator :rebels ; ck:weapon ckc:suicide-bomb ; ck:target :army",
        "acled-suicide-bomb cameo-18 plover-ASSAULT ucdp-1",
    ),
    ("a ck:Clash ; ck:participant :army, :rebels", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:Clash ; ck:participant :rebels, :rebels2", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-2"),
    ("a ck:Clash ; ck:participant :rebels, :rebels2, :army", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1"),
    ("a ck:Clash ; ck:participant :rebels", "acled-armed-clash cameo-19 plover-ASSAULT"),
    ("a ck:Clash ; ck:participant :loyal, :gov", "acled-armed-clash cameo-19 plover-ASSAULT"),
    ("a ck:Clash ; ck:participant :police, :crowd", "acled-violent-demonstration cameo-19 plover-ASSAULT"),
    ("a ck:Clash ; ck:participant :army, :rebels ; ck:victim :crowd", "acled-armed-clash cameo-19 plover-ASSAULT ucdp-1"),
    # territory, by who gains
    ("a ck:TerritorialChange ; ck:gainedBy :army ; ck:lostBy :rebels", "acled-gov-regains cameo-19 plover-COERCE"),
    ("a ck:TerritorialChange ; ck:gainedBy :loyal", "acled-gov-regains cameo-19 plover-COERCE"),
    ("a ck:TerritorialChange ; ck:gainedBy :rebels ; ck:lostBy :gov", "acled-nonstate-overtakes cameo-19 plover-COERCE"),
    ("a ck:TerritorialChange ; ck:gainedBy :militia", "acled-nonstate-overtakes cameo-19 plover-COERCE"),
    ("a ck:TerritorialChange ; ck:gainedBy :army, :rebels", "cameo-19 plover-COERCE"),
    ("a ck:TerritorialChange ; ck:gainedBy :army2 ; ck:lostBy :army", "cameo-19 plover-COERCE"),
    ("a ck:TerritorialChange ; ck:lostBy :rebels", "acled-nonviolent-transfer cameo-19 plover-COERCE"),
    ("a ck:ArmedAttack ; ck:perpetrator :soldiers ; ck:victim :civilians", "acled-attack cameo-19 plover-ASSAULT ucdp-3"),
    ("a ck:ArmedAttack ; ck:perpetrator :gunmen ; ck:target :somebody", "acled-attack cameo-19 plover-ASSAULT"),
    ("a ck:TerritorialChange ; ck:gainedBy :gunmen", "cameo-19 plover-COERCE"),
]


def codes(data: str) -> str:
    return " ".join(sorted(o.removeprefix("ckc:") for _, p, o in derive(data) if p == "ck:code"))


@pytest.mark.parametrize(("event", "expected"), CODES)
def test_codes_of_what_is_told_as_fact(event: str, expected: str) -> None:
    assert codes(f":e {event} ; ck:status ckc:reported .") == expected


@pytest.mark.parametrize("status", ["claimed", "alleged", "expected", "intended", "hypothetical", "denied", "negated"])
def test_what_is_not_told_as_fact_has_no_code(status: str) -> None:
    assert codes(f":e a ck:ArmedAttack ; ck:perpetrator :rebels ; ck:target :army ; ck:status ckc:{status} .") == ""


def test_every_code_is_one_that_the_class_maps_to_and_the_only_one_of_its_scheme() -> None:
    mapped = {(t.subject.value, t.object.value) for t in rules.vocabulary() if t.predicate.value == CK + "mapsTo"}  # type: ignore[union-attr]
    for event, given in CODES:
        kind = CK + event.split()[1].removeprefix("ck:")
        assert {(kind, CKC + c) for c in given.split()} <= mapped
        schemes = [c.split("-")[0] for c in given.split()]
        assert len(schemes) == len(set(schemes))


def test_every_code_that_a_class_maps_to_is_reached_or_known_not_to_be() -> None:
    reached = {(CK + e.split()[1].removeprefix("ck:"), CKC + c) for e, given in CODES for c in given.split()}
    mapped = {(t.subject.value, t.object.value) for t in rules.vocabulary() if t.predicate.value == CK + "mapsTo"}  # type: ignore[union-attr]
    missed = {(k.removeprefix(CK), c.removeprefix(CKC)) for k, c in mapped - reached}
    # for these the text would have to say more than class and actors do
    known = {("Communication", "plover-ACCUSE"), ("Communication", "plover-THREATEN")}
    known |= {("Agreement", "plover-RETREAT"), ("Agreement", "cameo-08"), ("ViolentEvent", "acled-mob-violence")}
    assert {m for m in missed if not m[1].startswith("ucdp")} == known


def test_each_file_is_one_construct_with_a_comment() -> None:
    names = [path.name for path in rules.rule_files()]
    assert names == ["acled.rq", "attacked.rq", "cameo.rq", "clashed-with.rq", "plover.rq", "ucdp.rq"]
    for path in rules.rule_files():
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert text.count("CONSTRUCT") == 1


@pytest.mark.parametrize(("query", "message"), [("CONSTRUCT {", "not valid SPARQL"), ("SELECT * { ?s ?p ?o }", "not a CONSTRUCT")])
def test_a_broken_rule_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str, message: str) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(query, encoding="utf-8")
    monkeypatch.setattr(rules, "rule_files", lambda: (path,))
    with pytest.raises(LexiconError, match=f"mine.rq: {message}"):
        rules.derived([])


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX x: <http://x.org/#>\nCONSTRUCT { ?s a ?o } WHERE { ?s x:knows ?o }",
        "CONSTRUCT { ?s a ?o } WHERE { ?s <http://x.org/#knows> ?o }",
    ],
)
def test_a_rule_sees_what_it_asks_for_by_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(query, encoding="utf-8")
    monkeypatch.setattr(rules, "rule_files", lambda: (path,))
    one, knows, other = (ox.NamedNode(f"http://x.org/#{name}") for name in ("one", "knows", "other"))
    assert [(t.subject, t.object) for t in rules.derived([ox.Triple(one, knows, other)])] == [(one, other)]


def test_the_order_of_triples_does_not_matter() -> None:
    triples = written_out(read(f":e {CODES[21][0]} ; ck:status ckc:asserted ."))
    assert rules.derived(triples) == rules.derived(reversed(triples))


def test_graphs_asked_together_do_not_meet() -> None:
    clash = written_out(read(":e a ck:Clash ; ck:status ckc:asserted ; ck:participant :army, :rebels ."))
    allies = written_out(read(":rebels ck:affiliatedWith :army . :army ck:category ckc:protester ."))
    alone = rules.derived(clash)
    assert [t for t in alone if t.predicate.value == CK + "clashedWith"]
    assert rules.derived([*clash, *allies]) != alone
    assert rules.derived_in([clash, allies, clash]) == [alone, [], alone]
