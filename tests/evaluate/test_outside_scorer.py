"""The same numbers as the outside measure of the frames format, which lies beside the project and is no part of it."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.asking.querying import load
from kg.builder import Builder
from kg.evaluate import report
from kg.evaluate.figures import Figure
from kg.evaluate.format import BOUNDS, COUNT_SLOTS, KINDS, SLOTS, TEXT_SLOTS
from kg.evaluate.frames import Frame
from kg.evaluate.gold import articles_in, frame_from, read_gold
from kg.evaluate.report import Report, Share
from kg.evaluate.scoring import score_document
from kg.evaluate.told import told_in
from kg.ontology.terms import ontology_dir
from kg.triples.turtle import serialize

BENCH = Path(__file__).parents[3] / "shared" / "bench"
NEEDED = tuple(BENCH / name for name in ("frames.dev.jsonl", "frames_from_graph.py", "score_frames.py"))

pytestmark = pytest.mark.skipif(not all(file.exists() for file in NEEDED), reason="the outside measures (../shared/bench) are not here")


def outside(name: str) -> ModuleType:
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = written
    return module


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return outside("score_frames")


def as_outside(whole: Report) -> dict[str, Any]:
    """Our report in the outside measure's words."""
    return {
        "events": {
            "recall": number(whole.found.figure),
            "kind right": number(whole.kind_right.figure),
            "spurious per article": number(whole.spurious.figure, 2),
            "fragmentation": number(whole.pieces.figure, 2),
            "gold": whole.found.of,
        },
        "slots": prf(whole, ""),
        "by slot": {slot: prf(whole, slot) for slot in SLOTS},
        "bound right": {name: shown(share) for name, share in whole.bounds.items()},
    }


def number(figure: Figure, digits: int = 1) -> float:
    return 0.0 if figure.value is None else round(figure.value, digits)


def prf(whole: Report, slot: str) -> dict[str, float]:
    score = whole.by_slot[slot] if slot else whole.slots
    return {"P": number(score.precision), "R": number(score.recall), "F1": number(score.f1), "gold": score.right + score.missed}


def shown(share: Share) -> str:
    return f"{share.count}/{share.of}"


def close(one: Any, other: Any) -> bool:
    """Equal, but for the last digit of a figure that lies between two roundings."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    return bool(one == (pytest.approx(other, abs=0.1001) if isinstance(other, float) else other))


def test_the_outside_articles_get_the_same_figures(scorer: ModuleType, builder: Builder, tmp_path: Path) -> None:
    documents = read_gold(NEEDED[0])
    triples = {t for facts in builder.facts(articles_in(documents)) for t in builder.parts(facts).graph}
    (tmp_path / "graph.ttl").write_bytes(serialize(triples))
    told = told_in(load([tmp_path / "graph.ttl"]))
    mine = report([score_document(each.doc_id, each.events, told[each.doc_id].events) for each in documents])

    reader = outside("frames_from_graph")
    theirs = reader.frames(reader.load([str(ontology_dir() / "conflict.ttl"), str(tmp_path / "graph.ttl")]))
    rows = [json.loads(line) for line in NEEDED[0].read_text(encoding="utf-8").splitlines()]
    figures, _ = scorer.score(rows, {name: {"events": events} for name, events in theirs.items()})
    assert as_outside(mine) == figures


def test_the_classes_stand_for_the_same_kinds() -> None:
    kinds = {name: {kind for kind, names in KINDS.items() if name in names} for names in KINDS.values() for name in names}
    assert kinds == {name: set(told.split()) for name, told in outside("frames_from_graph").KINDS.items()}


NAMES = st.sampled_from(["Red Front", "the Red Front", "RF", "Front", "U.N.", "UN mission", "town of Melville", "Melville", "the group"])
FILLERS = st.lists(st.lists(NAMES, min_size=1, max_size=2), max_size=2)
COUNTS = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(BOUNDS)).map(list), max_size=2, unique_by=tuple)
EVENTS = st.fixed_dictionaries(
    {
        "kinds": st.lists(st.sampled_from(["attack", "battle", "detention"]), min_size=1, max_size=2, unique=True),
        **dict.fromkeys(("perp", "place"), FILLERS),
        "killed": COUNTS,
        "optional": st.booleans(),
    }
)
MARKED = EVENTS.flatmap(lambda event: st.booleans().map(lambda mark: marked(event) if mark else event))


def marked(event: dict[str, Any]) -> dict[str, Any]:
    """With the first place optional."""
    first = [["?" + name for name in names] for names in event["place"][:1]]
    return event | {"place": first + event["place"][1:]}


def frame(event: dict[str, Any]) -> Frame:
    return frame_from({slot: event[slot] for slot in ("kinds", "perp", "place", "killed", "optional")}, "here")


@given(st.lists(st.tuples(st.lists(MARKED, max_size=3), st.lists(EVENTS, max_size=3)), min_size=1, max_size=3))
def test_property_invented_frames_get_the_same_figures(articles: list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]) -> None:
    rows = [{"doc_id": str(i), "events": golds} for i, (golds, _) in enumerate(articles)]
    theirs, _ = outside("score_frames").score(rows, {str(i): {"events": told} for i, (_, told) in enumerate(articles)})
    mine = report([score_document(str(i), [*map(frame, golds)], [*map(frame, told)]) for i, (golds, told) in enumerate(articles)])
    assert close(as_outside(mine), theirs)
    assert set(TEXT_SLOTS + COUNT_SLOTS) == theirs["by slot"].keys()
