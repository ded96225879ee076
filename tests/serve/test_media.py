"""Which media type a client gets, and the jobs and answers that pass between processes."""

from __future__ import annotations

import json

import pytest

from kg.serve import Limits, media
from kg.serve.wire import Answer, Job, Kind, problem


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", media.JSON),
        ("*/*", media.JSON),
        ("application/*", media.JSON),
        ("text/*", media.CSV),
        ("TEXT/CSV", media.CSV),
        ("text/csv;q=0.4, text/html;q=0.5", media.HTML),
        ("text/csv;header=present;q=0.4, application/xml;q=0.3", media.CSV),
        ("text/csv, */*;q=0.1", media.CSV),
        ("*/*, application/sparql-results+json;q=0", media.XML),
        ("text/csv;q=nan", None),
        ("text/csv;q=0", None),
        ("image/png", None),
        (";;,,;q=", media.JSON),
    ],
)
def test_the_best_on_offer_is_chosen(accept: str, chosen: str | None) -> None:
    assert media.choose([accept], media.RESULTS) == chosen


def test_a_job_and_an_answer_survive_the_way() -> None:
    job = Job(
        kind=Kind.QUERY, text="ASK {}\n#é\u2028", accepts=("a", "b"), values={"x": "\n"}, default_graphs=("a:b",), named_graphs=None, page=3
    )
    assert job.line().count(b"\n") == 1
    assert Job.read(job.line()) == job
    assert json.loads(Answer(body=b"\n\n", media="x").head())["length"] == 2
    assert problem(500, "a \ud800").body == b"a ?\n"


@pytest.mark.parametrize("name", ["seconds", "patience", "memory", "answer", "query", "workers"])
def test_no_limit_is_nothing(name: str) -> None:
    with pytest.raises(ValueError, match="more than nothing"):
        Limits(**{name: 0})  # type: ignore[arg-type]
