"""Short notes of conflict give their event, whatever their length: with class, doer and target."""

from __future__ import annotations

import pytest
from short_notes import NOTES
from texts_read import DATE, roles_of

from kg.builder import Builder
from kg.model import Article, Event, Facts

DOERS = ("perpetrator", "agent", "participant", "gainedBy")
TARGETS = ("target", "victim", "outgoing", "lostBy")

# notes that give another event than they should, by their first words
MISSES = {
    "Marines burned": "the model takes the first word for the name of a body",
    "Shelling wounded": "shelling that harms is not the event's cause",
}


def rows() -> list[object]:
    found = {text: why for text, *_ in NOTES for start, why in MISSES.items() if text.startswith(start)}
    return [
        pytest.param(*note, marks=[pytest.mark.xfail(strict=True, reason=found[note[0]])] if note[0] in found else []) for note in NOTES
    ]


@pytest.fixture(scope="module")
def told(builder: Builder) -> dict[str, Facts]:
    """What each note tells."""
    texts = [text for text, *_ in NOTES]
    articles = [Article(id=f"note-{n}", text=text, date=DATE) for n, text in enumerate(texts)]
    return dict(zip(texts, builder.facts(articles), strict=True))


def has(facts: Facts, event: Event, words: str | None, props: tuple[str, ...]) -> bool:
    return words is None or any(words in name for _, name in roles_of(facts, event, *props))


def test_there_are_enough_notes() -> None:
    assert len(NOTES) >= 60


@pytest.mark.parametrize(("text", "kind", "doer", "target"), rows())
def test_a_note_gives_its_event(told: dict[str, Facts], text: str, kind: str, doer: str | None, target: str | None) -> None:
    facts = told[text]
    right = [e for e in facts.events if e.kind == kind and e.status.is_factual]
    assert [e for e in right if has(facts, e, doer, DOERS) and has(facts, e, target, TARGETS)]
