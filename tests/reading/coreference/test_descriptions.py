"""Whom "the group", "the militants" and "the general" take up, and whom a noun beside a name explains."""

from __future__ import annotations

import pytest
from texts_read import annotated, links_in

from kg.builder import Builder

# text, description, antecedent
LINKED = [
    ("Boko Haram said the group had left Borno.", "the group", "Boko Haram"),
    ("Soldiers fought Boko Haram in Borno. The jihadist group lost 20 men.", "The jihadist group", "Boko Haram"),
    ("Soldiers fought Boko Haram in Borno. The jihadists lost 20 men.", "The jihadists", "Boko Haram"),
    ("Hamas fired rockets at Ashkelon. The militant group said it was a response.", "The militant group", "Hamas"),
    ("Police clashed with al-Shabaab. The insurgents fled.", "The insurgents", "al-Shabaab"),
    ("The Orchid Front shelled a barracks in Bria. The militants killed two soldiers.", "The militants", "The Orchid Front"),
    ("The PKK attacked a post. This terrorist group is banned.", "This terrorist group", "The PKK"),
    # what was told of without a name
    ("Rebels attacked a village. The rebels burned the church.", "The rebels", "Rebels"),
    ("Police stopped five militants in Idlib before the fighters crossed the border.", "the fighters", "five militants"),
    ("Gunmen attacked a bus near Bria. The attackers fled.", "The attackers", "Gunmen"),
    ("An armed group attacked a bus. The group has not been named.", "The group", "An armed group"),
    ("A criminal group runs the port. The criminal organisation killed two guards.", "The criminal organisation", "A criminal group"),
    ("A militia seized the port. The militia burned the customs house.", "The militia", "A militia"),
    ("Three soldiers were captured near Bria. The soldiers were on patrol.", "The soldiers", "Three soldiers"),
    ("A policeman was shot in Bria. The policeman died on Monday.", "The policeman", "A policeman"),
    # persons by their titles
    ("General Omar Said ordered the raid. The general denied it.", "The general", "Omar Said"),
    ("Foreign Minister Anna Lund met rebels. The minister promised a truce.", "The minister", "Anna Lund"),
    ("Army spokesman Omar Said blamed the rebels. The spokesman gave no figures.", "The spokesman", "Omar Said"),
    # beside a name
    ("Omar Said, a commander of the group, was killed in Idlib.", "a commander", "Omar Said"),
    ("Omar Said, the group's fifth chief, was killed in Idlib.", "the group's fifth chief", "Omar Said"),
    ("The group's leader, Omar Said, was killed in Idlib.", "The group's leader", "Omar Said"),
    ("ISIL, an armed group, seized the town.", "an armed group", "ISIL"),
]

# text, description that is nobody's
UNLINKED = [
    ("Boko Haram attacked a bus. The criminal group that burned the church fled.", "The criminal group"),
    ("Boko Haram attacked a bus. The leader of the union was hurt.", "The leader"),
    ("General Omar Said ordered the raid. His successor denied it.", "His successor"),
    ("Omar Said was shot. His brother fled.", "His brother"),
    ("Omar Said and his wife were shot.", "his wife"),
    ("Boko Haram fought the militants from Mali.", "the militants"),
    ("Boko Haram attacked a bus. The other group fled.", "The other group"),
    ("Boko Haram attacked a bus. The rival group fled.", "The rival group"),
    ("Boko Haram attacked a bus. The Tuareg group fled.", "The Tuareg group"),
    ("Boko Haram attacked a bus. The group's rival fled.", "The group's rival"),
    ("Boko Haram attacked a bus. The parties met in Bria.", "The parties"),
    ("Boko Haram attacked a bus. The members of the council met.", "The members"),
    ("Boko Haram armed militants in Borno before the fighters crossed into Chad.", "the fighters"),
    ("Boko Haram killed the militants.", "the militants"),
    ("Reuters was told that troops had left. The media gave no figures.", "The media"),
    ("Boko Haram attacked a bus. The statement was read on Monday.", "The statement"),
    ("Boko Haram attacked a bus. The government condemned it.", "The government"),
    ("Hezbollah fired on Hamas. The group lost two men.", "The group"),
    ("The army fought rebels and militants. The group lost two men.", "The group"),
    ("Three soldiers died in Bria and five soldiers in Goma. The soldiers were on patrol.", "The soldiers"),
    ("General Omar Said and General Tomas Ferrer left. The general denied it.", "The general"),
    ("Omar Said left Bria. The minister denied it.", "The minister"),
    ("Soldiers shot two men. The men fled. The families wept.", "The families"),
    ("He wrote to Omar Said, the mayor and the bishop.", "the mayor"),
]


@pytest.mark.parametrize(("text", "words", "antecedent"), LINKED)
def test_takes_up(builder: Builder, text: str, words: str, antecedent: str) -> None:
    assert links_in(annotated(builder, text)).get(words) == antecedent


@pytest.mark.parametrize(("text", "words"), UNLINKED)
def test_takes_up_nobody(builder: Builder, text: str, words: str) -> None:
    assert words not in links_in(annotated(builder, text))
