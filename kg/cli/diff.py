"""``kg diff``: what differs between two builds or corpora."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import plain, say, working

if TYPE_CHECKING:
    from kg.corpus.differing import Change

__all__ = ["diff"]

_QUOTED = 160
"""Characters of a quote that are shown."""


def told_path(text: str) -> str:
    """Return the path of a built graph, a store or a corpus, or raise `kg.errors.KgError`."""
    from kg.cli.paths import graph
    from kg.corpus.contents import is_corpus

    return text if is_corpus(text) else str(graph(text))


def diff(
    before: Annotated[str, typer.Argument(metavar="A", parser=told_path, help="A built graph, a store or a corpus.")],
    after: Annotated[str, typer.Argument(metavar="B", parser=told_path, help="What it is held against.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object a line.")] = False,
) -> None:
    """Show what differs between two builds or corpora.

    Events and facts that came, went or changed are told with their words: what a new version, lexicon or model has changed. Articles are
    compared by their ids. The exit status is 1 where anything differs.

    Example:  kg diff old.corpus new.corpus
    """
    from kg.corpus.differing import changes_between

    found = Counter[tuple[str, str]]()
    with working("comparing"):
        changes = list(changes_between(before, after))
    for change in changes:
        found[change.kind, change.sign] += 1
        for line in [json.dumps(asdict(change), ensure_ascii=False)] if as_json else _lines(change):
            typer.echo(line if as_json else plain(line))
    say(f"kg: {_summary(found)}")
    if found:
        raise typer.Exit(1)


def _lines(change: Change) -> Iterator[str]:
    article = change.article.rpartition("/")[2]
    yield f"{change.sign} {article} {change.kind}: {change.words}"
    for name, (was, now) in change.details.items():
        yield f"    {name}: {was or 'nothing'} → {now or 'nothing'}"
    if change.quote:
        quote = change.quote if len(change.quote) <= _QUOTED else f"{change.quote[:_QUOTED]}…"
        yield f'    "{quote}"'


def _summary(found: Counter[tuple[str, str]]) -> str:
    """Put the numbers into words.

    >>> _summary(Counter({("event", "+"): 2, ("event", "~"): 1}))
    'events: 2 came, 0 went, 1 changed'
    >>> _summary(Counter())
    'nothing differs'
    """
    kinds = sorted({kind for kind, _ in found})
    told = (f"{kind}s: {found[kind, '+']} came, {found[kind, '-']} went, {found[kind, '~']} changed" for kind in kinds)
    return "; ".join(told) or "nothing differs"
