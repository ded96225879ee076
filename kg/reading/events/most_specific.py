"""Which of the places told of an event are kept: the most specific ones, by what lies in what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg import model

__all__ = ["above", "most_specific"]

_COUNTRY = "A.PCLI"
_Places = Mapping[str, model.Place]


def most_specific(nodes: _Places, places: Sequence[str]) -> list[str]:
    """Return the places without those that others lie in.

    One that no gazetteer lists keeps, or brings, the division or town that is told to hold it.
    """
    holders = [holder for place in places if (holder := _holder(nodes, place))]
    told = dict.fromkeys([*places, *holders])
    outer = {p for place in told if place not in holders for p in above(nodes, place)} - set(holders)
    outer |= {p for place in holders for p in above(nodes, place)}
    return [place for place in told if place not in outer]


def above(nodes: _Places, place: str) -> Iterator[str]:
    """Yield what a place lies in, the innermost first."""
    node = nodes.get(place)
    while node is not None and node.within:
        yield node.within
        node = nodes.get(node.within)


def _holder(nodes: _Places, place: str) -> str | None:
    """The division or town that an unlisted place is told to lie in."""
    node = nodes[place]
    holder = nodes.get(node.within or "") if node.reason else None
    return None if holder is None or holder.feature == _COUNTRY else holder.iri
