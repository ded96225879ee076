"""``kg check``: whether graph files keep the contract."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import plain, say, working

__all__ = ["check"]

QUOTES = "SELECT (COUNT(DISTINCT ?span) AS ?n) { ?span nif:anchorOf ?quote ; nif:referenceContext/nif:isString ?text }"


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Graph files, with their mentions files: output/*.ttl")],
) -> None:
    """Check graphs: shapes, terms, quotes.

    Every node is held against the shapes, every term against the ontology, every quote against the article's text (where a file
    holds it). Each problem is a line on standard output; the exit status is then 1.
    """
    from kg import ask, shapes

    with working("checking"):
        problems = shapes.check(files)
        counted = ask.ask(ask.load(files), QUOTES)
    for problem in problems:
        typer.echo(plain(str(problem)))
    off = sum(problem.message.startswith("the quote ") for problem in problems)
    verdict = f"{len(problems)} problem{'s' * (len(problems) != 1)}" if problems else "conforms"
    quotes = counted.cells()[0][0] if isinstance(counted, ask.Table) else "0"
    say(f"kg: {verdict}, {quotes} quotes checked, {off} off")
    if problems:
        raise typer.Exit(1)
