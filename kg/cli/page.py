"""``kg page``: built graphs as one HTML page."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ask import sorted_words
from kg.cli.console import say, working

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    import pyoxigraph as ox

__all__ = ["drawn", "page"]

HEADLINE = "http://schema.org/headline"


def page(
    paths: Annotated[list[Path], typer.Argument(metavar="GRAPH...", help="Built graphs and their mentions, or a store; drawn as one.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE.html", help="The page to write.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The page's title; else the headline, or the question's.")] = None,
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Open on this actor, event or place, and what touches it.")] = None,
    question: Annotated[
        str | None, typer.Option(metavar='"NAME [--PARAM VALUE]..."', help="Draw only what the answer to this question names.")
    ] = None,
    png: Annotated[Path | None, typer.Option(metavar="FILE.png", help="Write a picture of the drawing too (by Chromium).")] = None,
) -> None:
    """Draw built graphs as one HTML page, or as a picture.

    The page opens in any browser and needs no network. With the mentions file, or from a store, it also has the articles to read, and
    marks in each quote who is who. A question is one of kg ask --list, with its parameters.

    Example:  kg page output/graph.ttl output/mentions.ttl --focus ISIL -o isil.html
    """
    if not output and not png:
        raise typer.BadParameter("give a file to write: -o FILE.html, or --png FILE.png", param_hint="--output")
    from kg.export.given import read
    from kg.output import write_files

    triples = read(paths).triples
    if output:
        (written,) = write_files(output.parent, {output.name: drawn(triples, title, focus=focus, question=question)})
        say(f"kg: {written}")
    if png:
        from kg.page.picture import picture_of

        (written,) = write_files(png.parent, {png.name: picture_of(drawn(triples, title, focus=focus, question=question, is_picture=True))})
        say(f"kg: {written}")


def drawn(
    triples: Iterable[ox.Triple],
    title: str | None = None,
    *,
    focus: str | None = None,
    question: str | None = None,
    is_picture: bool = False,
) -> bytes:
    """Return the page of these triples."""
    from kg.page import network, page_html
    from kg.page.excerpt import named_node

    triples = list(triples)
    with working("drawing the page"):
        graph = network(triples)
        if question:
            graph, asked = _answering(graph, triples, question)
            title = title or asked
        node = named_node(graph, focus) if focus else None
        return page_html(graph, title or _title(triples), focus=node, is_picture=is_picture).encode()


def _answering(graph: nx.MultiDiGraph[str], triples: list[ox.Triple], words: str) -> tuple[nx.MultiDiGraph[str], str]:
    """Return what the answer to a question names, and the question's title."""
    from kg.answers import Table
    from kg.ask import ask, store_of
    from kg.errors import QueryError
    from kg.page.excerpt import excerpt
    from kg.questions import find_question

    try:
        (name, *rest), values = sorted_words(shlex.split(words))
    except ValueError as error:
        raise QueryError(f'--question {words}: {error}; right would be --question "attacks-by-actor --actor ISIL"') from error
    if rest:
        raise QueryError(
            f"--question {words}: {rest[0]!r} is no parameter; right would be --question \"attacks-by-actor --actor 'Red Front'\""
        )
    question = find_question(name)
    answer = ask(store_of(triples), question, values)
    if not isinstance(answer, Table):
        raise QueryError(f"--question {words}: gives no table; ask by SELECT")
    told = ", ".join(values.values())
    return excerpt(graph, answer.cells()), f"{question.title or name}{f': {told}' if told else ''}"


def _title(triples: Iterable[ox.Triple]) -> str:
    headlines = sorted({str(getattr(triple.object, "value", "")) for triple in triples if triple.predicate.value == HEADLINE})
    return headlines[0] if len(headlines) == 1 else f"{len(headlines)} articles" if headlines else "Knowledge graph"
