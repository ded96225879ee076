"""Which events a sentence tells, class by class: those that it does, and its near-misses."""

from __future__ import annotations

import pytest

from kg.builder import Builder
from kg.lexicon import load
from kg.model import Article

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
    ],
    "AirStrike": [
        "Saudi warplanes carried out air strikes on Houthi positions in Saada.",
        "A drone strike in Waziristan killed six militants.",
        "An air raid on a hospital in Kunduz killed 22 people.",
        "The Ethiopian air force conducted airstrikes on Mekelle.",
        "Air strikes by Russian jets destroyed a depot in Idlib.",
        "Israeli aircraft launched strikes against Hezbollah positions near Tyre.",
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
    ],
    "Clash": [
        "Soldiers clashed with rebels near Bangui.",
        "Fighting between the army and the Tamil Tigers killed 40 soldiers near Jaffna.",
        "Clashes erupted between rival militias in Tripoli.",
        "Kurdish fighters battled ISIL militants in Kobani.",
        "Heavy fighting between rebels and government forces broke out in Aleppo.",
        "Indian and Chinese troops clashed in Ladakh.",
        "Troops exchanged fire with guerrillas near Neiva.",
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
    ],
    "Abuse": [
        "Guards tortured prisoners in Bagram.",
        "Militiamen raped women in El Fasher.",
        "Soldiers beat two students in Yangon.",
        "The torture of detainees by Syrian soldiers continued.",
        "Villagers were flogged by al-Shabab in Jilib.",
        "Rebels mutilated farmers in Makeni.",
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
    ],
    "Looting": [
        "Militiamen looted shops in Khartoum.",
        "Rebels ransacked a hospital in Bambari.",
        "The army pillaged villages in Tigray.",
        "Warehouses were plundered by fighters in El Geneina.",
        "The looting of a museum by militants in Raqqa went on.",
        "Soldiers looted a clinic and burned houses in Mambasa.",
    ],
    "Repression": [
        "The Syrian government crushed peaceful protests in Deraa.",
        "Soldiers suppressed a demonstration in Conakry.",
        "The Burmese army put down protests in Mandalay.",
        "The junta launched a crackdown on protesters in Yangon.",
        "Iranian security forces cracked down on protests in Mahabad.",
        "A bloody crackdown on demonstrators by troops in Khartoum killed 100 people.",
    ],
    "Protest": [
        "Residents protested against the army in Goma.",
        "Thousands of residents held a protest against the Syrian government in Idlib.",
        "Protests against the Sudanese government were held in Omdurman.",
        "Students demonstrated against the junta in Mandalay.",
        "Soldiers fired at a demonstration in Conakry.",
        "Villagers staged a sit-in against the militia in Basra.",
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
    ],
    "Deployment": [
        "The army deployed tanks near Tripoli.",
        "Kenya sent troops to Kismayo.",
        "Chadian soldiers were deployed to Diffa.",
        "Russia amassed troops near Kharkiv.",
        "The deployment of Rwandan soldiers to Bangui continued.",
        "India mobilised soldiers along the border in Ladakh.",
    ],
    "Displacement": [
        "The fighting between rebels and the army displaced 2,000 residents in Masisi.",
        "Thousands of residents fled Goma after rebels attacked the city.",
        "Families fled their homes in Cabo Delgado after an attack by militants.",
        "Half of the population was displaced by the war between the army and rebels in South Sudan.",
        "The displacement of thousands of residents by the army in Kachin continued.",
        "Thousands of residents were uprooted by shelling in Marib.",
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
    ],
    "ViolentEvent": [
        "Gunmen killed a farmer in Benue.",
        "Twelve civilians were killed in Tigray by Eritrean soldiers.",
        "The killing of four farmers by gunmen shocked Plateau State.",
        "A judge was assassinated in Kabul.",
        "Militants executed ten prisoners near Mosul.",
        "Rebels massacred villagers in Ituri.",
    ],
}

