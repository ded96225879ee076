"""Ray builds the shards: a task is a shard, and a worker keeps its reading process from task to task.

Scheduling and retries are Ray's: where a worker or its machine is lost, the task goes to another.
Since a shard is written whole or not at all, twice is as once.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Generator, Iterable, Iterator
from functools import lru_cache
from typing import Any

from kg.corpus.guarded import Guarded, Limits
from kg.corpus.recipe import Recipe
from kg.corpus.storage import Storage, open_storage
from kg.corpus.work import Advance, Done, Task, build_shard
from kg.errors import KgError

__all__ = ["build_one", "on_ray"]

_AHEAD = 2
"""Tasks that are given to Ray for each processor, so that none of them waits for the next."""
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}


@lru_cache(maxsize=1)
def _held(url: str, recipe: Recipe, limits: Limits) -> tuple[Storage, Guarded]:
    """Return the storage and the reading process that this worker keeps from task to task."""
    return open_storage(url), Guarded(recipe, limits)


def build_one(url: str, recipe: Recipe, limits: Limits, task: Task) -> Done:
    """Build a shard in a worker of Ray's."""
    storage, reader = _held(url, recipe, limits)
    return build_shard(storage, task, reader)


def on_ray(
    storage: Storage,
    tasks: Iterable[Task],
    recipe: Recipe,
    limits: Limits,
    workers: int | None,
    address: str | None,
    advance: Advance,
) -> Generator[Done]:
    """Build as many shards at a time as there are to be workers, else one a processor of the cluster.

    Raises `KgError` where Ray is not installed, or its cluster cannot be reached.
    """
    ray = _ray(address, workers)
    try:
        number = workers or int(ray.cluster_resources().get("CPU", 1))
        build = ray.remote(num_cpus=1, max_retries=-1)(build_one)
        given = ray.put(recipe)
        running = (build.remote(storage.url, given, limits, task) for task in tasks)
        for done in _as_done(ray, running, _AHEAD * number):
            advance(done.articles)
            yield done
    finally:
        if address is None:
            ray.shutdown()


def _as_done(ray: Any, tasks: Iterable[object], most: int) -> Iterator[Done]:
    """Let so many tasks run at a time, and yield their results as they come."""
    running = list[object]()
    for task in tasks:
        running.append(task)
        if len(running) >= most:
            done, running = ray.wait(running)
            yield from ray.get(done)
    while running:
        done, running = ray.wait(running)
        yield from ray.get(done)


def _ray(address: str | None, workers: int | None) -> Any:
    """Return Ray, with a cluster."""
    os.environ.update({key: value for key, value in _QUIET.items() if key not in os.environ})
    try:
        ray = importlib.import_module("ray")
    except ImportError as error:
        raise KgError("--engine ray needs Ray, which is not installed: pip install 'kg[ray]'") from error
    if ray.is_initialized():
        return ray
    local = {"num_cpus": workers, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
    own = {} if address else local
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", **own)
    except (ConnectionError, OSError, RuntimeError, ValueError) as error:
        right = "give the address that ray start --head has shown, or leave it out"
        raise KgError(f"--address {address}: Ray cannot be reached ({error}); {right}") from error
    return ray
