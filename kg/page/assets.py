"""What the page loads only when it needs it: borders for the map, and the library and style of the timeline."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import networkx as nx

from kg.page.blocks import Borders
from kg.page.borders import country_borders
from kg.page.drawn import network_data

__all__ = ["map_borders", "timeline_library"]

_LIBRARY = "vendor/vis-timeline-graph2d.min"
# The library would put its styles into the page itself, piece by piece, which the page's policy does not allow.
_ADDS_STYLE, _ADDS_NONE = 'if(t&&"undefined"!=typeof document){var n=document.head', "if(!1){var n=document.head"
_SOURCE_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S*(?: ?\*/)?\s*$")  # which a browser might ask for


def map_borders(graph: nx.MultiDiGraph[str]) -> Borders:
    """Give the countries' borders for the places of a network, as rows (`kg.page.borders.Country.as_json`)."""
    spots = list(network_data(graph)["spots"].values())
    points = [(spot.long, spot.lat) for spot in spots if spot.lat is not None and spot.long is not None]
    return [country.as_json() for country in country_borders(points, {spot.country for spot in spots})]


@cache
def timeline_library() -> dict[str, str]:
    """Give the ``script`` and ``style`` of vis-timeline."""
    script, style = (_SOURCE_MAP.sub("\n", (files("kg.page") / f"{_LIBRARY}.{kind}").read_text(encoding="utf-8")) for kind in ("js", "css"))
    return {"script": script.replace(_ADDS_STYLE, _ADDS_NONE), "style": style}
