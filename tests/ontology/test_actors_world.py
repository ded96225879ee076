"""The authority file of the world beyond the states: it parses, every entry is whole, and no name leads to two actors."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

HERE = Path(__file__).parents[1]
ACTORS = HERE.parent / "ontology" / "actors"
FILES = ("africa", "asia", "americas", "bodies", "sources", "sources-press")
ACTOR = "https://w3id.org/conflict-kg/actor/"
PLACE = "https://w3id.org/conflict-kg/place/gn-"
CK = "https://w3id.org/conflict-kg/onto#"
LEX = "https://w3id.org/conflict-kg/lexicon#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
WIKIDATA = "http://www.wikidata.org/entity/Q"
CLASSES = {"Person", "Organization", "ArmedActor", "ArmedGroup", "Militia", "StateForce", "Government", "InformationSource"}
NAMES = (SKOS + "prefLabel", SKOS + "altLabel", LEX + "caseSensitive", LEX + "metonym")
PROPERTIES = {
    TYPE,
    *NAMES,
    *(LEX + p for p in ("contextOnly", "context", "doNotMatch", "serves")),
    "http://purl.org/dc/terms/description",
    "http://schema.org/sameAs",
    "http://www.w3.org/ns/org#subOrganizationOf",
    CK + "affiliatedWith",
    SKOS + "editorialNote",
}

Entry = dict[str, list[str]]


def read_entries(name: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = defaultdict(lambda: defaultdict(list))
    for triple in ox.parse((ACTORS / f"{name}.ttl").read_bytes(), format=ox.RdfFormat.TURTLE):
        assert isinstance(triple.subject, ox.NamedNode), "no blank nodes in the authority file"
        entries[triple.subject.value][triple.predicate.value].append(triple.object.value)
    return entries


def fold(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\s\-–—]+", " ", re.sub(r"['’‘]", "", plain))


def names_of(entry: Entry) -> Iterator[str]:
    return (value for prop in NAMES for value in entry.get(prop, ()))


ENTRIES = {name: read_entries(name) for name in FILES}
ALL = {iri: entry for entries in ENTRIES.values() for iri, entry in entries.items()}
STATES = set(read_entries("states"))


def blocks_in(name: str) -> list[str]:
    return re.findall(r"^actor:(\S+) a ", (ACTORS / f"{name}.ttl").read_text(encoding="utf-8"), re.MULTILINE)


def test_slugs_are_unique_over_the_files() -> None:
    slugs = [slug for name in FILES for slug in blocks_in(name)]
    assert sorted(slugs) == sorted(iri.removeprefix(ACTOR) for iri in ALL)
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("name", FILES)
def test_entries_are_whole(name: str) -> None:
    for iri, entry in ENTRIES[name].items():
        assert re.fullmatch(re.escape(ACTOR) + r"[a-z0-9]+(-[a-z0-9]+)*", iri)
        kinds = [t.removeprefix(CK) for t in entry[TYPE]]
        assert len(kinds) == 2, iri
        assert kinds[1] == "Actor", iri
        assert kinds[0] in CLASSES, iri
        assert len(entry[SKOS + "prefLabel"]) == 1, iri
        assert set(entry) <= PROPERTIES, iri
        assert not set(entry.get(SKOS + "altLabel", ())) & set(entry[SKOS + "prefLabel"]), iri


@pytest.mark.parametrize("name", FILES)
def test_links_lead_somewhere(name: str) -> None:
    for iri, entry in ENTRIES[name].items():
        for context in entry.get(LEX + "context", ()):
            assert context in ALL or re.fullmatch(re.escape(PLACE) + r"\d+", context), iri
        assert not entry.get(LEX + "context") or entry.get(LEX + "contextOnly"), f"{iri}: a context for nothing"
        assert set(entry.get(LEX + "serves", ())) <= STATES, iri
        for same in entry.get("http://schema.org/sameAs", ()):
            assert re.fullmatch(re.escape(WIKIDATA) + r"\d+", same), iri


def test_no_name_leads_to_two_actors() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for iri, entry in ALL.items():
        for name in names_of(entry):
            found[fold(name)].add(iri)
    assert {name: iris for name, iris in found.items() if len(iris) > 1} == {}


def test_context_only_names_are_told_apart_by_their_contexts() -> None:
    found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for iri, entry in ALL.items():
        for name in entry.get(LEX + "contextOnly", ()):
            found[fold(name)].append((iri, frozenset(entry.get(LEX + "context", ()))))
    for name, claims in found.items():
        contexts = [c for _, claim in claims for c in claim]
        assert len(contexts) == len(set(contexts)), f"{name}: {claims}"


def test_no_outright_name_is_another_entrys_context_only_name() -> None:
    outright = {fold(n): iri for iri, entry in ALL.items() for n in names_of(entry)}
    for iri, entry in ALL.items():
        for name in entry.get(LEX + "contextOnly", ()):
            assert outright.get(fold(name), "") == "", f"{name} of {iri}"


AMBIGUOUS = [
    *("Dawn", "Guardian", "Independent", "Times", "Sun", "Semana", "SITE", "Fars", "Petra", "Mayadeen", "Amnesty"),
    *("Lautaro", "Fano", "EPL", "PDF", "NPA", "ADF", "RSF", "Tigers", "Rangers", "Maoists"),
]


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_words_of_other_senses_are_no_names_by_themselves(word: str) -> None:
    assert not any(fold(name).lower() in (word.lower(), f"al {word}".lower()) for entry in ALL.values() for name in names_of(entry))


@pytest.mark.parametrize("word", ["WHO", "ARENA", "MIR", "MEND", "LeT", "AP", "MILF"])
def test_acronyms_that_are_words_are_case_sensitive(word: str) -> None:
    assert any(word in entry.get(LEX + "caseSensitive", ()) for entry in ALL.values())
    assert not any(word in entry.get(SKOS + p, ()) for entry in ALL.values() for p in ("altLabel", "prefLabel"))


@pytest.mark.parametrize(
    ("slug", "kind", "name"),
    [
        ("al-shabaab", "ArmedGroup", "al-Shabab"),
        ("rapid-support-forces", "Militia", "Rapid Support Forces"),
        ("m23", "ArmedGroup", "March 23 Movement"),
        ("taliban", "ArmedGroup", "Afghan Taliban"),
        ("ttp", "ArmedGroup", "Pakistani Taliban"),
        ("farc", "ArmedGroup", "Revolutionary Armed Forces of Colombia"),
        ("atlacatl-battalion", "StateForce", "Atlacatl"),
        ("un-security-council", "Organization", "UNSC"),
        ("unifil", "StateForce", "UNIFIL"),
        ("afp", "InformationSource", "Agence France-Presse"),
        ("al-jazeera", "InformationSource", "Al Jazeera"),
        ("syrian-observatory-for-human-rights", "InformationSource", "SOHR"),
        ("human-rights-watch", "InformationSource", "HRW"),
        ("nayib-bukele", "Person", "President Bukele"),
    ],
)
def test_well_known_actors_are_listed(slug: str, kind: str, name: str) -> None:
    entry = ALL[ACTOR + slug]
    assert entry[TYPE][0] == CK + kind
    assert name in set(names_of(entry))


def test_the_observatory_is_a_war_monitor() -> None:
    entry = ALL[ACTOR + "syrian-observatory-for-human-rights"]
    assert entry["http://purl.org/dc/terms/description"] == ["war monitor"]
    assert {"the observatory", "the monitor", "the war monitor"} <= set(entry[LEX + "contextOnly"])


def test_other_news_is_160_sentences() -> None:
    lines = (HERE / "data" / "other_news.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#")
    sentences = [line for line in lines if not line.startswith("#")]
    assert len(sentences) == len(set(sentences)) == 160
    assert all(12 <= len(s.split()) <= 35 and s.endswith(".") for s in sentences)


def test_other_articles_have_a_headline_and_a_body() -> None:
    files = sorted((HERE / "data" / "other_articles").glob("*.txt"))
    assert len(files) == 31
    for file in files:
        headline, gap, *body = file.read_text(encoding="utf-8").splitlines()
        assert headline, file.name
        assert not headline.endswith("."), file.name
        assert gap == "", file.name
        assert 120 <= len(" ".join(body).split()) <= 250, file.name
