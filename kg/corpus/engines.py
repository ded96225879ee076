"""Who builds the shards: this process, or a pool of reading processes on this machine.

Each engine takes tasks as they come and yields them as they are done, in whatever order; the next
task is asked for only when somebody is free for it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from threading import Event

from kg.corpus.guarded import Guarded, Limits
from kg.corpus.recipe import Reader, Recipe
from kg.corpus.storage import Storage
from kg.corpus.work import Advance, Done, Task, build_shard

__all__ = ["in_pool", "in_this_process"]


def in_this_process(
    storage: Storage,
    tasks: Iterable[Task],
    recipe: Recipe,
    advance: Advance,
) -> Generator[Done]:
    """Build the shards here; an article that kills its reader ends this process."""
    reader: Reader | None = None
    for task in tasks:
        reader = reader or recipe.make()
        yield build_shard(storage, task, reader, advance)


def in_pool(
    storage: Storage,
    tasks: Iterable[Task],
    recipe: Recipe,
    limits: Limits,
    workers: int,
    advance: Advance,
) -> Generator[Done]:
    """Build the shards by as many reading processes, each guarded by a thread of this one."""
    stop, free = Event(), SimpleQueue[Reader]()
    readers = [Guarded(recipe, limits, stop) for _ in range(workers)]
    for reader in readers:
        free.put(reader)

    def build(task: Task) -> Done:
        reader = free.get()
        try:
            return build_shard(storage, task, reader, advance)
        finally:
            free.put(reader)

    try:
        with ThreadPoolExecutor(workers) as pool, _stopping(stop):
            yield from _as_done(pool, build, tasks, workers)
    finally:
        for one in readers:
            one.close()


@contextlib.contextmanager
def _stopping(stop: Event) -> Iterator[None]:
    """Let whoever still reads in the end stop."""
    try:
        yield
    finally:
        stop.set()


def _as_done(pool: ThreadPoolExecutor, build: Callable[[Task], Done], tasks: Iterable[Task], workers: int) -> Iterator[Done]:
    running = set[Future[Done]]()
    for task in tasks:
        running.add(pool.submit(build, task))
        while len(running) > workers:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        yield from (one.result() for one in done)
