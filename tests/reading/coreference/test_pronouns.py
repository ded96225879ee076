"""Whom a pronoun stands for: by grammar, number and class; and where two readings are left, nobody."""

from __future__ import annotations

import pytest
from texts_read import annotated, links_in

from kg.builder import Builder

# text, pronoun, antecedent
LINKED = [
    # the subject of a clause above it
    ("Boko Haram said it had freed the hostages.", "it", "Boko Haram"),
    ("The ministry said it had no figures.", "it", "The ministry"),
    ("The rebels said they had left the town.", "they", "The rebels"),
    ("Boko Haram fled after it lost the town.", "it", "Boko Haram"),
    ("Hamas wants a truce; it hopes that the talks will resume.", "it", "Hamas"),
    ("The PKK is thought to have left the valley after it lost two men.", "it", "The PKK"),
    ("The gunmen entered the bank and they shot a guard.", "they", "The gunmen"),
    ("Al-Shabaab is thought to have fled. It is thought to have burned the camp.", "It", "Al-Shabaab"),
    ("Tomas Ferrer died when he stepped on a mine.", "he", "Tomas Ferrer"),
    ("The mayor said he would resign.", "he", "The mayor"),
    ("A nurse said she had seen the bodies.", "she", "A nurse"),
    ("The general was shot near his house.", "his", "The general"),
    ("Police arrested a man who said he had seen the attack.", "he", "a man"),
    # the number decides
    ("The army shelled the rebels before they withdrew.", "they", "the rebels"),
    ("The militants freed the mayor after he paid a ransom.", "he", "the mayor"),
    ("Two gunmen shot the mayor before they fled.", "they", "Two gunmen"),
    ("The soldiers fought Boko Haram and burned its camp.", "its", "Boko Haram"),
    # the subject of the sentence before
    ("Boko Haram attacked a convoy. It burned three trucks.", "It", "Boko Haram"),
    ("The militants seized the town of Bria on Monday. They burned the church.", "They", "The militants"),
    ("Colonel Tomas Ferrer left Cairo on Monday. He had led the brigade for a year.", "He", "Tomas Ferrer"),
    ("The mayor was shot in his car. He died in hospital.", "He", "The mayor"),
    ("The insurgents attacked a post. Their leader was killed.", "Their", "The insurgents"),
    ("The Taliban took the base. Its fighters killed six policemen.", "Its", "The Taliban"),
    ("The general left. He flew to Cairo. He died there.", "He", "The general"),
    # the other side of an event is ruled out
    ("Rebels ambushed the soldiers. They killed six of them.", "They", "Rebels"),
    ("ISIL fighters killed five policemen near Mosul. They burned two cars.", "They", "ISIL fighters"),
    # speech
    ('"Rebels burned the village," the minister said. He promised help.', "He", "the minister"),
]

# text, pronoun that stands for nobody in sight
UNLINKED = [
    # two fit
    ("The rebels attacked the soldiers before they withdrew.", "they"),
    ("The rebels fought the soldiers. They lost ten men.", "They"),
    ("ISIL said Turkey bombed its positions.", "its"),
    ("Omar Said met Tomas Ferrer before he was shot.", "he"),
    ("Tomas Ferrer said that the president favours a truce, and he added that Peru agrees.", "he"),
    ("The rebels and the army signed a truce. It had lost the town.", "It"),
    # something else fits
    ("The dam was built in 1956. It serves as a reservoir.", "It"),
    ("Hezbollah fired a rocket at a school. It was empty.", "It"),
    ("The attack began at dawn. It lasted two hours.", "It"),
    ("The meeting of the coalition opened in Paris. It will last two days.", "It"),
    ("Turkey closed the border. It had been open for a year.", "It"),
    ("Many refugees left the camp. Some say they will return.", "they"),
    ("The economy of Jordan shrank. It is weak.", "It"),
    ("Permits were given to refugees. They are free.", "They"),
    ("Boko Haram bombed the market. Police closed it.", "it"),
    ("The police opened the gates. They were rusty.", "They"),
    # nobody is meant
    ("Boko Haram attacked a village. It is unclear who was hurt.", "It"),
    ("The Taliban deems it right to talk.", "it"),
    ("The Taliban fled. It took two days to reach the town.", "It"),
    ("Hamas made it clear that the talks were over.", "it"),
    # an object is not the subject of its own clause
    ("The government adopted measures to protect them.", "them"),
    ("Hamas asked the government to allow it to leave.", "the government"),
    ("The police said the gunmen shot them.", "the gunmen"),
    ("Gunmen shot a man who stole a car from him.", "him"),
    # class, number and sex
    ("The ministry lost its files. She was told.", "She"),
    ("Mr Omar Said left. She followed.", "She"),
    ("A bomb went off in Bria. He died.", "He"),
    ("Tomas Ferrer was shot. They fled.", "They"),
    ("The minister wrote to the court. They rejected it.", "They"),
    ("Israel bombed Gaza. He said so.", "He"),
    # what is to come, and what is long gone
    ("Before it withdrew, Boko Haram burned the village.", "it"),
    ("The group fled. Rain fell on the hills. The road was closed. It burned the bridge.", "It"),
    # another's speech
    ('Boko Haram attacked Bria. "It was a dark day," the mayor said.', "It"),
    ('"He killed my son," the mayor said.', "He"),
]


@pytest.mark.parametrize(("text", "word", "antecedent"), LINKED)
def test_stands_for(builder: Builder, text: str, word: str, antecedent: str) -> None:
    assert links_in(annotated(builder, text)).get(word) == antecedent


@pytest.mark.parametrize(("text", "word"), UNLINKED)
def test_stands_for_nobody(builder: Builder, text: str, word: str) -> None:
    assert word not in links_in(annotated(builder, text))
