"""A row of the gazetteer's table of places before it is written."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Row"]


class Row(NamedTuple):
    """One place and all its names, the main one first; ``radius`` in km is that of a district about the point of its seat."""

    id: str
    names: tuple[str, ...]
    feature: str
    parent: str
    country: str
    code: str
    lat: str = ""
    long: str = ""
    population: str = ""
    label: str = ""
    radius: str = ""
