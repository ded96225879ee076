"""Prebuilt graphs into a store: it then equals one to which the articles were added, and a wrong file changes nothing."""

from __future__ import annotations

import gzip
import multiprocessing
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.account.given import read
from kg.builder import Builder
from kg.errors import GraphError, OutputError
from kg.export import export
from kg.loading import load
from kg.ontology.terms import CK, DATA, DCTERMS, RDF
from kg.store import Folder, Writer, articles_in, dumped
from kg.store.contents import LEDGER, RECEIPT
from kg.store.filling import fill
from kg.store.taking import Taken

NEWS = Path(__file__).parents[1] / "data" / "news"
ARTICLES = [f"{DATA}doc/{n}" for n in range(4)]
NODES = [f"{DATA}actor/{n}" for n in range(4)]
PROP = ox.NamedNode("https://example.org/p")

triples = st.builds(
    lambda s, o: ox.Triple(ox.NamedNode(s), PROP, o),
    st.sampled_from([*ARTICLES, *NODES]),
    st.sampled_from([ox.Literal("a"), ox.Literal('\\ "é\n" .', language="en"), *map(ox.NamedNode, NODES)]),
)
versions = st.fixed_dictionaries(
    {
        "says": st.lists(triples, max_size=4, unique=True),
        "mentions": st.lists(triples, max_size=3, unique=True),
    }
)
changes = st.lists(
    st.tuples(st.sampled_from(["put", "load"]), st.dictionaries(st.sampled_from(ARTICLES), st.none() | versions)), max_size=5
)
Version = dict[str, list[ox.Triple]]


def of_article(article: str, version: Version) -> list[ox.Triple]:
    """What is said, with what every article's graph says of the article."""
    iri = ox.NamedNode(article)
    own = [
        ox.Triple(iri, ox.NamedNode(RDF + "type"), ox.NamedNode(CK + "Article")),
        ox.Triple(iri, ox.NamedNode(DCTERMS + "identifier"), ox.Literal(f"id:{article[-1]}")),
    ]
    return [*own, *version["says"]]


def known(version: Version) -> list[ox.Triple]:
    """The background of the nodes that are named: a label each, and the next node above it."""
    named = {n.value for t in (*version["says"], *version["mentions"]) for n in (t.subject, t.object) if isinstance(n, ox.NamedNode)}
    numbers = range(min((NODES.index(n) for n in named & set(NODES)), default=4), 4)  # each leads to the next, and so to all above
    up = [ox.Triple(ox.NamedNode(NODES[n]), ox.NamedNode(CK + "near"), ox.NamedNode(NODES[n + 1])) for n in numbers if n + 1 < 4]
    return [*up, *(ox.Triple(ox.NamedNode(NODES[n]), PROP, ox.Literal(f"known {n}")) for n in numbers)]


def put(writer: Writer, article: str, version: Version) -> None:
    writer.put(
        article,
        name=article[-1],
        receipt=repr(version),
        says=of_article(article, version),
        mentions=version["mentions"],
        background=known(version),
    )


def anew(articles: dict[str, Version]) -> ox.Store:
    writer = Writer(ox.Store())
    for article, version in sorted(articles.items()):
        put(writer, article, version)
    return writer.store


def without_receipts(store: ox.Store) -> set[ox.Quad]:
    """All but the receipts, which differ by what an article was made of."""
    return {q for q in store if not (q.graph_name == LEDGER and q.predicate == RECEIPT)}


def held(folder: Folder) -> tuple[set[ox.Quad], bytes]:
    with folder.reader() as store:
        return without_receipts(store), dumped(store)


@settings(max_examples=max(15, min(200, settings().max_examples)) if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 8)
@given(changes)
def test_property_loaded_and_added_stores_are_one(sequence: list[tuple[str, dict[str, Version | None]]]) -> None:
    remaining: dict[str, Version] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place, "store"))
        for way, changed in sequence:
            come = {article: version for article, version in changed.items() if version is not None}
            if way == "load" and come:
                Path(place, "some.nq").write_bytes(dumped(anew(come)))
                fill(folder, [Path(place, "some.nq")])
            with folder.writer() as writer:
                for article, version in changed.items():
                    if version is None:
                        assert writer.remove(article) is (remaining.pop(article, None) is not None)
                    elif way == "put":
                        put(writer, article, version)
            remaining |= come
        if sequence:
            assert held(folder) == (without_receipts(anew(remaining)), dumped(anew(remaining)))


