"""Texts that are rewritten step by step, with each code point's place in the original."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.reading.findings.offsets import Offsets

__all__ = ["Edit", "Rewritten", "Step"]


class Edit(NamedTuple):
    """The code points ``begin:end`` of a text become ``put``; each code point of that stands for all of them."""

    begin: int
    end: int
    put: str


Step = Callable[[str], Iterable[Edit]]
"""Yields the edits of a text in reading order; none of them overlaps another, and none is of no code points."""


class Rewritten:
    """A text on its way from the original to the cleaned one."""

    def __init__(self, original: str) -> None:
        self.text = original
        self._length = len(original)
        self._begins: list[int] = []
        self._ends: list[int] = []

    @property
    def offsets(self) -> Offsets:
        """Where the text as it is now stands in the original."""
        return Offsets(begins=self._begins, ends=self._ends)

    def put(self, text: str) -> None:
        """Take a text in which every code point stands for that of the same place."""
        if len(text) != len(self.text):
            raise ValueError(f"a text of {len(text)} code points cannot stand for one of {len(self.text)}, one by one")
        self.text = text

    def rewrite(self, step: Step) -> None:
        """Make the edits of a step.

        >>> text = Rewritten("at\\xadtacked")
        >>> text.rewrite(lambda old: [Edit(2, 3, "")])
        >>> text.text, text.offsets.original(0, 8)
        ('attacked', (0, 9))
        """
        edits = list(step(self.text))
        if not edits:
            return
        if not self._begins:
            self._begins = list(range(self._length))
            self._ends = list(range(1, self._length + 1))
        pieces, begins, ends = [], list[int](), list[int]()
        for kept, edit in _between(edits, len(self.text)):
            pieces += [self.text[kept], edit.put]
            begins += self._begins[kept] + [self._begins[edit.begin]] * len(edit.put) if edit.put else self._begins[kept]
            ends += self._ends[kept] + [self._ends[edit.end - 1]] * len(edit.put) if edit.put else self._ends[kept]
        self.text, self._begins, self._ends = "".join(pieces), begins, ends


def _between(edits: Iterable[Edit], length: int) -> Iterator[tuple[slice, Edit]]:
    """Yield each edit with what is kept before it; last comes one that puts nothing behind what is kept at the end."""
    begin = 0
    for edit in edits:
        yield slice(begin, edit.begin), edit
        begin = edit.end
    yield slice(begin, length), Edit(length, length, "")
