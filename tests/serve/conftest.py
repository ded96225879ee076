"""What tests of the server share: one on the graph of two articles, with short limits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from served import TWO, Listener, Server, serving

SECONDS = 1.0


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serving(TWO, "--seconds", str(SECONDS), "--memory", "256") as running:
        yield running


@pytest.fixture
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.close()
