"""The report as what JSON can hold: all figures, and each article's own counts and mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.evaluate.figures import Score
from kg.evaluate.format import SLOTS
from kg.evaluate.frames import Frame
from kg.evaluate.mistakes import mistakes_in
from kg.evaluate.report import Report, Share, counts_of
from kg.evaluate.scoring import DocumentScore

__all__ = ["as_dict"]


def as_dict(whole: Report, scores: Sequence[DocumentScore]) -> dict[str, Any]:
    """Return a report and the scores that it was made from; what nothing defines is None."""
    return {
        "articles": whole.articles,
        "events": {
            "found": _share(whole.found),
            "kind right": _share(whole.kind_right),
            "spurious per article": _share(whole.spurious, digits=2),
            "told per event found": _share(whole.pieces, digits=2),
        },
        "slots": _score(whole.slots),
        "by slot": {slot: _score(each) for slot, each in whole.by_slot.items()},
        "by class": {name: _share(each) for name, each in whole.classes.items()},
        "bound right": {name: _share(each) for name, each in whole.bounds.items()},
        "by article": [_article(each) for each in scores],
    }


def _share(share: Share, digits: int = 1) -> dict[str, Any]:
    return share.figure.as_dict(digits) | {"count": share.count, "of": share.of}


def _score(each: Score) -> dict[str, Any]:
    figures = {"precision": each.precision, "recall": each.recall, "F1": each.f1}
    return {name: figure.as_dict() for name, figure in figures.items()} | {"right": each.right, "false": each.false, "missed": each.missed}


def _article(each: DocumentScore) -> dict[str, Any]:
    found, spurious, missed = counts_of(each, "event")
    return {
        "doc_id": each.doc_id,
        "events": {"found": found, "missed": missed, "spurious": spurious, "kind right": counts_of(each, "kind")[0]},
        "slots": {slot: dict(zip(("right", "false", "missed"), counts_of(each, slot), strict=True)) for slot in SLOTS},
        "told": [_told(frame, number) for frame, number in each.aligned],
        "mistakes": [
            {"cause": m.cause, "words": m.words, "wanted": m.wanted, "events": m.events, "quotes": m.quotes} for m in mistakes_in(each)
        ],
    }


def _told(frame: Frame, number: int | None) -> dict[str, Any]:
    """A told event, with the place of its gold event in the article's list, from 1; None where it is spurious."""
    return {"event": frame.iri, "classes": frame.classes, "gold": None if number is None else number + 1}
