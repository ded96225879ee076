"""The main path of a corpus on one page: see what is there, plan, build the shards that are missing."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kg.corpus import catalog, configuration
from kg.corpus.catalog import Catalog
from kg.corpus.configuration import Configuration, Given
from kg.corpus.engines import in_pool, in_this_process
from kg.corpus.guarded import Limits
from kg.corpus.layout import ARTICLES, BEGAN, FACTS, MENTIONS, QUARANTINE, shard_of
from kg.corpus.links import write_links
from kg.corpus.manifest import events_in
from kg.corpus.near import mark_of
from kg.corpus.planning import SHARD, Planner
from kg.corpus.recipe import Recipe
from kg.corpus.seeing import Sources
from kg.corpus.storage import Storage
from kg.corpus.work import Advance, Done, Task
from kg.errors import ArticleError, OutputError
from kg.failures import Traces

__all__ = ["Engine", "Progress", "Report", "build", "looked_over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Who builds the shards; ``workers`` of 0 is this process itself, without any guard.

    With ``ray`` the workers are Ray's, of the cluster at ``address``, or of one on this machine.
    """

    workers: int | None = 1
    ray: bool = False
    address: str | None = None
    limits: Limits = field(default_factory=Limits)

    def run(
        self,
        storage: Storage,
        tasks: Iterable[Task],
        config: Configuration,
        advance: Advance,
    ) -> Iterator[Done]:
        """Yield the tasks as they are done; ``advance`` is told of articles in between."""
        recipe = config.recipe(traces=_traces(storage))
        with contextlib.closing(self._begun(storage, tasks, recipe, advance)) as done:
            yield from done

    def _begun(
        self,
        storage: Storage,
        tasks: Iterable[Task],
        recipe: Recipe,
        advance: Advance,
    ) -> Generator[Done]:
        if self.ray:
            from kg.corpus.on_ray import on_ray

            return on_ray(storage, tasks, recipe, self.limits, self.workers, self.address, advance)
        if self.workers:
            return in_pool(storage, tasks, recipe, self.limits, self.workers, advance)
        return in_this_process(storage, tasks, recipe, advance)


@dataclass(slots=True, kw_only=True)
class Report:
    """What a run did: articles that are ``new`` to the corpus or ``gone`` from it, that were ``read``, that ``failed``.

    ``errors`` tell of files and articles that could not be read, a line each.
    """

    new: int = 0
    gone: int = 0
    read: int = 0
    failed: int = 0
    shards: int = 0
    refused: int = 0
    errors: list[ArticleError] = field(default_factory=list)


class Progress(Protocol):
    """Is told how far it is, by several threads."""

    def found(self, number: int) -> None:
        """So many more articles are to be read."""

    def advance(self, number: int) -> None:
        """So many more articles were read."""


class Silent:
    """Tells nobody."""

    def found(self, number: int) -> None:
        """Do nothing."""

    def advance(self, number: int) -> None:
        """Do nothing."""


def build(
    storage: Storage,
    paths: Iterable[str | Path],
    *,
    given: Given | None = None,
    engine: Engine | None = None,
    anew: bool = False,
    retry: bool = False,
    size: int = SHARD,
    progress: Progress | None = None,
) -> Report:
    """Bring the sources into the corpus, and build every shard that is missing.

    With ``anew`` all is read again where the corpus was read by something else; with ``retry`` so
    are the shards in which articles failed. Raises `kg.errors.KgError` where the corpus cannot be
    read or written.
    """
    report, told = Report(), progress or Silent()
    with _as_output_error(storage), storage.locked():
        config = configuration.configured(storage, given or Given(), anew=anew)
        with catalog.opened(events_in(storage)) as known:
            _sweep(storage, known, config, retry=retry)
            told.found(_left(storage, known, config))
            sources = _sources(storage, paths, config)
            planner = Planner(
                storage=storage,
                catalog=known,
                sources=sources,
                size=size,
                found=told.found,
            )
            tasks = _tasks(storage, planner, config)
            storage.write(BEGAN, b"")
            for done in (engine or Engine()).run(storage, tasks, config, told.advance):
                report.read += done.articles - done.quarantined
                report.failed += done.quarantined
                report.shards += 1
            report.new, report.gone = planner.new, planner.gone
            refused = [ArticleError(why) for _, why in known.refused()]
            report.refused, report.errors = len(refused), [*planner.sources.errors, *refused]
            _sweep(storage, known, config, retry=False)
    return report


def looked_over(storage: Storage, paths: Iterable[str | Path], given: Given) -> Report:
    """Return what `build` would find to do; nothing is written."""
    config = configuration.foreseen(storage, given)
    with catalog.opened(events_in(storage)) as known:
        sources = _sources(storage, paths, config)
        planner = Planner(storage=storage, catalog=known, sources=sources)
        left = _left(storage, known, config)
        new, gone = planner.count()
        refused = [ArticleError(why) for _, why in known.refused()]
    errors = [*sources.errors, *refused]
    return Report(new=new, gone=gone, read=new + left, refused=len(refused), errors=errors)


def _sources(storage: Storage, paths: Iterable[str | Path], config: Configuration) -> Sources:
    return Sources(
        paths=list(paths),
        date=config.date,
        by=config.made_by["version"],
        mark=mark_of,
        traces=Traces(_traces(storage)),
    )


def _tasks(storage: Storage, planner: Planner, config: Configuration) -> Iterator[Task]:
    """Yield the shards that are left from earlier runs, then the new ones."""
    left = _missing(storage, planner.catalog, config)
    yield from (Task(shard=shard, reader=config.reader) for shard in left)
    for shard in planner.shards():
        yield Task(shard=shard, reader=config.reader)
    write_links(storage, planner.catalog, config.base)


def _missing(storage: Storage, known: Catalog, config: Configuration) -> list[str]:
    """The shards without a receipt."""
    built = {shard_of(name) for name in storage.names(FACTS) if name.partition(".")[0].endswith(config.reader)}
    return [shard for shard in known.shards() if shard not in built]


def _left(storage: Storage, known: Catalog, config: Configuration) -> int:
    missing = _missing(storage, known, config)
    return sum(known.size_of(shard) for shard in missing)


def _sweep(storage: Storage, known: Catalog, config: Configuration, *, retry: bool) -> None:
    """Remove what no shard of the manifest has, what another reader has left where this one is done, and what is to be tried again."""
    shards, missing = set(known.shards()), set(_missing(storage, known, config))
    again = {shard_of(name) for name in storage.names(QUARANTINE)} if retry else set[str]()
    for folder in (FACTS, MENTIONS, QUARANTINE, ARTICLES):
        for name in storage.names(folder):
            shard = shard_of(name)
            is_ours = folder == ARTICLES or name.partition(".")[0].endswith(config.reader)
            is_outdated = not is_ours and shard not in missing
            is_again = shard in again and folder != ARTICLES
            if shard not in shards or is_outdated or is_again:
                storage.remove(f"{folder}/{name}")


def _traces(storage: Storage) -> str | None:
    path = getattr(storage, "path", None)
    return str(path / "errors") if path is not None else None


@contextlib.contextmanager
def _as_output_error(storage: Storage) -> Iterator[None]:
    """Tell in one line where the corpus cannot be written; what is written so far counts."""
    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        right = "make room or mend it, and run this again: it goes on from here"
        raise OutputError(f"{error.filename or storage.url}: {said}; {right}") from error
