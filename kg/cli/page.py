"""``kg page``: built graphs as one HTML page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import say, working
from kg.cli.outputs import output_file
from kg.cli.params import LexiconFiles
from kg.cli.paths import graph_or_corpus
from kg.cli.words import sorted_words

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["page"]


def page(
    words: Annotated[
        list[str],
        typer.Argument(metavar="GRAPH... [--PARAM VALUE]...", help="Built graphs and their mentions, a store, or a corpus; drawn as one."),
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
    articles: Annotated[int, typer.Option(metavar="N", min=1, help="Of a corpus, draw at most so many articles, the latest.")] = 200,
    extra: LexiconFiles = None,
) -> None:
    """Draw built graphs as one HTML page, or as a picture.

    The page opens in any browser and needs no network. With the mentions file, or from a store, it also has the articles to read, and
    marks in each quote who is who. A question is one of kg ask --list, and takes its parameters as there.

    Of a corpus, the articles are drawn that name the one in focus; without a focus all of them, if they are few.

    Example:  kg page output/graph.ttl output/mentions.ttl --focus ISIL -o isil.html
    """
    paths, values = sorted_words(words)
    graphs = list(map(graph_or_corpus, paths))
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
    from kg.files.output import write_files
    from kg.view import view

    with working("drawing the page"):
        drawn = partial(view, _triples(graphs, focus, articles), title, focus=focus, question=asked, values=values)
        files = {output: drawn()} if output else {}
        if png:
            files[png] = picture_of(drawn(is_picture=True))
    for file, content in files.items():
        (written,) = write_files(file.parent, {file.name: content})
        say(f"kg: {written}")


def _triples(paths: list[str], focus: str | None, at_most: int) -> Iterable[ox.Triple]:
    """Return what is drawn: built graphs and stores whole, of a corpus what one page can hold."""
    from kg.account.given import read
    from kg.corpus.contents import contents_of, is_corpus
    from kg.corpus.picking import picked

    if not any(map(is_corpus, paths)):
        return read(paths).triples
    if len(paths) > 1:
        raise typer.BadParameter("a corpus is drawn by itself; give it alone", param_hint="GRAPH")
    with contents_of(paths[0]) as contents:
        taken = picked(contents, focus, at_most=at_most)
    if taken.articles < taken.found:
        say(f"kg: note: {taken.found} articles name {focus}; the page has the latest {taken.articles} (--articles N for more)")
    return taken.triples
