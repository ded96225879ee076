"""Articles into a store: built when new or changed, left alone when not."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox

from kg.asking.querying import Table, ask
from kg.builder import Builder
from kg.loading import load
from kg.store import Writer, counted, dumped
from kg.triples.turtle import parse

TEXTS = {
    "one": "Rebels killed 12 soldiers in Goma on Monday.",
    "two": "ISIL attacked a convoy near Palmyra in May 2015, killing three soldiers, the Syrian Observatory for Human Rights said.",
    "three": "Boko Haram kidnapped 20 girls in Borno.",
}


def articles(folder: Path, texts: dict[str, str]) -> str:
    rows = [json.dumps({"id": name, "text": text, "date": "2024-03-05"}) for name, text in texts.items()]
    path = folder / "articles.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return str(path)


def test_what_is_there_is_not_built_again(builder: Builder, tmp_path: Path) -> None:
    writer = Writer(ox.Store())
    told = load(writer, builder, [articles(tmp_path, TEXTS)])
    assert (told.added, told.replaced, told.unchanged) == (3, 0, 0)
    before = dumped(writer.store)
    told = load(writer, builder, [articles(tmp_path, TEXTS)])
    assert (told.added, told.replaced, told.unchanged) == (0, 0, 3)
    told = load(writer, builder, [articles(tmp_path, TEXTS | {"one": "Rebels killed 13 soldiers in Goma on Monday."})])
    assert (told.added, told.replaced, told.unchanged) == (0, 1, 2)
    assert dumped(writer.store) != before
    load(writer, builder, [articles(tmp_path, TEXTS)])
    assert dumped(writer.store) == before, "as if nothing had been"


def test_a_store_holds_what_a_build_gives(builder: Builder, tmp_path: Path) -> None:
    source = articles(tmp_path, TEXTS)
    writer = Writer(ox.Store())
    load(writer, builder, [source])
    built = builder.build([source])
    (tmp_path / "all.ttl").write_bytes(built.graph_ttl + built.mentions_ttl)
    union = {q.triple for q in writer.store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    assert set(parse(tmp_path / "all.ttl")) <= union


def test_sums_over_the_union_count_once(builder: Builder, tmp_path: Path) -> None:
    writer = Writer(ox.Store())
    load(writer, builder, [articles(tmp_path, TEXTS | {"four": "ISIL attacked a village near Raqqa, killing four soldiers."})])
    answer = ask(
        writer.store, 'SELECT (SUM(?v) AS ?n) { ?e ck:perpetrator ?who ; ck:casualties/ck:value ?v . ?who skos:prefLabel "ISIL"@en }'
    )
    assert isinstance(answer, Table)
    assert answer.cells() == [["7"]]


def test_what_cannot_be_read_is_named_and_the_rest_is_loaded(builder: Builder, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "x"}\n' + json.dumps({"id": "one", "text": TEXTS["one"]}), encoding="utf-8")
    writer = Writer(ox.Store())
    told = load(writer, builder, [str(bad)])
    assert told.added == 1
    assert [str(e).startswith(f"{bad}:1:") for e in told.errors] == [True]


def test_a_store_counts_as_a_build_does(builder: Builder, tmp_path: Path) -> None:
    writer, news = Writer(ox.Store()), Path(__file__).parent / "data" / "news"
    paths = [articles(tmp_path, TEXTS), str(news)]
    load(writer, builder, paths)
    told, built = counted(writer.store), builder.build(paths)
    assert {name: told[name] for name in built.counts} == built.counts
    assert told["articles"] == built.articles == 10
    assert 0 < told["actors, each once"] < told["actors"]
    assert told["places, each once"] < told["places"]
    assert told["nodes of the background"] > 0
