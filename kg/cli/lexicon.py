"""``kg lexicon``: which entries of the lexicon fire."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import complain, plain, table, working
from kg.cli.params import Articles, LexiconFiles
from kg.errors import ArticleError

if TYPE_CHECKING:
    from kg.explaining.firing import Firing
    from kg.model import Article

__all__ = ["lexicon"]


class Format(StrEnum):
    """How the list is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Kind(StrEnum):
    """The kinds of entries."""

    TRIGGER = "trigger"
    CUE = "cue"
    LIGHT_VERB = "light-verb"
    NOUN = "noun"
    WEAPON = "weapon"
    ACTOR = "actor"


def lexicon(
    paths: Articles,
    unused: Annotated[bool, typer.Option("--unused", "-u", help="Only entries that never fired.")] = False,
    kinds: Annotated[list[Kind] | None, typer.Option("--kind", "-k", help="Only entries of this kind; may be given again.")] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write the list.")] = Format.TABLE,
    extra: LexiconFiles = None,
) -> None:
    """Show how often lexicon entries fire.

    Counts on the given articles, trigger by trigger, cue by cue; "refused" are a trigger's words that no frame or sign
    of conflict bore out. Use it before and after an edit of the lexicon.
    """
    from kg.builder import Builder, Settings
    from kg.explaining.firing import count_firings

    failed: list[ArticleError] = []
    with working("reading"):
        builder = Builder(Settings(lexicon=tuple(extra or ())))
        firings = count_firings(_readable(paths, failed), builder, failed=failed.append)
    wanted = {kind.value.replace("-", " ") for kind in kinds or Kind}
    _write([f for f in firings if f.kind in wanted and not (unused and f.fired)], form)
    for error in failed:
        complain(error)
    if failed:
        raise typer.Exit(1)


def _readable(paths: list[str], failed: list[ArticleError]) -> Iterator[Article]:
    from kg.articles import read_articles

    for article in read_articles(paths):
        if isinstance(article, ArticleError):
            failed.append(article)
        else:
            yield article


def _write(firings: list[Firing], form: Format) -> None:
    from kg.explaining import firing

    if form is Format.CSV:
        typer.echo(firing.to_csv(firings), nl=False)
    elif form is Format.JSON:
        typer.echo(firing.to_json(firings), nl=False)
    else:
        table(firing.COLUMNS, [[plain(cell) for cell in f.row()] for f in firings])
