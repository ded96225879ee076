"""Gold files: what is read, and that whatever is wrong is told in one line with its place."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ArticleError, GoldError
from kg.evaluate.frames import Count, Filler
from kg.evaluate.gold import articles_in, read_gold

TEXT = "Gunmen of the Red Front attacked a village in the hills on Monday and killed two farmers, the police said."
EVENT = {"kinds": ["attack"], "perp": [["Red Front", "RF"]]}


def line(**fields: Any) -> str:
    return json.dumps({"doc_id": "a", "text": TEXT, "events": [EVENT]} | fields)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def event(**fields: Any) -> str:
    return line(events=[EVENT, {"kinds": ["attack"]} | fields])


def test_an_article_with_its_events(tmp_path: Path) -> None:
    told = {"kinds": ["raid"], "place": [["?Alba", "?the hills"], ["Melville"]], "killed": [[2, "atLeast"]], "optional": True, "note": "x"}
    (document,) = read_gold(written(tmp_path, line(events=[EVENT, told], title="Raid", date="2023-08-09")))
    first, second = document.events
    assert (document.doc_id, document.where) == ("a", f"{tmp_path / 'gold.jsonl'}:1")
    assert (first.fillers["perp"], first.is_optional) == ((Filler(names=("Red Front", "RF")),), False)
    assert second.fillers["place"] == (Filler(names=("Alba", "the hills"), is_optional=True), Filler(names=("Melville",)))
    assert (second.counts["killed"], second.is_optional) == ((Count(value=2, bound="atLeast"),), True)
    (article,) = articles_in([document])
    assert (article.id, article.title, str(article.date), article.text) == ("a", "Raid", "2023-08-09", TEXT)


def test_id_stands_for_doc_id_and_files_may_be_packed(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"id": 7, "text": TEXT, "events": []}).encode()))
    (document,) = read_gold(path)
    assert (document.doc_id, document.events) == ("7", ())
    assert [article.id for article in articles_in([document])] == ["7"]


@pytest.mark.parametrize(
    "bad, said",
    [
        ("{", "is not JSON ("),
        ("[]", "is not a JSON object"),
        (json.dumps({"text": TEXT, "events": []}), '"doc_id" is missing; each line needs one, such as "doc_id": "raid-1"'),
        (line(doc_id=True), '"doc_id" is True'),
        (json.dumps({"doc_id": "a", "text": TEXT}), '"events" is missing; each line needs a list of events, [] where the article'),
        (line(events={}), '"events" is {}'),
        (line(events=["attack"]), "event 1: is 'attack'; an event is an object with kinds and slots"),
        (event(perpetrator=[["RF"]]), "event 2: unknown slot \"perpetrator\"; did you mean 'perp'? known are perp, target"),
        (event(optional="yes"), "event 2: \"optional\" is 'yes'; right would be true or false"),
        (line(events=[{"perp": [["RF"]]}]), 'event 1: "kinds" is missing; give one or more of abuse, airstrike'),
        (line(events=[{"kinds": "attack"}]), "event 1: \"kinds\" is 'attack'"),
        (event(perp="RF"), 'event 2: perp: is \'RF\'; right would be [["Red Front", "RF"]]'),
        (event(killed=4), 'event 2: killed: is 4; right would be [[30, "atLeast"]]'),
        (event(perp=["RF"]), "event 2: perp: is 'RF'; a filler is a list of its names"),
        (event(perp=[[]]), "event 2: perp: is []; a filler is a list of its names"),
        (event(perp=[["?"]]), "event 2: perp: is ['?']; a filler is a list of its names"),
        (event(killed=[4]), 'event 2: killed: is 4; a count is a number with its bound, as in [[30, "atLeast"]]'),
        (event(killed=[["4", "exact"]]), "event 2: killed: is ['4', 'exact']; a count is a number"),
        (event(killed=[[-4, "exact"]]), "event 2: killed: is [-4, 'exact']"),
        (event(killed=[[4, "atleast"]]), "event 2: killed: 'atleast' is no bound; did you mean 'atLeast'? known are exact, atLeast"),
        (line(doc_id="good"), "doc_id 'good' is that of "),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, bad: str, said: str) -> None:
    path = written(tmp_path, line(doc_id="good"), bad)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_file_no_article_no_jsonl(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl: no such file or folder"):
        read_gold(tmp_path / "none.jsonl")
    with pytest.raises(GoldError, match=r"gold\.jsonl: is empty"):
        read_gold(written(tmp_path))
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(GoldError, match=r"a\.txt: is no \.jsonl file"):
        read_gold(tmp_path / "a.txt")


def test_a_text_is_needed_only_for_building(tmp_path: Path) -> None:
    documents = read_gold(written(tmp_path, json.dumps({"doc_id": "a", "events": []})))
    with pytest.raises(GoldError, match=r'gold\.jsonl:1: "text" is missing; kg has to read it, unless built graphs are given'):
        list(articles_in(documents))
    with pytest.raises(ArticleError, match=r"gold\.jsonl:1: 'soon' is no date"):
        list(articles_in(read_gold(written(tmp_path, line(date="soon")))))


def test_a_kind_that_no_class_stands_for_is_noted(tmp_path: Path) -> None:
    (document,) = read_gold(written(tmp_path, line(events=[{"kinds": ["attack", "atack"]}])))
    (note,) = document.notes
    assert "gold.jsonl:1: no event class stands for kind 'atack'; did you mean 'attack'? known are abuse" in note
