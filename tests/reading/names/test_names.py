"""Names of actors: the authority file with its rules of case, metonyms, nationalities, descriptions in context; then the model's."""

from __future__ import annotations

import itertools

import pytest
from texts_read import annotated, marked, miss

from kg.builder import Builder
from kg.ontology.terms import last_segment
from kg.reading.findings.document import read_findings
from kg.reading.findings.groups import ACTORS

# text, words, class, node, how
FOUND = [
    ("Boko Haram fighters stormed a village in Borno.", "Boko Haram", "ArmedGroup", "boko-haram", "name"),
    ("BOKO HARAM KILLS 12 IN BORNO", "BOKO HARAM", "ArmedGroup", "boko-haram", "name"),
    ("The Taliban seized Kunduz.", "The Taliban", "ArmedGroup", "taliban", "name"),
    ("Al Shabaab killed ten soldiers near Kismayo.", "Al Shabaab", "ArmedGroup", "al-shabaab", "name"),
    ("Ten soldiers were killed by al-Shabaab.", "al-Shabaab", "ArmedGroup", "al-shabaab", "name"),
    ("Hizbollah fired rockets at an outpost.", "Hizbollah", "ArmedGroup", "hezbollah", "name"),
    ("Hezbollah’s fighters fired rockets.", "Hezbollah", "ArmedGroup", "hezbollah", "name"),
    ("The Kurdistan Workers' Party (PKK) attacked a post.", "The Kurdistan Workers' Party", "ArmedGroup", "pkk", "name"),
    ("The Kurdistan Workers' Party (PKK) attacked a post.", "PKK", "ArmedGroup", "pkk", "name"),
    ("IS claimed the bombing in Kabul.", "IS", "ArmedGroup", "isil", "name"),
    ("ISIL (ISIS) fighters fled.", "ISIL (ISIS)", "ArmedGroup", "isil", "name"),
    ("US warplanes hit a depot near Raqqa.", "US", "Government", "us-government", "name"),
    ("The WHO said 12 people had died.", "The WHO", "Organization", "world-health-organization", "name"),
    ("The Lord's Resistance Army kidnapped 12 children.", "The Lord's Resistance Army", "ArmedGroup", "lords-resistance-army", "name"),
    ("The Free Syrian Army's commander was killed in Aleppo.", "The Free Syrian Army", "ArmedGroup", "free-syrian-army", "name"),
    ("He was shot by Ansar Dine, officials said.", "Ansar Dine", "ArmedGroup", "ansar-dine", "name"),
    ("UN peacekeepers came under fire in Kidal.", "UN peacekeepers", "StateForce", "un-peacekeepers", "name"),
    ("The Turkish military shelled villages near Afrin.", "The Turkish military", "StateForce", "turkish-armed-forces", "name"),
    ("The Mali army killed 20 jihadists near Mopti.", "The Mali army", "StateForce", "malian-armed-forces", "name"),
    # a person inside a government's name
    ("Bashar al-Assad's government bombed the town.", "Bashar al-Assad", "Person", "bashar-al-assad", "name"),
    ("Bashar al-Assad's government bombed the town.", "Bashar al-Assad's government", "Government", "syrian-government", "name"),
    # capitals for governments
    ("Damascus said its army had retaken the town.", "Damascus", "Government", "syrian-government", "metonym"),
    ("Kabul blamed Islamabad for the attack.", "Islamabad", "Government", "pakistani-government", "metonym"),
    ("Russian jets bombed a market in Idlib.", "Russian", "Government", "russian-government", "nationality"),
    # descriptions, by the country in focus
    (
        "Syrian rebels attacked a checkpoint near Homs. The army shelled the town.",
        "The army",
        "StateForce",
        "syrian-armed-forces",
        "context",
    ),
    ("In Mali, jihadists attacked a camp. The army said 15 soldiers died.", "The army", "StateForce", "malian-armed-forces", "context"),
    ("Kenyan troops attacked militants. The army said ten died.", "The army", "StateForce", "kenyan-armed-forces", "context"),
    (
        "Two men were arrested in Mali for killing a Chinese worker. The army said so.",
        "The army",
        "StateForce",
        "malian-armed-forces",
        "context",
    ),
    ("In Yemen, rebels fired on a port. The government condemned it.", "The government", "Government", "yemeni-government", "context"),
    ("Al-Shabaab attacked a base in Baidoa. The militants withdrew.", "The militants", "ArmedGroup", "al-shabaab", "context"),
    ("The UK-based monitor said rebels hit Syrian posts. The army fired back.", "The army", "StateForce", "syrian-armed-forces", "context"),
    ("A bomb went off in Bamako. The army sealed off the road.", "The army", "StateForce", "malian-armed-forces", "context"),
    # what only the model knows
    ("Gunmen killed Samuel Okoro, a farmer, in Benue on Friday.", "Samuel Okoro", "Person", "", "ner"),
    ("General Tomas Ferrer said the rebels had fled.", "Tomas Ferrer", "Person", "", "ner"),
    ("The Orchid Front claimed the attack on Sunday.", "The Orchid Front", "Organization", "", "ner"),
    ("The National Union of Teachers (NUT) condemned the killing.", "The National Union of Teachers", "Organization", "", "ner"),
    miss(
        "a repeated surname keeps the class that the model gave it",
        "Colonel Ibrahim Sarkis was killed in an ambush. Sarkis had led the brigade since 2019.",
        "Sarkis",
        "Person",
        "",
        "ner",
    ),
]

