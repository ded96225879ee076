"""The seed's questions, as the tests ask them: of the built seed, of the seed rewritten, and of the seed in another order."""

from __future__ import annotations

import importlib
import sys
import tempfile
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
    worked, rewriting, again = (_tests(name) for name in ("test_competency", "test_rewritten_seed", "test_rewritten_questions"))
    counts: dict[str, dict[str, Counts]] = {}
    if worked.QUESTIONS.exists():
        seed = worked.aligned(builder.build([SEEDS]))
        with tempfile.TemporaryDirectory() as folder:
            other = again.built(builder, Path(folder))
        for question in worked.questions():
            answers, expected = worked.answered(seed, question)
            anew, changed = worked.answered(other, again.asked(question))
            counts[question["id"]] = {"seed": (answers == expected, 1), "rewritten": (anew == changed, 1)}
    texts = (rewriting.SEED, rewriting.reordered(rewriting.SEED))
    original, shuffled = (rewriting.store_of(builder, text) for text in texts)
    for question in rewriting.QUESTIONS:
        same = rewriting.answers(shuffled, question) == rewriting.answers(original, question)
        counts[question] = {"reordered": (same, 1)}
    return Result(name="questions", kind="questions", counts=counts)


def _tests(name: str) -> ModuleType:
    path = sys.path
    sys.path = [str(TESTS), *path]
    try:
        return importlib.import_module(name)
    finally:
        sys.path = path
