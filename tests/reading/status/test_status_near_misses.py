"""Near-misses of each status: the same cues, or their look-alikes, where they do not reach the trigger."""

from __future__ import annotations

import pytest
from texts_read import annotated, miss, statuses_of

from kg.builder import Builder

# sentence, trigger, status, heads of the sources, the nearest first
NEAR: list[object] = [
    # near asserted
    ("Rebels attacked the base, the army said.", "attacked", "reported", "army"),
    ("The rebels planned the attack on the base.", "attack", "intended", None),
    ("The rebels never attacked the base.", "attacked", "negated", None),
    ("The attack on the army base was called off.", "attack", "intended", None),
    ("The attack on the army base is still planned.", "attack", "intended", None),
    ("The attack on the army base was averted.", "attack", "intended", None),
    ("The rebels condemned plans to attack the base.", "attack", "intended", None),
    ("The minister discussed a possible attack on the base.", "attack", "hypothetical", None),
    ("Soldiers who may have killed the rebels fled.", "killed", "hypothetical", None),
    ("The army was ready to attack the rebels.", "attack", "intended", None),
    ("The army attacked no rebels.", "attacked", "negated", None),
    # near reported
    ("The army, which said little, attacked the rebels.", "attacked", "asserted", None),
    ("The spokesman, who was wounded in an ambush by rebels, said little.", "ambush", "asserted", None),
    ("The soldiers who killed the rebels said they would return.", "killed", "asserted", None),
    ("The army attacked the rebels and reported to the minister.", "attacked", "asserted", None),
    ("The army attacked villages where, according to the agency, rebels live.", "attacked", "asserted", None),
    ("The army told the soldiers to attack the rebels.", "attack", "intended", None),
    ("The army did not report that rebels attacked the base.", "attacked", "hypothetical", None),
    ("The army said rebels would attack the base.", "attack", "hypothetical", "army"),
    ("The army cannot say that rebels attacked the base.", "attacked", "hypothetical", None),
    ('The so-called "caliphate" attacked the army base.', "attacked", "asserted", None),
    ("Rebels killed two journalists near Homs.", "killed", "asserted", None),
    ("The report angered rebels, who attacked the army base.", "attacked", "asserted", None),
    # near claimed
    ("The group claimed responsibility for the attack on the base.", "attack", "asserted", None),
    ("The attack on the base was claimed by the Taliban.", "attack", "asserted", None),
    ("No group has claimed the attack on the base.", "attack", "asserted", None),
    ("The Taliban claimed responsibility for the raid that killed ten soldiers.", "killed", "asserted", None),
    ("The group did not claim that it killed the soldiers.", "killed", "hypothetical", None),
    ("The attack on the base, claimed by the Taliban, killed ten soldiers.", "attack", "asserted", None),
    ("The attack on the base, claimed by the Taliban, killed ten soldiers.", "killed", "asserted", None),
    ("The fighting claimed ten lives when rebels attacked the base.", "attacked", "asserted", None),
    ("The rebels, who claim to speak for the poor, attacked the army base.", "attacked", "asserted", None),
    ("The army said it killed ten rebels.", "killed", "reported", "army"),
    # near alleged
    ("Rebels attacked the base and allegedly killed two soldiers.", "attacked", "asserted", None),
    ("Rebels allegedly attacked the base but killed two soldiers.", "killed", "asserted", None),
    ("Rebels allegedly attacked the base and the army killed ten rebels.", "killed", "asserted", None),
    ("The ministry blamed the rebels for the attack on the base.", "attack", "asserted", None),
    ("The army accused the rebels of the attack on the base.", "attack", "asserted", None),
    ("The Taliban were blamed for Monday's attack on the base.", "attack", "asserted", None),
    ("Suspected militants attacked the police post.", "attacked", "asserted", None),
    ("Police killed ten alleged rebels in an ambush.", "killed", "asserted", None),
    ("Police arrested the suspects after the ambush of the convoy.", "ambush", "asserted", None),
    ("Gunmen attacked the accused general's convoy.", "attacked", "asserted", None),
    ("Ten soldiers were killed, allegedly by the rebels.", "killed", "asserted", None),
    ("The army arrested the alleged mastermind of the attack on the base.", "attack", "asserted", None),
    ("Rebels attacked the base, apparently in revenge for the raid.", "attacked", "asserted", None),
    ("Witnesses confirmed that soldiers killed the rebels.", "killed", "reported", "Witnesses"),
    # near expected
    ("The attack on the army base was expected.", "attack", "expected", None),
    ("The feared militia attacked the army base.", "attacked", "asserted", None),
    ("The rebels attacked the base, where more soldiers are expected.", "attacked", "asserted", None),
    miss(
        "the parser takes the main verb into the relative clause",
        "Soldiers who fear the rebels attacked the camp.",
        "attacked",
        "asserted",
        None,
    ),
    ("The army did not expect the rebels to attack the base.", "attack", "negated", None),
    ("The army warned residents after rebels attacked the base.", "attacked", "asserted", None),
    ("The rebels attacked the base despite warnings.", "attacked", "asserted", None),
    ("Elections will follow after rebels attacked the capital's police.", "attacked", "asserted", None),
    ("The army will investigate the attack on the rebel camp.", "attack", "asserted", None),
    ("The minister will visit the base that rebels attacked.", "attacked", "asserted", None),
    ("Further attacks on the army base killed ten soldiers.", "killed", "asserted", None),
    ("Residents fear the rebels who killed the soldiers.", "killed", "asserted", None),
    ("The army expects the toll to rise because of an ambush on a convoy.", "ambush", "asserted", None),
    # near intended
    ("The result was the capture of Mosul by the army.", "capture", "asserted", None),
    ("The first success was the capture of Mosul by the army.", "capture", "asserted", None),
    ("The latest attempt was the bombing of a bus by rebels.", "bombing", "asserted", None),
    ("The soldiers had to attack the rebels near Gao.", "attack", "asserted", None),
    ("The purpose of the attack on the base was unclear.", "attack", "asserted", None),
    ("The rebels attacked the base to seize weapons.", "attacked", "asserted", None),
    ("The rebels managed to attack the army base.", "attack", "asserted", None),
    ("The rebels began to attack the army base.", "attack", "asserted", None),
    ("The army stopped bombing the rebel camp.", "bombing", "asserted", None),
    ("The army plans to investigate the attack on the rebel camp.", "attack", "asserted", None),
    ("The army vowed to avenge the attack on the base.", "attack", "asserted", None),
    ("The army failed to stop the attack on the base.", "attack", "asserted", None),
    ("The rebels called the army after they attacked the base.", "attacked", "asserted", None),
    ("The army, which plans to leave, attacked the rebels.", "attacked", "asserted", None),
    ("The army promised help to soldiers who attacked the rebels.", "attacked", "asserted", None),
    ("The army asked for help after rebels attacked the base.", "attacked", "asserted", None),
    ("The second group to attack the army base fled.", "attack", "asserted", None),
    # near hypothetical
    ("The army could not prevent the attack on the base.", "attack", "asserted", None),
    miss('"could hear" vouches, "could say" does not', "Residents could hear that rebels attacked the base.", "attacked", "asserted", None),
    ("Who killed the ten soldiers?", "killed", "asserted", None),
    ("The army will leave if the rebels who attacked the base surrender.", "attacked", "asserted", None),
    ("The attack on the base could lead to war.", "attack", "asserted", None),
    ("The attack on the base may have killed ten soldiers.", "attack", "asserted", None),
    ("The army may investigate the attack on the rebel camp.", "attack", "asserted", None),
    ("The soldiers would leave the town after the attack on the base.", "attack", "asserted", None),
    ("In May rebels attacked the army base.", "attacked", "asserted", None),
    ("The rebels attacked the base and might return.", "attacked", "asserted", None),
    ("It is unclear why the rebels attacked the base.", "attacked", "asserted", None),
    # near denied
    ("The group denied responsibility for the attack on the base.", "attack", "asserted", None),
    ("The army denied involvement in the attack on the base.", "attack", "asserted", None),
    ("The army denied the rebels food after they attacked the base.", "attacked", "asserted", None),
    ("The army, which denied the report, attacked the rebels.", "attacked", "asserted", None),
    ("The army denied reports of talks and attacked the rebels.", "attacked", "asserted", None),
    ("The army did not deny that it attacked the rebels.", "attacked", "hypothetical", None),
    ("The rebels rejected the truce and attacked the base.", "attacked", "asserted", None),
    ("Rebels attacked the base, the army admitted.", "attacked", "reported", "army"),
    ("The general dismissed two officers after rebels attacked the base.", "attacked", "asserted", None),
    ("The rebels refused to leave and attacked the soldiers.", "attacked", "asserted", None),
    # what somebody or something is for; of what is ranked the deed is a fact
    ("The decree is an exceptional measure to fight against armed groups in Ituri.", "fight", "intended", None),
    ("The force has a mandate to attack rebels.", "attack", "intended", None),
    ("The rebels were the first group to attack the base.", "attack", "asserted", None),
    ("The raid was the work of the largest group to attack the base.", "attack", "asserted", None),
    # near negated
    ("The two soldiers were killed, but not in a clash with rebels.", "killed", "asserted", None),
    ("The army did not intervene during the clash between rebels and guerrillas.", "clash", "asserted", None),
    ("The rebels not only attacked the base but also killed ten soldiers.", "attacked", "asserted", None),
    ("The rebels did not attack the base but killed two soldiers.", "killed", "asserted", None),
    ("No fewer than nine soldiers were killed in the ambush.", "killed", "asserted", None),
    ("No soldiers were hurt when rebels attacked the base.", "attacked", "asserted", None),
    ("Nobody was killed in the attack on the base.", "attack", "asserted", None),
    ("The army did not investigate the attack on the rebel camp.", "attack", "asserted", None),
    ("The rebels attacked the base without a warning.", "attacked", "asserted", None),
    ("The rebels did not say that they attacked the base.", "attacked", "hypothetical", None),
    ("The soldiers did not leave after rebels attacked the base.", "attacked", "asserted", None),
    ("The rebels never left the town and attacked the army base.", "attacked", "asserted", None),
    ("No one knows why rebels attacked the base.", "attacked", "asserted", None),
    ("The rebels did not fail to attack the army base.", "attack", "asserted", None),
    ("The raid, not the ambush, killed ten soldiers.", "killed", "asserted", None),
]


@pytest.mark.parametrize("text, word, status, source", NEAR)
def test_near_misses(builder: Builder, text: str, word: str, status: str, source: str | None) -> None:
    ((found, heads),) = statuses_of(annotated(builder, text), word)
    assert found == status
    if source is not None or status in ("asserted", "reported"):
        assert heads == (source or "")
