"""Names over tokens: longest match, case, diacritics, apostrophes and hyphens."""

from __future__ import annotations

import itertools

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.reading.lookup.name_index import NameIndex, fold

NLP: Language = spacy.blank("en")

NAMES = {
    "Orchid Front": "front",
    "Orchid Front of the North": "north",
    "Da'esh": "daesh",
    "al-Nusra": "nusra",
    "Médellín Cartel": "cartel",
    "the army": "army",
    "Sons of Dust": "sons",
}
EXACT = {"US": "us", "IS": "is"}


@pytest.fixture(scope="module")
def index() -> NameIndex[str]:
    made: NameIndex[str] = NameIndex(NLP.make_doc)
    for name, value in NAMES.items():
        made.add(name, value)
    for name, value in EXACT.items():
        made.add(name, value, exact=True)
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Orchid Front fled.", [("Orchid Front", "front")]),
        ("The Orchid Front of the North fled.", [("Orchid Front of the North", "north")]),
        ("The Orchid Front of the South fled.", [("Orchid Front", "front")]),
        ("ORCHID FRONT FLEES", [("ORCHID FRONT", "front")]),
        ("the orchid front fled.", []),
        ("An orchid in Front of it.", []),
        ("Da’esh fled.", [("Da’esh", "daesh")]),
        ("Da'esh fled.", [("Da'esh", "daesh")]),
        ("Al-Nusra fled.", [("Al-Nusra", "nusra")]),
        ("al Nusra fled.", [("al Nusra", "nusra")]),
        ("al–Nusra fled.", [("al–Nusra", "nusra")]),
        ("AL-NUSRA FLEES", [("AL-NUSRA", "nusra")]),
        ("The Medellin Cartel fled.", [("Medellin Cartel", "cartel")]),
        ("The Me\u0301delli\u0301n Cartel fled.", [("Me\u0301delli\u0301n Cartel", "cartel")]),
        ("the army fled.", [("the army", "army")]),
        ("The army fled.", [("The army", "army")]),
        ("THE ARMY FLEES", [("THE ARMY", "army")]),
        ("an army fled.", []),
        ("Sons of Dust fled.", [("Sons of Dust", "sons")]),
        ("Sons Of Dust Flee", [("Sons Of Dust", "sons")]),
        ("sons of dust fled.", []),
        ("US jets", [("US", "us")]),
        ("they told us", []),
        ("Us alone", []),
        ("what is IS", [("IS", "is")]),
        ("US and the army and Da'esh", [("US", "us"), ("the army", "army"), ("Da'esh", "daesh")]),
        ("", []),
    ],
)
def test_finds(index: NameIndex[str], text: str, found: list[tuple[str, str]]) -> None:
    doc = NLP.make_doc(text)
    assert [(doc[m.begin : m.end].text, v) for m in index.find(doc) for v in m.values] == found


def test_one_name_of_two(index: NameIndex[str]) -> None:
    index.add("Orchid Front", "other")
    (match,) = index.find(NLP.make_doc("The Orchid Front fled."))
    assert set(match.values) == {"front", "other"}


@given(st.lists(st.sampled_from([*NAMES, *EXACT, "fled", "in", "-", "and", "\n\n"])).map(" ".join))
def test_property_matches_are_in_order_and_apart(text: str) -> None:
    made: NameIndex[str] = NameIndex(NLP.make_doc)
    for name, value in NAMES.items():
        made.add(name, value)
    doc = NLP.make_doc(text)
    found = list(made.find(doc))
    assert all(m.begin < m.end <= len(doc) for m in found)
    assert all(a.end <= b.begin for a, b in itertools.pairwise(found))


@given(st.text())
def test_property_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
