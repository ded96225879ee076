"""Sentences that use the lexicon's words of something else: no event of the class comes of them."""

from __future__ import annotations

import pytest

from kg.builder import Builder
from kg.model import Article
from kg.ontology.lexicon import load

NEAR = {
    "ArmedAttack": [
        "The senator attacked the budget in a speech.",
        "He suffered a heart attack in Nairobi.",
        "The striker shot wide in the second half.",
        "Photographers shot the model on the beach.",
        "The company fired 200 workers in Detroit.",
        "Shares came under attack in early trading.",
        "The government came under fire for its budget.",
        "The pitcher downed two beers.",
    ],
    "AirStrike": [
        "Pilots called off an air strike over pay at Heathrow.",
        "Rail workers went on strike in Lyon.",
        "Airline staff held strikes in Frankfurt.",
        "Lightning strikes killed two hikers in Colorado.",
        "The company dropped a bomb on investors.",
        "The plane dropped leaflets for a circus.",
    ],
    "Shelling": [
        "The minister faced a barrage of questions.",
        "The agency fired a rocket into orbit from Kourou.",
        "Children shelled peas in the kitchen.",
        "Oil prices fell in London.",
        "The minister fired off a letter to the bank.",
    ],
    "Bombing": [
        "A gas explosion in Manila killed three residents.",
        "The population exploded in the suburbs.",
        "The comedy bombed at the box office.",
        "Fireworks went off over Sydney.",
        "The blast of the referee's whistle ended the match.",
        "The firm stepped into a minefield of rules.",
        "The news set off a debate.",
    ],
    "Clash": [
        "The two parties clashed over taxes.",
        "She is fighting cancer in Leeds.",
        "Real Madrid battled Barcelona for the title.",
        "The colours clash with the curtains.",
        "Firefighters battled a blaze in Athens.",
        "Their first encounter was at a wedding.",
    ],
    "Coup": [
        "Signing the striker was a coup for the club.",
        "The publisher staged a marketing coup in London.",
        "The new coach took power out of the serve in Rome.",
        "The film on the coup opened in Paris.",
    ],
    "Release": [
        "The police released a statement on the hostages in Cali.",
        "The company released a film about two hostages.",
        "A court released two prisoners on bail in Nairobi.",
        "The hospital released the patient on Monday.",
        "The dam released water into the river.",
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
        "United snatched victory in the last minute.",
        "The film holds its audience hostage.",
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
        "The striker stole the show in Madrid.",
        "The Pirates stole two bases in the game.",
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
        "The band marched through the town.",
        "The storms ran riot over the coast.",
    ],
    "Riot": [
        "The garden was a riot of colours.",
        "Children threw stones into the river.",
        "He threw rocks at a tin can.",
        "The comedian ran riot on the stage.",
        "Officers in riot gear watched the match.",
    ],
    "TerritorialChange": [
        "The party lost ground to its rivals in the polls.",
        "The phone maker gained ground in the smartphone market.",
        "The team captured the title in Rome.",
        "The captain regained the lead.",
        "Prices fell in Damascus.",
        "The party lost the election in Ohio.",
        "She withdrew from the race.",
        "Temperatures fell in Moscow.",
        "The withdrawal of cash from banks rose.",
        "The firm took control of its rival.",
    ],
    "Deployment": [
        "Divers began a rescue operation near Phuket.",
        "The bank's operations in Kenya grew.",
        "Fans cheered the team's advance to the final in Doha.",
        "The company deployed new software.",
        "She sent a letter to Geneva.",
        "The firm positioned itself as a leader.",
        "The bank sent money to Lagos.",
        "His brother sent him to Argentina to found a company.",
        "Gang members have been sent to prisons in the north.",
        "The goods were put into boxes, and they were sent to Brazil by land.",
        "Ten soldiers were sent to prison.",
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
        "The striker neutralised the lead in the second half.",
        "The fall in prices wiped out profits.",
    ],
}

KNOWN_MISSES = {"The company dropped a bomb on investors.": "a metaphor whose words are all of war"}


def rows() -> list[object]:
    known = {s: [pytest.mark.xfail(strict=True, reason=why)] for s, why in KNOWN_MISSES.items()}
    return [pytest.param(kind, s, marks=known.get(s, [])) for kind, sentences in NEAR.items() for s in sentences]


@pytest.mark.parametrize("kind, sentence", rows())
def test_near_miss_tells_no_such_event(builder: Builder, kind: str, sentence: str) -> None:
    facts = next(builder.facts([Article(id="t", text=sentence)]))
    assert kind not in {event.kind for event in facts.events}


def test_every_class_that_a_trigger_evokes_has_near_misses() -> None:
    evoked = {t.evokes.removeprefix("ck:") for t in load().triggers if t.is_event}
    assert {kind for kind in evoked if len(NEAR.get(kind, ())) < 4} == set()
