"""``kg page``: built graphs as one HTML page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import say, working
from kg.cli.outputs import output_file
from kg.cli.params import LexiconFiles
from kg.cli.paths import graph
from kg.cli.words import sorted_words

__all__ = ["page"]


def page(
    words: Annotated[
        list[str], typer.Argument(metavar="GRAPH... [--PARAM VALUE]...", help="Built graphs and their mentions, or a store; drawn as one.")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.html", parser=output_file, help="The page to write.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The page's title; else the headline, or the question's.")] = None,
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Open on this actor, event or place, and what touches it.")] = None,
    question: Annotated[str | None, typer.Option(metavar="NAME", help="Draw only what the answer to this question names.")] = None,
    png: Annotated[
        Path | None, typer.Option(metavar="FILE.png", parser=output_file, help="Write a picture of the drawing too (by Chromium).")
    ] = None,
    extra: LexiconFiles = None,
) -> None:
    """Draw built graphs as one HTML page, or as a picture.

    The page opens in any browser and needs no network. With the mentions file, or from a store, it also has the articles to read, and
    marks in each quote who is who. A question is one of kg ask --list, and takes its parameters as there.

    Example:  kg page output/graph.ttl output/mentions.ttl --focus ISIL -o isil.html
    """
    paths, values = sorted_words(words)
    graphs = list(map(graph, paths))
    if not graphs:
        raise typer.BadParameter("give the graphs to draw, such as output/graph.ttl", param_hint="GRAPH")
    if not output and not png:
        raise typer.BadParameter("give a file to write: -o FILE.html, or --png FILE.png", param_hint="--output")
    if values and not question:
        raise typer.BadParameter(f"there is no option --{next(iter(values))}; parameters belong to a --question")
    if png and png == output:
        raise typer.BadParameter(f"{png} cannot be both the page and its picture", param_hint="--png")
    from kg.asking.questions import find_question
    from kg.page.picture import browser, picture_of

    asked = find_question(question) if question else None
    if png:
        browser()  # raises where there is none
    from kg.account.given import read
    from kg.files.output import write_files
    from kg.view import view

    with working("drawing the page"):
        drawn = partial(view, read(graphs).triples, title, focus=focus, question=asked, values=values)
        files = {output: drawn()} if output else {}
        if png:
            files[png] = picture_of(drawn(is_picture=True))
    for file, content in files.items():
        (written,) = write_files(file.parent, {file.name: content})
        say(f"kg: {written}")
