from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from counted_calls import calls_of
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.ontology.terms import CK, CKC, DATA, RDF, XSD
from kg.triples import iris, turtle

NAMES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
OFFSETS = st.integers(0, 3000)
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
IDS = st.sampled_from(["a", "isil-attacks", "x.jsonl 7", "ü%/", "b."])

NODES = st.one_of(
    NAMES.map(iris.actor),
    NAMES.map(iris.place),
    NAMES.map(lambda n: CKC + n),
    st.builds(lambda i, b: iris.Minter(i).span(b, b + 3), IDS, OFFSETS),
    st.builds(lambda i, b, n: iris.Minter(i).event(b, b + 3, variant=n), IDS, OFFSETS, st.one_of(st.none(), NAMES)),
    IDS.map(lambda i: iris.Minter(i).article),
).map(ox.NamedNode)
LITERALS = st.one_of(
    TEXT.map(ox.Literal),
    TEXT.map(lambda t: ox.Literal(t, language="en")),
    st.integers(-(10**9), 10**9).map(ox.Literal),
    st.decimals(min_value=-1000, max_value=1000, places=3).map(lambda d: ox.Literal(f"{d:.3f}", datatype=ox.NamedNode(XSD + "decimal"))),
    st.dates().map(lambda d: ox.Literal(d.isoformat(), datatype=ox.NamedNode(XSD + "date"))),
)
PREDICATES = st.sampled_from(["place", "min", "attacked", "label"]).map(lambda n: ox.NamedNode(CK + n))
TYPES = st.builds(lambda s, c: ox.Triple(s, ox.NamedNode(RDF + "type"), ox.NamedNode(CK + c)), NODES, st.sampled_from(["Article", "Event"]))
TRIPLES = st.lists(st.one_of(TYPES, st.builds(ox.Triple, NODES, PREDICATES, st.one_of(NODES, LITERALS))), max_size=30)


@given(TRIPLES, st.randoms())
def test_bytes_do_not_depend_on_order(triples: list[ox.Triple], chance: random.Random) -> None:
    shuffled = [*triples, *triples]
    chance.shuffle(shuffled)
    assert turtle.serialize(triples) == turtle.serialize(shuffled)


@given(TRIPLES)
@settings(max_examples=60, deadline=None)
def test_oxigraph_and_rdflib_read_back_what_was_written(triples: list[ox.Triple]) -> None:
    data = turtle.serialize(triples)
    assert {q.triple for q in ox.parse(data, format=ox.RdfFormat.TURTLE)} == set(triples)
    read = rdflib.Graph().parse(data=data, format="turtle")
    assert {tuple(n.n3() for n in t) for t in read} == {tuple(_n3(n) for n in t) for t in triples}


def _n3(node: ox.NamedNode | ox.Literal) -> str:
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value).n3()
    datatype = None if node.language or node.datatype.value == XSD + "string" else node.datatype.value
    return rdflib.Literal(node.value, lang=node.language, datatype=datatype, normalize=False).n3()


def test_an_article_gets_prefixes_of_its_own() -> None:
    mint = iris.Minter("a-1")
    article, event = ox.NamedNode(mint.article), ox.NamedNode(mint.event(5, 12, variant="homs"))
    triples = [
        ox.Triple(article, ox.NamedNode(RDF + "type"), ox.NamedNode(CK + "Article")),
        ox.Triple(event, ox.NamedNode(CK + "evidence"), ox.NamedNode(mint.span(0, 37))),
        ox.Triple(event, ox.NamedNode(RDF + "type"), ox.NamedNode(CK + "Event")),
        ox.Triple(event, ox.NamedNode(CK + "after"), ox.NamedNode(mint.event(1, 2))),
    ]
    assert turtle.serialize(triples).decode() == (
        f"@prefix ck: <{CK}> .\n"
        f"@prefix ev: <{DATA}doc/a-1/event/> .\n"
        "\n"
        f"<{DATA}doc/a-1> a ck:Article .\n"
        "\n"
        "ev:5-12.homs a ck:Event ;\n"
        "\tck:after ev:1-2 ;\n"
        f"\tck:evidence <{DATA}doc/a-1#char=0,37> .\n"
    )


def test_nothing_gives_an_empty_graph() -> None:
    assert list(ox.parse(turtle.serialize([]), format=ox.RdfFormat.TURTLE)) == []


def test_a_blank_node_is_refused() -> None:
    triple = ox.Triple(ox.BlankNode("b"), ox.NamedNode(CK + "of"), ox.Literal(1))
    with pytest.raises(GraphError, match="a blank node; each node of the graph needs an IRI"):
        turtle.serialize([triple])


@pytest.mark.parametrize(("name", "data"), [("a.ttl", "<a> <b> ."), ("a.nt", "nonsense"), ("b.ttl", "\xff"), ("c.ttl", "ck:a a ck:b .")])
def test_a_malformed_file_is_named(tmp_path: Path, name: str, data: str) -> None:
    path = tmp_path / name
    path.write_bytes(data.encode("latin-1"))
    with pytest.raises(GraphError, match=rf"{name}: not valid"):
        list(turtle.parse(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"gone\.ttl: no such file"):
        list(turtle.parse(tmp_path / "gone.ttl"))


def test_written_files_parse(tmp_path: Path) -> None:
    triple = ox.Triple(ox.NamedNode(iris.actor("isil")), ox.NamedNode(CK + "ordinal"), ox.Literal(5))
    (tmp_path / "g.ttl").write_bytes(turtle.serialize([triple]))
    assert list(turtle.parse(tmp_path / "g.ttl")) == [triple]


def test_a_large_graph_is_written_in_linear_time() -> None:
    def work(n: int) -> int:
        nodes = [iris.Minter(str(i // 500)).span(i, i + 3) for i in range(n)]
        pairs = zip(nodes, reversed(nodes), strict=True)
        triples = [ox.Triple(ox.NamedNode(a), ox.NamedNode(CK + "after"), ox.NamedNode(b)) for a, b in pairs]
        return calls_of(lambda: turtle.serialize(triples))

    work(100)
    assert work(20_000) < 4.5 * work(5_000)  # rdflib's writer takes minutes for 40,000
