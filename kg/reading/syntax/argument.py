"""One argument of a trigger: a word and the grammatical function in which it stands to it."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from kg.ontology.entry_values import Function

__all__ = ["Argument", "ParserLabel"]

ParserLabel: TypeAlias = Literal["oprd", "attr"]
"""What stands to a verb in ways that no frame names."""


class Argument(NamedTuple):
    """Token ``head`` (an index) stands in ``function`` to a trigger, by preposition ``marker`` if oblique.

    ``via`` is trigger, object (the preposition hangs on the trigger's object), light (on its light verb), setting (on a light verb
    that says only that it took place) or shared (handed on from a governing or coordinated verb).
    """

    function: Function | ParserLabel
    head: int
    marker: str = ""
    via: str = "trigger"
