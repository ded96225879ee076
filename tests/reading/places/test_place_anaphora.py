"""Descriptions of places: which place was named before, by kind, nearness and country; and where none is meant."""

from __future__ import annotations

import pytest
from texts_read import annotated, marked, miss

from kg.builder import Builder

# text, description, the place it stands for by the words it was named with
RESOLVED = [
    ("Syria is at war. The country has lost 500,000 people.", "The country", "Syria"),
    ("Iraq's army took Mosul. The country celebrated.", "The country", "Iraq"),
    ("Soldiers crossed the Euphrates. The river was in flood.", "The river", "the Euphrates"),
    ("The attack took place in Borno. The state has seen many raids.", "The state", "Borno"),
    ("The army shelled Idlib province. The area is held by rebels.", "The area", "Idlib province"),
    ("Fighting raged in the Syrian desert. The desert hides ISIL fighters.", "The desert", "the Syrian desert"),
    ("Militants attacked Goma in North Kivu. The province is rich in gold.", "The province", "North Kivu"),
    ("Shells fell on Donetsk. That city has seen war since 2014.", "That city", "Donetsk"),
    ("Turkey bombed Qandil. The mountains are a PKK stronghold.", "The mountains", "Qandil"),
    ("A ship was hit in the Red Sea. The sea is patrolled.", "The sea", "the Red Sea"),
    ("A bomb went off in Kano. Residents fled the city.", "the city", "Kano"),
    ("Troops moved from Homs to Raqqa. The city was quiet.", "The city", "Raqqa"),
    ("A bomb went off in Kano on Monday. Police closed roads. The city was quiet.", "The city", "Kano"),
    ("The village of Boulkessi was raided. The village lies near the border.", "The village", "The village of Boulkessi"),
    ("Gunmen raided Kwatas village. Troops came to the village at noon.", "the village", "Kwatas village"),
    ("Rebels left Zaria for Kwatas village. Troops entered the village.", "the village", "Kwatas village"),
    ("Rebels left Zaria. They raided Kwatas village. Troops held the city.", "the city", "Zaria"),
    ("Rebels left Zaria for the Kwatas district. Troops entered the city.", "the city", "Zaria"),
    ("Shells hit a school near Zaria. Troops entered the city.", "the city", "Zaria"),
    ("Gunmen stormed Kidal. Residents fled the town.", "the town", "Kidal"),
    ("Rebels attacked Kunduz on Monday. The city has changed hands.", "The city", "Kunduz"),
    miss("a capital by its country", "A bomb went off in Kabul. Hospitals in the capital were full.", "the capital", "Kabul"),
]

# text, words that stand for no place in sight
UNRESOLVED = [
    ("The town was shelled.", "The town"),
    ("The town was shelled. Kano is quiet.", "The town"),
    ("A bomb went off in Kano. The town council met.", "The town"),
    ("A bomb went off in Kano. A town was burned.", "A town"),
    ("A bomb went off in Kano. Another city was burned.", "Another city"),
    ("A bomb went off in Kano. The city of lights was quiet.", "The city"),
    ("A bomb went off in Kano. The city that never sleeps was quiet.", "The city"),
    ("Fighting broke out in Gao. They fled. They ran. They hid. The city was quiet.", "The city"),
    ("Rebels from Iraq and Syria met. The country was calm.", "The country"),
    ("Soldiers crossed the Euphrates. The town was quiet.", "The town"),
    ("Syria is at war. The city was quiet.", "The city"),
    ("Gunmen shot a man 40 km west of Borno State. Rebels roam the region.", "the region"),
    ("A bomb went off in Kano. The river was in flood.", "The river"),
    ("The army took Raqqa. Troops entered the region in May.", "the region"),
    ("A bomb went off in Kano. The state of the economy is bad.", "The state"),
    ("A bomb went off in Kano. The state television said nothing.", "The state"),
]


@pytest.mark.parametrize(("text", "words", "antecedent"), RESOLVED)
def test_resolves(builder: Builder, text: str, words: str, antecedent: str) -> None:
    found = {w: node for w, _, node in marked(annotated(builder, text), "places")}
    assert words in found
    assert found[words] == found[antecedent]


@pytest.mark.parametrize(("text", "words"), UNRESOLVED)
def test_leaves(builder: Builder, text: str, words: str) -> None:
    assert words not in [w for w, _, _ in marked(annotated(builder, text), "places")]
