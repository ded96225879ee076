"""A graph of invented articles: a raid told twice with other figures, unnamed gunmen everywhere, villages hit, claims and totals."""

from __future__ import annotations

from pathlib import Path

HEAD = "".join(
    line
    for line in (Path(__file__).parent / "small.ttl").read_text(encoding="utf-8").splitlines(keepends=True)
    if line.startswith("@prefix")
)
DOC = "https://w3id.org/conflict-kg/doc/"
WORLD = """
a:front a ck:ArmedGroup, ck:ArmedActor, ck:Organization, ck:Actor ; skos:prefLabel "Red Front"@en .
a:league a ck:ArmedGroup, ck:ArmedActor, ck:Organization, ck:Actor ; skos:prefLabel "Blue League"@en .
a:army a ck:StateForce, ck:ArmedActor, ck:Organization, ck:Actor ; skos:prefLabel "Norland army"@en .
a:wire a ck:InformationSource, ck:Organization, ck:Actor ; skos:prefLabel "Wire"@en .
a:post a ck:InformationSource, ck:Organization, ck:Actor ; skos:prefLabel "Post"@en .
p:ford a ck:Place ; skos:prefLabel "Upper Ford"@en .
p:mill a ck:Place ; skos:prefLabel "Old Mill"@en .
ckc:civilian skos:prefLabel "civilians"@en ; skos:broader ckc:unarmed . ckc:fighter skos:prefLabel "fighters"@en ; skos:broader ckc:armed .
ckc:killed skos:prefLabel "killed"@en .
"""
ATTACK = "a ck:ArmedAttack, ck:ViolentEvent, ck:Event"
RAID = "ck:perpetrator a:front ; ck:victim {} ; ck:place p:ford ; ck:attributedTo a:{}"


def article(name: str, *, title: str = "", day: str = "2024-03-05") -> str:
    return (
        f'd:{name} a ck:Article ; dcterms:identifier "id:{name}" ; schema:headline "{title or name}" ; dcterms:issued "{day}"^^xsd:date .\n'
    )


def day(name: str, date: str) -> str:
    time = f"<{DOC}{name}/time/{date}>"
    return f'{time} a ck:Time ; rdfs:label "{date}"@en ; ck:earliest "{date}"^^xsd:date ; ck:latest "{date}"^^xsd:date .\n'


def event(
    name: str, at: int, label: str, roles: str, *, date: str = "", killed: tuple[int, str] | None = None, status: str = "asserted"
) -> str:
    """One attack told in article ``name``; ``killed`` is how many and of whom."""
    iri, span = f"<{DOC}{name}/event/{at}-{at + 5}>", f"<{DOC}{name}#char={at},{at + 30}>"
    told = [f'{iri} {ATTACK} ; rdfs:label "{label}"@en ; ck:status ckc:{status} ; ck:evidence {span} ; {roles}']
    turtle = ""
    if date:
        told.append(f"ck:time <{DOC}{name}/time/{date}>")
        turtle += day(name, date)
    if killed:
        count = f"<{DOC}{name}/qty/{at}-{at + 2}>"
        told.append(f"ck:casualties {count} ; ck:quantity {count}")
        number, whom = killed
        turtle += (
            f"{count} a ck:CasualtyCount, ck:Quantity ; ck:measure ckc:killed ; {f'ck:of {whom} ;' if whom else ''} ck:value {number} ;"
            f' ck:min {number} ; ck:max {number} ; ck:unit "person" ; ck:status ckc:{status} ; ck:evidence {span} .\n'
        )
    return turtle + " ; ".join(told) + f' .\n{span} a ck:TextSpan ; nif:anchorOf "Words of {label} in {name}."@en .\n'


def group(name: str, at: int, label: str, category: str, kind: str = "ck:PopulationGroup") -> tuple[str, str]:
    """An unnamed group: its IRI, and its Turtle."""
    iri = f"<{DOC}{name}/group/{at}-{at + 9}>"
    return iri, f'{iri} a {kind}, ck:Actor ; skos:prefLabel "{label}"@en ; ck:category ckc:{category} .\n'


def many() -> str:
    """The whole, without prefixes."""
    turtle = WORLD + "".join(article(f"m{i}", title=f"Story {i}") for i in range(8))
    villagers, told = group("m0", 900, "12 villagers", "civilian")
    turtle += told + event("m0", 100, "raid on Upper Ford", RAID.format(villagers, "wire"),
                           date="2024-03-04", killed=(12, villagers))  # fmt: skip
    others, told = group("m1", 900, "14 villagers", "civilian")
    turtle += told + event("m1", 100, "attack on Upper Ford", RAID.format(others, "post"),
                           date="2024-03-04", killed=(14, others))  # fmt: skip
    turtle += event("m2", 100, "attack on Old Mill", "ck:perpetrator a:league ; ck:place p:mill", date="2024-04-02")
    turtle += event("m2", 200, "attack on the army", "ck:perpetrator a:league ; ck:target a:army", date="2024-04-09", killed=(3, "a:army"))
    people, told = group("m3", 900, "28 people", "civilian")
    turtle += told + event("m3", 100, "28 people killed", f"ck:victim {people}", killed=(28, people))
    turtle += event("m3", 200, "attack claimed", "ck:target a:army ; ck:perpetrator a:league", status="claimed")
    turtle += event("m3", 300, "9,000 killed in the war", "ck:perpetrator a:army", killed=(9000, ""))
    for i in range(4, 8):
        gunmen, told = group(f"m{i}", 900, f"gunmen {i}", "fighter", "ck:ArmedActor, ck:Organization")
        turtle += told + event(f"m{i}", 100, f"ambush {i}", f"ck:perpetrator {gunmen} ; ck:target a:army")
    return turtle
