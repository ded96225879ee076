"""The verbs put together, and what becomes of errors: one line and exit 1; wrong usage exits 2; anything else is our bug."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from kg.cli.ask import ask
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.console import complain
from kg.cli.corpus import corpus_build
from kg.cli.corpus_verbs import corpus_compact, corpus_dump, corpus_link, corpus_sql, corpus_stats, corpus_status
from kg.cli.diff import diff
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.lexicon import lexicon
from kg.cli.link import link
from kg.cli.page import page
from kg.cli.push import push
from kg.cli.serve import serve
from kg.cli.store import store
from kg.errors import KgError

__all__ = ["app"]


class Verbs(TyperGroup):
    """The verbs, in the order in which they are used; a `KgError` becomes one line."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Keep the order of registration."""
        return list(self.commands)

    def invoke(self, ctx: Any) -> Any:
        """Run a verb."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            complain(error)
            raise typer.Exit(1) from error


class Verb(TyperCommand):
    """A verb; text among its arguments that is not UTF-8 is wrong usage, told before it runs. Paths may have any name."""

    def invoke(self, ctx: Any) -> Any:
        """Run the verb."""
        for name, text in _texts(ctx.params):
            bad = next((char for char in text if "\ud800" <= char <= "\udfff"), None)
            if bad and not os.path.lexists(text):
                said = f"is not UTF-8: character {text.index(bad) + 1} is the byte 0x{ord(bad) & 0xFF:02x}; give it in UTF-8"
                raise typer.BadParameter(said, ctx=ctx, param_hint=name.upper())
        return super().invoke(ctx)


def _texts(params: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in params.items():
        for text in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(text, str):
                yield name, text


app = typer.Typer(
    cls=Verbs,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kg {version('kg')}")
        raise typer.Exit


@app.callback(
    help="Turn English news on armed conflict into a knowledge graph in which every fact leads back to its words.\n\n"
    "Start with:  kg build ARTICLE.txt -o output  then open output/graph.html, or ask:  kg ask --list",
    epilog="Results go to standard output, messages to standard error. Exit status: 0 all well, 1 something was wrong with the input, "
    "2 wrong usage, 130 stopped by Ctrl+C.",
)
def _kg(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version and exit.")) -> None:
    """Hold the options that belong to no verb."""


app.command(cls=Verb, no_args_is_help=True)(build)
app.command(cls=Verb, no_args_is_help=True)(check)
app.command(cls=Verb, no_args_is_help=True, context_settings={"ignore_unknown_options": True, "allow_extra_args": True})(ask)
app.command(cls=Verb, no_args_is_help=True)(store)
app.command(cls=Verb, no_args_is_help=True)(link)
app.command(cls=Verb, no_args_is_help=True)(push)
app.command(cls=Verb)(serve)
app.command(cls=Verb, no_args_is_help=True, context_settings={"ignore_unknown_options": True, "allow_extra_args": True})(page)
app.command(cls=Verb, no_args_is_help=True)(export)
app.command(cls=Verb, no_args_is_help=True)(explain)
app.command(cls=Verb, no_args_is_help=True)(lexicon)
app.command(cls=Verb, no_args_is_help=True)(evaluate)
app.command(cls=Verb, no_args_is_help=True)(diff)

_corpus = typer.Typer(cls=Verbs, no_args_is_help=True)
for name, function in (
    ("build", corpus_build),
    ("status", corpus_status),
    ("stats", corpus_stats),
    ("sql", corpus_sql),
    ("link", corpus_link),
    ("compact", corpus_compact),
    ("dump", corpus_dump),
):
    _corpus.command(name, cls=Verb, no_args_is_help=True)(function)
app.add_typer(_corpus, name="corpus", help="Build a corpus of any number of articles, and tell what is in it.")
