"""Which words a frame takes: its argument patterns against the functions around a trigger.

Events and relations, slots of places and unlisted nouns all ask here. What a word then stands for
is asked elsewhere: of events by `kg.reading.findings.fillers`, of relations by
`kg.reading.relations.ends`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ontology.entries import Arg
from kg.reading.syntax import Argument

__all__ = ["matches", "takes_marker"]


_Match = tuple[Arg, Argument]


def matches(patterns: Iterable[Arg], arguments: Iterable[Argument]) -> Iterator[_Match]:
    """Yield every pattern with every argument that it fits, argument by argument.

    >>> from kg.ontology.entries import Arg
    >>> target = Arg(function="oblique", role="ck:target", markers=("on", "against"))
    >>> doer = Arg(function="subject", role="ck:perpetrator")
    >>> around = [Argument("subject", 0), Argument("oblique", 3, "on"), Argument("object", 2)]
    >>> [(pattern.role, argument.head) for pattern, argument in matches([doer, target], around)]
    [('ck:perpetrator', 0), ('ck:target', 3)]
    """
    listed = tuple(patterns)
    for argument in arguments:
        for pattern in listed:
            if pattern.function == argument.function and takes_marker(pattern, argument.marker):
                yield pattern, argument


def takes_marker(pattern: Arg, marker: str) -> bool:
    """Whether a pattern takes what stands behind that preposition; without markers it takes any."""
    return not pattern.markers or marker in pattern.markers
