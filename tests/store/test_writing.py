"""Changes to a store: whatever comes and goes in whatever order, it equals one made anew of what remains."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg.store import Writer, articles_in, graph_name
from kg.store.contents import BACKGROUND, DEFAULT, LEDGER

ARTICLES = [f"https://example.org/doc/{n}" for n in range(4)]
NODES = [f"https://example.org/actor/{n}" for n in range(4)]
PROP = ox.NamedNode("https://example.org/p")

subjects = st.sampled_from([*ARTICLES, *NODES])
triples = st.builds(lambda s, o: ox.Triple(ox.NamedNode(s), PROP, ox.Literal(o)), subjects, st.sampled_from("ab"))
versions = st.fixed_dictionaries(
    {
        "says": st.lists(triples, max_size=4),
        "mentions": st.lists(triples, max_size=3),
        "nodes": st.sets(st.sampled_from(NODES)),
    }
)
changes = st.lists(st.tuples(st.sampled_from(ARTICLES), st.none() | versions), max_size=12)


def known(nodes: set[str]) -> list[ox.Triple]:
    """What is known of a node is the same in every article."""
    return [ox.Triple(ox.NamedNode(n), PROP, ox.Literal(f"known {value}")) for n in sorted(nodes) for value in (1, 2)]


def put(writer: Writer, article: str, version: dict[str, object]) -> bool:
    return writer.put(
        article,
        name=article[-1],
        receipt=repr([sorted(map(str, version[part])) for part in ("says", "mentions", "nodes")]),  # type: ignore[call-overload]
        says=version["says"],  # type: ignore[arg-type]
        mentions=version["mentions"],  # type: ignore[arg-type]
        background=known(version["nodes"]),  # type: ignore[arg-type]
    )


@given(changes)
def test_property_a_store_equals_one_made_anew(sequence: list[tuple[str, dict[str, object] | None]]) -> None:
    writer, remaining = Writer(ox.Store()), dict[str, dict[str, object]]()
    for article, version in sequence:
        if version is None:
            assert writer.remove(article) is (remaining.pop(article, None) is not None)
        else:
            put(writer, article, version)
            assert not put(writer, article, version), "a second time changes nothing"
            remaining[article] = version
    anew = Writer(ox.Store())
    for article, version in sorted(remaining.items()):
        put(anew, article, version)
    assert set(writer.store) == set(anew.store)
    assert {k.iri for k in articles_in(writer.store)} == set(remaining)


@given(changes)
def test_property_the_default_graph_is_the_union(sequence: list[tuple[str, dict[str, object] | None]]) -> None:
    writer = Writer(ox.Store())
    for article, version in sequence:
        if version is not None:
            put(writer, article, version)
        else:
            writer.remove(article)
    named = {q.triple for q in writer.store if q.graph_name not in (DEFAULT, LEDGER)}
    assert {q.triple for q in writer.store.quads_for_pattern(None, None, None, DEFAULT)} == named


def test_what_is_known_stays_while_somebody_refers_to_it() -> None:
    writer = Writer(ox.Store())
    for article in ARTICLES[:2]:
        put(writer, article, {"says": [], "mentions": [], "nodes": {NODES[0]}})
    writer.remove(ARTICLES[0])
    assert len(list(writer.store.quads_for_pattern(None, None, None, BACKGROUND))) == 2
    writer.remove(ARTICLES[1])
    assert not list(writer.store.quads_for_pattern(None, None, None, BACKGROUND))


def test_a_triple_told_twice_is_one_in_the_union() -> None:
    writer = Writer(ox.Store())
    same = ox.Triple(ox.NamedNode(NODES[0]), PROP, ox.Literal("told"))
    for article in ARTICLES[:2]:
        put(writer, article, {"says": [same], "mentions": [], "nodes": set()})
    assert len(list(writer.store.query(f"SELECT * {{ <{NODES[0]}> {PROP} ?o }}"))) == 1  # type: ignore[arg-type]
    assert len(list(writer.store.quads_for_pattern(None, None, None, graph_name(ARTICLES[1])))) == 1


def test_an_article_may_hold_any_text() -> None:
    """What replaces a text goes through SPARQL: no quote, backslash or line end breaks out of it."""
    writer = Writer(ox.Store())
    for text in ("first", "\"} ; DROP ALL ; #\n\\u0022 ' \t\x07 \ud7ff \U0001f600", '\\" . } DELETE WHERE { ?s ?p ?o } ; INSERT DATA {'):
        version = {"says": [ox.Triple(ox.NamedNode(NODES[0]), PROP, ox.Literal(text))], "mentions": [], "nodes": set()}
        assert put(writer, ARTICLES[0], version)
        assert [q.object.value for q in writer.store.quads_for_pattern(None, None, None, graph_name(ARTICLES[0]))] == [text]  # type: ignore[union-attr]
