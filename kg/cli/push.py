"""``kg push``: graphs to another store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import complain, say, working
from kg.cli.paths import graph

__all__ = ["push"]


def push(
    url: Annotated[str, typer.Argument(metavar="URL", help="Where the server takes graphs, such as http://127.0.0.1:7878/store")],
    paths: Annotated[
        list[Path], typer.Argument(metavar="DIR|FILE...", parser=graph, help="A store, or an N-Quads or TriG file of named graphs.")
    ],
    user: Annotated[str, typer.Option(metavar="NAME", help="Who asks; the password is taken from KG_PASSWORD.")] = "",
    verify: Annotated[bool, typer.Option("--verify", help="Read every graph back and compare it triple by triple.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Send all, also what the server was given before.")] = False,
) -> None:
    """Put the named graphs into another store, by the SPARQL 1.1 Graph Store HTTP Protocol.

    Of a store only what has changed since the last time is sent, and what has been removed is deleted there; a push that was cut off goes
    on where it ended. Known to work with Oxigraph (URL/store) and Virtuoso 7 (URL/sparql-graph-crud-auth, with --user).

    Example:  kg push http://127.0.0.1:7878/store news.kg
    """
    from kg.asking.querying import named_graphs
    from kg.store import Folder, is_store
    from kg.store.pushing import Progress, Remote, graphs_of
    from kg.store.pushing import push as pushing

    password = os.environ.get("KG_PASSWORD", "")
    with working("sending graphs"), Remote(url, user=user, password=password) as remote:
        if len(paths) == 1 and is_store(paths[0]):
            progress = Progress(paths[0] / "pushed.json", url)
            if again:
                progress.known.clear()
            with Folder(paths[0]).reader() as graphs:
                told = pushing(graphs_of(graphs), remote, progress, verify=verify)
        else:
            told = pushing(graphs_of(named_graphs(paths)), remote, Progress(None, url), verify=verify)
    for name in told.differing:
        complain(f"{url}: {name} is not there as it was sent; push it again")
    say(f"kg: {told.sent} graphs sent ({told.triples} triples), {told.unchanged} unchanged, {told.deleted} deleted → {url}")
    if told.differing:
        raise typer.Exit(1)
