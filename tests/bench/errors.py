"""What is read wrongly, grouped by cause: the most frequent first, with examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Error", "around", "by_cause"]

MARGIN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One thing that was read wrongly in ``document``, and its words or fillers."""

    cause: str
    document: str
    what: str


def by_cause(errors: Iterable[Error]) -> list[tuple[str, list[Error]]]:
    """Return cause and errors, the most frequent cause first, those as frequent by name."""
    grouped: defaultdict[str, list[Error]] = defaultdict(list)
    for error in errors:
        grouped[error.cause].append(error)
    return sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))


def around(text: str, begin: int, end: int) -> str:
    """Return a span in its surroundings, on one line.

    >>> around("Rebels left the town.", 0, 6)
    '[Rebels] left the town.'
    """
    shown = f"{text[max(begin - MARGIN, 0) : begin]}[{text[begin:end]}]{text[end : end + MARGIN]}"
    return " ".join(shown.split())
