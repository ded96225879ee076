"""What the page loads only when it needs it: borders for the map, and the library and style of the timeline."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx

from kg.page.borders import country_borders
from kg.page.when_where import Spot

__all__ = ["map_borders", "timeline_library"]

_LIBRARY = "vis-timeline-graph2d.min"


def map_borders(graph: nx.MultiDiGraph[str]) -> list[list[Any]]:
    """Give the countries' borders for the places of a network, as lists (`kg.page.borders.Country.as_json`)."""
    spots: list[Spot] = list(graph.graph["spots"].values())
    points = [(spot.long, spot.lat) for spot in spots if spot.lat is not None and spot.long is not None]
    return [country.as_json() for country in country_borders(points, {spot.country for spot in spots})]


@cache
def timeline_library() -> dict[str, str]:
    """Give ``script`` and ``style`` of vis-timeline, without the pointer to its source map, which a browser might ask for."""
    script, style = ((files("kg.page") / f"vendor/{_LIBRARY}.{suffix}").read_text(encoding="utf-8") for suffix in ("js", "css"))
    return {"script": re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", script), "style": re.sub(r"\n?/\*# sourceMappingURL=.*$", "\n", style)}
