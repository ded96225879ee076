"""Places as events have them: towns that are taken, struck or lost whatever the model calls them; and names that are no place."""

from __future__ import annotations

import pytest
from texts_read import miss, read, told

from kg.builder import Builder
from kg.model import Facts
from kg.ontology.terms import last_segment


def fillers(facts: Facts) -> set[tuple[str, str]]:
    """Role and node (last segment of its IRI) of all events."""
    return {(role.prop, last_segment(role.filler)) for event in facts.events for role in event.roles}


# text, role, node
FOUND = [
    # what only a place can be: taken, lost, fallen
    ("The militia seized Bouar on Sunday.", "place", "gn-2387926"),
    ("Rebels captured Goma in January.", "place", "gn-216281"),
    ("Kunduz fell to the Taliban in 2021.", "place", "gn-1135689"),
    ("Government troops recaptured Mopti.", "place", "gn-2453348"),
    ("Lashkar Gah was captured by the Taliban.", "place", "gn-1134720"),
    ("Sirte was retaken by Libyan forces.", "place", "gn-2210554"),
    ("The militia took Manbij in August.", "place", "gn-167357"),
    ("The Syrian army took Palmyra from ISIL.", "place", "gn-163808"),
    ("Boko Haram seized Bama and Gwoza.", "place", "gn-2347954"),
    ("Boko Haram seized Bama and Gwoza.", "place", "gn-2339665"),
    ("Tigrayan forces took Lalibela.", "place", "gn-332288"),
    ("Rebels took Wau in South Sudan.", "place", "gn-363885"),
    ("The rebels withdrew from Aleppo.", "place", "gn-170063"),
    ("Troops drove the rebels from Sirte.", "place", "gn-2210554"),
    ("FARC guerrillas seized Mitu, the capital of Vaupes.", "place", "gn-3674676"),
    ("Insurgents seized the port of Mocimboa da Praia.", "place", "gn-1024699"),
    # towns of a country that the text does not name
    ("Russian forces captured Avdiivka in February.", "place", "gn-713122"),
    ("Russia hit Odesa with drones.", "target", "gn-698740"),
    ("Ukrainian forces shelled Belgorod.", "target", "gn-578072"),
    ("Israeli forces raided Jenin on Tuesday.", "target", "gn-283506"),
    ("Saudi Arabia bombed Sanaa.", "target", "gn-71137"),
    ("Houthi rebels fired a missile at Riyadh.", "target", "gn-108410"),
    ("Moscow attacked Kyiv on Thursday.", "target", "gn-703448"),
    # what people may be too: attacked, raided, bombed
    ("Islamist gunmen attacked Palmyra in June.", "target", "gn-163808"),
    ("Gunmen attacked Kidal on Tuesday.", "target", "gn-2455290"),
    ("Islamist gunmen stormed Djibo on Sunday.", "target", "gn-2361177"),
    ("The group bombed Goma on Monday, killing two people.", "target", "gn-216281"),
    ("Guerrillas attacked Mitu in 1998.", "target", "gn-3674676"),
    ("Gunmen attacked Solhan in Burkina Faso.", "place", "gn-300377"),
    ("Militants raided Mambasa on Friday.", "target", "gn-12278025"),
    ("Militants in Congo raided Mambasa on Friday.", "target", "gn-12278025"),
    ("Hezbollah fired rockets at Kiryat Shmona and Haifa.", "target", "gn-293825"),
    ("Belgorod was shelled on Monday.", "target", "gn-578072"),
    ("Insurgents attacked Mocimboa da Praia.", "target", "gn-1024699"),
    # lists
    ("Rebels attacked Obo, Bria and Bambari on Sunday.", "target", "gn-236950"),
    ("Rebels attacked the towns of Bria and Bambari on Sunday.", "target", "gn-239899"),
    ("Rebels attacked the towns of Bria and Bambari on Sunday.", "target", "gn-240604"),
    ("Gunmen killed 12 people in the towns of Bambari and Ippy.", "place", "gn-238566"),
    ("Rockets fell on Sarmin, Saraqib and Bdama in Syria.", "place", "gn-171494"),
    # parts, and what lies in what
    ("Shells fell on Saltivka, a district of Kharkiv.", "place", "gn-6722148"),
    ("Gunmen killed ten people in the Afgoye district of Lower Shabelle in Somalia.", "place", "gn-9179684"),
    ("A bomb exploded in the Karrada district of Baghdad.", "place", "karrada"),
    ("Israeli jets struck the Dahiyeh suburb of Beirut.", "target", "dahiyeh"),
    ("Shells fell on the Saif al-Dawla neighbourhood of Aleppo.", "place", "saif-al-dawla-neighbourhood"),
    ("Militants attacked the Bustan al-Qasr neighborhood of Aleppo.", "target", "bustan-al-qasr-neighborhood"),
    # facilities
    ("Rebels shelled Abu Nimr air base in Syria.", "target", "abu-nimr-air-base"),
    ("Insurgents attacked Bagram air base on Monday.", "target", "bagram-air-base"),
    ("Gunmen attacked the Zaatari camp in Jordan.", "target", "zaatari-camp"),
    ("Fighters seized the Omar oil field from ISIL.", "place", "al-omar-oil-field"),
    ("Rebels captured Mosul Dam on Monday.", "place", "mosul-dam"),
    ("Israeli forces raided the Jenin camp.", "target", "jenin-camp"),
    ("Air strikes hit Hudaydah airport in Yemen.", "target", "hudaydah-airport"),
    ("Air strikes hit Sanaa International Airport.", "target", "sanaa-international-airport"),
    ("Al-Shabab attacked Westgate mall in Nairobi.", "target", "westgate-mall"),
    ("Gunmen attacked the Alhambra concert hall in Paris.", "target", "alhambra-concert-hall"),
    ("The army stormed Ein el-Hilweh camp.", "target", "ain-al-hilweh"),
    ("Turkish jets bombed the Qandil mountains.", "target", "qandil-mountains"),
    # what the text itself calls a place
    ("Israeli jets struck Sabouni, an area outside Damascus.", "target", "sabouni"),
    ("Gunmen killed six people in Boulkes, a village near the border.", "place", "boulkes"),
    ("Gunmen attacked Kibumba, a town in North Kivu.", "target", "kibumba"),
    ("Gunmen killed a farmer in Kudumi forest area.", "place", "kudumi-forest-area"),
    # where
    ("He was tried in Guatemala, where gunmen killed a singer in 2011.", "place", "gn-3595528"),
    ("He fled to Kenya, where Al-Shabab attacked a bus and killed two people.", "place", "gn-192950"),
    # near
    ("Gunmen opened fire about 15 miles north of Kabul.", "near", "gn-1138958"),
    ("Two soldiers were killed 20 km south of Kirkuk.", "near", "gn-94787"),
    ("Israeli jets struck an area west of Damascus on Friday.", "near", "gn-170654"),
    # a country that acts, and one where things happen
    ("Russia attacked Ukraine in 2022.", "target", "ukrainian-government"),
    ("A bomb in Russia killed three people.", "place", "gn-2017370"),
    ("Chad killed ten militants near the lake.", "perpetrator", "chadian-government"),
    ("Damascus attacked the rebels in Daraa.", "perpetrator", "syrian-government"),
    ("In Jordan, two soldiers were killed.", "place", "gn-248816"),
    # persons with names of places
    ("Gunmen attacked Carlos Paris in November.", "target", "carlos-paris"),
    ("Militants kidnapped Paul Kampala in Goma.", "victim", "paul-kampala"),
    ("Gunmen killed Kenneth Borno in Jos.", "victim", "kenneth-borno"),
    ("Soldiers arrested Ahmed Mosul in Basra.", "target", "ahmed-mosul"),
    miss("'retook' and 'overran' are taken for nouns", "The army retook Baga.", "place", "baga"),
    miss("an ambiguous town that the model takes for a person", "The Taliban attacked Farah on Tuesday.", "place", "farah"),
    miss("of a list, what the model takes for a person", "Gunmen killed six people in Tongo and Mabalako.", "place", "mabalako"),
    ("The siege of Mosul killed ten civilians.", "place", "gn-99072"),
]

