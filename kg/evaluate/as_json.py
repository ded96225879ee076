"""The report as what JSON can hold: all figures, and each article's own counts and mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from kg.evaluate.figures import Score
from kg.evaluate.format import SLOTS
from kg.evaluate.frames import Frame
from kg.evaluate.mistakes import mistakes_in
from kg.evaluate.report import Report, Share, counts_of
from kg.evaluate.scoring import DocumentScore

__all__ = ["ReportEntry", "as_dict"]


Interval = Mapping[str, float | None]
"""``value``, ``low`` and ``high``."""

ShareEntry = Mapping[str, float | None]
"""An interval with ``count`` and ``of``, from which it is."""

ScoreEntry = Mapping[str, Interval | int]
"""``precision``, ``recall`` and ``F1``; ``right``, ``false`` and ``missed``, from which they are."""


class ToldEntry(TypedDict):
    """A told event, with the place of its gold event in the article's list, from 1; None where it is spurious."""

    event: str
    classes: Iterable[str]
    gold: int | None


class MistakeEntry(TypedDict):
    """One mistake with its words."""

    cause: str
    words: str
    wanted: str
    events: Sequence[str]
    quotes: Sequence[str]


class ArticleEntry(TypedDict):
    """An article's own counts and mistakes."""

    doc_id: str
    events: Mapping[str, int]
    slots: Mapping[str, Mapping[str, int]]
    told: Sequence[ToldEntry]
    mistakes: Sequence[MistakeEntry]


ReportEntry = TypedDict(
    "ReportEntry",
    {
        "articles": int,
        "events": Mapping[str, ShareEntry],
        "slots": ScoreEntry,
        "by slot": Mapping[str, ScoreEntry],
        "by class": Mapping[str, ShareEntry],
        "bound right": Mapping[str, ShareEntry],
        "by article": Sequence[ArticleEntry],
    },
)
"""The whole report."""


def as_dict(whole: Report, scores: Sequence[DocumentScore]) -> ReportEntry:
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


def _share(share: Share, digits: int = 1) -> ShareEntry:
    return share.figure.as_dict(digits) | {"count": share.count, "of": share.of}


def _score(each: Score) -> ScoreEntry:
    figures = {"precision": each.precision, "recall": each.recall, "F1": each.f1}
    shown = {name: figure.as_dict() for name, figure in figures.items()}
    return {**shown, "right": each.right, "false": each.false, "missed": each.missed}


def _article(each: DocumentScore) -> ArticleEntry:
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


def _told(frame: Frame, number: int | None) -> ToldEntry:
    return {"event": frame.iri, "classes": frame.classes, "gold": None if number is None else number + 1}
