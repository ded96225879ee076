"""The whole path on a small invented gold, whose figures were counted by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import kg.builder
from kg.builder import Builder
from kg.errors import GoldError, GraphError
from kg.evaluate import Evaluation, Report, as_dict, evaluate, grouped, report
from kg.evaluate.mistakes import CAUSES
from kg.failures import Traces

DATA = Path(__file__).parents[1] / "data"
GOLD, SMALL = DATA / "two-articles.gold.jsonl", DATA / "two-articles.ttl"


@pytest.fixture(scope="module")
def scored() -> Evaluation:
    return evaluate(GOLD, [SMALL])


@pytest.fixture(scope="module")
def whole(scored: Evaluation) -> Report:
    return report(scored.scores)


def test_events(whole: Report) -> None:
    assert (whole.articles, whole.found.count, whole.found.of, whole.found.figure.value) == (2, 3, 4, 75.0)
    assert (whole.kind_right.count, whole.kind_right.of) == (3, 4)
    assert (whole.spurious.count, whole.spurious.of, whole.spurious.figure.value) == (1, 2, 0.5)
    assert (whole.pieces.count, whole.pieces.of, whole.pieces.figure.value) == (5, 4, 1.25)
    assert {name: (share.count, share.of) for name, share in whole.bounds.items()} == {"exact": (0, 0), "other": (0, 1)}


@pytest.mark.parametrize(
    "slot, counts",
    [
        ("perp", (2, 1, 2)),
        ("target", (2, 0, 0)),
        ("place", (3, 2, 1)),
        ("date", (2, 0, 0)),
        ("weapon", (0, 1, 1)),
        ("source", (1, 0, 0)),
        ("killed", (1, 3, 2)),
        ("injured", (0, 0, 0)),
        ("captured", (0, 0, 0)),
    ],
)
def test_slots(whole: Report, slot: str, counts: tuple[int, int, int]) -> None:
    score = whole.by_slot[slot]
    assert (score.right, score.false, score.missed) == counts


def test_all_slots_together_and_their_intervals(whole: Report) -> None:
    score = whole.slots
    assert (score.right, score.false, score.missed) == (11, 7, 6)
    assert [figure.as_dict()["value"] for figure in (score.precision, score.recall, score.f1)] == [61.1, 64.7, 62.9]
    for figure in (score.precision, score.recall, score.f1, whole.found.figure):
        assert figure.value is not None
        assert figure.low is not None
        assert figure.high is not None
        assert figure.low <= figure.value <= figure.high
    # the clash's two fillers are right, so that drawing it twice gives the upper end
    assert score.precision.low == pytest.approx(100 * 9 / 16)
    assert score.precision.high == 100.0


def test_classes(whole: Report) -> None:
    assert {name: (share.count, share.of) for name, share in whole.classes.items()} == {
        "AirStrike": (0, 1),
        "ArmedAttack": (2, 2),
        "Bombing": (1, 1),
        "Clash": (1, 1),
        "TerritorialChange": (1, 1),
    }


def test_every_error_is_told_once_with_article_event_and_words(scored: Evaluation, whole: Report) -> None:
    groups = grouped(scored.scores)
    told = {cause: [(m.doc_id, m.words, m.wanted, *(e.rpartition("/")[2] for e in m.events)) for m in ms] for cause, ms in groups.items()}
    raids = ("0-5", "0-5.stone-farm")
    assert told == {
        "missed event": [("raid", "shelling: perp Blue Army; place Lower Ford; killed 2 exact", "")],
        "spurious event": [("raid", "AirStrike (strike on Upper Ford): perp Northland army; place Upper Ford", "", "60-66")],
        "missed perp": [("clash", "Red Front", "", "0-7")],
        "false place": [("raid", "Stone Farm", "Hill Province; Northland", "0-5.stone-farm")],
        "missed weapon": [("raid", "machete", "", *raids)],
        "false weapon": [("raid", "rifle", "machete", *raids)],
        "missed killed": [("raid", "9 exact", "", *raids)],
        "false killed": [
            ("raid", "2", "4 atLeast; 9 exact", "0-5"),
            ("raid", "6", "4 atLeast; 9 exact", "0-5"),
            ("raid", "3", "4 atLeast; 9 exact", "0-5.stone-farm"),
        ],
        "wrong bound": [("raid", "killed 4 exact", "atLeast", *raids)],
    }
    assert groups["missed weapon"][0].quotes == ("Red Front gunmen raided Hill Province ...",)
    assert list(groups) == [cause for cause in CAUSES if cause in groups]


def test_the_json_holds_figures_and_each_article(scored: Evaluation, whole: Report) -> None:
    told = json.loads(json.dumps(as_dict(whole, scored.scores)))
    assert told["events"]["spurious per article"] == {"value": 0.5, "low": 0.0, "high": 1.0, "count": 1, "of": 2}
    assert told["by slot"]["injured"]["F1"] == {"value": None, "low": None, "high": None}
    raid, clash = told["by article"]
    assert raid["events"] == {"found": 2, "missed": 1, "spurious": 1, "kind right": 2}
    assert clash["slots"]["perp"] == {"right": 0, "false": 0, "missed": 1}
    assert [each["gold"] for each in raid["told"]] == [1, 1, 2, None]
    assert {slot: sum(each["slots"][slot]["right"] for each in (raid, clash)) for slot in ("perp", "place")} == {"perp": 2, "place": 3}
    assert clash["mistakes"][0]["cause"] == "missed perp"


def gold(folder: Path, *rows: Mapping[str, object]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_one_article_has_figures_but_no_interval(tmp_path: Path) -> None:
    whole = report(
        evaluate(gold(tmp_path, {"doc_id": "clash", "events": [{"kinds": ["battle"], "place": [["Upper Ford"]]}]}), [SMALL]).scores
    )
    assert (whole.found.figure.value, whole.found.figure.low) == (100.0, None)


def test_an_article_that_the_graphs_lack_is_an_error(tmp_path: Path) -> None:
    path = gold(tmp_path, {"doc_id": "raid", "events": []}, {"doc_id": "flood", "events": []})
    said = f"{path}:2: the given graphs hold no article 'flood'; build it too, or leave its line out"
    with pytest.raises(GoldError, match=re.escape(said)):
        evaluate(path, [SMALL])
    with pytest.raises(GraphError, match="cannot be read"):
        evaluate(path, [tmp_path / "none.ttl"])


def test_without_graphs_the_texts_are_built_and_the_same_is_found_in_the_written_graph(tmp_path: Path, builder: Builder) -> None:
    text = "Gunmen attacked a village near Homs on Monday and killed four farmers. Nobody claimed responsibility for the attack."
    path = gold(tmp_path, {"doc_id": "x", "text": text, "events": [{"kinds": ["attack"], "perp": [["gunmen"]], "killed": [[4, "exact"]]}]})
    (tmp_path / "graph.ttl").write_bytes(builder.build([path]).graph_ttl)
    fresh, stored = evaluate(path, builder=builder), evaluate(path, [tmp_path / "graph.ttl"])
    assert fresh.scores == stored.scores
    assert (fresh.notes, stored.notes) == ((), ())
    assert report(fresh.scores).found.count == 1


def test_a_graph_of_another_text_is_noted(tmp_path: Path, builder: Builder) -> None:
    row = {"doc_id": "x", "text": "Shells fell on the town, the army said, and two farmers were hurt there.", "events": []}
    (tmp_path / "graph.ttl").write_bytes(builder.build([gold(tmp_path, row)]).graph_ttl)
    (note,) = evaluate(gold(tmp_path, row | {"text": "Other words."}), [tmp_path / "graph.ttl"]).notes
    assert note.endswith("gold.jsonl:1: the given graphs were built from another text of 'x'")


@pytest.mark.parametrize("number", [1, 2])
def test_articles_that_the_reader_fails_on_are_told_and_have_no_score(
    builder: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    rows = [{"doc_id": f"d{n}", "text": f"Gunmen killed {n + 2} farmers in Goma.", "events": []} for n in range(2)]
    for row in rows[:number]:
        row["text"] = "It was fatal."
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    real = kg.builder.collect_facts

    def fatal(doc: Any, *rest: Any) -> Any:
        if "fatal" in doc.text:
            raise IndexError("no such word")
        return real(doc, *rest)

    monkeypatch.setattr("kg.builder.collect_facts", fatal)
    monkeypatch.setattr(builder, "traces", Traces(tmp_path / "errors"))
    result = evaluate(tmp_path / "gold.jsonl", builder=builder)
    assert [score.doc_id for score in result.scores] == ["d0", "d1"][number:]
    assert [str(error).partition(": ")[0] for error in result.errors] == [f"{tmp_path}/gold.jsonl:{n + 1}" for n in range(number)]
    assert report(result.scores).articles == 2 - number
