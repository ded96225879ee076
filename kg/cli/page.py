"""``kg page``: built graphs as one HTML page."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ask import sorted_words
from kg.cli.console import say, working

if TYPE_CHECKING:
    from kg.questions import Question

__all__ = ["page"]


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
    asked, values = _asked(question) if question else (None, {})
    from kg.export.given import read
    from kg.output import write_files
    from kg.page.picture import picture_of
    from kg.view import view

    with working("drawing the page"):
        drawn = partial(view, read(paths).triples, title, focus=focus, question=asked, values=values)
        files = {output: drawn()} if output else {}
        if png:
            files[png] = picture_of(drawn(is_picture=True))
    for file, content in files.items():
        (written,) = write_files(file.parent, {file.name: content})
        say(f"kg: {written}")


def _asked(words: str) -> tuple[Question, dict[str, str]]:
    """Return the question that is meant, and the values for its parameters."""
    from kg.errors import QueryError
    from kg.questions import find_question

    right = "right would be --question \"attacks-by-actor --actor 'Red Front'\""
    try:
        (name, *rest), values = sorted_words(shlex.split(words))
    except ValueError as error:
        raise QueryError(f"--question {words}: {error}; {right}") from error
    if rest:
        raise QueryError(f"--question {words}: {rest[0]!r} is no parameter; {right}")
    return find_question(name), values