NEAR = {
    "ArmedAttack": [
        "The senator attacked the budget in a speech.",
        "He suffered a heart attack in Nairobi.",
        "The striker shot wide in the second half.",
        "Photographers shot the model on the beach.",
        "The company fired 200 workers in Detroit.",
        "Shares came under attack in early trading.",
    ],
    "AirStrike": [
        "Pilots called off an air strike over pay at Heathrow.",
        "Rail workers went on strike in Lyon.",
        "Airline staff held strikes in Frankfurt.",
        "Lightning strikes killed two hikers in Colorado.",
    ],
    "Shelling": [
        "The minister faced a barrage of questions.",
        "The agency fired a rocket into orbit from Kourou.",
        "Children shelled peas in the kitchen.",
        "Oil prices fell in London.",
        "The firm launched a missile of a marketing campaign.",
    ],
    "Bombing": [
        "A gas explosion in Manila killed three residents.",
        "The population exploded in the suburbs.",
        "The comedy bombed at the box office.",
        "Fireworks went off over Sydney.",
        "The blast of the referee's whistle ended the match.",
    ],
    "Clash": [
        "The two parties clashed over taxes.",
        "She is fighting cancer in Leeds.",
        "Real Madrid battled Barcelona for the title.",
        "The colours clash with the curtains.",
        "Firefighters battled a blaze in Athens.",
    ],
    "Detention": [
        "The film captured the mood of the city.",
        "He suffered a cardiac arrest in Turin.",
        "The museum captured visitors with its light.",
        "Pupils were kept in detention after school.",
    ],
    "Abduction": [
        "The film is about the abduction of a dog.",
        "The project was hostage to the budget.",
        "The meeting was hijacked by a row over fees.",
        "Her speech took the audience with it.",
    ],
    "Abuse": [
        "Chelsea beat Arsenal in London.",
        "The results beat expectations.",
        "It was torture to watch the match.",
        "The heart beat fast.",
    ],
    "Destruction": [
        "The earthquake destroyed houses in Izmir.",
        "A flood damaged a bridge in Kerala.",
        "The scandal destroyed his career.",
        "The council demolished a car park in Leeds.",
    ],
    "Arson": [
        "A wildfire burned houses in California.",
        "The speech set the crowd on fire.",
        "The athlete burned calories in the gym.",
        "The ceasefire began in May.",
    ],
    "Looting": [
        "The manager was accused of looting the squad's morale.",
        "The treasure was plunder from old ships.",
        "Thieves took wallets on the metro.",
        "The striker ransacked the defence.",
    ],
    "Repression": [
        "The bank launched a crackdown on late fees.",
        "The champion crushed her rival in the final.",
        "He suppressed a smile.",
        "The tax office cracked down on fraud.",
    ],
    "Protest": [
        "Shares rallied in Tokyo.",
        "The stock market staged a rally.",
        "She demonstrated the new phone in Seoul.",
        "The driver won the rally in Monaco.",
    ],
    "TerritorialChange": [
        "The team captured the title in Rome.",
        "The captain regained the lead.",
        "Prices fell in Damascus.",
        "The party lost the election in Ohio.",
        "She withdrew from the race.",
        "Temperatures fell in Moscow.",
    ],
    "Deployment": [
        "The company deployed new software.",
        "She sent a letter to Geneva.",
        "The firm positioned itself as a leader.",
        "The bank sent money to Lagos.",
    ],
    "Displacement": [
        "A wildfire displaced residents in California.",
        "The driver fled the scene.",
        "The plant displaced older machines.",
        "Residents fled the storm in Florida.",
    ],
    "LeadershipChange": [
        "The firm named Anna Berg as its chief executive.",
        "The club appointed a new head coach.",
        "The album toppled its rival from the charts.",
        "He was named player of the year.",
    ],
    "Agreement": [
        "The striker signed a deal with Milan.",
        "The firm signed an agreement with a supplier.",
        "The band signed a contract in Nashville.",
        "The airline reached a deal with its pilots.",
    ],
    "Communication": [
        "The government declared a holiday.",
        "The forecasters warned of rain.",
        "Critics condemned the film.",
        "The rain threatened the match.",
    ],
    "Conflict": [
        "A price war between supermarkets cut profits.",
        "The trade war between Washington and Beijing hit farmers.",
        "The two stars fought a war of words.",
        "The streaming firms are in a bidding war.",
    ],
    "ViolentEvent": [
        "The virus killed 200 people in Wuhan.",
        "Five people were killed in a car crash near Lyon.",
        "Two hikers died in an avalanche in Nepal.",
        "The committee killed the bill.",
        "The deal died in the senate.",
    ],
}

KNOWN_MISSES: dict[str, str] = {}


def rows(table: dict[str, list[str]]) -> list[object]:
    known = {s: [pytest.mark.xfail(strict=True, reason=why)] for s, why in KNOWN_MISSES.items()}
    return [pytest.param(kind, s, marks=known.get(s, [])) for kind, sentences in table.items() for s in sentences]


def kinds_in(builder: Builder, sentence: str) -> set[str]:
    facts = next(builder.facts([Article(id="t", text=sentence)]))
    return {event.kind for event in facts.events}


@pytest.mark.parametrize("kind, sentence", rows(TOLD))
def test_sentence_tells_the_event(builder: Builder, kind: str, sentence: str) -> None:
    assert kind in kinds_in(builder, sentence)


@pytest.mark.parametrize("kind, sentence", rows(NEAR))
def test_near_miss_tells_no_such_event(builder: Builder, kind: str, sentence: str) -> None:
    assert kind not in kinds_in(builder, sentence)


def test_every_class_that_a_trigger_evokes_has_its_tables() -> None:
    evoked = {t.evokes.removeprefix("ck:") for t in load().triggers if t.is_event}
    assert {kind for kind in evoked if len(TOLD.get(kind, ())) < 6 or len(NEAR.get(kind, ())) < 4} == set()
