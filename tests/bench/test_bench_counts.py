"""The counts per document add up to what the outside scorers say of all documents, on invented labels; and errors name their causes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import frames_set
import muc4_set
import pytest
import re3d_set
import status_set
from errors import by_cause
from intervals import pooled, statistic
from sets import DEFAULT, Row

pytestmark = pytest.mark.skipif(not (DEFAULT / "score_frames.py").exists(), reason="the outside scorers (../shared/bench) are not here")

TEXT = "Rebels shelled the town of Arva on Monday. Officials denied the attack."


def frame(*kinds: str, **slots: Any) -> Row:
    return {"kinds": list(kinds), "classes": ["Shelling"], **slots}


FRAMES: list[tuple[list[Row], list[Row]]] = [
    (
        [frame("shelling", perp=[["Rebels"]], target=[["Arva"]], killed=[[3, "exact"]], injured=[[5, "atLeast"]])],
        [
            frame("shelling", perp=[["the rebels"]], target=[["Brod"]], killed=[[3, "exact"], [9, "exact"]], injured=[[5, "about"]]),
            frame("shelling", perp=[["rebels"]], target=[["Arva"]]),
        ],
    ),
    ([frame("raid", perp=[["police"]], place=[["Ulm"]]), frame("attack", optional=True, target=[["a mill"]])], []),
    ([], [frame("attack", perp=[["Alpha"]], place=[["Beta"]])]),
    (
        [frame("attack", date=[["2020-01-02"]], weapon=[["?a knife"]], target=[["Gamma"]])],
        [frame("attack", date=[["2020-01-02"]], target=[["Gamma"]])],
    ),
]


def frames() -> Iterator[tuple[Row, Row]]:
    for number, (gold, told) in enumerate(FRAMES):
        yield {"doc_id": str(number), "events": gold}, {"events": told}


def test_frames_add_up() -> None:
    scorer, pairs = frames_set.load(DEFAULT), list(frames())
    whole, _ = scorer.score([gold for gold, _ in pairs], {gold["doc_id"]: told for gold, told in pairs})
    rows = [frames_set.counts(gold, told, scorer) for gold, told in pairs]
    found = {key: pooled({str(i): row[key] for i, row in enumerate(rows) if key in row}) for row in rows for key in row}
    for of in ("P", "R", "F1"):
        assert round(100 * statistic(found["slots"], of), 1) == whole["slots"][of]
        for slot, share in whole["by slot"].items():
            assert round(100 * statistic(found[f"slot/{slot}"], of), 1) == share[of], slot
    percent = {"events": "recall", "kind": "kind right"}
    assert all(round(100 * statistic(found[key], "P"), 1) == whole["events"][name] for key, name in percent.items())
    assert round(statistic(found["spurious"], "P"), 2) == whole["events"]["spurious per article"]
    assert round(statistic(found["pieces"], "P"), 2) == whole["events"]["fragmentation"]
    assert {f"{name}": f"{found[f'bound/{name}'][0]}/{found[f'bound/{name}'][1]}" for name in ("exact", "other")} == whole["bound right"]
    together, _ = scorer.assembly([gold for gold, _ in pairs], {gold["doc_id"]: told for gold, told in pairs})
    assert round(100 * statistic(found["whole"], "P"), 1) == together["whole"]
    assert round(statistic(found["doubles"], "P"), 2) == together["doubles per found event"]
    assert f"{found['deaths'][0]}/{found['deaths'][1]}" == together["deaths right"]
    assert found["class/Shelling"] == (2, 4)
    assert found["class spurious/Shelling"] == (1, 4)


def test_errors_of_frames() -> None:
    scorer = frames_set.load(DEFAULT)
    causes = {cause: len(found) for cause, found in by_cause(e for pair in frames() for e in frames_set.errors(*pair, scorer))}
    assert causes == {"false target": 1, "false killed": 1, "missed event: raid": 1, "spurious event: Shelling": 1}


STATUS = {
    "doc_id": "a",
    "text": TEXT,
    "triggers": [
        {"begin": 7, "end": 14, "text": "shelled", "status": "asserted", "also": [], "source": []},
        {"begin": 64, "end": 70, "text": "attack", "status": "denied", "also": [], "source": ["Officials"]},
        {"begin": 53, "end": 59, "text": "denied", "status": "reported", "also": [], "source": []},
    ],
}


def test_status() -> None:
    told = {"triggers": [{"begin": 7, "end": 14, "status": "asserted", "source": []}, {"begin": 64, "end": 70, "status": "asserted"}]}
    scorer = status_set.load(DEFAULT)
    found = status_set.counts(STATUS, told, scorer)
    assert [found[key] for key in status_set.SHARES] == [(2, 3), (1, 2), (1, 1), (0, 1), (0, 1)]
    assert found["status/denied"] == (0, 1, 1, 1)
    causes = {error.cause: error.what for error in status_set.errors(STATUS, told, scorer)}
    assert list(causes) == ["denied held as asserted", "another source or none", "not met: reported"]
    assert causes["not met: reported"].endswith("Officials [denied] the attack.")


def entity(words: str, kind: str, mention: str = "NAM") -> Row:
    begin = TEXT.index(words)
    return {"begin": begin, "end": begin + len(words), "type": kind, "mention": mention}


def test_re3d() -> None:
    rebels, arva, monday = (
        entity(words, kind) for words, kind in (("Rebels", "Organisation"), ("Arva", "Location"), ("Monday", "Temporal"))
    )
    ends = {"source_begin": 0, "source_end": 6, "target_begin": arva["begin"], "target_end": arva["end"]}
    gold = {"doc_id": "a", "text": TEXT, "entities": [rebels, arva, monday], "relations": [{"type": "FightingAgainst"} | ends]}
    other = {"type": "CoLocated", "source": [0, 6], "target": [arva["begin"], arva["end"]]}
    told = {"entities": [entity("Rebels", "Organisation"), entity("Arva", "Person"), entity("Officials", "Person")], "relations": [other]}
    scorer = re3d_set.load(DEFAULT)
    found = re3d_set.counts(gold, told, scorer)
    assert (found["overlap"], found["exact"], found["relations"]) == ((1, 3, 1, 3), (1, 3, 1, 3), (0, 1, 0, 1))
    assert (found["entity/Person"], found["mention/NAM"]) == ((0, 2, 0, 0), (1, 3))
    causes = [error.cause for error in re3d_set.errors(gold, told, scorer)]
    assert causes == ["Location read as Person", "missed Temporal NAM", "false Person", "relation: FightingAgainst read as CoLocated"]


def template(kind: str, **roles: list[list[str]]) -> Row:
    every = {role: roles.get(role, []) for role in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")}
    place: Row = {"date": {"ranges": []}, "location": {"alternatives": []}, "stage": "accomplished", "killed": None, "injured": None}
    return {"incident_type": kind, "optional": False, "roles": every, "roles_optional": {role: [] for role in every}, **place}


MUC: list[tuple[list[Row], list[Row]]] = [
    (
        [template("attack", PerpInd=[["gunmen"]], Victim=[["a judge"]])],
        [{"type": "attack", "roles": {"PerpOrg": [["gunmen"]], "Victim": [["judge"]]}}],
    ),
    ([template("bombing", Target=[["a bank"]])], []),
    ([], [{"type": "attack", "roles": {"Victim": [["a team"]]}}]),
]


def test_muc4_adds_up() -> None:
    golds: list[Row] = [{"doc_id": str(number), "text": TEXT, "templates": gold} for number, (gold, _) in enumerate(MUC)]
    scorer, told = muc4_set.load(DEFAULT), {str(number): events for number, (_, events) in enumerate(MUC)}
    whole = scorer.score_all(golds, told)
    rows = [muc4_set.counts(gold, {"events": told[gold["doc_id"]]}, scorer) for gold in golds]
    tables = {"head": whole["head"]["micro"], "template": whole["template_head"]["micro"], "type": whole["types"]["micro"]}
    for key, table in (tables | {"relevance": whole["types"]["relevant_document"]}).items():
        assert pooled({str(number): row[key] for number, row in enumerate(rows)}) == tuple(table[side] for side in muc4_set.SIDES), key
    found = [error.cause for gold in golds for error in muc4_set.errors(gold, {"events": told[gold["doc_id"]]}, scorer)]
    assert sorted(found) == [
        "document falsely relevant",
        "false PerpOrg (PerpInd on the other side)",
        "false Victim (no incident in the document)",
        "false type: attack",
        "missed PerpInd (PerpOrg on the other side)",
        "missed Target (no filler read in the document)",
        "missed type: bombing",
        "relevant document missed",
    ]
