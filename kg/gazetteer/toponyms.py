"""Find names of places among words, with what stands around them: kind, part, nearness."""

from __future__ import annotations

from collections.abc import Sequence

from kg.gazetteer.context import with_context
from kg.gazetteer.lists import apart, sharing, supported_by_containers, supported_by_lists
from kg.gazetteer.lookup import Gazetteer
from kg.gazetteer.plausibility import is_plausible, surnames_in
from kg.gazetteer.spotting import listed_in, unlisted_in
from kg.gazetteer.toponym import Toponym
from kg.gazetteer.words import Word

__all__ = ["toponyms_in"]


def toponyms_in(words: Sequence[Word], gazetteer: Gazetteer) -> list[Toponym]:
    """All names of places among the words, in reading order: listed ones, then such as only a place noun or the model's NER shows."""
    found = [with_context(words, t, gazetteer) for t in listed_in(words, gazetteer)]
    found = supported_by_lists(words, supported_by_containers(words, found, gazetteer))
    surnames = surnames_in(words)
    kept = [t for t in found if is_plausible(words, t, gazetteer, surnames)]
    taken = {i for t in kept for i in range(*t.core)}
    kept += [t for t in unlisted_in(words, gazetteer, kept) if not taken & set(range(*t.core))]
    return sharing(words, list(apart(kept)), gazetteer)
