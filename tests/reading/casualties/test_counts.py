"""Casualty counts: bounds of each wording, wholes and parts, the same number told twice."""

from __future__ import annotations

import pytest
from texts_read import bounds, counts_of, read, told

from kg.builder import Builder

ATTACK = "{} soldiers were killed in an attack by Boko Haram in Borno."

# wording, value, min, max
WORDINGS = [
    ("Thirty", 30, 30, 30),
    ("At least 30", 30, 30, None),
    ("At least thirty", 30, 30, None),
    ("No fewer than 30", 30, 30, None),
    ("Thirty or more", 30, 30, None),
    ("More than 30", 30, 31, None),
    ("Over 30", 30, 31, None),
    ("Fewer than 30", 30, None, 29),
    ("Up to 30", 30, None, 30),
    ("As many as 30", 30, None, 30),
    ("Nearly 30", 30, None, 30),
    ("Almost 30", 30, None, 30),
    ("About 30", 30, None, None),
    ("Around 30", 30, None, None),
    ("Some 30", 30, None, None),
    ("An estimated 30", 30, None, None),
    ("Between 20 and 30", None, 20, 30),
    ("A total of 30", 30, 30, 30),
    ("A dozen", 12, 12, 12),
    ("Two dozen", 24, 24, 24),
    ("Dozens of", None, 24, None),
    ("Scores of", None, 40, None),
    ("Hundreds of", None, 200, None),
    ("Several", None, 3, None),
    ("A number of", None, 1, None),
    ("An unspecified number of", None, 1, None),
    ("1,200", 1200, 1200, 1200),
    ("2.5 thousand", 2500, 2500, 2500),
    ("Two hundred and six", 206, 206, 206),
]

EXACT = {n: (n, n, n) for n in (0, 1, 2, 3, 4, 5, 6, 7, 10, 12, 15, 20, 26, 30, 40)}

# text, measure and bounds of the first event's counts, in reading order
COUNTED: list[object] = [
    ("A bombing in Kabul killed 12 people and injured 30.", [("killed", EXACT[12]), ("wounded", EXACT[30])]),
    ("Seven people, including two children, were killed in a bombing in Kabul.", [("killed", EXACT[7]), ("killed", EXACT[2])]),
    ("The attack killed 26 policemen along with four soldiers in Quetta.", [("killed", EXACT[26]), ("killed", EXACT[4])]),
    ("Ten people died in the shelling of Donetsk and 20 were hurt.", [("killed", EXACT[10]), ("wounded", EXACT[20])]),
    ("Gunmen shot dead one man and injured two others in Jos.", [("killed", EXACT[1]), ("wounded", EXACT[2])]),
    ("A policeman was shot dead by gunmen in Srinagar.", [("killed", EXACT[1])]),
    ("The strike killed 5 militants, 3 of them foreigners, in Mir Ali.", [("killed", EXACT[5]), ("killed", EXACT[3])]),
    ("A 30-year-old man was killed in a shooting in Nablus.", [("killed", EXACT[1])]),
    ("Gunmen abducted 20 women in Borno.", [("captured", EXACT[20])]),
    ("Mortar shells landed on a market in Sanaa, killing four.", [("killed", EXACT[4])]),
    ("The war in Syria has killed more than 500,000 people. Rebels shot two soldiers.", [("killed", (500000, 500001, None))]),
    # the same told twice is one; the richer words are kept
    ("Bombing kills 12 in Kabul\n\nA bomb killed 12 people in Kabul on Monday, police said.", [("killed", EXACT[12])]),
    ("Bombing kills 12 in Kabul\n\nA bomb killed at least 12 people in Kabul on Monday, police said.", [("killed", (12, 12, None))]),
    ("Boko Haram killed the governor on 12 May 2021 in Maiduguri.", [("killed", EXACT[1])]),
    # what is no count of people harmed
    ("Gunmen armed with three rifles attacked a church in Kaduna.", []),
    ("Rebels destroyed four tanks near Kharkiv.", []),
    ("No one was injured in the rocket attack on a base in Sderot.", [("wounded", EXACT[0])]),
    # harm told by participles and adjectives after "left"
    ("A bombing in Kabul left 12 people dead and 30 others injured.", [("killed", EXACT[12]), ("wounded", EXACT[30])]),
    ("A bombing in Kabul left 12 dead and 30 wounded.", [("killed", EXACT[12]), ("wounded", EXACT[30])]),
    # "when" joins harm to its cause
    ("Three people were killed and five wounded when a bomb went off in Quetta.", [("killed", EXACT[3]), ("wounded", EXACT[5])]),
    (
        "The bombing in Kabul killed 12 people. The death toll later rose to 15.",
        [("killed", EXACT[12]), ("killed", EXACT[15])],
    ),
    # coordinated counts get their whole, a name or a known person among them
    (
        "A farmer and two soldiers were killed in a raid by Boko Haram in Yobe.",
        [("killed", EXACT[1]), ("killed", EXACT[2]), ("killed", EXACT[3])],
    ),
    (
        "The air strike killed Abu Omar, a commander, and four of his guards in Idlib.",
        [("killed", EXACT[1]), ("killed", EXACT[4]), ("killed", EXACT[5])],
    ),
    # who they were is no more of them, though no comma closes it; others are
    ("Raiders killed three civilians, two women and a boy in Gao.", [("killed", EXACT[n]) for n in (1, 2, 3)]),
    ("Two villagers, a girl and a former village chief were wounded by a mine.", [("wounded", EXACT[n]) for n in (1, 1, 2)]),
    ("Five people, three soldiers and two guards died in the shelling of Taiz.", [("killed", EXACT[n]) for n in (2, 3, 5)]),
    ("Two soldiers, a nurse and a judge were killed in a raid on Gao.", [("killed", EXACT[n]) for n in (1, 1, 2, 4)]),
    ("Two civilians, a constable and a soldier were killed in a raid on Gao.", [("killed", EXACT[n]) for n in (1, 1, 2, 4)]),
    ("Three civilians, two women and a soldier died in a raid on Gao.", [("killed", EXACT[n]) for n in (1, 2, 3, 6)]),
    (
        "Two soldiers were killed and another was wounded in an ambush near Gao.",
        [("killed", EXACT[2]), ("wounded", EXACT[1])],
    ),
]


