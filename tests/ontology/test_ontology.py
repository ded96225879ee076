"""The ontology is written like code: each term has one label, one definition, an example; nothing is declared twice or left unused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ontology.terms import CK, CKC, DCTERMS, LEX, OWL, RDF, RDFS, SKOS, curie, ontology_dir, superclasses

DIRECTORY = ontology_dir()
OURS = ("conflict.ttl", "schemes.ttl", "shapes.ttl", "alignments.ttl")


def triples_of(*names: str) -> list[ox.Triple]:
    return [q.triple for n in names for q in ox.parse(path=DIRECTORY / n)]


def values(triples: list[ox.Triple], prop: str) -> dict[str, list[ox.Literal | ox.NamedNode]]:
    table: dict[str, list[ox.Literal | ox.NamedNode]] = {}
    for s, p, o in triples:
        if p.value == prop and isinstance(s, ox.NamedNode) and not isinstance(o, ox.BlankNode | ox.Triple):
            table.setdefault(s.value, []).append(o)
    return table


ONTOLOGY = triples_of("conflict.ttl")
TYPES = values(ONTOLOGY, RDF + "type")
TERMS = sorted(t for t in TYPES if t.startswith(CK))
CLASSES = [t for t in TERMS if any(k.value == OWL + "Class" for k in TYPES[t])]
SCHEMES = triples_of("schemes.ttl", *(f"lexicon/{p.name}" for p in sorted((DIRECTORY / "lexicon").glob("weapons*.ttl"))))


@pytest.mark.parametrize("term", TERMS, ids=curie)
def test_each_term_has_one_english_label_one_definition_and_an_example(term: str) -> None:
    for prop, most in ((RDFS + "label", 1), (SKOS + "definition", 1), (SKOS + "example", 3), (SKOS + "scopeNote", 1)):
        texts = values(ONTOLOGY, prop).get(term, [])
        assert len(texts) <= most
        assert texts or prop == SKOS + "scopeNote", f"{curie(term)} lacks {curie(prop)}"
        assert all(isinstance(t, ox.Literal) and t.language == "en" and t.value.strip() == t.value for t in texts)
    (definition,) = values(ONTOLOGY, SKOS + "definition")[term]
    assert definition.value.endswith(".")


def test_labels_are_unique() -> None:
    labels = Counter(v.value for found in values(ONTOLOGY, RDFS + "label").values() for v in found)
    assert [label for label, n in labels.items() if n > 1] == []


def test_each_event_class_says_what_it_is_not() -> None:
    events = [c for c in CLASSES if "Event" in superclasses(c.removeprefix(CK))]
    assert [curie(c) for c in events if c not in values(ONTOLOGY, SKOS + "scopeNote")] == []


def test_no_inverse_is_declared() -> None:
    assert [t for t in triples_of(*OURS) if t.predicate.value == OWL + "inverseOf"] == []


def test_classes_are_nouns_and_properties_begin_small() -> None:
    assert all(c.removeprefix(CK)[0].isupper() for c in CLASSES)
    assert all(t.removeprefix(CK)[0].islower() for t in TERMS if t not in CLASSES)


@pytest.mark.parametrize("prop", [RDFS + "subClassOf", RDFS + "subPropertyOf", RDFS + "domain", RDFS + "range"])
def test_what_terms_hang_on_is_declared(prop: str) -> None:
    named = {o.value for found in values(ONTOLOGY, prop).values() for o in found if o.value.startswith(CK)}
    assert named <= set(TERMS)


def test_links_to_other_vocabularies_stand_in_alignments_alone() -> None:
    foreign = {SKOS + "exactMatch", SKOS + "closeMatch", SKOS + "relatedMatch", CK + "mapsTo"}
    assert [t for t in triples_of("conflict.ttl", "schemes.ttl") if t.predicate.value in foreign] == []
    hierarchy = {RDFS + "subClassOf", RDFS + "subPropertyOf"}
    within = [t for t in ONTOLOGY if t.predicate.value in hierarchy]
    assert all(o.value.startswith(CK) for _, _, o in within)  # type: ignore[union-attr]
    aligned = triples_of("alignments.ttl")
    assert {s.value for s, p, _ in aligned if s.value.startswith(CK)} <= set(TERMS)  # type: ignore[union-attr]
    assert not any(o.value.startswith(CK) for _, p, o in aligned if p.value in hierarchy)  # type: ignore[union-attr]


def test_every_event_class_maps_to_codes_that_exist_save_the_containers() -> None:
    mapped = values(triples_of("alignments.ttl"), CK + "mapsTo")
    events = {c for c in CLASSES if "Event" in superclasses(c.removeprefix(CK))}
    assert events - mapped.keys() == {CK + "Conflict"}
    concepts = values(SCHEMES, SKOS + "inScheme")
    assert {o.value for found in mapped.values() for o in found} <= concepts.keys()


CONCEPTS = values(SCHEMES, SKOS + "inScheme")


@pytest.mark.parametrize("concept", sorted(CONCEPTS), ids=curie)
def test_each_concept_has_a_type_one_scheme_and_one_label(concept: str) -> None:
    assert concept.startswith(CKC)
    assert {v.value for v in values(SCHEMES, RDF + "type")[concept]} == {SKOS + "Concept"}
    assert len({v.value for v in CONCEPTS[concept]}) == 1
    assert len({v.value for v in values(SCHEMES, SKOS + "prefLabel")[concept]}) == 1
    for broader in values(SCHEMES, SKOS + "broader").get(concept, []):
        assert {v.value for v in CONCEPTS[broader.value]} == {v.value for v in CONCEPTS[concept]}, "broader in another scheme"


def test_labels_of_concepts_are_unique_in_their_scheme() -> None:
    labels = values(SCHEMES, SKOS + "prefLabel")
    seen = Counter((CONCEPTS[c][0].value, next(iter(labels[c])).value) for c in CONCEPTS)
    assert [pair for pair, n in seen.items() if n > 1] == []


def test_no_concept_is_broader_than_itself() -> None:
    parents = {c: {b.value for b in found} for c, found in values(SCHEMES, SKOS + "broader").items()}

    def above(concept: str, seen: frozenset[str]) -> frozenset[str]:
        return seen.union(*(above(p, seen | {p}) for p in parents.get(concept, set()) - seen))

    assert [c for c in parents if c in above(c, frozenset())] == []


@pytest.mark.parametrize("name", OURS)
def test_each_file_says_title_version_and_licence(name: str) -> None:
    triples = triples_of(name)
    (ontology,) = (
        s.value
        for s, found in ((t.subject, t.object) for t in triples if t.predicate.value == RDF + "type")
        if found.value == OWL + "Ontology"
    )  # type: ignore[union-attr]
    for prop, value in ((DCTERMS + "license", "https://spdx.org/licenses/MIT"), (OWL + "versionInfo", "0.1.0")):
        assert [v.value for v in values(triples, prop)[ontology]] == [value]
    assert values(triples, DCTERMS + "title")[ontology]


def test_every_term_is_used_by_code_shapes_rules_or_lexicon() -> None:
    package = Path(__file__).resolve().parents[2] / "kg"
    code = "\n".join(p.read_text(encoding="utf-8") for p in sorted(package.rglob("*.py")))
    files = [p for p in sorted(DIRECTORY.rglob("*")) if p.suffix in (".rq", ".ttl") and p.name not in ("conflict.ttl", "alignments.ttl")]
    turtle = "\n".join(p.read_text(encoding="utf-8") for p in files)
    above = {a for c in CLASSES for a in superclasses(c.removeprefix(CK))}
    names = (t.removeprefix(CK) for t in TERMS)
    unused = [n for n in names if f'"{n}"' not in code and f"ck:{n}" not in turtle and n not in above]
    assert set(unused) <= UNUSED


# classes that the lexicon may evoke and does not yet; a mixin; what order of leaders is read as
UNUSED = {"SourcedItem", "Accusation", "Threat", "Ceasefire", "PrisonerExchange", "mapsTo"}


@pytest.mark.parametrize("name", ["conflict.ttl", "schemes.ttl", "shapes.ttl", "alignments.ttl"])
def test_nothing_is_declared_under_the_lexicon_namespace(name: str) -> None:
    assert [t for t in triples_of(name) if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(LEX)] == []
