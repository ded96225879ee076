"""Where events took place whose own words leave that open: in their sentence, in the next, in the one before."""

from __future__ import annotations

import pytest
from texts_read import read, told

from kg.builder import Builder
from kg.model import Facts

FOUND = [
    # whom or what was hit is there
    ("Drones fired missiles at the positions of a rebel group in the area of Samarra in Iraq.", "place", "Sāmarrā’"),
    ("Jets struck militants west of Zaria in Nigeria, an officer said.", "near", "Zaria"),
    # clauses of one scene
    ("A roadside bomb went off in Kassala in Sudan, wounding two drivers.", "place", "Kassala"),
    ("Gunmen burst into a mosque in Bida, Niger State, and killed four worshippers.", "place", "Bida"),
    # what carries the event's noun, over the noun of its spot
    ("Rebels shot two drivers on Sunday. The ambush took place on a dirt road near the town of Yola.", "near", "Yola"),
    ("The raid was carried out at a checkpoint in Zaria, police said.", "place", "Zaria"),
    ("A shooting occurred in a bar in Kaduna on Monday, killing six drinkers.", "place", "Kaduna"),
    ("Rebels shot ten soldiers on Sunday. The attack was the second in Kaduna.", "place", "Kaduna"),
    # what lies there
    ("Gunmen stormed a clinic located in the town of Bida and shot two nurses.", "place", "Bida"),
    ("Rebels burned three lorries parked near the town of Yola.", "near", "Yola"),
    # what opens the sentence
    ("On Friday night, in Kenema, Sierra Leone, soldiers shot and killed a driver.", "place", "Kenema"),
    ("Two policemen were killed by a mine on the road between Gashua and Nguru in Nigeria.", "near", "Nguru"),
    # who speaks there tells of it
    ("In Kutum, North Darfur, residents said soldiers shot dead four traders.", "place", "Kutum"),
    ("In Borno State, a local official said two farmers had been killed by rebels.", "place", "Borno State"),
    # what was hit is somebody's, or did something there
    ("A mine blew up a lorry owned by a militia in Bida in Nigeria.", "place", "Bida"),
    ("Two men were hurt when a bomb went off underneath a bus carrying guards in Bida, Nigeria.", "place", "Bida"),
    # between the ends of a road
    ("Raiders kidnapped ten traders on the road linking Kano to Bida in Nigeria.", "near", "Bida"),
    ("A mine killed two drivers on a highway connecting Kano with Bida in Nigeria.", "near", "Kano"),
    # from where somebody was taken
    ("Raiders kidnapped four traders from Zaria in Nigeria on Monday.", "place", "Zaria"),
    # within larger ones
    ("Raiders killed six traders in villages within the provinces of Homs and Hama.", "place", "Hama Governorate"),
    # the town, not where it lies
    ("Raiders killed six traders in the Sinai town of Rafah on Monday.", "place", "Rafah"),
    ("Six traders were killed by raiders in the Amazon city of Manaus on Monday.", "place", "Manaus"),
    ("Raiders fought police in the Delmas-Nord suburb on Monday.", "place", "Delmas-Nord suburb"),
    ("A driver was shot dead by raiders on the Kano-Bida highway on Monday.", "place", "Kano-Bida highway"),
    # the next sentence tells
    ("A grenade killed three traders. The incident took place in the town of Yola on Monday.", "place", "Yola"),
    ("A driver was shot dead by rebels. He died outside his shop in Kaduna on Friday.", "place", "Kaduna"),
    ("Rebels attacked a quarry on Sunday, killing two guards. The quarry lies near the town of Bouake.", "near", "Bouaké"),
    # or names the places
    ("Gunmen raided four villages in Zamfara State, killing nine farmers. The villages include Gana and Tse.", "place", "Gana"),
    ("Gunmen raided four villages in Zamfara State, killing nine farmers. The villages include Gana and Tse.", "place", "Tse"),
    ("Troops drove rebels from two towns in Borno State, killing five. The captured towns were Bama and Gwoza.", "place", "Gwoza"),
    # a sentence goes on
    ("Gunmen raided a market in Zaria on Sunday. Six people were killed.", "place", "Zaria"),
    ("Gunmen raided a market in Zaria on Sunday. Six people were killed in the town.", "place", "Zaria"),
    # an occasion that is no event itself is taken up
    ("Thousands joined a march in Kaduna on Friday. During the march, police shot dead two students.", "place", "Kaduna"),
    ("Troops ended a long operation in the town of Bama. In the operation, they killed ten insurgents.", "place", "Bama"),
    ("Crowds came to a rally near Yola. The mayor spoke. During the rally, gunmen shot two guards.", "near", "Yola"),
    # violence is only spoken of, and its harm told next
    ("Envoys voiced concern at the latest violence in Kutum. Thirty civilians were killed by shells.", "place", "Kutum"),
    ("Envoys condemned a new spate of violence in Kutum. Ten civilians have been killed by rebels in the past week.", "place", "Kutum"),
    # a place that lies in the event's own
    # an unlisted place and what holds it
    ("Raiders killed five farmers in Tumbe (Biu, Borno) on Monday.", "place", "Tumbe"),
    ("Raiders killed five farmers in Tumbe (Biu, Borno) on Monday.", "place", "Biu"),
]

