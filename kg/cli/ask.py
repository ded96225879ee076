"""``kg ask``: questions to built graphs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import plain, table

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.ask import Answer

__all__ = ["ask"]


class Format(StrEnum):
    """How a table is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def ask(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY FILE... [--PARAM VALUE]...", help="A question's name, a .rq file or SPARQL; then graphs or a store."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write a table.")] = Format.TABLE,
    show_list: Annotated[bool, typer.Option("--list", "-l", help="Show the named questions and their parameters.")] = False,
) -> None:
    """Ask built graphs, or a store, a question.

    A question is one of those that --list shows, a .rq file, or SPARQL as it is. Several graphs are asked as one.

    Example:  kg ask attacks-by-actor output/graph.ttl --actor ISIL
    """
    if show_list:
        _list()
        return
    (query, *files), values = _sorted_words(words or [])
    if not files:
        raise typer.BadParameter("give the graphs to ask, such as output/graph.ttl", param_hint="FILE")
    from kg import ask as asking
    from kg.questions import find_question

    question = find_question(query)
    with _opened(files) as graphs:
        _write(asking.ask(graphs, question, values), form)


@contextmanager
def _opened(files: list[str]) -> Iterator[Store]:
    """One store as it stands on disk, or graph files read into memory."""
    from kg import ask as asking
    from kg.store import Folder, is_store

    if len(files) == 1 and is_store(files[0]):
        with Folder(files[0]).reader() as graphs:
            yield graphs
    else:
        yield asking.load(files)


def _sorted_words(words: list[str]) -> tuple[list[str], dict[str, str]]:
    """Tell --PARAM VALUE and --PARAM=VALUE from the rest."""
    plain_words, values, rest = [], {}, iter(words)
    for word in rest:
        if not word.startswith("--") or word == "--":
            plain_words.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        values[name] = value if equals else next(rest, "")
        if not values[name]:
            raise typer.BadParameter(f"--{name} needs a value")
    if not plain_words:
        raise typer.BadParameter("give a question's name, a .rq file or SPARQL; kg ask --list shows the names", param_hint="QUERY")
    return plain_words, values


def _list() -> None:
    from kg.questions import questions

    for question in questions().values():
        typer.echo(f"{question.name}\n    {question.description}")
        for param in question.params:
            typer.echo(f"    --{param.name} {param.kind.upper()}  {param.description}")


def _write(answer: Answer, form: Format) -> None:
    if isinstance(answer, bool):
        typer.echo("yes" if answer else "no")
    elif isinstance(answer, str):
        typer.echo(answer, nl=False)
    elif form is Format.CSV:
        typer.echo(answer.to_csv(), nl=False)
    elif form is Format.JSON:
        typer.echo(answer.to_json(), nl=False)
    else:
        table(answer.columns, [[plain(cell) for cell in row] for row in answer.cells()])
