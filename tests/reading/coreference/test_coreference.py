"""Who is meant: descriptions, pronouns, surnames, acronyms; and where it must not be said."""

from __future__ import annotations

import pytest
from texts_read import annotated, links_in, marked, miss

from kg.builder import Builder
from kg.reading.findings.document import read_findings
from kg.reading.findings.groups import LINKS

# text, anaphor, antecedent
LINKED = [
    ("Boko Haram attacked a village in Borno. The group killed 12 farmers.", "The group", "Boko Haram"),
    ("Boko Haram attacked a village in Borno. It killed 12 farmers.", "It", "Boko Haram"),
    ("Boko Haram lost its leader in 2021.", "its", "Boko Haram"),
    ("Al-Shabaab attacked a base in Baidoa. Their commander was killed.", "Their", "Al-Shabaab"),
    ("The PKK attacked a post in Hakkari. The organisation has fought Turkey since 1984.", "The organisation", "The PKK"),
    ("The Taliban stormed a base in Kunduz. The insurgents killed 20 soldiers.", "The insurgents", "The Taliban"),
    ("The Taliban stormed a base. The insurgents killed 20 soldiers, and they took their weapons.", "they", "The Taliban"),
    ("The army fought Boko Haram in Borno. The militants lost 20 men.", "The militants", "Boko Haram"),
    ("ISIL fighters killed five soldiers near Palmyra. They burned two vehicles.", "They", "ISIL fighters"),
    ("Turkey bombed Qandil on Monday. Ankara said it had hit PKK targets.", "it", "Ankara"),
    ("The Orchid Front attacked a barracks in Bria. The Orchid Front killed two soldiers.", "The Orchid Front", "The Orchid Front"),
    # persons
    ("General Tomas Ferrer ordered the raid. He said 12 rebels were killed.", "He", "Tomas Ferrer"),
    ("Minister Anna Lund met rebels. She promised a truce.", "She", "Anna Lund"),
    ("Mohammed Deif was killed in Khan Younis. Deif led the brigade.", "Deif", "Mohammed Deif"),
    ("ISIL announced the death of its leader and named his replacement.", "its", "ISIL"),
    ("ISIL announced the death of its leader and named his replacement.", "his", "its leader"),
    # of whom the text tells, not of who tells it
    ("The Syrian Observatory for Human Rights said ISIL attacked a convoy. The monitor said its members fled.", "its", "ISIL"),
    miss(
        "'movement' is no description yet",
        "Hamas fired rockets at Ashkelon. The movement said it was a response.",
        "The movement",
        "Hamas",
    ),
    ("Rebels attacked a village. The rebels killed two men.", "The rebels", "Rebels"),
    miss(
        "fighters for hire are no description of their company",
        "The Wagner Group left Bakhmut in June. The mercenaries went to Mali.",
        "The mercenaries",
        "The Wagner Group",
    ),
]

# text, word that stands for nobody, or for nobody in sight
UNLINKED = [
    ("It was reported that rebels attacked a village.", "It"),
    ("Fighting broke out in Idlib. It lasted two days.", "It"),
    ("The ministry said the group fled.", "the group"),
    ("Ahmed Said and Omar Said were shot. Said died.", "Said"),
    ("In Nigeria, the police raided a camp. The force arrested three men.", "The force"),
    ("A group of men attacked Boko Haram.", "A group"),
    ("The group killed 12 farmers. Boko Haram fled.", "The group"),
    ("Boko Haram fled. 12 men died. It rained. Dogs barked. Winds blew. The group was gone.", "The group"),
    ("Boko Haram attacked a village. Two groups fled.", "Two groups"),
    ("Boko Haram attacked a village. Another group fled.", "Another group"),
    ("Samuel Okoro died in Benue. It was a loss.", "It"),
    ("Boko Haram attacked a village. He fled.", "He"),
    ("Boko Haram and Islamic State fought each other in Borno. The group killed 12 farmers.", "The group"),
    ("The United Nations said the Taliban killed 20 men. The group rejected it.", "it"),
    ("The United Nations said the Taliban killed 20 men. The group rejected the report.", "the report"),
    ("Hezbollah fired on Hamas. The group denied it.", "it"),
]


@pytest.mark.parametrize(("text", "word", "antecedent"), LINKED)
def test_links(builder: Builder, text: str, word: str, antecedent: str) -> None:
    doc = annotated(builder, text)
    described = {words: iri for words, _, iri in marked(doc, "actors")}
    assert links_in(doc).get(word) == antecedent or (described.get(word) and described[word] == described.get(antecedent))


@pytest.mark.parametrize(("text", "word"), UNLINKED)
def test_abstains(builder: Builder, text: str, word: str) -> None:
    assert word not in links_in(annotated(builder, text))


def test_the_group_is_who_was_told_of_not_who_told(builder: Builder) -> None:
    doc = annotated(builder, "The United Nations said the Taliban had killed 20 civilians. The group rejected the report.")
    assert links_in(doc).get("The group") in (None, "the Taliban")


def test_links_go_back_and_end(builder: Builder) -> None:
    doc = annotated(builder, "Boko Haram fled. The group lost its leader. It named his heir. They fled, and their camp burned.")
    links = {link.of: link.to for link in read_findings(doc, LINKS)}
    assert not set(links.values()) & set(links), "every link leads to a first mention"