NOT_FOUND = [
    # a country's name that only says whose or which, a place that others are west of
    ("The rebel leader died in a US drone attack.", "United States"),
    ("Soldiers killed two rebels in raids targeting smugglers in Anbar province west of Baghdad.", "Baghdad"),
    ("Nine people were killed when a bomb went off outside a mosque in Daquq southwest of Kirkuk.", "Kirkuk"),
    ("Speaking in Lusaka, the minister condemned the killing of four soldiers.", "Lusaka"),
    ("Sources in Bangui said that gunmen had killed six miners.", "Bangui"),
    ("Four soldiers were killed on Monday, prompting the army command in Bamako to send troops.", "Bamako"),
    ("Gunmen killed two guards and fled to hide in Zaria.", "Zaria"),
    ("Gunmen killed six recruits trained in Kandahar.", "Kandahar"),
    ("The closure of shops in Kaduna followed the attack on a bus.", "Kaduna"),
    ("The raid was a blow against the smugglers of arms in Kaduna.", "Kaduna"),
    # other names, or those of other places
    ("Gunmen raided four villages in Borno State, killing nine farmers. The victims include Bama Musa and Ali Gwoza.", "Gwoza"),
    ("Gunmen killed nine farmers in Borno State. The towns with markets are Bama and Gwoza.", "Gwoza"),
    # people speak there of what was elsewhere
    ("In Khartoum, officials said soldiers shot dead four traders.", "Khartoum"),
    ("In Kaduna, Nigeria, a spokesman said rebels had shot dead four traders.", "Kaduna"),
    ("In Kutum, North Darfur, the rebel leader said his men had killed four soldiers.", "Kutum"),
    ("In Kutum, North Darfur, he said rebels had killed four soldiers.", "Kutum"),
    ("In Kutum, North Darfur, the minister condemned the killing of four soldiers.", "Kutum"),
    # no occasion that is taken up, or a toll of other times
    ("Thousands joined a march in Kaduna on Friday. During the war, police shot dead two students.", "Kaduna"),
    ("Thousands joined a march in Kaduna on Friday. During a march, police shot dead two students.", "Kaduna"),
    ("Envoys condemned the violence in Mali. The rebels have killed 4,000 people since 2012.", "Mali"),
    ("Envoys condemned the violence in Mali. More than 4,000 people have been killed by the rebels since 2012.", "Mali"),
    ("Envoys condemned the violence in Kutum. Ten miners had been killed by rebels.", "Kutum"),
    ("Envoys met their friends in Kutum. Ten miners were killed by rebels.", "Kutum"),
    ("The envoys discussed the crisis in Yemen and the attack on a convoy.", "Yemen"),
    ("No group claimed the attack on a school, whose planners were trained in Kandahar.", "Kandahar"),
    ("Raiders killed six traders in Anbar province west of Baghdad.", "Baghdad"),
    ("Raiders killed six traders in Baqubah, 60 km (40 miles) north of Baghdad.", "Baghdad"),
    ("Raiders from Zaria kidnapped two traders on Monday.", "Zaria"),
    ("Raiders kidnapped citizens from Nigeria on Monday.", "Nigeria"),
    ("Fighting between supporters of the rebels in Syria and soldiers killed 12 people on Monday.", "Syria"),
    ("Raiders shot dead a teacher linked to a party in Ankara.", "Ankara"),
    ("Six traders were killed by raiders in the Amazon city of Manaus on Monday.", "Amazon city"),
    ("Raiders killed two guards. Police have taken control of roads in Borno state.", "Borno State"),
    ("Rebels seized a post 40 km north of Gao on Monday.", "in Gao"),
]


def places(facts: Facts) -> set[tuple[str, str]]:
    """Role and label of the places of all events."""
    labels = {place.iri: place.label for place in facts.places}
    return {(role.prop, labels[role.filler]) for event in facts.events for role in event.roles if role.prop in ("place", "near")}


@pytest.mark.parametrize(("text", "role", "label"), FOUND)
def test_finds_where(builder: Builder, text: str, role: str, label: str) -> None:
    facts = read(builder, text)
    assert (role, label) in places(facts), told(facts)


@pytest.mark.parametrize(("text", "label"), NOT_FOUND)
def test_takes_no_other_place(builder: Builder, text: str, label: str) -> None:
    facts = read(builder, text)
    assert ("place", label.removeprefix("in ")) not in places(facts), told(facts)


def test_a_sentence_that_goes_on_is_of_the_past_and_of_one_time(builder: Builder) -> None:
    facts = read(builder, "Gunmen raided a market in Zaria on Sunday. The group has killed 2,000 people since 2009.")
    placed = [event for event in facts.events if any(role.prop == "place" for role in event.roles)]
    assert len(placed) <= 1, told(facts)


TOLD_APART = [
    ("A grenade killed two traders in Kaduna, and raiders burned a mill in Bida.", ["Kaduna"], ["Bida"]),
    ("A grenade killed two traders in Kaduna on Monday and raiders burned a mill near Bida.", ["Kaduna"], ["Bida"]),
    ("In Kaduna, a grenade killed two traders and raiders burned a mill.", ["Kaduna"], ["Kaduna"]),
]


@pytest.mark.parametrize(("text", "first", "last"), TOLD_APART)
def test_each_of_two_doers_is_where_that_is_told(builder: Builder, text: str, first: list[str], last: list[str]) -> None:
    facts = read(builder, text)
    labels = {place.iri: place.label for place in facts.places}
    found = [[labels[role.filler] for role in event.roles if role.prop in ("place", "near")] for event in facts.events]
    assert found == [first, last], told(facts)
