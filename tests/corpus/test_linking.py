"""The linkset of a corpus and of a store: the same from both, whatever came and went; only touched weeks are compared again."""

from __future__ import annotations

import datetime
import json
import random
from pathlib import Path

import pytest

from kg.account.given import read
from kg.builder import Builder
from kg.corpus import tellings
from kg.corpus.building import Engine, build
from kg.corpus.compacting import compact
from kg.corpus.configuration import Given
from kg.corpus.contents import contents_of
from kg.corpus.linking import link
from kg.corpus.storage import open_storage
from kg.corpus.storing import load_corpus
from kg.identity.in_store import link_store
from kg.identity.linking import identities_of
from kg.identity.linkset import lines_of
from kg.identity.tellings import tellings_in
from kg.store import Folder, dumped

NAMES = ("Kirkuk", "Mosul", "Baqubah")
"""Towns of the gazetteer; what is told of them is invented."""
ROWS = [
    {
        "id": f"{outlet}-{town.lower()}-{day}",
        "date": f"2031-03-{day + 1:02}",
        "text": f"{opening} killed {13 + day} people at a bakery in {town}, Iraq, on {datetime.date(2031, 3, day):%A}, police said.",
    }
    for outlet, opening in (("one", "A car bomb"), ("two", "A bomb blast"))
    for town in NAMES
    for day in (3, 26)
]


def corpus(folder: Path, *lots: list[dict[str, str]]) -> Path:
    """A corpus that was built of the lots one after another; each lot is all that its file holds."""
    for lot in lots:
        source = folder.with_suffix(".jsonl")
        source.write_text("".join(f"{json.dumps(row)}\n" for row in lot), encoding="utf-8")
        report = build(open_storage(folder), [source], given=Given(), engine=Engine(workers=0), size=4)
        assert not report.errors
    return folder


def links(folder: Path) -> list[str]:
    """The linkset of a corpus, sorted."""
    with contents_of(str(folder)) as contents:
        link(contents)
        return sorted(line for block in contents.links() for line in block.quads.decode().splitlines(keepends=True))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("corpora") / "whole", ROWS)


def test_each_event_is_one_and_no_other(whole: Path) -> None:
    pairs = {line.split()[0]: line.split()[2] for line in links(whole) if "onto#eventIdentity>" in line}
    told = {identity: sorted(event for event, other in pairs.items() if other == identity) for identity in pairs.values()}
    assert len(told) == len(NAMES) * 2
    for events in told.values():
        first, second = (event.partition("/doc/")[2].partition("/")[0] for event in events)
        assert first.removeprefix("one-") == second.removeprefix("two-")


@pytest.mark.parametrize("seed", [1, 2])
def test_splits_and_what_came_and_went_are_not_seen(tmp_path: Path, whole: Path, seed: int) -> None:
    rows = random.Random(seed).sample(ROWS, len(ROWS))
    changing = corpus(tmp_path / "c", rows[:5], [*rows[:5], *rows[7:]])
    assert links(changing) != links(whole)
    corpus(changing, rows[2:], rows)
    assert links(changing) == links(whole)
    compact(open_storage(changing), size=50)
    assert links(changing) == links(whole)


def test_links_go_when_an_article_goes(tmp_path: Path) -> None:
    changing = corpus(tmp_path / "c", ROWS)
    assert any("/doc/one-mosul-3/" in line for line in links(changing))
    corpus(changing, [row for row in ROWS if row["id"] != "one-mosul-3"])
    assert not any("mosul-3/" in line for line in links(changing)), "one telling alone is no identity"


def test_only_the_weeks_that_were_touched_are_compared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changing = corpus(tmp_path / "c", ROWS[:-1])
    links(changing)
    compared: list[int] = []
    was = tellings.scored_pairs
    monkeypatch.setattr(tellings, "scored_pairs", lambda held: compared.append(len(held)) or was(held))
    links(changing)
    assert compared == []
    corpus(changing, ROWS)
    links(changing)
    with contents_of(str(changing)) as contents:
        weeks = [name for name in contents.storage.names("identities") if name.startswith("week-")]
    assert 0 < len(compared) < len(weeks)


def test_a_store_has_the_links_of_its_corpus_and_makes_the_same(tmp_path: Path, whole: Path) -> None:
    expected, folder = links(whole), Folder(tmp_path / "s")
    with contents_of(str(whole)) as contents:
        load_corpus(folder, contents)
    assert of_store(folder) == expected
    with folder.writer() as writer:
        link_store(writer)
        assert writer.changed == 0
        writer.remove("https://w3id.org/conflict-kg/doc/one-mosul-3")
    left = of_store(folder)
    assert left == [line for line in expected if "mosul-3/" not in line]
    with folder.writer() as writer:
        link_store(writer)
        assert writer.changed == 0


def of_store(folder: Folder) -> list[str]:
    with folder.reader() as graphs:
        lines = dumped(graphs).decode().splitlines(keepends=True)
    return sorted(line for line in lines if line.endswith("conflict-kg/identities> .\n"))


def test_a_build_gives_the_links_of_a_corpus(tmp_path: Path, whole: Path, builder: Builder) -> None:
    source = tmp_path / "all.jsonl"
    source.write_text("".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8")
    path = tmp_path / "graph.ttl"
    path.write_bytes(builder.build([source]).graph_ttl)
    assert sorted(lines_of(identities_of(tellings_in(read([path]))))) == links(whole)
