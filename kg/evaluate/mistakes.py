"""What went wrong, grouped by cause: each with its article, the events concerned and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.evaluate.format import SLOTS
from kg.evaluate.scoring import ABOUT_BOUNDS, DocumentScore, Outcome, Verdict

__all__ = ["CAUSES", "Mistake", "grouped", "mistakes_in"]

_OF_SLOTS = tuple(f"{how} {slot}" for slot in SLOTS for how in (Outcome.MISSED, Outcome.FALSE))
CAUSES = ("missed event", "spurious event", "wrong kind", *_OF_SLOTS, "wrong bound")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One error: ``words`` are what is false or missed, ``wanted`` what gold has in that place.

    ``events`` are the IRIs of the told events concerned, ``quotes`` the words of the article that these rest on.
    """

    cause: str
    doc_id: str
    words: str
    wanted: str
    events: tuple[str, ...]
    quotes: tuple[str, ...]


def mistakes_in(score: DocumentScore) -> Iterator[Mistake]:
    """Yield an article's mistakes; the fillers of an event that is itself missed or spurious are told with the event."""
    for verdict in score.verdicts:
        if verdict.outcome is not Outcome.RIGHT and not verdict.is_part:
            yield Mistake(
                cause=_cause(verdict),
                doc_id=score.doc_id,
                words=verdict.words,
                wanted=verdict.wanted,
                events=tuple(dict.fromkeys(frame.iri for frame in verdict.events)),
                quotes=tuple(dict.fromkeys(frame.quote for frame in verdict.events)),
            )


def grouped(scores: Iterable[DocumentScore]) -> dict[str, list[Mistake]]:
    """Return all mistakes by cause, in the order of `CAUSES`; causes without any are left out."""
    found: dict[str, list[Mistake]] = {cause: [] for cause in CAUSES}
    for score in scores:
        for mistake in mistakes_in(score):
            found[mistake.cause].append(mistake)
    return {cause: mistakes for cause, mistakes in found.items() if mistakes}


def _cause(verdict: Verdict) -> str:
    if verdict.about == "event":
        return "missed event" if verdict.outcome is Outcome.MISSED else "spurious event"
    if verdict.about == "kind":
        return "wrong kind"
    if verdict.about in ABOUT_BOUNDS:
        return "wrong bound"
    return f"{verdict.outcome} {verdict.about}"
