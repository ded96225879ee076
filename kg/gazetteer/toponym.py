"""A name of a place as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.gazetteer.lookup import Candidate

__all__ = ["PLACE_ENTS", "Toponym"]

PLACE_ENTS = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name in the text. ``begin:end`` are the tokens of its mention, ``core`` those of the name itself.

    ``features`` are the kinds that a noun beside it demands, ``noun`` that noun; ``is_supported`` whether more than its spelling
    says place, ``others`` the places of the name without its noun,
    ``is_held`` whether the gazetteer knows it to lie in what is named beside it, ``slot`` that of its `Word`.
    """

    begin: int
    end: int
    core: tuple[int, int]
    name: str
    candidates: tuple[Candidate, ...] = ()
    others: tuple[Candidate, ...] = ()
    features: tuple[str, ...] = ()
    noun: str = ""
    part: str = ""
    is_near: bool = False
    is_located: bool = False
    is_supported: bool = False
    is_held: bool = False
    slot: str = ""
