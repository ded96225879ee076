"""What must not be said of anybody: sentences, and the roles that no factual event read from them may have."""

from __future__ import annotations

import pytest
from texts_read import miss, read, roles_of, told

from kg.builder import Builder

# text; role and filler (or "kind" and class) that no event of factual status may have
NEVER: list[object] = [
    (
        "Officials blamed the PKK for the bombing in Diyarbakir.",
        {("perpetrator", "Officials"), ("perpetrator", "Kurdistan Workers' Party")},
    ),
    ("Police blamed Boko Haram for the killing of two teachers.", {("perpetrator", "Police"), ("perpetrator", "Boko Haram")}),
    ("Al-Shabaab claimed the attack on a hotel in Kismayo that killed nine people.", {("perpetrator", "al-Shabaab")}),
    ("Boko Haram claimed the attack on a market in Kano, killing ten people.", {("perpetrator", "Boko Haram")}),
    ("Boko Haram today claimed responsibility for an attack on a market in Kano, killing ten.", {("time", "today")}),
    ("The army denied the attack on a market in Kano, killing ten people.", {("perpetrator", "The army"), ("perpetrator", "army")}),
    ("The army said between four and six soldiers were killed in the attack.", {("victim", "The army")}),
    (
        "Ten policemen were killed when two suicide bombers, one of them burqa clad, blew themselves up in Kolachi.",
        {("perpetrator", "Ten policemen")},
    ),
    ("Police said that the victim identified as Zafer Imam, was shot to death by unidentified gunmen.", {("victim", "Police")}),
    ("The two Colombians killed were believed to belong to the Urabenos, a Colombian gang.", {("victim", "a Colombian gang")}),
    ("Militants fired at and injured a shopkeeper in Pulwama on March 19,reports Daily Excelsior.", {("target", "Daily Excelsior")}),
    ("Troops carried out an anti-Taliban operation in the forests of Kunar.", {("agent", "Taliban")}),
    (
        "A police chief was killed by assailants in Kapisa on Monday. Two assailants were also killed in the firing.",
        {("victim", "Two assailants"), ("target", "Two assailants")},
    ),
    (
        "Five persons, including a suicide bomber, were killed during a raid conducted by police in Punjab on Monday.",
        {("kind", "AirStrike")},
    ),
    ("A US-led crackdown on counterfeiting in Colombia set in after rebels attacked Cali.", {("kind", "Repression")}),
    ("A bomb allegedly planted by the FARC killed a guard in Cali.", {("perpetrator", "FARC")}),
    # a rate is of nobody in particular
    ("In Colombia, guerrillas kidnap four people every day.", {("victim", "four people")}),
    ("The army killed one civilian for every 23 arrests.", {("victim", "one civilian")}),
    ("Boko Haram was blamed for an attack that killed 12 farmers in Borno.", {("perpetrator", "Boko Haram")}),
    ("The group denied attacking the hospital.", {("perpetrator", "The group")}),
    ("Saudi Arabia denied that its jets had bombed the hospital in Saada.", {("perpetrator", "Saudi Arabia")}),
    ("No group has claimed responsibility for the blast in Kabul.", {("perpetrator", "No group")}),
    ("Gunmen believed to be from Boko Haram killed three policemen in Yobe.", {("perpetrator", "Boko Haram")}),
    ("Boko Haram condemned the attack by gunmen in Borno.", {("perpetrator", "Boko Haram")}),
    ("The attack came a day after Hezbollah warned Israel.", {("perpetrator", "Hezbollah")}),
    ("The Taliban mourned a fighter who was killed in Kabul.", {("perpetrator", "Taliban")}),
    ("Hezbollah threatened to attack Haifa.", {("perpetrator", "Hezbollah")}),
    ("Soldiers were killed in an attack near a camp of the Taliban.", {("perpetrator", "Taliban")}),
    ("Iran denied arming the Houthis, who attacked a ship.", {("perpetrator", "Iran")}),
    ("Hezbollah denied carrying out the attack on the village.", {("perpetrator", "Hezbollah")}),
    ("Iran-backed militias fired rockets at a US base in Erbil.", {("perpetrator", "Iran")}),
    miss(
        "a force's country is not where it was hit",
        "Iran-backed militias fired rockets at a US base in Erbil.",
        {("place", "United States")},
    ),
    ("A US drone strike killed Ayman al-Zawahiri in Kabul.", {("place", "United States")}),
    ("The explosion in Kandahar killed three officers and the Taliban claimed responsibility.", {("victim", "Taliban")}),
    ("No one was injured in the rocket attack on Sderot.", {("victim", "No one")}),
    ("Police fired tear gas at protesters in Nairobi.", {("kind", "Shelling")}),
    # verbs that share an object have one subject, and it is not what they did it to
    ("Gunmen shot and killed a judge in Kathmandu on Monday.", {("victim", "Gunmen")}),
    ("Soldiers attacked and wounded a journalist in Quetta.", {("victim", "Soldiers"), ("target", "Soldiers")}),
    ("Two policemen shot and wounded a farmer in Benue.", {("victim", "Two policemen")}),
    miss(
        "the parser takes the verb for a participle of the noun before it",
        "A gang of at least 12 armed men shot at patrons in a bar in Cali.",
        {("victim", "A gang of at least 12 armed men")},
    ),
    ("A park ranger's shooting in Costa Rica shocked the town.", {("perpetrator", "A park ranger")}),
    ("Residents lost faith in the army and abandoned cultivation of cassava near Homs.", {("kind", "TerritorialChange")}),
    ("The military will fight crime in Caracas, and soldiers patrol the streets.", {("kind", "Clash")}),
    ("Police fired tear gas into areas where a fire was burning in Bogota.", {("target", "areas")}),
    # a country's rebels are not its government's
    ("Colombia's guerrillas killed two soldiers in Cauca.", {("perpetrator", "Colombia")}),
    ("Paraguay's EPP guerrillas have killed a soldier for the first time.", {("perpetrator", "Paraguay")}),
    ("Soldiers killed three of Mali's jihadists near Gao.", {("victim", "Mali")}),
    # a text, a law or a plan may say, never kill
    (
        "A Plaza Publica report documented the return of the Zetas to the town of Coban, murdering a businessman and torching a car shop.",
        {("perpetrator", "A Plaza Publica report")},
    ),
    ("The report said it killed two soldiers in Cali.", {("perpetrator", "The report")}),
    ("The newspaper said it killed two soldiers in Cali.", {("perpetrator", "The newspaper")}),
    ("Operation Condor killed ten farmers in Cali.", {("perpetrator", "Operation Condor")}),
    ("Plan Colombia killed ten farmers in Cali.", {("perpetrator", "Colombia")}),
    ("The rebels attacked the peace plan.", {("target", "peace plan"), ("target", "the peace plan")}),
    ("The guerrillas killed the bill.", {("victim", "the bill")}),
    ("Soldiers burned the report.", {("target", "The report"), ("target", "the report")}),
    # who speaks is not the dead of whom a pronoun tells
    (
        "As analyst Alejandro Hope has pointed out, the fact that he was lightly armed when he was killed by gunmen is puzzling.",
        {("victim", "Alejandro Hope")},
    ),
    (
        "The sources said a car was on its way to Gao when assailants opened fire on them, killing two soldiers.",
        {("target", "The sources"), ("victim", "The sources")},
    ),
    # a list that the main verb needs for its subject
    (
        "Following the killing of Naveed Baloch by gunmen, his family, relatives and residents gathered outside the station.",
        {("victim", "his family"), ("victim", "relatives"), ("victim", "residents")},
    ),
    # whose explosion it is did not set it off
    ("Colombia's coca explosion has put production on an upward trajectory.", {("perpetrator", "Colombia")}),
    ("Brazil police kill a lot.", {("victim", "a lot")}),
    # a trigger's word within a listed phrase evokes nothing
    ("He enlisted former Beltran Leyva hit men who created a gang after the attack on a base in Gao.", {("target", "hit men")}),
    # who is harmed is somebody
    ("A total of 34 people were murdered in El Salvador.", {("victim", "A total")}),
    ("The FARC trained fighters in kidnapping techniques.", {("victim", "techniques")}),
    ("The ELN kidnapped their way into peace talks.", {("victim", "their way")}),
    ("The video is of the 2009 kidnapping of farmer Fidel Zavala and his ransom payment.", {("victim", "his ransom payment")}),
    # an opening participle ends at its comma
    (
        "Suspecting three men to be acting as Police informers, cadres of the Communist Party of India Maoist (CPI Maoist) abducted them.",
        {("perpetrator", "Police informers"), ("perpetrator", "three men")},
    ),
    # whom somebody forces to do one thing does not do the next
    (
        "In April ELN rebels hijacked a flight in Arauca, forcing the pilots to land on an airstrip and kidnapping 46 people on board.",
        {("perpetrator", "the pilots")},
    ),
    ("The army asked the militia to attack the town and killed two farmers.", {("perpetrator", "the militia")}),
    ("The gunmen forced the guards to open the gate and killed them.", {("perpetrator", "the guards"), ("victim", "The gunmen")}),
    ("The attack on the depot may have been due to a debt unpaid by the owner.", {("perpetrator", "the owner")}),
    # who was hit did not do the harm told right after
    (
        "Militants hurled grenades at soldiers in Agra Taj Colony area killing a man and injuring eight others.",
        {("perpetrator", "soldiers")},
    ),
    # where a thing hit is bound for is not where it was hit
    (
        "Militants blew up a tanker, supplying oil to NATO forces in Afghanistan, near a market in Peshawar.",
        {("place", "Afghanistan")},
    ),
]


@pytest.mark.parametrize(("text", "roles"), NEVER)
def test_never_says(builder: Builder, text: str, roles: set[tuple[str, str]]) -> None:
    facts = read(builder, text)
    factual = [e for e in facts.events if e.status.is_factual]
    said = {r for e in factual for r in {*roles_of(facts, e), ("kind", e.kind)}}
    assert not roles & said, told(facts)