# text, words that are no actor's name (whole or as part of a mark)
NOT_FOUND = [
    ("The bombing is what they feared most.", "is"),
    ("They told us to leave the town.", "us"),
    ("The man who said so was killed.", "who"),
    ("the taliban seized Kunduz.", "taliban"),
    ("The ship Red Star was hit.", "Red"),
    ("March was violent in Gaza.", "March"),
    ("It destroyed three tunnels, two vehicles, a VBIED, a tank and a UAV.", "VBIED"),
    ("Blast Rips Through Market In Kano", "Market"),
    ("Blast Rips Through Market In Kano", "Kano"),
    ("Photo by Karim Haddad", "Karim"),
    ("The army said 15 soldiers were killed.", "army"),
    ("Syria and Iraq agreed a truce. The army shelled the town.", "army"),
    ("A Ghanaian driver was killed near the market. The police arrested two men.", "police"),
    ("Three Indian fishermen were shot dead off the coast. The navy detained two men.", "navy"),
    ("The suspect, a Tunisian, was held for killing a guard. The army said so.", "army"),
    ("The militants withdrew after two hours.", "militants"),
    ("The government condemned the attack.", "government"),
    ("Rebels Attack Base Near Kunduz\n\nRebels attacked a base near Kunduz on Monday.", "Base"),
    miss("a country's name that begins a person's", "Jordan Ellis of Bristol was shot by gunmen.", "Jordan"),
    miss("a country's name that begins a person's", "Georgia Brown was killed in an attack by gunmen.", "Georgia"),
    miss("a country's name that begins a person's", "Gunmen killed Chad Smith in Atlanta.", "Chad"),
    ("Islamic State attacked Palmyra in May 2015.", "Palmyra"),
]


@pytest.mark.parametrize(("text", "words", "kind", "node", "how"), FOUND)
def test_finds(builder: Builder, text: str, words: str, kind: str, node: str, how: str) -> None:
    doc = annotated(builder, text)
    found = [(doc[m.begin : m.end].text, m.kind, m.iri and last_segment(m.iri), m.how) for m in read_findings(doc, ACTORS)]
    assert (words, kind, node, how) in found


@pytest.mark.parametrize(("text", "word"), NOT_FOUND)
def test_leaves(builder: Builder, text: str, word: str) -> None:
    doc = annotated(builder, text)
    assert not [words for words, _, _ in marked(doc, "actors") if word in words.split()]


def test_marks_do_not_overlap_but_for_persons_in_names(builder: Builder) -> None:
    doc = annotated(builder, "The Kurdistan Workers' Party (PKK) and the Syrian Democratic Forces (SDF) said US forces fled Kobani.")
    marks = list(read_findings(doc, ACTORS))
    assert all(a.end <= b.begin for a, b in itertools.pairwise(marks))


def test_a_listed_name_without_any_model_entities(builder: Builder) -> None:
    doc = builder.nlp.make_doc("Boko Haram fled.")
    with builder.nlp.select_pipes(enable=["kg_names"]):
        assert marked(builder.nlp(doc), "actor-candidates") == [("Boko Haram", "ArmedGroup", "boko-haram")]