@pytest.mark.parametrize(("words", "value", "low", "high"), WORDINGS)
def test_bounds(builder: Builder, words: str, value: int | None, low: int | None, high: int | None) -> None:
    facts = read(builder, ATTACK.format(words))
    (event,) = facts.events
    assert counts_of(facts, event) == [("killed", (value, low, high))]


@pytest.mark.parametrize(("text", "counts"), COUNTED)
def test_counts(builder: Builder, text: str, counts: list[object]) -> None:
    facts = read(builder, text)
    found = [pair for e in facts.events[:1] for pair in counts_of(facts, e)]
    assert sorted(map(str, found)) == sorted(map(str, counts)), told(facts)


def test_including_names_a_part(builder: Builder) -> None:
    facts = read(builder, "Seven people, including two children, were killed in a bombing in Kabul.")
    whole, part = sorted(facts.quantities, key=lambda q: -(q.value or 0))
    assert part.breakdown_of == whole.iri
    assert whole.breakdown_of is None


# text, the part's number, whether it is a part of the whole: what is surely more than the whole can be is none
PARTS = [
    ("Five people, two of them children, were killed in a bombing in Kabul.", 2, True),
    ("Five people, seven of them children, were killed in a bombing in Kabul.", 7, False),
    ("Up to five people, including seven children, were killed in a bombing in Kabul.", 7, False),
    ("Five people, including more than seven children, were killed in a bombing in Kabul.", 7, False),
    ("Seven people were killed in a bombing in Kabul. Nine of the dead were children.", 9, False),
]


@pytest.mark.parametrize("text, number, is_part", PARTS)
def test_a_part_is_no_larger_than_its_whole(builder: Builder, text: str, number: int, *, is_part: bool) -> None:
    facts = read(builder, text)
    assert len(facts.quantities) == 2, told(facts)
    (part,) = (q for q in facts.quantities if q.value == number)
    assert (part.breakdown_of is not None) == is_part


def test_parts_of_a_whole_told_elsewhere(builder: Builder) -> None:
    facts = read(
        builder,
        "ISIL killed at least 30 soldiers and militiamen in the desert.\n\n"
        "The attacks killed 26 members of the National Defence Forces along with four soldiers.",
    )
    by_value = {int(q.value or 0): q for q in facts.quantities}
    assert bounds(by_value[30]) == (30, 30, None)
    assert by_value[26].breakdown_of == by_value[4].breakdown_of == by_value[30].iri


def test_a_count_has_its_events_status_and_sources(builder: Builder) -> None:
    facts = read(builder, "A bomb killed 12 people in Kabul on Monday, police said.")
    (event,), (count,) = facts.events, facts.quantities
    assert (count.status, count.sources) == (event.status, event.sources)
    assert count.status.value == "reported"


def test_a_count_of_members_counts_their_organisation(builder: Builder) -> None:
    facts = read(builder, "The attack killed 26 members of the National Defence Forces in Homs.")
    (count,) = facts.quantities
    assert count.of is not None
    assert count.of.endswith("/actor/national-defence-forces")


def test_the_words_of_a_count_are_its_number_with_its_bound(builder: Builder) -> None:
    text = ATTACK.format("At least 30")
    facts = read(builder, text)
    (count,) = facts.quantities
    assert [text[m.begin : m.end] for m in facts.mentions if m.node == count.iri] == ["At least 30"]


def test_sides_of_two_events_are_apart(builder: Builder) -> None:
    facts = read(builder, "A bomb killed two people in Kano on Monday. A bomb killed four people in Jos on Tuesday.")
    assert [counts_of(facts, e) for e in facts.events] == [[("killed", (2, 2, 2))], [("killed", (4, 4, 4))]]
