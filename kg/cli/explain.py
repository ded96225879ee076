"""``kg explain``: how a sentence is read."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.console import plain, working
from kg.cli.params import LexiconFiles

__all__ = ["explain"]


def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One or more English sentences, in quotes.")],
    extra: LexiconFiles = None,
) -> None:
    """Show how a sentence is read.

    Which rules fired, what they found, and what was rejected and why.
    """
    if not sentence.strip():
        raise typer.BadParameter("is empty; give a sentence, in quotes", param_hint="SENTENCE")
    from kg.builder import Settings
    from kg.explaining import sentence as reader

    with working("reading"):
        lines = list(reader.explain(sentence, Settings(lexicon=tuple(extra or ()))))
    for line in lines:
        typer.echo(plain(str(line)))
