"""Articles that kill their reader cost themselves alone."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import fake_reader
import pytest
from made_corpora import article, built, digest, dump, write

from kg.corpus.building import Engine
from kg.corpus.contents import contents_of
from kg.corpus.guarded import Guarded, Limits, StoppedError
from kg.corpus.items import Item
from kg.corpus.recipe import Recipe
from kg.corpus.status import failures, status_of
from kg.corpus.storage import open_storage
from kg.errors import KgError
from kg.model import Article

LIMITS, HASTY = Limits(memory=250), Limits(memory=250, seconds=2)
RECIPE = Recipe(base="https://w3id.org/conflict-kg/", model="", maker=fake_reader.MAKER)
POISON = {"CRASH": "ended its reader by SIGSEGV", "FILL": "took more than 250 MB of memory", "RAISE": "ValueError: it raises"}


def poisoned(number: int, word: str) -> dict[str, str]:
    return article(number) | {"text": f"{word} {article(number)['text']}"}


def test_poison_is_found_and_the_others_are_as_without_it(tmp_path: Path) -> None:
    rows = [article(number) for number in range(40)]
    for at, word in zip((3, 18, 33), POISON, strict=True):
        rows[at] = poisoned(at, word)
    report = built(tmp_path / "c", write(tmp_path / "1.jsonl", rows), engine=Engine(workers=1, limits=LIMITS), size=40)
    clean = [row for at, row in enumerate(rows) if at not in (3, 18, 33)]
    built(tmp_path / "d", write(tmp_path / "2.jsonl", clean))
    assert (report.read, report.failed) == (37, 3)
    assert digest(tmp_path / "c") == digest(tmp_path / "d")
    with contents_of(str(tmp_path / "c")) as contents:
        status = status_of(contents)
        told = list(failures(contents))
    assert status.reasons == {reason: 1 for reason in sorted(POISON.values())}
    assert (status.read, status.failed, status.left) == (37, 3, 0)
    assert all("1.jsonl:" in line for line in told)


@pytest.mark.parametrize("at", [0, 5, 15])
def test_what_had_no_answer_is_tried_alone_before_the_rest_is_halved(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["CRASH" if number == at else "one" for number in range(16)]
    items = [Item(key=str(n), article=Article(id=str(n), text=text)) for n, text in enumerate(texts)]
    started, start = list[int](), Guarded._started

    def counted(reader: Guarded) -> object:
        started.append(at)
        return start(reader)

    monkeypatch.setattr(Guarded, "_started", counted)
    reader = Guarded(RECIPE, LIMITS)
    assert [bool(outcome.reason) for outcome in reader.read(items)] == [number == at for number in range(16)]
    reader.close()
    assert len(started) == (2 if at == 15 else 3), "the first, one for the article alone, one for the rest"


def test_an_article_that_hangs_is_given_up_in_the_end() -> None:
    items = [Item(key=str(n), article=Article(id=str(n), text=text)) for n, text in enumerate(("one", "HANG"))]
    reader = Guarded(RECIPE, HASTY)
    assert [outcome.reason for outcome in reader.read(items)] == ["", "gave no answer within 2 seconds an article"]
    reader.close()


def test_what_failed_is_tried_again_where_it_is_wanted(tmp_path: Path) -> None:
    source = write(tmp_path / "1.jsonl", [article(1), poisoned(2, "RAISE")])
    assert built(tmp_path / "c", source).failed == 1
    assert built(tmp_path / "c", source).failed == 0
    assert built(tmp_path / "c", source, retry=True).failed == 1
    (name,) = open_storage(tmp_path / "c").names("quarantine")
    said = json.loads(open_storage(tmp_path / "c").read(f"quarantine/{name}"))
    assert (said["id"], said["reason"]) == ("a2", "ValueError: it raises")
    assert not dump(tmp_path / "c", "/doc/a2/graph")


def test_a_reader_that_does_not_even_start_is_no_articles_fault() -> None:
    broken = Recipe(base="", model="", maker="fake_reader:nothing")
    with pytest.raises(KgError, match="no reading process starts: ended its reader with status 1"):
        list(Guarded(broken, LIMITS).read([Item(key="k", article=Article(id="a", text="one"))]))


def test_reading_stops_when_it_is_told_to() -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(StoppedError):
        list(Guarded(RECIPE, LIMITS, stop).read([Item(key="k", article=Article(id="a", text="HANG"))]))
