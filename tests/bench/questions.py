"""The seed's questions, as the tests ask them: of the built seed, of the seed rewritten, and of the seed in another order."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

from intervals import Counts
from kinds import Result

from kg.builder import Builder

__all__ = ["measure"]

TESTS = Path(__file__).parents[1]
SEEDS = TESTS.parent / "seeds"


def measure(builder: Builder) -> Result:
    """Ask, and count the questions whose answers are all right and no others; without the worked model its questions are left out."""
    worked, rewriting = (_tests(name) for name in ("test_competency", "test_rewritten_seed"))
    counts: dict[str, dict[str, Counts]] = {}
    if worked.QUESTIONS.exists():
        seed = worked.aligned(builder.build([SEEDS]))
        for question in worked.questions():
            answers, expected = worked.answered(seed, question)
            counts[question["id"]] = {"seed": (answers == expected, 1)}
    texts = (rewriting.SEED, rewriting.rewritten(rewriting.SEED), rewriting.reordered(rewriting.SEED))
    original, other, shuffled = (rewriting.store_of(builder, text) for text in texts)
    for question in rewriting.QUESTIONS:
        answers = rewriting.answers(original, question)
        changed = sorted(tuple(map(rewriting.changed, row)) for row in answers)
        same = rewriting.answers(shuffled, question) == answers
        counts[question] = {"rewritten": (rewriting.answers(other, question) == changed, 1), "reordered": (same, 1)}
    return Result(name="questions", kind="questions", counts=counts)


def _tests(name: str) -> ModuleType:
    path = sys.path
    sys.path = [str(TESTS), *path]
    try:
        return importlib.import_module(name)
    finally:
        sys.path = path
