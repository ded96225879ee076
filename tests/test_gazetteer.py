from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LexiconError
from kg.gazetteer import PLACE, Gazetteer, Word, fold, load_gazetteer, resolve, toponyms_in
from kg.gazetteer.folding import is_acronym, loose, without_article
from kg.gazetteer.index import Table, load_index
from kg.gazetteer.listed import read_listed

GAZETTEER = load_gazetteer()
NAMES = sorted(set(GAZETTEER.names()))


def first(name: str) -> str:
    return GAZETTEER.candidates(name)[0].entry.iri.removeprefix(PLACE)


@given(st.text(max_size=40))
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_folding_is_blind_to_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.upper().lower())


@given(st.sampled_from(NAMES))
def test_every_hit_lies_in_a_country_or_in_none(name: str) -> None:
    for entry in (c.entry for c in GAZETTEER.candidates(name)):
        chain = [entry, *GAZETTEER.parents(entry)]
        assert len({e.iri for e in chain}) == len(chain), "a cycle"
        assert chain[-1].is_country or (len(chain) == 1 and entry.feature[0] in "HTLSR"), chain
        assert entry.country == (chain[-1].iri if chain[-1].is_country else None)


@given(st.sampled_from(NAMES))
def test_every_key_is_found_again(name: str) -> None:
    if not is_acronym(name):
        assert GAZETTEER.candidates(name)


@given(st.sampled_from(NAMES))
def test_coordinates_are_on_earth(name: str) -> None:
    for entry in (c.entry for c in GAZETTEER.candidates(name)):
        assert entry.lat is None or -90 <= entry.lat <= 90
        assert entry.long is None or -180 <= entry.long <= 180
        assert (entry.lat is None) == (entry.long is None)


def test_every_listed_place_has_what_it_lies_in() -> None:
    for place in GAZETTEER.listed.places:
        assert place.feature, place.iri
        assert place.within is None or GAZETTEER.entry(place.within), place.iri


def test_every_listed_name_leads_to_its_place() -> None:
    for place in GAZETTEER.listed.places:
        for name in (place.label, *place.names):
            found = GAZETTEER.candidates(name.removeprefix("the "))
            assert place.iri in {c.entry.iri for c in found}, name


SPELLINGS = [
    ("Syria", "gn-163843"),
    ("SYRIA", "gn-163843"),
    ("U.S.", "gn-6252001"),
    ("USA", "gn-6252001"),
    ("UK", "gn-2635167"),
    ("Iran", "gn-130758"),
    ("Ivory Coast", "gn-2287781"),
    ("Côte d’Ivoire", "gn-2287781"),
    ("Raqqah", "gn-172955"),
    ("Ar-Raqqah", "gn-172955"),
    ("Ar Raqqah", "gn-172955"),
    ("al-Raqqa", "gn-172955"),
    ("Deir ez-Zor", "gn-170792"),
    ("Deir Ez Zor", "gn-170792"),
    ("Dayr Az Zayr", "gn-170792"),
    ("Kiev", "gn-703448"),
    ("Kyiv", "gn-703448"),
    ("Kharkov", "gn-706483"),
    ("Medellin", "gn-3674962"),
    ("Bogota", "gn-3688689"),
    ("Falluja", "gn-99454"),
    ("Fallujah", "gn-99454"),
    ("Al-Fallujah", "gn-99454"),
    ("Mazar-i-Sharif", "gn-1133616"),
    ("Sana’a", "gn-71137"),
    ("Ma'rib", "gn-72966"),
]


@pytest.mark.parametrize("name, local", SPELLINGS)
def test_spelling(name: str, local: str) -> None:
    assert local in {c.entry.iri.removeprefix(PLACE) for c in GAZETTEER.candidates(name)}


@pytest.mark.parametrize("name", ["us", "Us", "is", "the", "Xyzzyville", "", "  ", "-"])
def test_not_a_name(name: str) -> None:
    assert not [c for c in GAZETTEER.candidates(name) if c.entry.is_country]


@pytest.mark.parametrize(
    "one, other",
    [("Deir ez-Zor", "Dayr az Zawr"), ("al-Hudaydah", "Al Hudayda"), ("Sa'dah", "Sadah"), ("Jalula", "Jaloula"), ("Ar-Rutbah", "al-Rutba")],
)
def test_romanisations_are_alike(one: str, other: str) -> None:
    assert loose(one) == loose(other)


@pytest.mark.parametrize("one, other", [("Homs", "Hama"), ("Basra", "Bursa"), ("Mosul", "Masila"), ("Daraa", "Dora")])
def test_other_towns_stay_apart(one: str, other: str) -> None:
    assert loose(one) != loose(other)


def test_a_slip_is_no_variant_where_another_has_the_name() -> None:
    assert {c.entry.label for c in GAZETTEER.candidates("Mambasa")} == {"Mambasa"}
    assert "gn-186301" in {c.entry.iri.removeprefix(PLACE) for c in GAZETTEER.candidates("Mombasa")}


def test_what_only_sounds_alike_is_told_apart() -> None:
    assert all(c.is_loose for c in GAZETTEER.candidates("Menem"))
    assert not any(c.is_loose for c in GAZETTEER.candidates("Manama"))


def test_a_place_noun_may_need_its_capital() -> None:
    assert GAZETTEER.noun("Barrage") is not None
    assert GAZETTEER.noun("barrage") is None


