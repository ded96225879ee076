"""An event that several articles tell of is one row of ACLED's and UCDP's tables, with the bounds of all that is said."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from told_graph import ARTICLE, ATTACK, DOC, HEAD, REPORTED, count, rows

from kg.account.given import Given

SECOND = ARTICLE.replace("doc/1", "doc/2").replace("id:one", "id:two").replace("The Gazette", "The Herald").split("actor:reds")[0]
SPAN = f"<{DOC}#char=0,11>"
LINKED = "ck:eventIdentity <https://example.org/doc/1/event/a/identity>"
EVENTS = f"""
e:a {ATTACK} ; {REPORTED} ; ck:code ckc:acled-attack ; ck:place place:ford ; ck:perpetrator actor:reds ; ck:casualties e:c1 ; LINK .
<https://example.org/doc/2/event/b> {ATTACK} ; {REPORTED} ; ck:code ckc:acled-attack ; ck:place place:ford ; ck:casualties e:c2 ; LINK .
"""


def given(link: str) -> Given:
    text = HEAD + ARTICLE + SECOND.replace(DOC, DOC.replace("/1", "/2")) + EVENTS.replace("LINK", link or "rdfs:comment 'x'")
    text = text.replace(f"doc/2/event/b> {ATTACK} ; {REPORTED}", f"doc/2/event/b> {ATTACK} ; {REPORTED.replace('doc/1', 'doc/2')}")
    counts = count("c1", "ck:value 9 ; ck:min 9 ; ck:max 9") + count("c2", "ck:value 12 ; ck:min 12 ; ck:max 12").replace(
        "doc/1#", "doc/2#"
    )
    return Given.of(quad.triple for quad in ox.parse((text + counts).encode(), format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    "form, low, best, high", [("ged", "low", "best", "high"), ("acled", "fatalities_low", "fatalities", "fatalities_high")]
)
def test_one_event_is_one_row(form: str, low: str, best: str, high: str) -> None:
    (row,) = rows(given(LINKED), form)
    assert (row[low], row[best], row[high]) == ("9", "9", "12")
    assert "number_of_sources" not in row or row["number_of_sources"] == "2"


@pytest.mark.parametrize("form", ["ged", "acled"])
def test_without_links_or_by_tellings_there_are_two(form: str) -> None:
    assert len(rows(given(""), form)) == 2
    assert rows(given(LINKED).by_telling(), form) == rows(given(""), form)