# ---------- real articles


@pytest.fixture(scope="module")
def added(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = Folder(tmp_path_factory.mktemp("added") / "store")
    with folder.writer() as writer:
        load(writer, builder, [NEWS])
    return folder


def as_dump(folder: Folder, path: Path) -> Path:
    path.with_suffix(".nq").write_bytes(held(folder)[1])
    return path.with_suffix(".nq")


def as_packed_dump(folder: Folder, path: Path) -> Path:
    path.with_suffix(".nq.gz").write_bytes(gzip.compress(held(folder)[1]))
    return path.with_suffix(".nq.gz")


def as_trig(folder: Folder, path: Path) -> Path:
    path.with_suffix(".trig").write_bytes(export(read([folder.path]), "trig"))
    return path.with_suffix(".trig")


def as_loose_lines(folder: Folder, path: Path) -> Path:
    """N-Quads as others write them."""
    lines = held(folder)[1].replace(b"> <", b">\t<").splitlines()
    path.with_suffix(".nq").write_bytes(b"# by hand\n\n" + b"\n".join(reversed(lines)))
    return path.with_suffix(".nq")


@pytest.mark.parametrize("written", [as_dump, as_packed_dump, as_trig, as_loose_lines])
def test_what_a_store_wrote_makes_an_equal_store(added: Folder, tmp_path: Path, written: Callable[[Folder, Path], Path]) -> None:
    folder, path = Folder(tmp_path / "store"), written(added, tmp_path / "written")
    assert fill(folder, [path]) == Taken(added=7)
    assert held(folder) == held(added)
    assert fill(folder, [path]) == Taken(unchanged=7)
    assert sorted(p.name for p in folder.path.iterdir()) == ["db", "kg-store", "snapshots"]


def test_turtle_of_single_articles_is_told_apart(builder: Builder, added: Folder, tmp_path: Path) -> None:
    paths = []
    for source in sorted(NEWS.iterdir()):
        built = builder.build([source])
        for name, content in (("graph", built.graph_ttl), ("mentions", built.mentions_ttl)):
            paths.append(tmp_path / f"{source.stem}-{name}.ttl")
            paths[-1].write_bytes(content)
    folder = Folder(tmp_path / "store")
    assert fill(folder, paths) == Taken(added=7)
    assert held(folder) == held(added)


def test_an_article_of_another_text_is_replaced_and_one_removed_is_gone(builder: Builder, added: Folder, tmp_path: Path) -> None:
    texts, folder = tmp_path / "texts", Folder(tmp_path / "store")
    texts.mkdir()
    for source in NEWS.iterdir():
        (texts / source.name).write_text(
            source.read_text(encoding="utf-8") + "\nBoko Haram killed 12 soldiers in Borno.\n", encoding="utf-8"
        )
    with folder.writer() as writer:
        load(writer, builder, [texts])
    assert fill(folder, [as_dump(added, tmp_path / "all")]) == Taken(replaced=7)
    assert held(folder) == held(added), "nothing of Borno is left"
    with folder.writer() as writer:
        for kept in list(articles_in(writer.store)):
            writer.remove(kept.iri)
    with Folder(tmp_path / "none").writer():
        pass
    assert held(folder) == held(Folder(tmp_path / "none"))


def test_the_receipt_of_what_was_added_stays(builder: Builder, added: Folder, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    with folder.writer() as writer:
        load(writer, builder, [NEWS / "sake-retaken.md"])
    assert fill(folder, [as_dump(added, tmp_path / "all")]) == Taken(added=6, unchanged=1)
    with folder.writer() as writer:
        told = load(writer, builder, [NEWS])
    assert (told.added, told.replaced, told.unchanged) == (0, 6, 1)
    assert held(folder) == held(added)


# ---------- wrong files

GRAPH = f"<{ARTICLES[0]}/graph>"
LINE = f'<{ARTICLES[0]}> <{DCTERMS}identifier> "id:0" {GRAPH} .\n'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.nq", f'{LINE}{LINE}<a:b> <a:c> "d {GRAPH} .\n', "a.nq:3: does not parse: "),
        (
            "a.nq",
            f"{LINE}<a:b> <a c> <a:d> {GRAPH} .\n",
            "a.nq:2: does not parse: Parser error at line 2 between columns 7 and 12: Invalid IRI",
        ),
        ("a.nq", f"{LINE}<a:b> <nowhere> <a:d> {GRAPH} .\n", "a.nq:2: does not parse: "),
        ("a.trig", f"{GRAPH} {{ <a:b> <a:c> }}", "a.trig:1: does not parse: "),
        ("a.nq", "", "holds no article's graph; right would be what kg store DIR dump"),
        ("a.nq", f"{LINE}<a:b> <a:c> <a:d> <a:g> .\n", "<a:g> is no article's graph; right would be"),
        ("a.nq", f"{LINE}<a:b> <a:c> <a:d> <{ARTICLES[1]}/mentions> .\n", "/1/mentions> is no article's graph; right would be"),
        ("a.nq", f"{LINE}<a:b> <a:c> <a:d> .\n", "holds a triple of no named graph: <a:b> <a:c> <a:d>; right would be"),
        ("a.nq", f"{LINE}<a:b> <a:c> _:x {GRAPH} .\n", "holds a blank node"),
        ("a.nq", f"<a:b> <a:c> <a:d> {GRAPH} .\n", "does not say of which article it is"),
        ("a.nq", f"{LINE}<a:b> <a:c> <a:d> <{LEDGER.value}> .\n", "no article's graph"),
        ("a.ttl", "<a:b> <a:c> <a:d> .", "a.ttl: holds no article; right would be the graph.ttl or mentions.ttl of one"),
        ("a.ttl", f"<a:b> a <{CK}Article> . <a:c> a <{CK}Article> .", "holds 2 articles in one graph"),
        ("a.ttl", f"<a:b> a <{CK}Article> .", "holds mentions alone; name the article's graph too"),
        ("a.nq.gz", "no gzip", "a.nq.gz: cannot be read: "),
        ("a.csv", "", ".csv is nothing that can be loaded; known are .nq, .trig"),
    ],
)
def test_a_wrong_file_is_one_clear_line_and_changes_nothing(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "good.nq").write_bytes(dumped(anew({ARTICLES[3]: {"says": [], "mentions": []}})))
    folder = Folder(tmp_path / "store")
    with pytest.raises(GraphError) as error:
        fill(folder, [tmp_path / "good.nq", tmp_path / name])
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert not folder.path.exists(), "no store is made of it"
    fill(folder, [tmp_path / "good.nq"])
    before = held(folder)
    with pytest.raises(GraphError):
        fill(folder, [tmp_path / name])
    assert held(folder) == before


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"none\.nq: no such file"):
        fill(Folder(tmp_path / "store"), [tmp_path / "none.nq"])
    (tmp_path / "notes").touch()
    (tmp_path / "a.nq").touch()
    with pytest.raises(OutputError, match="is not empty, and no store"):
        fill(Folder(tmp_path), [tmp_path / "a.nq"])


# ---------- killed

ROUNDS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 4


def _fill(path: str, source: str) -> None:
    fill(Folder(path), [Path(source)])


@pytest.mark.parametrize("is_new", [True, False])
def test_property_a_killed_load_leaves_the_old_or_the_new(added: Folder, tmp_path: Path, is_new: bool) -> None:
    source, chance = as_dump(added, tmp_path / "all"), random.Random(11)
    new = held(added)
    for number in range(ROUNDS // 2):
        folder = Folder(tmp_path / str(number))
        if not is_new:
            (tmp_path / "few.nq").write_bytes(dumped(anew({ARTICLES[3]: {"says": [], "mentions": []}})))
            fill(folder, [tmp_path / "few.nq"])
        process = multiprocessing.get_context("spawn").Process(target=_fill, args=(str(folder.path), str(source)))
        process.start()
        end = time.monotonic() + 60
        while process.is_alive() and not list(folder.path.glob("aside-*")) and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(chance.random())
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        with folder.writer() as writer:
            articles = {kept.id for kept in articles_in(writer.store)}
        assert articles in (set() if is_new else {"3"}, ({p.stem for p in NEWS.iterdir()} | (set() if is_new else {"3"})))
        fill(folder, [source])
        if is_new:
            assert held(folder) == new
