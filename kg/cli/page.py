"""``kg page``: built graphs as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import say, working

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

__all__ = ["drawn", "page"]

HEADLINE = "http://schema.org/headline"


def page(
    files: Annotated[list[Path], typer.Argument(metavar="GRAPH...", help="Built graphs, drawn as one.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.html", help="The page to write.")],
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The page's title; the headline if it is of one article.")] = None,
) -> None:
    """Draw built graphs as one HTML page.

    It opens in any browser and needs no network.
    """
    from kg.output import write_files
    from kg.turtle import parse

    triples = [triple for file in files for triple in parse(file)]
    (written,) = write_files(output.parent, {output.name: drawn(triples, title)})
    say(f"kg: {written}")


def drawn(triples: Sequence[ox.Triple], title: str | None = None) -> bytes:
    """Return the page of these triples."""
    from kg.page import network, page_html

    with working("drawing the page"):
        return page_html(network(triples), title or _title(triples)).encode()


def _title(triples: Sequence[ox.Triple]) -> str:
    headlines = sorted({str(getattr(triple.object, "value", "")) for triple in triples if triple.predicate.value == HEADLINE})
    return headlines[0] if len(headlines) == 1 else f"{len(headlines)} articles" if headlines else "Knowledge graph"
