"""``kg explain``: how a sentence is read."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.console import plain, working

__all__ = ["explain"]


def explain(sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One or more English sentences, in quotes.")]) -> None:
    """Show how a sentence is read.

    Which rules fired, what they found, and what was rejected and why.
    """
    from kg.explaining import sentence as reader

    with working("reading"):
        lines = list(reader.explain(sentence))
    for line in lines:
        typer.echo(plain(str(line)))