def test_article_is_taken_off_arabic_names_only_at_the_front() -> None:
    assert without_article("al bab") == "bab"
    assert without_article("bab al hawa") == "bab al hawa"
    assert without_article("alba") == "alba"


def test_el_salvador_is_not_salvador() -> None:
    assert first("El Salvador") == "gn-3585968"
    assert first("Salvador") != "gn-3585968"


@given(st.lists(st.text("abcdefgh ", min_size=1, max_size=6), unique=True, max_size=30), st.text("abcdefgh ", max_size=6))
def test_table_finds_what_is_in_it_and_nothing_else(keys: list[str], sought: str) -> None:
    table = Table("".join(f"{k}\t{k}!\n" for k in sorted(keys)).encode())
    assert [*table.all_keys()] == sorted(keys)
    for key in keys:
        assert table.get(key) == [key, key + "!"]
    assert (table.get(sought) is not None) == (sought in keys)
    assert table.has_longer(sought) == any(k.startswith(sought + " ") for k in keys)


def test_tables_are_sorted_by_bytes() -> None:
    keys = [k.encode() for k in load_index().names()]
    assert all(a < b for a, b in pairwise(keys))


def test_governorate_keeps_its_english_name() -> None:
    entry = GAZETTEER.entry(PLACE + "gn-172957")
    assert entry is not None
    assert (entry.label, entry.feature, entry.within) == ("Raqqa Governorate", "A.ADM1", PLACE + "gn-163843")


@pytest.mark.parametrize(
    "word, begins",
    [("provinces", "A.ADM1"), ("Cities", "P."), ("villages", "P."), ("air base", "S."), ("Desert", "T."), ("counties", "A.ADM2")],
)
def test_place_noun(word: str, begins: str) -> None:
    noun = GAZETTEER.noun(word)
    assert noun
    assert any(f.startswith(begins) for f in noun.features)


@pytest.mark.parametrize("word", ["attack", "group", "", "s", "convoy", "province of"])
def test_no_place_noun(word: str) -> None:
    assert GAZETTEER.noun(word) is None


def test_own_files_add_places(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(
        "@prefix ck: <https://w3id.org/conflict-kg/onto#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
        "@prefix place: <https://w3id.org/conflict-kg/place/> . @prefix gsp: <http://www.opengis.net/ont/geosparql#> ."
        '<https://w3id.org/conflict-kg/place/hill-42> a ck:Place ; skos:prefLabel "Hill 42"@en ; gsp:sfWithin place:gn-163843 .'
    )
    gazetteer = load_gazetteer(file)
    (found,) = gazetteer.candidates("Hill 42")
    assert found.entry.country == PLACE + "gn-163843"
    assert not GAZETTEER.candidates("Hill 42")


def test_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("place:x a")
    with pytest.raises(LexiconError, match=r"broken\.ttl: not valid Turtle"):
        read_listed(file)


def test_place_without_label_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bare.ttl"
    file.write_text("<https://w3id.org/conflict-kg/place/x> a <https://w3id.org/conflict-kg/onto#Place> .")
    with pytest.raises(LexiconError, match=r"place/x lacks skos:prefLabel"):
        read_listed(file)


def words(text: str) -> list[Word]:
    """Words as a tagger would have them that calls every capitalised word a name."""
    parts = text.replace(",", " ,").replace(".", " .").split()
    return [Word(t, " ", t[:1].isupper(), t[:1].isupper(), i == 0) for i, t in enumerate(parts)]


def settled(text: str) -> dict[str, str | None]:
    here = words(text)
    found = resolve(here, toponyms_in(here, GAZETTEER), GAZETTEER)
    return {r.toponym.name: r.entry.iri.removeprefix(PLACE) if r.entry else None for r in found}


@pytest.mark.parametrize(
    "text, name, local",
    [
        ("fighting in Palmyra , Syria", "Palmyra", "gn-163808"),
        ("fighting in Palmyra , Missouri", "Palmyra", "gn-4402381"),
        ("bombs in London", "London", "gn-2643743"),
        ("bombs in Paris", "Paris", "gn-2988507"),
        ("bombs in Springfield", "Springfield", None),
        ("rebels in Tripoli , Lebanon", "Tripoli", "gn-266826"),
        ("Congolese rebels in Goma", "Goma", "gn-216281"),
        ("Mexican police in Durango state", "Durango", "gn-4011741"),
    ],
)
def test_resolution_without_a_parser(text: str, name: str, local: str | None) -> None:
    assert settled(text)[name] == local


@given(st.permutations(["Raqqa", "Homs", "Mosul", "Kyiv", "Goma", "Syria", "Iraq", "Cali"]))
def test_resolution_needs_no_luck(names: list[str]) -> None:
    text = "they went to " + " and ".join(names)
    assert settled(text) == settled(text)
    assert settled(text)["Syria"] == "gn-163843"


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    here = words(text)
    for found in resolve(here, toponyms_in(here, GAZETTEER), GAZETTEER):
        assert 0 <= found.toponym.begin <= found.toponym.core[0] < found.toponym.core[1] <= found.toponym.end <= len(here)
        assert (found.entry is None) == (found.reason is not None)


def test_gazetteer_needs_no_files_of_its_own() -> None:
    assert Gazetteer(read_listed()).candidates("Syria")