# text, role, node that it does not tell
NOT_FOUND = [
    ("Islamist gunmen attacked Palmyra in June.", "target", "palmyra"),
    ("Islamist gunmen stormed Djibo on Sunday.", "target", "djibo"),
    ("Militants raided Mambasa on Friday.", "target", "gn-186301"),
    ("Militants overran Palma, in Mozambique.", "place", "gn-2512989"),
    ("Insurgents attacked Palma in Mozambique.", "target", "gn-2512989"),
    ("Police recaptured Guzman on Friday.", "place", "guzman"),
    ("Police captured Escobar in Medellin.", "place", "escobar"),
    ("Rebels attacked the towns of Bria and Bambari on Sunday.", "target", "16-25"),
    ("Shells fell on Saltivka, a district of Kharkiv.", "place", "gn-9114284"),
    ("Militants attacked the Bustan al-Qasr neighborhood of Aleppo.", "target", "gn-170063"),
    # persons
    ("The Taliban killed Farah on Tuesday.", "place", "gn-1142264"),
    ("Rebels shot Salim in Homs.", "place", "salim"),
    ("Gunmen killed Kenneth Borno in Jos.", "place", "gn-2346794"),
    ("Gunmen attacked Carlos Paris in November.", "target", "gn-2988507"),
    ("Soldiers arrested Ahmed Mosul in Basra.", "place", "gn-99072"),
    ("Soldiers killed Kony in Garamba.", "place", "kony"),
    ("Troops captured Abu Omar near Tikrit.", "place", "abu-omar"),
    ("Jordan Miller was killed in Amman.", "place", "gn-248816"),
    ("Gen. Gwoza was killed on Friday. Rebels attacked Gwoza.", "target", "gn-2339665"),
    ("Rebels attacked Nadia Djibo. Later they attacked Djibo's house.", "place", "gn-2361177"),
    ("Gunmen shot Hassan, a village elder.", "place", "hassan"),
    ("Gunmen shot Ahmed Moussa, an area commander, in Jos.", "victim", "moussa"),
    # origin and destination
    ("Rebels left Bamako, where they had met the president, and attacked a post.", "place", "gn-2460596"),
    ("The convoy left Kabul for Ghazni and was attacked in Wardak.", "place", "gn-1138958"),
    ("The convoy left Kabul for Ghazni and was attacked in Wardak.", "place", "gn-1141269"),
    ("Convoys from Aleppo to Damascus were attacked near Saraqib.", "place", "gn-170063"),
    ("Convoys from Aleppo to Damascus were attacked near Saraqib.", "place", "gn-170654"),
    ("A soldier from Ohio was killed in Kunar.", "place", "gn-5165418"),
    ("Fighters crossed from Turkey into Syria and attacked a post.", "place", "gn-298795"),
    ("Soldiers from Chad attacked by rebels fled.", "target", "chadian-government"),
    ("The general flew to Geneva after an attack on Homs killed ten people.", "place", "gn-2660646"),
    # near is not in
    ("Two soldiers were killed 20 km south of Kirkuk.", "place", "gn-94787"),
    ("Israeli jets struck an area west of Damascus on Friday.", "place", "gn-170654"),
    # groups that own a base are no place
    ("Rebels shelled a Nusra base near Homs.", "target", "nusra-base"),
    ("Rebels attacked the Syrian base.", "target", "syrian-base"),
    # a country that acts is no place of it
    ("Chad killed ten militants near the lake.", "place", "gn-2434508"),
    ("Syria attacked Israel.", "place", "gn-163843"),
    ("Soldiers from Chad attacked rebels.", "target", "chadian-government"),
]

# names in which a word evokes nothing
SILENT = [
    "Engineers inspected the Tharthar Barrage and the Samarra Barrage near Samarra in Iraq.",
    "The Kotri Barrage feeds four canals in Sindh.",
    "Water rose behind the Sukkur Barrage on Monday.",
    "The National Bomb Squad found nothing in Kano.",
    "The Orchid Raid Museum opened in Basra.",
    "Members of the Desert Storm Brigade arrived in Homs.",
    "A Battle Creek plant closed in May.",
]


@pytest.mark.parametrize(("text", "role", "node"), FOUND)
def test_tells_the_place(builder: Builder, text: str, role: str, node: str) -> None:
    facts = read(builder, text)
    assert (role, node) in fillers(facts), told(facts)


@pytest.mark.parametrize(("text", "role", "node"), NOT_FOUND)
def test_tells_no_other(builder: Builder, text: str, role: str, node: str) -> None:
    facts = read(builder, text)
    assert (role, node) not in fillers(facts), told(facts)


@pytest.mark.parametrize("text", SILENT)
def test_a_name_is_no_event(builder: Builder, text: str) -> None:
    facts = read(builder, text)
    assert not facts.events, told(facts)
