"""Event frames: who did what to whom, where, when, with what, how many, and who says so.

``frames_from_graph.py`` reads them out of the graph and ``score_frames.py`` scores; here stand the counts of each article that the scores
are made of, the error rate by class of event, and the errors by cause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import graphs
from built import Built
from errors import Error
from intervals import Counts
from sets import Row, scorer

from kg.ontology.terms import last_segment, ontology_dir

__all__ = ["counts", "errors", "load", "predictions"]

LEAVES = "SELECT DISTINCT ?e ?c { ?e a ck:Event, ?c FILTER NOT EXISTS { ?e a ?d . ?d rdfs:subClassOf+ ?c } }"
WHO = ("perp", "target")
JOINING = ("date", "place", "target", "perp", "killed", "injured")

# The scorer gives rounded shares, of a single article often 0 of a number unknown: an article with so many fillers in each slot, all found
# and scored along with each, makes them shares of which the counts can be told.
KNOWN = 12


def load(folder: Path) -> ModuleType:
    return scorer("score_frames", folder)


def predictions(built: Built, folder: Path) -> dict[str, Row]:
    """Return document → its frames, each with the classes of its event (``classes``)."""
    reader = scorer("frames_from_graph", folder)
    store = reader.load([str(ontology_dir() / "conflict.ttl"), str(built.graph)])
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for event, kind in sorted(graphs.rows(store, LEAVES)):
        kinds[event].append(last_segment(kind))
    told = reader.frames(store).items()
    return {doc: {"events": [event | {"classes": kinds[event["iri"]]} for event in events]} for doc, events in told}


def counts(gold: Row, predicted: Row, frames: ModuleType) -> dict[str, Counts]:
    """Return the counts of one article, such that their sums give the scorer's own scores."""
    known = _known(frames)
    report, _ = frames.score([gold, known], {gold["doc_id"]: predicted, known["doc_id"]: known})
    slots = {slot: _counted(report["by slot"][slot]) for slot in report["by slot"]}
    found: dict[str, Counts] = {f"slot/{slot}": row for slot, row in slots.items()}
    found["slots"] = tuple(map(sum, zip(*slots.values(), strict=True)))
    found |= _events(report["events"], len(predicted["events"]))
    for name, share in report["bound right"].items():
        right, of = map(int, share.split("/"))
        sure = len(frames.COUNT_SLOTS) * KNOWN if name == "exact" else 0
        found[f"bound/{name}"] = (right - sure, of - sure)
    return found | _assembly(gold, predicted, frames) | _by_class(gold, predicted, frames)


def _assembly(gold: Row, predicted: Row, frames: ModuleType) -> dict[str, Counts]:
    """What pooled pieces hide: events whole on one node, doubles, deaths of the article, nodes that hold two events."""
    golds, told = gold["events"], predicted["events"]
    where = frames.assign(golds, told)
    share, _ = frames.assembly([gold], {gold["doc_id"]: predicted})
    need = sum(not event.get("optional") for event in golds)
    found = len({place for place in where if place is not None})
    right, tolls = map(int, share["deaths right"].split("/"))
    return {
        "whole": (round(share["whole"] * need / 100), need),
        "doubles": (round(share["doubles per found event"] * found), found),
        "deaths": (right, tolls),
        "joined": (sum(_holds_two(event, golds, frames) for event in told), len(told)),
    }


def _holds_two(event: Row, golds: list[Row], frames: ModuleType) -> bool:
    """Whether a node has of two gold events something each that no other of them has."""
    return (
        len({place for slot in JOINING for filler in event.get(slot, ()) if (place := _only(slot, filler, golds, frames)) is not None}) > 1
    )


def _only(slot: str, filler: Any, golds: list[Row], frames: ModuleType) -> int | None:
    """The one gold event that has the filler, None if none or several have it."""
    is_count = slot in frames.COUNT_SLOTS
    fits = [
        place
        for place, gold in enumerate(golds)
        if any(filler[0] == right[0] if is_count else frames.fits(right, filler) for right in gold.get(slot, ()))
    ]
    return fits[0] if len(fits) == 1 else None


