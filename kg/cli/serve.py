"""``kg serve``: a SPARQL endpoint with pages."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.console import say, working
from kg.cli.paths import servable

__all__ = ["serve"]


def serve(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[DIR|FILE...]", help="A store, or graph files and folders of them; else output.")
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address to listen on; others than this machine's open it to a network.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
    seconds: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="Processor time that a query may take.")] = 10.0,
    memory: Annotated[int, typer.Option(metavar="MB", min=64, help="Memory that a query may take.")] = 1024,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="Web pages that may read the answers, as https://maps.example; * for all. Repeatable."),
    ] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Queries that are answered at once.")] = 2,
) -> None:
    """Serve a store or graphs: a SPARQL endpoint, a query page, and a page for every resource.

    Only queries are answered, within bounds of time, memory and size; nothing is ever changed or fetched. Requests have to name the
    address that it listens on, or localhost, and only its own pages may read the answers, or those of each --allow-origin. A store that
    grows meanwhile is served as it grows. It ends by Ctrl+C.

    Example:  kg serve news.kg  then open http://127.0.0.1:8000/
    """
    given = list(map(servable, paths or ["output"]))
    from kg.serve import Limits
    from kg.serve.hosting import serve as run

    limits = Limits(seconds=seconds, memory=memory * 1024 * 1024, workers=workers)
    with working("opening"):
        run(
            given,
            host=host,
            port=port,
            limits=limits,
            allowed=allow_origin or (),
            when_ready=lambda address: say(f"kg: serving at {address}; Ctrl+C ends it"),
        )
