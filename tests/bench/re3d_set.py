"""Entities and relations of re3d's schema, scored by ``score_re3d.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import graphs
import re3d
from built import Built
from errors import Error, around
from intervals import Counts
from sets import Row, scorer

__all__ = ["counts", "errors", "load", "predictions"]

KEYS = {
    ("E", "overlap"): ("overlap", "entity/"),
    ("E", "exact~det"): ("exact", "entity exact/"),
    ("R", "relaxed"): ("relations", "relation/"),
}


def load(folder: Path) -> ModuleType:
    return scorer("score_re3d", folder)


def predictions(built: Built, folder: Path) -> dict[str, Row]:
    """Return document → its entities and relations."""
    return re3d.predictions(graphs.store([built.graph, built.mentions]))


def counts(gold: Row, predicted: Row, scores: ModuleType) -> dict[str, Counts]:
    """Return the counts of one article; of a kind of mention, only what is to be found can be counted."""
    found: dict[str, Counts] = {}
    for (what, how, which), (right, number, told) in scores.score_doc(gold, predicted).items():
        if (what, how) in KEYS:
            whole, part = KEYS[what, how]
            found[whole if which == "ALL" else part + which] = (right, told, right, number)
        elif (what, how) == ("S", "overlap"):
            found[f"mention/{which}"] = (right, number)
    return found


def errors(gold: Row, predicted: Row, scores: ModuleType) -> Iterator[Error]:
    """Yield entities and relations that are missed, false or of another type."""
    yield from _entities(gold, predicted, scores)
    yield from _relations(gold, predicted, scores)


def _entities(gold: Row, predicted: Row, scores: ModuleType) -> Iterator[Error]:
    right = sorted({(e["begin"], e["end"], e["type"], e.get("mention", "NAM")) for e in gold["entities"]})
    told = sorted({(e["begin"], e["end"], e["type"]) for e in predicted.get("entities", [])})
    pairs = scores.greedy(right, told, lambda first, second: True)
    causes = [(f"{right[i][2]} read as {told[j][2]}", right[i][:2]) for i, j in pairs if right[i][2] != told[j][2]]
    met, used = {i for i, _ in pairs}, {j for _, j in pairs}
    causes += [(f"missed {e[2]} {e[3]}", e[:2]) for i, e in enumerate(right) if i not in met]
    causes += [(f"false {e[2]}", e[:2]) for j, e in enumerate(told) if j not in used]
    for cause, span in causes:
        yield Error(cause=cause, document=gold["doc_id"], what=around(gold["text"], *span))


def _relations(gold: Row, predicted: Row, scores: ModuleType) -> Iterator[Error]:
    ends = (("source_begin", "source_end"), ("target_begin", "target_end"))
    right = sorted({(r["type"], *((r[b], r[e]) for b, e in ends)) for r in gold["relations"]})
    told = sorted({(r["type"], tuple(r["source"]), tuple(r["target"])) for r in predicted.get("relations", [])})
    pairs = scores.greedy_rel(right, told, False, lambda kind: True)
    causes = [(f"{right[i][0]} read as {told[j][0]}", right[i]) for i, j in pairs if right[i][0] != told[j][0]]
    met, used = {i for i, _ in pairs}, {j for _, j in pairs}
    causes += [(f"missed {r[0]}", r) for i, r in enumerate(right) if i not in met]
    causes += [(f"false {r[0]}", r) for j, r in enumerate(told) if j not in used]
    for cause, (_, source, target) in causes:
        words = (" ".join(gold["text"][begin:end].split()) for begin, end in (source, target))
        yield Error(cause=f"relation: {cause}", document=gold["doc_id"], what=" | ".join(words))