def _known(frames: ModuleType) -> Row:
    event: Row = {"kinds": ["attack"]}
    event |= {slot: [[f"known{number}"] for number in range(KNOWN)] for slot in frames.TEXT_SLOTS}
    event |= {slot: [[number, "exact"] for number in range(KNOWN)] for slot in frames.COUNT_SLOTS}
    return {"doc_id": "", "events": [event]}


def _counted(share: dict[str, Any]) -> Counts:
    right = round(share["R"] * share["gold"] / 100)
    return (right - KNOWN, round(100 * right / share["P"]) - KNOWN, right - KNOWN, share["gold"] - KNOWN)


def _events(share: dict[str, Any], predicted: int) -> dict[str, Counts]:
    need = share["gold"] - 1
    spurious = round(2 * share["spurious per article"])
    pieces = predicted - spurious
    return {
        "events": (round(share["recall"] * share["gold"] / 100) - 1, need),
        "kind": (round(share["kind right"] * share["gold"] / 100) - 1, need),
        "spurious": (spurious, 1),
        "pieces": (pieces, round((pieces + 1) / share["fragmentation"]) - 1),
    }


def _by_class(gold: Row, predicted: Row, frames: ModuleType) -> dict[str, Counts]:
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    where = frames.assign(gold["events"], predicted["events"])
    for event, place in zip(predicted["events"], where, strict=True):
        wrong = place is None or any(_false(event, gold["events"][place], frames))
        for kind in event["classes"]:
            for key, count in ((f"class/{kind}", wrong), (f"class spurious/{kind}", place is None)):
                found[key][0] += count
                found[key][1] += 1
    for number, event in enumerate(gold["events"]):
        if not event.get("optional"):
            row = found[f"event/{event['kinds'][0]}"]
            row[0] += number in where
            row[1] += 1
    return {key: tuple(row) for key, row in found.items()}


def _false(event: Row, gold: Row, frames: ModuleType) -> Iterator[bool]:
    """Yield for each perpetrator and target of an event whether the gold event has none that fits."""
    for slot in WHO:
        yield from (not any(frames.fits(right, filler) for right in gold.get(slot, ())) for filler in event.get(slot, ()))


def errors(gold: Row, predicted: Row, frames: ModuleType) -> Iterator[Error]:
    """Yield the scorer's own errors, and those of the counts, which it does not list."""
    doc, slots = gold["doc_id"], (*frames.TEXT_SLOTS, *frames.COUNT_SLOTS)
    where = frames.assign(gold["events"], predicted["events"])
    for event, place in zip(predicted["events"], where, strict=True):
        if place is None:
            told = {slot: event[slot] for slot in slots if event.get(slot)}
            yield Error(cause=f"spurious event: {' '.join(event['classes'])}", document=doc, what=str(told))
    for _, cause, *rest in frames.score([gold], {doc: predicted})[1]:
        if cause == "missed event":
            yield Error(cause=f"missed event: {rest[0][0]}", document=doc, what=str(rest[1]))
        elif cause != "spurious":
            yield Error(cause=cause, document=doc, what=f"{rest[0]} of {' '.join(rest[1])}")
    for number, event in enumerate(gold["events"]):
        mine = [found for found, place in zip(predicted["events"], where, strict=True) if place == number]
        if mine and not event.get("optional"):
            yield from _wrong_counts(doc, event, mine, frames)


def _wrong_counts(doc: str, event: Row, mine: list[Row], frames: ModuleType) -> Iterator[Error]:
    for slot in frames.COUNT_SLOTS:
        right, told = ({count[0] for source in sources for count in source.get(slot, ())} for sources in ([event], mine))
        for cause, values in ((f"missed {slot}", right - told), (f"false {slot}", told - right)):
            yield from (Error(cause=cause, document=doc, what=f"{value} of {' '.join(event['kinds'])}") for value in sorted(values))
