"""The program of the process that `kg.asking.confined` begins: reads graphs, then answers questions.

Its first line of input says what to read: ``files``, a store's ``folder``, or ``statements``, the
file descriptor of N-Quads. Each further line is a question with its values and the
``seconds`` of a processor that it may take.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.asking import confine
from kg.asking.confine import private_output
from kg.asking.confined import Reply
from kg.asking.querying import load, results_of
from kg.asking.questions import Param, Question
from kg.errors import GraphError, KgError, QueryError
from kg.store import Folder

__all__ = ["main"]


def main() -> None:
    """Answer the questions on standard input."""
    with private_output() as out, ExitStack() as held:
        setup = json.loads(sys.stdin.buffer.readline())
        confine.confine()
        confine.end_with_parent()
        try:
            store = _opened(setup, held)
        except KgError as error:
            _failure(error).write(out)
            return
        confine.bound_memory(setup["memory"])
        Reply(kind="ready").write(out)
        for line in sys.stdin.buffer:
            job = json.loads(line)
            confine.bound_time(job["seconds"])
            reply = _reply(store, job)
            confine.bound_time(0)
            reply.write(out)


def _opened(setup: Mapping[str, Any], held: ExitStack) -> ox.Store:
    if setup["statements"] is not None:
        store = ox.Store()
        with os.fdopen(setup["statements"], "rb") as statements:
            store.bulk_load(statements, ox.RdfFormat.N_QUADS)
        return store
    if "folder" in setup:
        return held.enter_context(Folder(setup["folder"]).reader())
    return load(map(Path, setup["files"]))


def _reply(store: ox.Store, job: Mapping[str, Any]) -> Reply:
    said = job["question"]
    question = Question(**{**said, "params": tuple(Param(**param) for param in said["params"])})
    try:
        results = results_of(store, question, job["values"], is_trusted=False)
        if isinstance(results, ox.QueryTriples):
            return Reply(kind="triples", body=results.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
        return Reply(kind="results", body=results.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    except KgError as error:
        return _failure(error)
    except MemoryError:
        return _failure(QueryError(f"{question.name or 'query'}: needs more memory than a query may have; ask for less"))
    except (OSError, RuntimeError, ValueError) as error:
        return _failure(QueryError(f"{question.name or 'query'}: cannot be answered: {error}"))


def _failure(error: KgError) -> Reply:
    kind = next(each for each in (QueryError, GraphError, KgError) if isinstance(error, each))
    return Reply(kind=kind.__name__, body=str(error).encode(errors="replace"))


if __name__ == "__main__":
    main()
