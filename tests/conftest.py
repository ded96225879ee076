"""What tests share: the profiles of the property tests (many more examples by ``make fuzz``), one loaded pipeline, the seed's graph."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from spacy.language import Language

from kg.builder import Builder, BuildResult
from kg.reading.pipeline import make_pipeline

settings.register_profile(
    "kg", max_examples=30, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kg"))

ROOT = Path(__file__).parents[1]


@cache
def _loaded(model: str) -> Language:
    return make_pipeline(model)


def _shared(model: str, lexicon: Iterable[str | Path] = ()) -> Language:
    return make_pipeline(model, lexicon) if tuple(lexicon) else _loaded(model)


@pytest.fixture(scope="session", autouse=True)
def one_pipeline() -> Iterator[None]:
    """Let all builders of a process read with one pipeline, those of a lexicon of their own excepted.

    What is built by a pipeline just loaded is compared in ``test_the_same_bytes_in_other_processes``.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.builder.make_pipeline", _shared)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_wait_for_the_disk() -> Iterator[None]:
    """Let files be written without waiting for the disk: that is for power cuts, and a process that is killed loses nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def builder() -> Builder:
    """The model and the ontology, loaded once for all tests of a process."""
    return Builder()


@pytest.fixture(scope="session")
def seed_build(builder: Builder) -> BuildResult:
    """The seed article's graph and mentions."""
    return builder.build([ROOT / "seeds"])
