"""Numbers that stand right behind a date: counts where something is counted, days of the month where not."""

from __future__ import annotations

import pytest
from texts_read import annotated

from kg.builder import Builder
from kg.reading.findings.document import read_findings
from kg.reading.findings.groups import QUANTITIES, TIMES

ROWS = [
    ("On September 29, 18 soldiers were killed near Gao.", ["18"], ["September 29"]),
    ("On 29 September, 18 soldiers were killed near Gao.", ["18"], ["29 September"]),
    ("In 2015, 18 soldiers were killed near Gao.", ["18"], ["In 2015"]),
    ("On May 13, 14 guards and two farmers were killed near Gao.", ["14", "two"], ["May 13"]),
    ("On May 5 300 people were killed near Gao.", ["300"], ["May 5"]),
    ("On March 3, 12 and 14, rebels killed a man near Gao.", [], ["March 3, 12 and 14"]),
    ("On March 3, 2015 rebels killed a man near Gao.", [], ["March 3, 2015"]),
    ("On June 15,1987 rebels killed two men near Gao.", ["two"], ["June 15,1987"]),
    ("Rebels won the game by a score of 3-1 in May 2016.", [], ["May 2016"]),
]


@pytest.mark.parametrize(("text", "numbers", "times"), ROWS)
def test_numbers_beside_dates(builder: Builder, text: str, numbers: list[str], times: list[str]) -> None:
    doc = annotated(builder, text)
    assert [doc[q.begin : q.end].text for q in read_findings(doc, QUANTITIES)] == numbers
    assert [t.words for t in read_findings(doc, TIMES)] == times
