"""Datelines in all their forms: sentences of their own, and nobody's place, deed or word."""

from __future__ import annotations

import datetime
from itertools import product

import pytest

from kg.builder import Builder
from kg.explaining.sentence import as_article
from kg.model import Facts
from kg.reading.text.datelines import dateline_of, is_place_line
from kg.reading.text.known_names import known_names

KNOWN = known_names()

CERTAIN = [
    ("BEIRUT (Reuters) - Shells fell.", "BEIRUT (Reuters)"),
    ("BEIRUT, March 4 (Reuters) - Shells fell.", "BEIRUT, March 4 (Reuters)"),
    ("GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- Shells fell.", "GUATEMALA CITY, 4 FEB 90 (ACAN-EFE)"),
    ("Damascus, March 9 (SANA) – Shells fell.", "Damascus, March 9 (SANA)"),
    ("KABUL, Afghanistan (AP) — Shells fell.", "KABUL, Afghanistan (AP)"),
    ("KABUL, Afghanistan — Shells fell.", "KABUL, Afghanistan"),
    ("SOUTHWEST ASIA, January 10, 2016 - On Jan. 9, shells fell.", "SOUTHWEST ASIA, January 10, 2016"),
    ("BEIRUT — Shells fell.", "BEIRUT"),
    ("BEIRUT: Shells fell.", "BEIRUT"),
    ("(Agency) - Shells fell.", "(Agency)"),
    ("(CNN) Shells fell.", "(CNN)"),
    ("March 4 (Reuters) - Shells fell.", "March 4 (Reuters)"),
]
BY_PLACES = [
    ("Beirut, Lebanon – Shells fell.", "Beirut, Lebanon"),
    ("ADEN - Shells fell.", "ADEN"),
    ("KIEV, Ukraine -- Shells fell.", "KIEV, Ukraine"),
    ("Moscow/Tbilisi - Shells fell.", "Moscow/Tbilisi"),
    ("Kabul and Islamabad — Shells fell.", "Kabul and Islamabad"),
    ("Yerevan, May 3. Shells fell.", "Yerevan, May 3"),
    ("MOSCOW, May 3. /TASS/. Shells fell.", "MOSCOW, May 3. /TASS/"),
    ("Lima: Shells fell.", "Lima"),
    ("San Salvador: Shells fell.", "San Salvador"),
    ("Srinagar, May 3: Shells fell.", "Srinagar, May 3"),
    ("Quetta (Dawn): Shells fell.", "Quetta (Dawn)"),
    ("Wednesday, May 15, Juba – Shells fell.", "Wednesday, May 15, Juba"),
    ("Tripoli, Libya, Wednesday — Shells fell.", "Tripoli, Libya, Wednesday"),
    ("Near Mosul, Iraq — Shells fell.", "Near Mosul, Iraq"),
    ("Port-au-Prince, Haiti — Shells fell.", "Port-au-Prince, Haiti"),
    ("N'Djamena, 15 May 2024 – Shells fell.", "N'Djamena, 15 May 2024"),
    ("Deir al-Zor, Syria - Shells fell.", "Deir al-Zor, Syria"),
    ("LONDON/NAIROBI, May 15 (Reuters) - Shells fell.", "LONDON/NAIROBI, May 15 (Reuters)"),
    ("Hinterdorf, Switzerland - Shells fell.", "Hinterdorf, Switzerland"),
    ("Goma, DRC — “Shells fell,” he said.", "Goma, DRC"),
    ("Kyiv—Shells fell.", "Kyiv"),
]
NONE = [
    "UNRWA – the UN agency – said shells fell.",
    "NDF - a militia - said shells fell.",
    "Beirut is quiet - for now.",
    "The army (which left) - and the town.",
    "BEIRUT shells fell.",
    "BEIRUT (Reuters) -",
    "Omar Said, 42, said: Shells fell.",
    "Hezbollah – Iran’s ally – has sent fighters.",
    "ISIL (ISIS) has killed at least 30 soldiers.",
    "Boko Haram - the group - fled.",
    "Boko Haram - The group fled.",
    "Hamas – The group fled.",
    "Monday - Shells fell.",
    "On May 3 - the army fled.",
    "Update: Shells fell.",
    "Smith: Shells fell.",
    "Syria: two killed",
    "Syria: Two killed in Homs",
    "Goma – North Kivu's capital – was quiet.",
    "Tehran: We shelled nobody.",
    "Tehran: “They shelled nobody.”",
    "Beirut was quiet. Shells fell.",
    "Beirut, Lebanon was quiet.",
    "Israel and Hamas - The war goes on.",
    "Kabul",
]


@pytest.mark.parametrize("known", [None, KNOWN], ids=["unknown", "known"])
@pytest.mark.parametrize("text, words", CERTAIN)
def test_some_forms_show_by_themselves(text: str, words: str, known: object) -> None:
    found = dateline_of(text, KNOWN if known else None)
    assert found is not None
    assert found.words == words
    assert text[found.rest :].startswith(("Shells", "On Jan"))


