"""Which events a sentence tells, class by class; near-misses stand in test_near_misses.py."""

from __future__ import annotations

import pytest

from kg.builder import Builder
from kg.model import Article
from kg.ontology.lexicon import load

TOLD = {
    "ArmedAttack": [
        "Gunmen ambushed an army convoy near Gao on Tuesday.",
        "An attack by al-Shabab on a police station in Garissa left four officers dead.",
        "Rebels stormed a prison in Goma before dawn.",
        "Boko Haram raids village in Borno, kills nine farmers",
        "Soldiers opened fire on a minibus in Srinagar.",
        "Two policemen were shot dead by unidentified gunmen in Quetta.",
        "The Taliban mounted an assault on the garrison in Kunduz.",
        "Three traders were gunned down in Zamfara by bandits.",
        "A soldier was stabbed by an assailant in Jerusalem.",
        "Maoist guerrillas attacked a paramilitary camp in Sukma, killing twelve soldiers.",
        "Rebels shot down a helicopter near Donetsk.",
        "Gunmen sprayed a bus with bullets in Quetta.",
        "A patrol came under fire from militants near Kidal.",
        "The army's counteroffensive against rebels in Kivu killed ten rebels.",
    ],
    "AirStrike": [
        "Saudi warplanes carried out air strikes on Houthi positions in Saada.",
        "A drone strike in Waziristan killed six militants.",
        "An air raid on a hospital in Kunduz killed 22 people.",
        "The Ethiopian air force conducted airstrikes on Mekelle.",
        "Air strikes by Russian jets destroyed a depot in Idlib.",
        "Israeli aircraft launched strikes against Hezbollah positions near Tyre.",
        "Helicopters dropped barrel bombs on a market in Aleppo.",
        "Jets strafed rebel positions near Aleppo.",
    ],
    "Shelling": [
        "The army shelled a village near Donetsk.",
        "Hamas fired rockets at Ashkelon on Thursday.",
        "The shelling of Stepanakert by Azerbaijani forces wounded five people.",
        "Mortar shells landed in a market in Mogadishu, killing three traders.",
        "A missile strike on a barracks in Mykolaiv killed dozens of soldiers.",
        "Artillery fire from rebel positions hit a school in Luhansk.",
        "The capital, Kabul, came under rocket fire by the Taliban.",
    ],
    "Bombing": [
        "A car bomb exploded outside a mosque in Baghdad.",
        "A suicide bombing in Maiduguri killed ten worshippers.",
        "Guerrillas blew up an oil pipeline in Arauca.",
        "A roadside bomb killed two soldiers near Kandahar.",
        "Rebels planted a bomb under a bridge in Cauca.",
        "Twin blasts rocked a market in Peshawar, killing 20 people.",
        "A landmine explosion in Marib killed a child.",
        "A soldier stepped on a mine near Cali.",
        "Militants set off a bomb in Quetta.",
    ],
    "Clash": [
        "Soldiers clashed with rebels near Bangui.",
        "Fighting between the army and the Tamil Tigers killed 40 soldiers near Jaffna.",
        "Clashes erupted between rival militias in Tripoli.",
        "Kurdish fighters battled ISIL militants in Kobani.",
        "Heavy fighting between rebels and government forces broke out in Aleppo.",
        "Indian and Chinese troops clashed in Ladakh.",
        "Troops exchanged fire with guerrillas near Neiva.",
        "Two soldiers were killed in an encounter with militants near Pulwama.",
    ],
    "Detention": [
        "Police arrested three militants in Dhaka.",
        "Two rebels were captured by the army in Mindanao.",
        "Soldiers detained a journalist in Asmara.",
        "The arrest of five militants by Kenyan police followed the attack.",
        "Troops rounded up dozens of protesters in Harare.",
        "A rebel commander has been jailed in Kinshasa.",
        "Army captures four militants in Sinai",
    ],
    "Abduction": [
        "Gunmen kidnapped three teachers in Bamenda.",
        "A priest was abducted by rebels in North Kivu.",
        "The kidnapping of two engineers by guerrillas in Antioquia continues.",
        "Militants took hostage six sailors off Jolo.",
        "Boko Haram abducts schoolgirls in Yobe",
        "Pirates abducted a crew of nine near Bayelsa.",
        "Gunmen snatched three girls near Kaduna.",
        "Rebels took captive six policemen in Cauca.",
    ],
    "Abuse": [
        "Guards tortured prisoners in Bagram.",
        "Militiamen raped women in El Fasher.",
        "Soldiers beat two students in Yangon.",
        "The torture of detainees by Syrian soldiers continued.",
        "Villagers were flogged by al-Shabab in Jilib.",
        "Rebels mutilated farmers in Makeni.",
        "Soldiers beat up two students in Harare.",
    ],
    "Destruction": [
        "Rebels destroyed a bridge near Bria.",
        "The group demolished a shrine in Timbuktu.",
        "A power station was sabotaged by guerrillas near Medellin.",
        "Israeli soldiers demolished houses in Jenin.",
        "The destruction of a mosque by militiamen shocked Mosul.",
        "ISIL militants razed a monastery in Qaryatayn.",
    ],
    "Arson": [
        "Militiamen torched houses in Darfur.",
        "Rebels set fire to a school in Pattani.",
        "Soldiers burned villages in Rakhine.",
        "An arson attack on a church in Kaduna injured two guards.",
        "Two police trucks were set ablaze by militants in Balochistan.",
        "Gunmen burned down a clinic in Beni.",
        "Rebels burned down a school in Kidal.",
        "Militants set a bus on fire in Balochistan.",
    ],
    "Looting": [
        "Militiamen looted shops in Khartoum.",
        "Rebels ransacked a hospital in Bambari.",
        "The army pillaged villages in Tigray.",
        "Warehouses were plundered by fighters in El Geneina.",
        "The looting of a museum by militants in Raqqa went on.",
        "Soldiers looted a clinic and burned houses in Mambasa.",
        "Fighters stole two trucks in El Geneina.",
        "Rebels robbed a bank in Juanjui.",
    ],
    "Repression": [
        "The Syrian government crushed peaceful protests in Deraa.",
        "Soldiers suppressed a demonstration in Conakry.",
        "The Burmese army put down protests in Mandalay.",
        "The junta launched a crackdown on protesters in Yangon.",
        "Iranian security forces cracked down on protests in Mahabad.",
        "A bloody crackdown on demonstrators by troops in Khartoum killed 100 people.",
        "The army crushed an uprising in Bahrain.",
    ],
    "Riot": [
        "Residents rioted in the town after the arrest of a trader.",
        "A riot broke out in Gaoua.",
        "Protesters threw stones at policemen in Nairobi.",
        "Youths hurled bricks at soldiers in Hebron.",
        "Four people were killed during riots in Sfax.",
        "Prisoners rioted in a jail in Guayaquil.",
    ],
    "Protest": [
        "Residents protested against the army in Goma.",
        "Thousands of residents held a protest against the Syrian government in Idlib.",
        "Protests against the Sudanese government were held in Omdurman.",
        "Students demonstrated against the junta in Mandalay.",
        "Soldiers fired at a demonstration in Conakry.",
        "Villagers staged a sit-in against the militia in Basra.",
        "Thousands of residents marched against the militia in Tripoli.",
        "Residents held a rally against ISIL in Mosul.",
    ],
    "TerritorialChange": [
        "The Syrian army retook Palmyra from ISIL.",
        "Rebels captured Bria in December.",
        "Kunduz fell to the Taliban in 2015.",
        "The capture of Goma by M23 rebels followed.",
        "ISIL was ousted from Sirte in 2016.",
        "Ukrainian troops withdrew from Avdiivka.",
        "The government lost control of Malakal to the rebels.",
        "Rebels have seized control of Bukavu.",
        "The town of Bria fell to rebels.",
        "The Syrian army recaptured the city of Palmyra from ISIL.",
        "Rebels captured the town of Bria in December.",
        "ISIL's capture of the city of Palmyra followed.",
    ],
    "Deployment": [
        "The army deployed tanks near Tripoli.",
        "Kenya sent troops to Kismayo.",
        "Chadian soldiers were deployed to Diffa.",
        "Russia amassed troops near Kharkiv.",
        "The deployment of Rwandan soldiers to Bangui continued.",
        "India mobilised soldiers along the border in Ladakh.",
        "The deployment of two battalions to Kidal continued.",
    ],
    "Displacement": [
        "The fighting between rebels and the army displaced 2,000 residents in Masisi.",
        "Thousands of residents fled Goma after rebels attacked the city.",
        "Families fled their homes in Cabo Delgado after an attack by militants.",
        "Half of the population was displaced by the war between the army and rebels in South Sudan.",
        "The displacement of thousands of residents by the army in Kachin continued.",
        "Thousands of residents were uprooted by shelling in Marib.",
        "The army displaced 2,000 residents in Masisi.",
        "Soldiers drove thousands of residents from their homes in Kachin.",
        "2,000 families were displaced by rebels in Ituri.",
        "Boko Haram has displaced thousands of villagers in Borno.",
        "Russian forces uprooted thousands of civilians in Kherson.",
        "Thousands of residents fled their homes as the army shelled rebels with mortars.",
    ],
    "LeadershipChange": [
        "The army deposed President William Tolbert in 1980.",
        "Rebels overthrew President Francois Bozize in 2013.",
        "Soldiers toppled President Ibrahim Keita in Bamako.",
        "The Taliban named its new leader as Haibatullah Akhundzada.",
        "President Mohamed Morsi was ousted by the army.",
        "Al-Shabab appointed Ahmed Umar as its leader.",
    ],
    "Agreement": [
        "The rebels signed a ceasefire with the Sudanese government.",
        "A truce between Hamas and Israel began in May.",
        "The government and the FARC signed a peace agreement in Havana.",
        "A ceasefire was agreed between the army and the rebels in Juba.",
        "A prisoner exchange between Ukraine and Russia took place.",
        "The Taliban signed a deal with the United States in Doha.",
        "The government reached a ceasefire with the rebels in Nairobi.",
    ],
    "Coup": [
        "Soldiers staged a coup in Mali.",
        "Army officers seized power in Gabon on Wednesday.",
        "A military coup in Niger toppled the president.",
        "A coup attempt by mutinous soldiers failed in Bangui.",
        "Soldiers mutinied in Bouaké over their pay.",
        "Troops loyal to the general carried out a coup against the government in Khartoum.",
        "Officers took power in Burkina Faso in September.",
    ],
    "Release": [
        "The rebels released four hostages near Cali.",
        "Soldiers freed 12 hostages held by Boko Haram in Borno.",
        "Three teachers were freed by militants in Zamfara.",
        "The army rescued 40 captives from a rebel camp in Ituri.",
        "The release of two soldiers by the guerrillas was announced in Arauca.",
        "The militia set free ten prisoners in Bria.",
        "Gunmen who abducted a priest freed him on Friday near Kaduna.",
    ],
    "Communication": [
        "The rebels declared an emirate in Harar in 2012.",
        "Hezbollah threatened Israel on Monday.",
        "France condemned the rebels on Friday.",
        "The Tuareg rebels declared independence in 2012.",
        "Al-Shabab has threatened Kenya.",
        "The African Union denounced the rebels.",
    ],
    "Conflict": [
        "The civil war in Yemen displaced thousands of residents.",
        "An insurgency in Balochistan has killed thousands of soldiers.",
        "The war between Ethiopia and Eritrea killed thousands of soldiers.",
        "The armed conflict between the army and the FARC lasted decades.",
        "Russia's war against Ukraine has killed thousands of soldiers.",
        "Militants joined the insurgency in Cabo Delgado.",
        "The guerrilla war in Colombia went on.",
    ],
    "ViolentEvent": [
        "Gunmen killed a farmer in Benue.",
        "Twelve civilians were killed in Tigray by Eritrean soldiers.",
        "The killing of four farmers by gunmen shocked Plateau State.",
        "A judge was assassinated in Kabul.",
        "Militants executed ten prisoners near Mosul.",
        "Rebels massacred villagers in Ituri.",
        "Soldiers neutralised four militants near Hakkari.",
    ],
}

