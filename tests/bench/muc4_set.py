"""Event templates of MUC-4's schema, scored by ``score_muc.py`` against the full gold (named and described victims)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import graphs
import muc4
from built import Built
from errors import Error
from intervals import Counts
from sets import Row, scorer

__all__ = ["counts", "errors", "load", "predictions"]

GOLD = "full"
SIDES = ("p_num", "p_den", "r_num", "r_den")


def load(folder: Path) -> ModuleType:
    return scorer("score_muc", folder)


def predictions(built: Built, folder: Path) -> dict[str, Row]:
    """Return document → its templates."""
    return muc4.predictions(graphs.store([built.graph, built.mentions]))


def counts(gold: Row, predicted: Row, scores: ModuleType) -> dict[str, Counts]:
    """Return the counts of one article."""
    told = {gold["doc_id"]: predicted["events"]}
    heads, types = scores.score_head([gold], told, GOLD), scores.score_types([gold], told, GOLD)
    slots, aligned = scores.score_template([gold], told, GOLD, scores.head_match, want_pairs=True, raw_strings=True)
    details = scores.score_slots(aligned)
    tables = {"head": heads["micro"], "template": slots["micro"], "type": types["micro"], "relevance": types["relevant_document"]}
    tables |= {f"role/{role}": heads[role] for role in scores.ROLES}
    tables |= {f"slot/{slot}": slots[slot] for slot in ("incident_type", *scores.ROLES)}
    tables |= {f"incident/{name}": row for name, row in types.items() if name not in ("micro", "relevant_document")}
    tables |= {f"detail/{name}": row for name, row in details.items()}
    return {key: tuple(row[side] for side in SIDES) for key, row in tables.items()}


def errors(gold: Row, predicted: Row, scores: ModuleType) -> Iterator[Error]:
    """Yield documents and types that are missed or false, and the fillers, by what the gold says of their head nouns."""
    doc, told = gold["doc_id"], {gold["doc_id"]: predicted["events"]}
    types = scores.score_types([gold], told, GOLD)
    relevance = types.pop("relevant_document")
    types.pop("micro")
    first = " ".join(gold["text"][:80].split())
    if relevance["p_den"] > relevance["p_num"]:
        yield Error(cause="document falsely relevant", document=doc, what=", ".join(types))
    if relevance["r_den"] > relevance["r_num"]:
        yield Error(cause="relevant document missed", document=doc, what=first)
    for name, row in types.items():
        if row["p_den"] > row["p_num"]:
            yield Error(cause=f"false type: {name}", document=doc, what=first)
        if row["r_den"] > row["r_num"]:
            yield Error(cause=f"missed type: {name}", document=doc, what=first)
    yield from _fillers(gold, predicted, scores)


def _fillers(gold: Row, predicted: Row, scores: ModuleType) -> Iterator[Error]:
    doc = gold["doc_id"]
    told = {role: [e for event in predicted["events"] for e in event["roles"].get(role, [])] for role in scores.ROLES}
    needed = {role: [e for t in gold["templates"] if not t["optional"] for e in t["roles"][role]] for role in scores.ROLES}
    for role in scores.ROLES:
        for filler in told[role]:
            if _is_false(gold, role, filler, scores):
                why = _why(role, filler, needed, "no incident in the document", scores)
                yield Error(cause=f"false {role}{why}", document=doc, what=" / ".join(filler))
        for filler in needed[role]:
            if not _meets(filler, told[role], scores):
                why = _why(role, filler, told, "no filler read in the document", scores)
                yield Error(cause=f"missed {role}{why}", document=doc, what=" / ".join(filler))


def _why(role: str, filler: list[str], others: dict[str, list[list[str]]], none: str, scores: ModuleType) -> str:
    """The role that the other side gives the filler, or that the other side has no fillers at all."""
    other = next((r for r in scores.ROLES if r != role and _meets(filler, others[r], scores)), "")
    return f" ({other} on the other side)" if other else "" if any(others.values()) else f" ({none})"


def _is_false(gold: Row, role: str, filler: list[str], scores: ModuleType) -> bool:
    """Ask the scorer, as if nothing else were told of the document: what is optional is not false."""
    row: dict[str, Any] = scores.score_head([gold], {gold["doc_id"]: [{"roles": {role: [filler]}}]}, GOLD)[role]
    return bool(row["p_den"] > row["p_num"])


def _meets(filler: list[str], others: list[list[str]], scores: ModuleType) -> bool:
    return any(scores.head_match(filler, other) for other in others)
