"""``kg link``: which events of several articles are one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import say, working
from kg.cli.outputs import output_file
from kg.cli.paths import graph

if TYPE_CHECKING:
    from kg.identity.linking import Found

__all__ = ["link", "told"]


def link(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="GRAPH...", parser=graph, help="Built graphs, or the folder of a store; several are one."),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", parser=output_file, help="Where to: .ttl for Turtle, else N-Quads; else standard output."
        ),
    ] = None,
) -> None:
    """Find the events that several articles of built graphs tell of.

    Writes a linkset: each telling of an event points to one identity (ck:eventIdentity). The graphs stay as they are, and what is the
    linkset's can be thrown away. Every link has its score, what agrees, and its reason in words; kg explain shows them. Of what is only
    possibly one event there is a link of another kind, by which nothing is counted.

    Compared are class, day, place, who did it, whom it struck, tolls, weapons, rare names and words. Other days, places more than 50 km
    apart, or words such as "a second attack" keep two tellings apart whatever else agrees. The order of the articles does not matter.

    Stores and corpora keep their own linkset:  kg store DIR link  and  kg corpus link DIR

    Example:  kg link output/graph.ttl -o output/identities.ttl  then  kg ask told-twice output/graph.ttl output/identities.ttl
    """
    from kg.account.given import read
    from kg.files.output import write_files
    from kg.identity.linking import identities_of
    from kg.identity.linkset import lines_of, triples_of
    from kg.identity.tellings import tellings_in
    from kg.triples.turtle import serialize

    with working("linking"):
        found = identities_of(tellings_in(read(paths)))
    if output is None:
        sys.stdout.writelines(sorted(lines_of(found)))
        return
    if output.suffix == ".ttl":
        content = serialize(triple for one in found for triple in triples_of(one))
    else:
        content = "".join(sorted(lines_of(found))).encode()
    (written,) = write_files(output.parent, {output.name: content})
    say(f"kg: {told(found)} → {written}")


def told(found: Iterable[Found]) -> str:
    """Return how many identities were found, and how many pairs are possible."""
    from kg.identity.linking import Identity

    everything = list(found)
    groups = [one for one in everything if isinstance(one, Identity)]
    tellings = sum(len(one.members) for one in groups)
    events = "1 event" if len(groups) == 1 else f"{len(groups):,} events"
    return f"{events} told by several articles, in {tellings:,} tellings; {len(everything) - len(groups):,} more are possible"
