"""``kg ask``: questions to built graphs."""

from __future__ import annotations

import json
import shlex
from contextlib import closing, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import plain, table
from kg.cli.paths import graph
from kg.cli.words import sorted_words

if TYPE_CHECKING:
    from kg.asking.answers import Answer, Table
    from kg.asking.questions import Question

__all__ = ["ask"]

BUILT = Path("output", "graph.ttl")
"""Where the README has ``kg build`` write to."""


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    MARKDOWN = "markdown"
    TURTLE = "turtle"


def ask(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY [FILE]... [--PARAM VALUE]...", help="A question's name, a .rq file or SPARQL; then graphs or a store."
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write the answer.")] = Format.TABLE,
    seconds: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="Processor time that SPARQL of your own may take.")] = 300.0,
    show_list: Annotated[bool, typer.Option("--list", "-l", help="Show the named questions and their parameters.")] = False,
) -> None:
    """Ask built graphs, or a store, a question.

    A question is one of those that --list shows, a .rq file, or SPARQL as it is. Several graphs are asked as one. Without a FILE,
    output/graph.ttl is asked.

    csv and markdown keep the text of a cell (csv with an apostrophe before what a spreadsheet would run), tsv and json also whether it is
    an IRI, its type and its language. What CONSTRUCT and DESCRIBE give is written as N-Triples, or as turtle.

    Example:  kg ask attacks-by-actor output/graph.ttl --actor ISIL
    """
    if show_list:
        _list()
        return
    given, values = sorted_words(words or [])
    if not given:
        raise typer.BadParameter("give a question's name, a .rq file or SPARQL; kg ask --list shows the names", param_hint="QUERY")
    query, *files = given
    if not files and BUILT.exists():
        files = [str(BUILT)]
    if not files:
        raise typer.BadParameter("give the graphs to ask, such as output/graph.ttl", param_hint="FILE")
    files = [str(graph(file)) for file in files]
    from kg.asking.questions import find_question

    _write(_answer(find_question(query), files, values, seconds), form)


def _answer(question: Question, files: list[str], values: dict[str, str], seconds: float) -> Answer:
    """Ask one store as it stands on disk, or graph files read into memory: here, or confined if the query is not ours."""
    from kg.asking import querying as asking
    from kg.asking.confined import Confined
    from kg.store import Folder, is_store

    folder = files[0] if len(files) == 1 and is_store(files[0]) else None
    if not question.is_ours:
        begun = Confined.of_folder(folder, seconds=seconds) if folder else Confined.of_files(files, seconds=seconds)
        with closing(begun) as confined:
            return confined.ask(question, values)
    with Folder(folder).reader() if folder else nullcontext(asking.load(files)) as graphs:
        return asking.ask_here(graphs, question, values)


def _list() -> None:
    from kg.asking.questions import questions

    for question in questions().values():
        typer.echo(f"{question.name}\n    {question.description}")
        for param in question.params:
            typer.echo(f"    --{param.name} {param.kind.upper()}  {param.description}")
        values = "".join(f" --{name} {shlex.quote(value)}" for name, value in question.example.items())
        typer.echo(f"    kg ask {question.name}{values}\n    → {' | '.join(question.answer)}")


def _write(answer: Answer, form: Format) -> None:
    if isinstance(answer, bool):
        typer.echo(json.dumps({"head": {}, "boolean": answer}) if form is Format.JSON else "yes" if answer else "no")
    elif isinstance(answer, str):
        typer.echo(_triples(answer, form), nl=False)
    elif form is Format.TABLE:
        table(answer.columns, [[plain(cell) for cell in row] for row in answer.cells()])
    else:
        typer.echo(_rows(answer, form), nl=False)


def _triples(answer: str, form: Format) -> str:
    from kg.asking.answers import turtle_of
    from kg.errors import QueryError

    if form not in (Format.TABLE, Format.TURTLE):
        raise QueryError(f"{form} holds a table, and CONSTRUCT and DESCRIBE give triples; right would be --format turtle")
    return turtle_of(answer) if form is Format.TURTLE else answer


def _rows(answer: Table, form: Format) -> str:
    from kg.errors import QueryError

    writers = {Format.CSV: answer.to_csv, Format.TSV: answer.to_tsv, Format.JSON: answer.to_json, Format.MARKDOWN: answer.to_markdown}
    if form not in writers:
        raise QueryError("turtle holds triples, and SELECT gives a table; ask by CONSTRUCT or DESCRIBE, or right would be --format json")
    return writers[form]()
