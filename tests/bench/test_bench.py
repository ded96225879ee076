"""The measuring itself, on invented sets: what is found, scored, compared with the baseline and written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import baseline
import graphs
import muc4
import pytest
import re3d
import run
import sets
from built import Reader
from errors import Error
from intervals import Score, estimate, statistic
from kinds import Result, without_seed
from measures import GROUPS, MEASURES
from report import as_json, as_text

from kg.builder import Builder

ARTICLE = "BEIRUT, 4 May - Gunmen killed two farmers with rifles in Homs on Monday."


def result(**counts: tuple[float, ...]) -> Result:
    """Two documents, of which one has the counts and the other has as many and nothing right."""
    other = {key: tuple(0 if number % 2 == 0 else count for number, count in enumerate(row)) for key, row in counts.items()}
    return Result(name="frames.dev", kind="frames", counts={"isil-a": counts, "b": other})


@pytest.mark.parametrize(
    "counts, of, value",
    [((1, 2), "P", 0.5), ((1, 2, 1, 4), "R", 0.25), ((2, 2, 1, 2), "F1", 2 / 3), ((0, 0), "P", 0), ((0, 0, 0, 0), "F1", 0)],
)
def test_statistics(counts: tuple[float, ...], of: str, value: float) -> None:
    assert statistic(counts, of) == value


def test_intervals_hold_the_score() -> None:
    documents = {str(number): (number % 3, 3, number % 3, 4) for number in range(30)}
    score = estimate(documents, "F1", number=30)
    assert score.interval is not None
    assert score.interval[0] < score.value < score.interval[1]


def test_documents_without_counts_are_drawn_and_a_single_one_gives_no_interval() -> None:
    assert estimate({"a": (1, 2)}, "P", number=1) == Score(value=0.5, interval=None)
    assert estimate({"a": (1, 2)}, "P", number=2) == Score(value=0.5, interval=(0.5, 0.5))
    assert estimate({"a": (0, 0), "b": (0, 0)}, "P", number=2) == Score(value=0, interval=None)


def test_known_sets_are_found(tmp_path: Path) -> None:
    for name in ("muc4.dev", "muc4.train", "frames.test", "frames.dev", "other.dev", "re3d.examples.dev"):
        (tmp_path / f"{name}.jsonl").touch()
    assert [found.name for found in sets.find_sets(tmp_path)] == ["frames.dev", "frames.test", "muc4.dev"]


@pytest.mark.parametrize("line", ["{", "[]", '{"doc_id": "a"}'])
def test_a_line_that_is_no_article_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "frames.dev.jsonl"
    path.write_text(f'{{"doc_id": "a", "text": ""}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(sets.BenchError, match=r"frames\.dev\.jsonl:3: "):
        sets.read_rows(path)


def test_a_scorer_is_sought_in_the_folder_and_beside_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sets, "DEFAULT", tmp_path / "default")
    with pytest.raises(sets.BenchError, match=r"invented_scorer\.py is neither in"):
        sets.scorer("invented_scorer", tmp_path)
    sets.DEFAULT.mkdir()
    (sets.DEFAULT / "invented_scorer.py").write_text("value = 3\n", encoding="utf-8")
    before = list(sys.path)
    assert sets.scorer("invented_scorer", tmp_path).value == 3
    assert sys.path == before
    assert not list(tmp_path.rglob("__pycache__"))


def test_without_the_seed() -> None:
    whole = result(slots=(1, 2, 1, 2))
    others = without_seed(whole)
    assert others is not None
    assert set(others.counts) == {"b"}
    assert without_seed(others) is None


@pytest.mark.parametrize(
    "key, was, now, lines",
    [
        ("slots", (2, 4, 2, 4), (2, 4, 2, 4), 0),
        ("slots", (2, 4, 2, 4), (3, 4, 3, 4), 0),
        ("slots", (2, 4, 2, 4), (1, 4, 1, 4), 2),  # F1 and precision; recall is free to fall
        ("slots", (2, 4, 2, 4), (2, 5, 2, 4), 2),
        ("spurious", (1, 1), (0, 1), 0),
        ("spurious", (1, 1), (2, 1), 1),
        ("pieces", (2, 1), (3, 1), 0),
    ],
)
def test_scores_may_rise_not_fall(tmp_path: Path, key: str, was: tuple[float, ...], now: tuple[float, ...], lines: int) -> None:
    path = tmp_path / "baseline.json"
    baseline.write([result(**{key: was})], path)
    found = list(baseline.falls(result(**{key: now}), baseline.read(path)))
    assert len(found) == lines
    assert all(line.startswith("frames.dev: ") and f"isil-a {list(was)} → {list(now)}" in line for line in found)


def test_the_baseline_keeps_other_sets_and_takes_no_others_than_dev(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    assert baseline.read(path) == {}
    one, test, other = (
        Result(name=n, kind="status", counts={"a": {"right": (1, 2), "status/denied": (1, 1)}}) for n in ("x.dev", "x.test", "y.dev")
    )
    baseline.write([one, test], path)
    baseline.write([other], path)
    assert baseline.read(path) == {name: {"a": {"right": (1, 2)}} for name in ("x.dev", "y.dev")}


def test_the_committed_baseline_is_of_known_sets_and_measures() -> None:
    for name, documents in baseline.read().items():
        kind, _, split = name.partition(".")
        assert split == "dev"
        assert {key for row in documents.values() for key in row} <= {measure.key for measure in MEASURES[kind]}


def test_all_that_is_measured_is_told(tmp_path: Path) -> None:
    assert MEASURES.keys() == GROUPS.keys() == {*sets.KINDS, "questions"}
    found = result(**{"slots": (3, 4, 3, 4), "slot/perp": (1, 2, 1, 2), "class/Clash": (1, 2)})
    found = Result(name=found.name, kind="frames", counts=found.counts, errors=(Error(cause="false perp", document="b", what="Rebels"),))
    baseline.write([result(slots=(2, 4, 2, 4))], tmp_path / "b.json")
    before = baseline.read(tmp_path / "b.json")
    told = "\n".join(as_text(found, before, examples=1))
    for words in ("slots F1                      37.5  [0.0, 75.0]", "+12.5", "84-95", "perp ", "Clash ", "1  false perp", "b  Rebels"):
        assert words in told
    whole = json.loads(json.dumps(as_json(found, before)))
    assert whole["measures"]["slots precision"]["score"] == 37.5
    assert whole["measures"]["slots precision"]["counts"] == [3, 8, 3, 8]
    assert whole["tables"]["slot"]["perp"]["P"]["score"] == 25
    assert whole["errors"] == {"false perp": [{"document": "b", "what": "Rebels"}]}


def test_entities_and_templates_of_a_built_article(builder: Builder, tmp_path: Path) -> None:
    row = {"doc_id": "a", "text": ARTICLE, "date": "2015-05-04"}
    reader = Reader(builder, tmp_path)
    built = reader.build("x.dev", [row, {"doc_id": "b", "text": " "}])
    assert len(built.unread) == 1
    assert "b:1" in built.unread[0]
    graph = graphs.store([built.graph, built.mentions])
    entities = {(ARTICLE[e["begin"] : e["end"]], e["type"]) for e in re3d.predictions(graph)["a"]["entities"]}
    assert entities >= {("Gunmen", "Organisation"), ("Homs", "Location"), ("rifles", "Weapon")}
    (event,) = muc4.predictions(graph)["a"]["events"]
    assert (event["type"], event["stage"], event["killed"]) == ("attack", "accomplished", 2)
    assert (event["date"], event["country"], event["place"]) == ("2015-05-04", "Syria", "Homs")
    assert event["roles"]["Weapon"] == [["rifles"]]


@pytest.mark.parametrize(
    "text, told",
    [
        ("Gunmen attacked a school in Kano.", ["attack"]),
        ("Gunmen hurled a bomb at a school in Kano.", ["bombing"]),
        ("Gunmen attacked an army base in Kano.", []),
        ("Gunmen shelled rebel positions near Kano.", []),
        ("A bomb exploded in an army base in Kano, wounding two soldiers.", ["bombing"]),
        ("Gunmen carried out an attack in Kano.", []),
        ("In 2009 gunmen attacked a school in Kano.", []),
        ("Gunmen killed 40 teachers in Kano last year.", []),
    ],
)
def test_what_is_an_incident_of_the_schema(builder: Builder, tmp_path: Path, text: str, told: list[str]) -> None:
    built = Reader(builder, tmp_path).build("x.dev", [{"doc_id": "a", "text": text, "date": "2015-05-04"}])
    events = muc4.predictions(graphs.store([built.graph, built.mentions]))["a"]["events"]
    assert [event["type"] for event in events] == told


def bench(monkeypatch: pytest.MonkeyPatch, builder: Builder, *words: str | Path) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["run.py", *map(str, words)])
    monkeypatch.setattr(run, "Builder", lambda: builder)
    with pytest.raises(SystemExit) as done:
        run.main()
    return done.value.code


@pytest.mark.skipif(not (sets.DEFAULT / "score_status.py").exists(), reason="the outside scorers (../shared/bench) are not here")
def test_a_folder_is_measured(
    monkeypatch: pytest.MonkeyPatch, builder: Builder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trigger = {"begin": ARTICLE.index("killed"), "end": ARTICLE.index("killed") + 6, "text": "killed", "status": "asserted"}
    row = {"doc_id": "a", "text": ARTICLE, "triggers": [trigger]}
    (tmp_path / "status.test.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert bench(monkeypatch, builder, tmp_path, "--sets", "status,muc4", "--json", tmp_path / "out.json") == 0
    assert "status.test: 1 articles" in capsys.readouterr().out
    whole = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert list(whole["sets"]) == ["status.test"]
    assert whole["sets"]["status.test"]["measures"]["covered"]["score"] == 100


@pytest.mark.parametrize(
    "words, said",
    [
        (["nowhere"], "nowhere: no such folder; name the one with the outside articles"),
        ([".", "--sets", "frames,fames"], "fames: no such kind of set"),
        ([".", "--json", "nowhere/out.json"], "nowhere/out.json: no such folder to write into"),
        (["ontology", "--sets", "frames"], "ontology: none of the sets frames is here"),
    ],
)
def test_what_cannot_be_measured_is_one_line(monkeypatch: pytest.MonkeyPatch, builder: Builder, words: list[str], said: str) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    code = bench(monkeypatch, builder, *words)
    assert isinstance(code, str)
    assert code.startswith(f"bench: {said}")