@pytest.mark.parametrize("text, words", BY_PLACES)
def test_others_need_known_places(text: str, words: str) -> None:
    found = dateline_of(text, KNOWN)
    assert found is not None
    assert found.words == words
    assert text[found.rest :].startswith(("Shells", "“Shells"))


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text: str) -> None:
    assert dateline_of(text, KNOWN) is None


@pytest.mark.parametrize("piece", ["Abc-", "Abc ", "Abc, ", "Abc/", "Abc-abc-", "Abc and ", "Abc – ", "Abc (", "May 3, "])
def test_a_long_list_of_names_takes_no_time(piece: str) -> None:
    assert dateline_of(piece * 5000, KNOWN) is None


@pytest.mark.parametrize(
    "line, is_place",
    [
        ("Kano", True),
        ("Kano, Nigeria", True),
        ("Kano, 3 May 2024", True),
        ("Goma, Democratic Republic of Congo", True),
        ("Nigeria", False),
        ("Gunmen fled", False),
        ("Monday", False),
        ("Boko Haram", False),
        ("Kano, where gunmen fled", False),
    ],
)
def test_a_place_on_a_line_of_its_own(line: str, is_place: bool) -> None:
    assert is_place_line(line, KNOWN) is is_place
    assert not is_place_line(line, None)


# --- through the reading ----------------------------------------------------------------------------------------------------------

HEADS = [
    "Beirut, Lebanon – ",
    "KIEV, Ukraine -- ",
    "Moscow/Tbilisi - ",
    "Yerevan, May 3. ",
    "Lima: ",
    "GOMA (agency) — ",
    "Goma, Democratic Republic of Congo — ",
    "Wednesday, May 15, Juba – ",
    "N'Djamena, 15 May 2024 – ",
    "Sana’a, Yemen – ",
    "MOSCOW, May 15. /TASS/. ",
    "ADEN - ",
    "Kano\n\n",
    "Kano, May 15\n\n",
    "KHARTOUM, Sudan\n",
]
REPORTS = [
    "Gunmen shot dead three herders near Isiolo on Tuesday, police said.",
    "Two Georgian soldiers were killed when shells hit their post near Gori on Tuesday.",
    "Army helicopters bombed a camp of the rebels in Cauca, wounding six fighters, the governor said on Monday.",
]


def facts_of(builder: Builder, text: str) -> Facts:
    return next(builder.facts([as_article(text, datetime.date(2024, 5, 17))]))


def told(facts: Facts) -> list[object]:
    """What is told of events and relations, by labels and not by places in the text."""
    nodes = (*facts.actors, *facts.places, *facts.assets, *facts.times, *facts.events, *facts.quantities)
    labels = {node.iri: node.label for node in nodes}

    def label(iri: str) -> str:
        return labels.get(iri, iri)

    events = [
        (
            event.label,
            event.status.value,
            sorted((role.prop, label(role.filler)) for role in event.roles),
            sorted(map(label, event.sources)),
            sorted(map(label, event.casualties)),
        )
        for event in facts.events
    ]
    return [*events, *sorted((label(r.subject), r.predicate, label(r.object), r.status.value) for r in facts.relations)]


@pytest.mark.parametrize("head, report", list(product(HEADS, REPORTS)))
def test_a_report_says_the_same_behind_any_dateline(builder: Builder, head: str, report: str) -> None:
    alone = told(facts_of(builder, report))
    assert alone
    assert told(facts_of(builder, head + report)) == alone


@pytest.mark.parametrize("head", HEADS)
def test_a_dateline_is_a_sentence_of_its_own(builder: Builder, head: str) -> None:
    doc = builder.annotate(as_article(head + REPORTS[0]))
    report = doc.text.index("Gunmen")
    assert report in {sentence.start_char for sentence in doc.sents}
    assert len([sentence for sentence in doc.sents if sentence.start_char < report]) == 1


@pytest.mark.parametrize(
    "text, doer",
    [
        ("Kenya bombed two camps in Gedo on Monday.", "Kenya"),
        ("Boko Haram - the group - killed three farmers near Baga.", "Boko Haram"),
        ("NDF – a militia – killed three farmers near Baga.", "National Defence Forces"),
    ],
)
def test_a_doer_at_the_head_stays_one(builder: Builder, text: str, doer: str) -> None:
    facts = facts_of(builder, text)
    labels = {actor.iri: actor.label for actor in facts.actors}
    assert doer in {labels.get(role.filler) for event in facts.events for role in event.roles}


@pytest.mark.parametrize(
    "text, count",
    [
        ("GOMA, May 15 - 20 soldiers were killed near Sake.", 20),
        ("GOMA, 15 May 2024 – 20 soldiers were killed near Sake.", 20),
        ("Between 15 and 20 soldiers were killed near Sake.", 20),
    ],
)
def test_a_datelines_number_makes_no_range_with_the_reports(builder: Builder, text: str, count: int) -> None:
    assert [int(q.value or q.maximum or 0) for q in facts_of(builder, text).quantities] == [count]
