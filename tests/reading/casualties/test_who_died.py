"""Tolls told by who died: a known person, "both", "two of them", a bare "died", "beat to death", and what is no toll of the attack.

Counts are written as in test_count_sentences.
"""

from __future__ import annotations

import pytest
from test_count_sentences import shown
from texts_read import miss, read, told

from kg.builder import Builder

TOLD: list[object] = [
    # one whom the text knows is one, where no toll is told
    ("Gunmen killed Musa Bello, 45, in the raid in Yobe.", "killed 1"),
    ("Soldiers killed the commander two years ago in Goma.", "killed 1"),
    ("The fourth soldier was killed in Goma by rebels.", "killed 1"),
    ("An air strike killed General Abbas Karimi near Herat.", "killed 1"),
    ("Rebels shot the governor dead and wounded his driver in Goma.", "killed 1, wounded 1"),
    ("The rebels killed the mayor. They killed the judge. The attack in Cali shocked the town.", "killed 1 / killed 1"),
    ("Militants shot Yadav, a contractor, dead in the village near Gaya.", "killed 1"),
    ("The mayor was killed along with his son when gunmen attacked his car in Herat.", "killed 1 of 2, killed 1 of 2, killed 2"),
    ("Police in Goma arrested ten men, and the wounded rebel was buried.", "captured 10"),
    # one who is called by two nouns, by the number of the verb
    ("A leader of the rebels and wanted bomber was killed in a gun battle with police in Gaya.", "killed 1"),
    ("A police officer and father of three was killed by gunmen in Jos.", "killed 1"),
    ("A police officer and a driver were killed by gunmen in Jos.", "killed 1 of 2, killed 1 of 2, killed 2"),
    ("A policeman and a guard was killed by gunmen in Jos.", "killed 1 of 2, killed 1 of 2, killed 2"),
    # who kills himself, too
    ("A suicide bomber blew himself up in a mosque, killing himself and three others.", "killed 1 of 4, killed 3 of 4, killed 4"),
    ("The bomber killed himself and wounded six guards at a base in Khost.", "killed 1, wounded 6"),
    # numbers without a noun
    ("Gunmen shot dead four people and wounded six more in Jos.", "killed 4, wounded 6"),
    ("The shelling of Taiz killed three women and injured two more.", "killed 3, wounded 2"),
    ("The army raided a rebel camp in Sinai, killing two of them.", "killed 2"),
    ("Rebels attacked a patrol in Gao, wounding three of them.", "wounded 3"),
    ("Gunmen fired on two traders in Swat, killing both.", "killed 2"),
    ("Both soldiers were killed in the ambush near Gao.", "killed 2"),
    ("Both the army and the rebels attacked the town of Bria.", ""),
    ("Both sides suffered losses in the battle of Bria.", ""),
    ("The shelling of Taiz wounded more than six people.", "wounded >6"),
    (
        "Two drivers and at least six passengers were killed by shelling in Kherson on Friday.",
        "killed 2 of 8+, killed 6+ of 8+, killed 8+",
    ),
    (
        "Three nurses and at least four doctors were killed by shelling in Taiz on Monday.",
        "killed 3 of 7+, killed 4+ of 7+, killed 7+",
    ),
    ("Two days and at least six shells later, the army took Kherson, killing four rebels.", "killed 4"),
    # to death
    ("Soldiers shot two men to death in the raid in Gao.", "killed 2"),
    ("Police beat a student to death in a raid in Mandalay.", "killed 1"),
    ("Two villagers were tortured to death by soldiers near Sagaing.", "killed 2"),
    ("Gunmen fatally shot a journalist in the attack in Tijuana.", "killed 1"),
    ("A rebel commander was fatally wounded in the clash near Bria.", "killed 1"),
    ("Soldiers beat two students in the raid in Mandalay.", ""),
    ("Soldiers sentenced two rebels to death in Gao after the attack.", ""),
    ("Militants slit the throats of three farmers near Mora.", "killed 3"),
    ("Militants strangled a guard near Mora.", ""),
    ("Six terrorists were eliminated in the raid near Hakkari.", "killed 6"),
    ("The army vowed to eliminate the rebels in the raid near Hakkari.", ""),
    # a bare death right after the one attack that is told
    ("Gunmen ambushed a convoy near Obo. Six soldiers died and three others were hurt.", "killed 6, wounded 3"),
    ("Gunmen attacked a bar in Xalapa on Sunday. Five customers died at the scene.", "killed 5"),
    ("Rebels ambushed a patrol near Obo on Monday. Two soldiers later died in hospital.", "killed 2"),
    ("A car hit a landmine near Jowhar and five people died.", "killed 5"),
    ("A vehicle ran over a mine near Kidal; two soldiers were killed.", "killed 2"),
    ("The army and rebels clashed near Minbya. At least five soldiers died, according to the rebels.", "killed 5+"),
    ("The two armies exchanged artillery fire near Kargil, resulting in the death of a farmer.", "killed 1"),
    ("Gunmen attacked a bar in Xalapa on Sunday. Two people died in a car crash.", ""),
    ("Gunmen attacked a bar in Xalapa on Sunday. Two people died when their bus overturned.", ""),
    ("Gunmen attacked a bar in Xalapa on Sunday. Two people died of cholera.", ""),
    ("Gunmen attacked a bar in Xalapa on Sunday. The singer died on Friday.", ""),
    ("Gunmen attacked a bar in Xalapa on Sunday. Police searched the town. Two people died.", ""),
    ("Rebels attacked Gao on Monday, and on Tuesday two soldiers were killed.", "killed 2"),
    ("A car bomb exploded in Kirkuk, 12 killed, 92 injured.", "killed 12, wounded 92"),
    ("Gunmen attacked a bus near Jos, killing four and wounding 11 more.", "killed 4, wounded 11"),
    ("The clash in Bria led to the killing of two soldiers and the wounding of three others.", "killed 2, wounded 3"),
    ("An air strike hit a house in Saada, leading to the death of five people and the injury of ten.", "killed 5, wounded 10"),
    # bodies found
    ("Soldiers found the bullet-riddled bodies of four traders near Maiduguri.", "killed 4"),
    ("Police found the severed heads of three soldiers near Acapulco.", "killed 3"),
    ("Four decapitated bodies were discovered in the camp of the rebels.", "killed 4"),
    ("The bodies of four miners were found after the flood.", ""),
    ("Rebels carried the bodies of two soldiers to Goma.", ""),
    ("Ten prisoners died during a riot in a prison in Manaus.", "killed 10"),
    # a toll of
    ("The number of people killed in the bombing in Kabul rose to 31.", "killed 31"),
    ("The bombing in Kabul killed 12 people. The number of people wounded rose to 40.", "killed 12, wounded 40"),
    ("Gunmen stopped the mayor's car in Zacapa and shot him dead.", "killed 1"),
    ("Rebels shelled Homs. The army did not say how many soldiers died.", ""),
    ("A series of attacks in Gao in March had a death toll of 58.", "killed 58"),
    ("The shelling of Taiz, with a death toll of at least 20, went on.", "killed 20+"),
    ("The earthquake had a death toll of 58.", ""),
    miss("who died is a pronoun that nothing resolves", "Soldiers beat up a trader in Malda. He succumbed to his injuries.", "killed 1"),
    miss("two of one measure in two sentences are no sum", "Gunmen killed a judge near Gao. Three guards were also killed.", "killed 4"),
    miss("an object that two nouns name", "Gunmen shot dead a farmer and leader of the union in Cauca.", "killed 1"),
]


@pytest.mark.parametrize(("text", "counts"), TOLD)
def test_tells(builder: Builder, text: str, counts: str) -> None:
    facts = read(builder, text)
    assert shown(facts) == counts, told(facts)
