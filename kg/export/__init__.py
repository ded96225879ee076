"""Built graphs in the formats that other programs read: RDF's own, networks, maps, tables.

`FORMATS` says of each what it loses; `export` makes it. The same graph gives the same bytes. Importing this room loads no format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from kg.account.given import Given

__all__ = ["FORMATS", "Format", "export"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: what it is, what it ``loses``, and where the function that makes it lives (``module:name``)."""

    title: str
    loses: str
    home: str
    factual: bool = False
    """Whether only what is stated as a fact is in it, unless everything is asked for."""


_NETWORK = "counts and times as nodes (they are text on the events), mentions, the text"
_TABLE = "relations between actors, mentions, the text"
_ROWS = f"parts of a series whose whole is there; the coordinates of several places; {_TABLE}"
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "nquads": Format(title="N-Quads", loses="nothing", home="kg.export.rdf:nquads"),
        "trig": Format(title="TriG", loses="nothing", home="kg.export.rdf:trig"),
        "ntriples": Format(title="N-Triples", loses="the named graphs: each triple once", home="kg.export.rdf:ntriples"),
        "jsonld": Format(
            title="JSON-LD, with the context of ontology/context.jsonld inside",
            loses="the named graphs: each triple once",
            home="kg.export.jsonld:jsonld",
        ),
        "graphml": Format(
            title="GraphML: actors, events, places, assets, weapons as nodes, who did what to whom as edges",
            loses=f"{_NETWORK}; lists are joined, control characters replaced",
            home="kg.export.networks:graphml",
        ),
        "node-link": Format(
            title="node-link JSON of the same network (networkx, D3)",
            loses=_NETWORK,
            home="kg.export.networks:node_link",
        ),
        "geojson": Format(
            title="GeoJSON of the events with coordinates, the events table as properties",
            loses=f"events at places without coordinates (most regions and countries); {_TABLE}",
            home="kg.export.geojson:geojson",
            factual=True,
        ),
        "acled": Format(
            title="events as CSV with ACLED's columns, then ours",
            loses=f"wars and other events that ACLED has no type for; {_ROWS}. "
            "Empty, since it would be guessed: iso, region, source_scale, tags, timestamp",
            home="kg.export.acled:acled",
            factual=True,
        ),
        "ged": Format(
            title="deadly events as CSV with the columns of UCDP GED, then ours",
            loses=f"events without a told death; {_ROWS}. "
            "Empty, since it would be guessed: UCDP's own ids and names of conflicts, region, priogrid_gid, event_clarity",
            home="kg.export.ged:ged",
            factual=True,
        ),
        "csv": Format(title="all events as CSV, of every status, under our own columns", loses=_TABLE, home="kg.export.events:as_csv"),
        "parquet": Format(
            title="the same table as Parquet, with types (needs pyarrow: pip install pyarrow)",
            loses=_TABLE,
            home="kg.export.events:as_parquet",
        ),
    }
)
"""Name to format."""


def export(given: Given, form: str, *, everything: bool = False) -> bytes:
    """Return what is given in the format named ``form``, one of `FORMATS`.

    ``everything`` puts what is only claimed, alleged, expected, intended or denied into the tables of facts too; its status says so.
    Raises `kg.errors.OutputError` where a format needs a library that is not installed.
    """
    module, _, name = FORMATS[form].home.partition(":")
    make = cast("Callable[..., bytes]", getattr(import_module(module), name))
    return make(given, everything=everything)
