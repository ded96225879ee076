"""Articles into a store: built when new or changed, left alone when not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from spacy.tokens import Doc

import kg.builder
from kg.asking.querying import Table, ask
from kg.builder import Builder
from kg.failures import Traces
from kg.loading import load
from kg.ontology.terms import NIF
from kg.store import Writer, counted, dumped
from kg.store.contents import LEDGER, RECEIPT, articles_in
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


# ---------- ids


RAID = "Rebels killed 12 soldiers in Goma on Monday."
SHELLS = "Shells hit a market in Idlib on Tuesday, killing three civilians."


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def held(writer: Writer) -> dict[str, str]:
    """Id to text."""
    texts = writer.store.query(f'SELECT ?a ?t {{ GRAPH ?g {{ ?a <{NIF}isString> ?t }} FILTER strEnds(str(?g), "/mentions") }}')
    by_iri = {row["a"].value: row["t"].value for row in texts}
    return {kept.id: by_iri[kept.iri] for kept in articles_in(writer.store)}


@pytest.mark.parametrize("years", [("2023", "2024"), ("2024", "2023")])
def test_files_of_one_name_are_two_articles(builder: Builder, tmp_path: Path, years: tuple[str, str]) -> None:
    texts = dict(zip(years, (RAID, SHELLS), strict=True))
    paths = [write(tmp_path / year / "index.txt", text).parent for year, text in texts.items()]
    writer = Writer(ox.Store())
    for path in paths:
        told = load(writer, builder, [path])
        assert (told.added, told.replaced) == (1, 0)
    (note,) = told.notes
    assert "id 'index' is another article's in the store" in note
    assert held(writer) == {"index": RAID, f"{years[1]}/index.txt": SHELLS}
    before = dumped(writer.store)
    for again in (paths, paths[::-1], paths[:1], paths[1:], [tmp_path]):
        told = load(writer, builder, again)
        assert (told.added, told.replaced, told.unchanged) == (0, 0, 1 if len(again) == 1 and again != [tmp_path] else 2)
    assert dumped(writer.store) == before


def test_the_same_file_with_another_text_takes_the_place_of_what_it_was(builder: Builder, tmp_path: Path) -> None:
    one, two = (write(tmp_path / year / "index.txt", text) for year, text in (("2023", RAID), ("2024", SHELLS)))
    writer = Writer(ox.Store())
    told = load(writer, builder, [tmp_path])
    assert (told.added, sorted(held(writer))) == (2, ["2023/index.txt", "2024/index.txt"])
    write(one, RAID + " More fled.")
    for paths, counts in (([one], (0, 1, 0)), ([two], (0, 0, 1)), ([two, one], (0, 0, 2))):
        told = load(writer, builder, paths)
        assert (told.added, told.replaced, told.unchanged) == counts
    assert held(writer) == {"2023/index.txt": RAID + " More fled.", "2024/index.txt": SHELLS}


def test_an_address_is_the_same_source_wherever_its_file_is(builder: Builder, tmp_path: Path) -> None:
    def line(folder: str, url: str, text: str) -> Path:
        return write(tmp_path / folder / "a.jsonl", json.dumps({"id": "7", "url": url, "text": text}))

    writer = Writer(ox.Store())
    load(writer, builder, [line("monday", "https://example.org/7", RAID)])
    told = load(writer, builder, [line("tuesday", "https://example.org/7", RAID + " More fled.")])
    assert (told.added, told.replaced) == (0, 1)
    told = load(writer, builder, [line("tuesday", "https://example.org/8", SHELLS)])
    assert (told.added, told.replaced) == (1, 0)
    assert held(writer) == {"7": RAID + " More fled.", "a.jsonl#7": SHELLS}


def test_ids_that_two_files_give_lose_nothing(builder: Builder, tmp_path: Path) -> None:
    one, two = (write(tmp_path / f"{name}.jsonl", json.dumps({"id": "7", "text": text})) for name, text in (("a", RAID), ("b", SHELLS)))
    together, apart = Writer(ox.Store()), Writer(ox.Store())
    told = load(together, builder, [two, one])
    assert told.notes == ["id '7' is that of 2 articles; theirs are now 'a.jsonl#7', 'b.jsonl#7'"]
    assert held(together) == {"a.jsonl#7": RAID, "b.jsonl#7": SHELLS}
    for path in (one, two):
        load(apart, builder, [path])
    assert held(apart) == {"7": RAID, "b.jsonl#7": SHELLS}
    for writer in (together, apart):
        assert load(writer, builder, [one, two]).unchanged == 2


def test_one_file_with_two_texts_of_one_id_stays_as_it_is(builder: Builder, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", "\n".join(json.dumps({"id": "7", "text": text}) for text in (RAID, SHELLS)))
    writer = Writer(ox.Store())
    assert load(writer, builder, [path]).added == 2
    assert sorted(held(writer).values()) == sorted([RAID, SHELLS])
    assert load(writer, builder, [path]).unchanged == 2


def test_the_same_text_from_elsewhere_is_the_same_article(builder: Builder, tmp_path: Path) -> None:
    writer = Writer(ox.Store())
    load(writer, builder, [write(tmp_path / "x" / "a.txt", RAID)])
    told = load(writer, builder, [write(tmp_path / "y" / "a.txt", RAID)])
    assert (told.added, told.replaced, told.unchanged, told.notes) == (0, 0, 1, [])


def test_an_address_with_another_given_id_is_another_article(builder: Builder, tmp_path: Path) -> None:
    writer, path, url = Writer(ox.Store()), tmp_path / "a.jsonl", "https://example.org/raid"
    for name, text, counts in (("x", "one", (1, 0)), ("y", "two", (1, 0)), ("x", "three", (0, 1))):
        path.write_text(json.dumps({"id": name, "url": url, "text": TEXTS[text]}), encoding="utf-8")
        told = load(writer, builder, [path])
        assert (told.added, told.replaced) == counts


def test_an_article_of_no_known_source_is_not_overwritten(builder: Builder, tmp_path: Path) -> None:
    writer = Writer(ox.Store())
    load(writer, builder, [write(tmp_path / "x" / "a.txt", RAID)])
    (kept,) = articles_in(writer.store)
    booked = next(writer.store.quads_for_pattern(ox.NamedNode(kept.iri), RECEIPT, None, LEDGER))
    writer.store.remove(booked)
    writer.store.add(ox.Quad(booked.subject, RECEIPT, ox.Literal("prebuilt"), LEDGER))
    assert load(writer, builder, [tmp_path / "x"]).replaced == 1, "of the same text"
    writer.store.remove(next(writer.store.quads_for_pattern(ox.NamedNode(kept.iri), RECEIPT, None, LEDGER)))
    writer.store.add(ox.Quad(booked.subject, RECEIPT, ox.Literal("prebuilt"), LEDGER))
    assert load(writer, builder, [write(tmp_path / "x" / "a.txt", SHELLS)]).added == 1
    assert sorted(held(writer)) == ["a", "x/a.txt"]


def test_what_the_reader_fails_on_is_told_and_the_rest_is_loaded(builder: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clean, writer = Writer(ox.Store()), Writer(ox.Store())
    load(clean, builder, [articles(tmp_path, TEXTS)])
    real = kg.builder.collect_facts

    def fatal(doc: Doc, *rest: Any) -> Any:
        if "fatal" in doc.text:
            raise MemoryError
        return real(doc, *rest)

    monkeypatch.setattr("kg.builder.collect_facts", fatal)
    monkeypatch.setattr(builder, "traces", Traces(tmp_path / "errors"))
    told = load(writer, builder, [articles(tmp_path, {"bad": "It was fatal."} | TEXTS)])
    assert told.added == 3
    (error,) = told.errors
    assert "articles.jsonl:1: is left out, since kg failed on it" in str(error)
    assert dumped(writer.store) == dumped(clean.store)
