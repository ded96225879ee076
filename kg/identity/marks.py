"""Words by which a sentence says that it tells of another event than one told before: "a second such attack", "a day after"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kg.ontology.terms import ontology_dir

__all__ = ["marks_in"]


def marks_in(sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the marks that the sentences bear, sorted.

    >>> marks_in(["On the third anniversary of the massacre, mourners met."])
    ('anniversary',)
    """
    texts = list(sentences)
    return tuple(sorted(name for name, pattern in _marks().items() if any(pattern.search(text) for text in texts)))


@cache
def _marks() -> Mapping[str, re.Pattern[str]]:
    lines = (ontology_dir() / "identity" / "marks.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in rows}
