"""RDF's formats: nothing is lost but what is said to be, and the same graph gives the same bytes."""

from __future__ import annotations

import itertools
import json
import warnings
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from kg.account.given import Given, read
from kg.account.statements import read_statements
from kg.errors import GraphError
from kg.export import FORMATS, export
from kg.export.jsonld import read_context
from kg.ontology.terms import CK, OWL, PREFIXES, RDF, XSD, ontology_dir
from kg.store import Folder

SMALL = Path(__file__).parents[1] / "data" / "two-articles.ttl"
NAMED = [(form, fmt) for form, fmt in (("nquads", "nquads"), ("trig", "trig"))]


def quads_by_rdflib(content: bytes, form: str) -> set[tuple[object, ...]]:
    data = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib warns of its own names
        data.parse(data=content, format=form)
        return {(s, p, o, None if g is None or str(g) == "urn:x-rdflib:default" else g) for s, p, o, g in data.quads()}


def as_rdflib(given_: Given) -> set[tuple[object, ...]]:
    """The quads by way of N-Quads as Oxigraph writes them, unsorted."""
    return quads_by_rdflib(b"".join(f"{quad} .\n".encode() for quad in given_.quads), "nquads")


def triples_by_rdflib(content: bytes, form: str) -> set[tuple[object, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return set(rdflib.Graph().parse(data=content, format=form))


@pytest.fixture(scope="module")
def small() -> Given:
    quads = read([SMALL]).quads
    inside = {ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode("https://example.org/g#1")) for q in sorted(quads, key=str)[::3]}
    return Given(quads=quads | inside)


@pytest.mark.parametrize("form, name", NAMED)
def test_named_graphs_come_back(small: Given, form: str, name: str) -> None:
    assert quads_by_rdflib(export(small, form), name) == as_rdflib(small)


@pytest.mark.parametrize("form, name", [("ntriples", "nt"), ("jsonld", "json-ld")])
def test_triples_come_back_once(small: Given, form: str, name: str) -> None:
    content = export(small, form)
    assert triples_by_rdflib(content, name) == {quad[:3] for quad in as_rdflib(small)}
    assert content.count(b"bombing in Upper Ford") == 1


OWN = ["https://example.org/doc/1#char=0,4", "https://example.org/a", f"{CK}perpetrator", f"{CK}date", f"{RDF}type"]
HARD = ["geo:1,2", "status:x", "urn:x:y", f"{PREFIXES['actor']}//x"]  # schemes and paths that a context could mistake
IRIS = st.sampled_from([*OWN, *HARD, *(f"{namespace}x" for namespace in PREFIXES.values())]).map(ox.NamedNode)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, language="en")),
    st.integers(-(2**60), 2**60).map(ox.Literal),
    st.sampled_from(["007", "1e3", "x"]).map(lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "integer"))),
    st.sampled_from(["0.667", "-3.25"]).map(lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "decimal"))),
    st.just(ox.Literal("2024-05-07", datatype=ox.NamedNode(XSD + "date"))),
)
GRAPHS = st.one_of(st.just(ox.DefaultGraph()), IRIS)
OBJECTS = st.one_of(IRIS, LITERALS)
QUADS = st.builds(ox.Quad, IRIS, IRIS.filter(lambda iri: iri.value != RDF + "type"), OBJECTS, GRAPHS)
TYPED = st.builds(ox.Quad, IRIS, st.just(ox.NamedNode(RDF + "type")), IRIS, GRAPHS)


@given(st.frozensets(QUADS | TYPED, max_size=12))
@example(frozenset())
def test_property_every_rdf_format_gives_back_what_it_got(quads: frozenset[ox.Quad]) -> None:
    whole = Given(quads=quads)
    assert set(ox.parse(export(whole, "nquads"), format=ox.RdfFormat.N_QUADS)) == quads
    assert set(ox.parse(export(whole, "trig"), format=ox.RdfFormat.TRIG)) == quads
    for form, kind in (("ntriples", ox.RdfFormat.N_TRIPLES), ("jsonld", ox.RdfFormat.JSON_LD)):
        assert {quad.triple for quad in ox.parse(export(whole, form), format=kind)} == {quad.triple for quad in quads}, form


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "parquet"])
def test_the_order_of_what_is_given_is_of_no_account(small: Given, form: str) -> None:
    ordered = sorted(small.quads, key=str)
    assert export(Given(quads=frozenset(ordered)), form) == export(Given(quads=frozenset(reversed(ordered))), form)


def test_the_context_knows_every_property_of_the_ontology() -> None:
    onto, context = read_statements(ontology_dir() / "conflict.ttl"), read_context()
    links = {s for s in onto if OWL + "ObjectProperty" in onto.all(s, RDF + "type")}
    texts = {s for s in onto if OWL + "DatatypeProperty" in onto.all(s, RDF + "type")}
    told = {value["@id"]: value.get("@type") for value in context.values() if not isinstance(value, str)}
    assert told == {iri: "@id" if iri in links else None for iri in links | texts if iri.startswith(CK)}
    assert [name for name in PREFIXES if name not in context] == ["doc"], "place and time are properties"
    assert context["places"] == PREFIXES["place"]


def test_json_ld_is_read_by_plain_names(small: Given) -> None:
    found = {node["@id"]: node for node in json.loads(export(small, "jsonld"))["@graph"]}
    (raid,) = (node for node in found.values() if node.get("rdfs:label", {}) == {"@language": "en", "@value": "raids in Hill Province"})
    assert (raid["perpetrator"], raid["place"], raid["date"]) == (
        "actor:red-front",
        "places:hill-province",
        {"@type": "xsd:date", "@value": "2023-08-07"},
    )


def test_a_store_gives_its_named_graphs_and_not_its_books(tmp_path: Path) -> None:
    triples = [quad.triple for quad in read([SMALL]).quads]
    with Folder(tmp_path / "s").writer() as writer:
        writer.put("https://example.org/doc/1", name="1", receipt="r", says=triples[:20], background=triples[20:25], mentions=triples[25:])
    kept = read([tmp_path / "s"])
    names = {str(quad.graph_name) for quad in kept.quads}
    assert {"<https://example.org/doc/1/graph>", "<https://example.org/doc/1/mentions>"} < names
    assert not any("ledger" in name or "DEFAULT" in name for name in names)
    assert set(triples) <= kept.triples


BAD: list[tuple[str, str | None, str]] = [
    ("a.ttl", "<x:a> <x:b>", "does not parse"),
    ("a.docx", "", "is no graph format"),
    ("a.nt", "_:a <x:b> <x:c> .", "a blank node"),
    ("none.ttl", None, "cannot be read"),
]


@pytest.mark.parametrize("name, content, message", BAD)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=message):
        read([tmp_path / name])


def test_every_format_says_what_it_loses() -> None:
    assert all(form.loses and form.title and ":" in form.home for form in FORMATS.values())
    assert len({form.title for form in FORMATS.values()}) == len(FORMATS)
    assert list(itertools.islice(FORMATS, 4)) == ["nquads", "trig", "ntriples", "jsonld"]
