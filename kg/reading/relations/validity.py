"""The times that hang on a word: validity of a relation, the time of a figure."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reading import syntax
from kg.reading.findings.filled import FindingId
from kg.reading.relations.ends import Binder

__all__ = ["times_on"]


def times_on(binder: Binder, heads: set[int], *, direct: bool = False) -> Iterator[str]:
    """Yield the IRIs of the times on the tokens ``heads``, in reading order; makes their nodes.

    ``direct``: only a time or its preposition right below a head, as of nouns ("involvement since 2015").
    """
    sentence = syntax.parse_of(binder.doc).sentence
    near = {sentence[i] for i in heads}
    times = binder.nodes.found.times
    bounds = syntax.parse_of(binder.doc).bounds
    for index in sorted({n for number in near for i in range(*bounds[number]) for n in binder.nodes.over(i, "times")}):
        mark = times[index]
        root = syntax.parse_of(binder.doc).root(mark.begin, mark.end)
        is_near = root.head.i in heads or root.head.head.i in heads or not direct
        if root.i not in heads and is_near and any(True for _ in syntax.attached_to(root, heads, lambda *_: False)):
            referent = binder.nodes.referents.at(FindingId("times", index))
            if referent is not None:
                yield binder.nodes.iri(referent)
