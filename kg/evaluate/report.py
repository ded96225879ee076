"""Verdicts to figures: events, slots, event classes and bounds, each with its interval over documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evaluate.figures import Figure, Score, figure, ratio, score
from kg.evaluate.format import SLOTS
from kg.evaluate.scoring import DocumentScore, Outcome

__all__ = ["Report", "Share", "counts_of", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``count`` out of ``of``, as a figure."""

    figure: Figure
    count: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures. ``slots`` is of all slots together; ``classes`` says of each class's told events how many fit a gold event."""

    articles: int
    found: Share
    kind_right: Share
    spurious: Share
    pieces: Share
    slots: Score
    by_slot: dict[str, Score]
    classes: dict[str, Share]
    bounds: dict[str, Share]


def report(scores: Sequence[DocumentScore]) -> Report:
    """Return the figures of some articles."""
    classes = sorted({name for each in scores for frame, _ in each.aligned for name in frame.classes})
    return Report(
        articles=len(scores),
        found=_share([counts_of(each, "event") for each in scores]),
        kind_right=_share([counts_of(each, "kind") for each in scores]),
        spurious=_per([(each.count(Outcome.FALSE, "event"), 1) for each in scores]),
        pieces=_per([_pieces(each) for each in scores]),
        slots=score([counts_of(each, *SLOTS) for each in scores]),
        by_slot={slot: score([counts_of(each, slot) for each in scores]) for slot in SLOTS},
        classes={name: _percent([_matched(each, name) for each in scores]) for name in classes},
        bounds={name: _share([counts_of(each, f"{name} bound") for each in scores]) for name in ("exact", "other")},
    )


def counts_of(each: DocumentScore, *about: str) -> tuple[int, int, int]:
    """Return how much about these things is right, false and missed in an article."""
    return each.count(Outcome.RIGHT, *about), each.count(Outcome.FALSE, *about), each.count(Outcome.MISSED, *about)


def _matched(each: DocumentScore, name: str) -> tuple[int, int]:
    given = [number is not None for frame, number in each.aligned if name in frame.classes]
    return sum(given), len(given)


def _pieces(each: DocumentScore) -> tuple[int, int]:
    given = [number for _, number in each.aligned if number is not None]
    return len(given), len(set(given))


def _share(rows: list[tuple[int, int, int]]) -> Share:
    return _percent([(right, right + missed) for right, _, missed in rows])


def _percent(rows: list[tuple[int, int]]) -> Share:
    return _per(rows, scale=100)


def _per(rows: list[tuple[int, int]], scale: int = 1) -> Share:
    count, of = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0)
    return Share(figure=figure(rows, lambda sums: scale * ratio(sums)), count=count, of=of)
