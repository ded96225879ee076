"""``kg store``: graphs in a triple store on disk."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.build import parsed_base, parsed_day
from kg.cli.console import complain, plain, say, table, working
from kg.cli.outputs import output_file, refuse_to_fill, store_folder
from kg.cli.params import LexiconFiles, Model
from kg.cli.paths import articles, graph_to_load

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.store import Kept

__all__ = ["store"]

DATE = ("http://purl.org/dc/terms/issued",)
HEADLINE = ("http://schema.org/headline", "http://purl.org/dc/terms/title")


class Action(StrEnum):
    """What to do with a store."""

    ADD = "add"
    LOAD = "load"
    REMOVE = "remove"
    LINK = "link"
    LIST = "list"
    STATS = "stats"
    DUMP = "dump"


_NEEDS_WORDS = {
    Action.ADD: "articles, or folders of them",
    Action.LOAD: "files of built graphs, such as kg store DIR dump writes",
    Action.REMOVE: "ids or IRIs of articles, as kg store DIR list shows them",
}


def store(
    folder: Annotated[Path, typer.Argument(metavar="DIR", parser=store_folder, help="The store's folder; add makes it.")],
    action: Annotated[Action, typer.Argument(help="What to do.")],
    words: Annotated[list[str] | None, typer.Argument(metavar="[ARTICLE|FILE]...", help="What to add, to load or to remove.")] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="add: publication date of articles that give none.")] = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="add: namespace of what belongs to one article only.")] = None,
    model: Model = None,
    extra: LexiconFiles = None,
    with_text: Annotated[bool, typer.Option("--text/--no-text", help="add: keep the articles' full text.")] = True,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.nq", parser=output_file, help="dump: where to; else standard output."),
    ] = None,
) -> None:
    """Keep graphs in a triple store on disk, one named graph an article.

    add builds articles and puts them in: one that is there already changes nothing, one whose text has changed takes its place. Each comes
    or goes whole, whatever happens meanwhile. Ask the store as you ask files:  kg ask attacks-by-actor DIR --actor ISIL

    link finds the events that several articles tell of, and keeps them in a graph of their own (kg link says how); run it again after
    articles came or went.

    load puts in graphs that were built before: .nq and .trig of named graphs (what dump writes, and kg export -f nquads or trig of a
    store), and the graph.ttl and mentions.ttl of one article; also .gz; and corpora, by their folders. All files come, or none where one
    is wrong, and so it is with each corpus.

    Example:  kg store news.kg add articles/  then  kg store news.kg list
    """
    if action in _NEEDS_WORDS and not words:
        raise typer.BadParameter(f"name {_NEEDS_WORDS[action]}", param_hint="ARTICLE")
    if action not in _NEEDS_WORDS and words:
        raise typer.BadParameter(f"{action} takes no articles", param_hint="ARTICLE")
    reading = {"--date": date, "--base": base, "--model": model, "--lexicon": extra, "--no-text": not with_text}
    _refuse_options(action, reading, owner=Action.ADD)
    _refuse_options(action, {"--output": output}, owner=Action.DUMP)
    if action is Action.ADD:
        day, namespace = parsed_day(date), parsed_base(base)
        articles(words or [])
        refuse_to_fill(folder)
        from kg.builder import Settings

        usual = Settings()
        given = Settings(
            date=day,
            base=namespace or usual.base,
            model=model or usual.model,
            with_text=with_text,
            lexicon=tuple(extra or ()),
        )
        _add(folder, words or [], given)
    elif action is Action.LOAD:
        from kg.corpus.contents import is_corpus

        corpora = [word for word in words or [] if is_corpus(word)]
        files = [graph_to_load(word) for word in words or [] if word not in corpora]
        refuse_to_fill(folder)
        _load(folder, files, corpora)
    elif action is Action.REMOVE:
        _remove(folder, words or [])
    elif action is Action.LINK:
        _link(folder)
    elif action is Action.DUMP:
        _dump(folder, output)
    else:
        _show(folder, action)


def _refuse_options(action: Action, given: Mapping[str, object], *, owner: Action) -> None:
    """Raise a usage error where an option is given that belongs to another action."""
    for name, value in given.items():
        if value and action is not owner:
            raise typer.BadParameter(f"belongs to {owner}, not to {action}", param_hint=name)


def _add(folder: Path, paths: list[str], settings: object) -> None:
    from kg.builder import Builder, Settings
    from kg.loading import load
    from kg.store import Folder

    assert isinstance(settings, Settings)
    with working("reading articles"), Folder(folder).writer() as writer:
        told = load(writer, Builder(settings), paths)
    for note in told.notes:
        say(f"kg: note: {note}")
    for error in told.errors:
        complain(error)
    say(f"kg: {told.added} added, {told.replaced} replaced, {told.unchanged} unchanged → {folder}")
    if told.errors:
        raise typer.Exit(1)


def _load(folder: Path, paths: list[Path], corpora: list[str]) -> None:
    from kg.corpus.contents import contents_of
    from kg.corpus.storing import load_corpus
    from kg.store import Folder
    from kg.store.filling import fill
    from kg.store.taking import Taken

    with working("loading graphs"):
        told = fill(Folder(folder), paths) if paths else Taken()
        for corpus in corpora:
            with contents_of(corpus) as contents:
                told = told + load_corpus(Folder(folder), contents)
    say(f"kg: {told.added} added, {told.replaced} replaced, {told.unchanged} unchanged → {folder}")


def _remove(folder: Path, names: list[str]) -> None:
    from kg.errors import GraphError
    from kg.store import Folder, articles_in, is_store

    if not is_store(folder):
        raise GraphError(f"{folder}: is no store")
    with Folder(folder).writer() as writer:
        known = {key: kept.iri for kept in articles_in(writer.store) for key in (kept.id, kept.iri)}
        for name in names:
            if name not in known:
                raise GraphError(f"{folder}: has no article {name!r}, and none was removed; kg store {folder} list shows them")
        removed = sum(writer.remove(known[name]) for name in dict.fromkeys(names))
    say(f"kg: {removed} removed → {folder}")


def _link(folder: Path) -> None:
    from kg.cli.link import told
    from kg.errors import GraphError
    from kg.identity.in_store import link_store
    from kg.store import Folder, is_store

    if not is_store(folder):
        raise GraphError(f"{folder}: is no store")
    with working("linking"), Folder(folder).writer() as writer:
        found = link_store(writer)
    say(f"kg: {told(found)} → {folder}")


def _dump(folder: Path, output: Path | None) -> None:
    from kg.files.output import write_files
    from kg.store import Folder, dumped

    with Folder(folder).reader() as graphs:
        content = dumped(graphs)
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        (written,) = write_files(output.parent, {output.name: content})
        say(f"kg: {written}")


def _show(folder: Path, action: Action) -> None:
    from kg.store import Folder, articles_in, counted

    with Folder(folder).reader() as graphs:
        if action is Action.STATS:
            table(["what", "number"], [[name, str(number)] for name, number in counted(graphs).items()])
        else:
            table(["id", "date", "headline", "iri"], list(_rows(graphs, articles_in(graphs))))


def _rows(graphs: ox.Store, found: Iterator[Kept]) -> Iterator[list[str]]:
    for kept in found:
        yield [plain(cell) for cell in (kept.id, _said(graphs, kept, DATE), _said(graphs, kept, HEADLINE), kept.iri)]


def _said(graphs: ox.Store, kept: Kept, props: tuple[str, ...]) -> str:
    """What the article's graph says by the first of the properties that it has."""
    import pyoxigraph as ox

    iri, graph = ox.NamedNode(kept.iri), ox.NamedNode(f"{kept.iri}/graph")
    found = (quad.object for prop in props for quad in graphs.quads_for_pattern(iri, ox.NamedNode(prop), None, graph))
    return next((term.value for term in found if isinstance(term, ox.Literal)), "")
