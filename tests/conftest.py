"""What tests share: the profiles of the property tests (many more examples by ``make fuzz``), the loaded reader and the seed's graph."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kg.builder import Builder, BuildResult

settings.register_profile("kg", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fuzz", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kg"))

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def builder() -> Builder:
    """The model and the ontology, loaded once for all tests of a process."""
    return Builder()


@pytest.fixture(scope="session")
def seed_build(builder: Builder) -> BuildResult:
    """The seed article's graph and mentions."""
    return builder.build([ROOT / "seeds"])