KNOWN_MISSES = {
    "The junta launched a crackdown on protesters in Yangon.": "a junta is no sign of conflict",
    "The Syrian army retook Palmyra from ISIL.": "the tagger takes the verb for a noun",
    "The deployment of Rwandan soldiers to Bangui continued.": "soldiers are people, and the frame asks for a force",
    "Militants joined the insurgency in Cabo Delgado.": "the place hangs on the verb, and no side is named",
}


def rows() -> list[object]:
    known = {s: [pytest.mark.xfail(strict=True, reason=why)] for s, why in KNOWN_MISSES.items()}
    return [pytest.param(kind, s, marks=known.get(s, [])) for kind, sentences in TOLD.items() for s in sentences]


@pytest.mark.parametrize("kind, sentence", rows())
def test_sentence_tells_the_event(builder: Builder, kind: str, sentence: str) -> None:
    facts = next(builder.facts([Article(id="t", text=sentence)]))
    assert kind in {event.kind for event in facts.events}


def test_every_class_that_a_trigger_evokes_has_its_table() -> None:
    evoked = {t.evokes.removeprefix("ck:") for t in load().triggers if t.is_event}
    read = {kind: [s for s in sentences if s not in KNOWN_MISSES] for kind, sentences in TOLD.items()}
    assert {kind for kind in evoked if len(read.get(kind, ())) < 6} == set()
