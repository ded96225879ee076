"""Kills a writer of a store at its n-th step on files, for every n; run as a script."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.store import Folder, Writer, compacting
from kg.store.filling import fill

__all__ = ["article", "put"]

KILLED, MOST = 9, 100


def article(number: int) -> ox.NamedNode:
    return ox.NamedNode(f"https://w3id.org/conflict-kg/doc/{number}")


def put(writer: Writer, number: int) -> None:
    identifier = ox.NamedNode("http://purl.org/dc/terms/identifier")
    says = [ox.Triple(article(number), identifier, ox.Literal(f"id:{number}"))]
    writer.put(article(number).value, name=str(number), receipt="1", says=says, background=(), mentions=says)


def _add(path: Path, _: Path) -> None:
    with Folder(path).writer() as writer:
        put(writer, 2)


def _compact(path: Path, source: Path) -> None:
    compacting._SLACK = -10_000_000
    _add(path, source)


def _load(path: Path, source: Path) -> None:
    fill(Folder(path), [source])


WAYS = {"add": _add, "compact": _compact, "load": _load}


def _dying(work: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    """The function, before which the process is killed when as many steps as are left were done."""

    def step(*words: Any, **named: Any) -> Any:
        if not left:
            os._exit(KILLED)
        left.pop()
        return work(*words, **named)

    return step


def main(way: str, source: str, base: str, target: str) -> None:
    """Make folders 0, 1, 2 ... in ``target`` of ``base``, each written to by a process that is killed at that step; then end."""
    for number in range(MOST):
        folder = Path(target, str(number))
        shutil.copytree(base, folder)
        child = os.fork()
        if not child:
            left = [0] * number
            for name in ("rename", "touch", "unlink", "write_text", "mkdir"):
                setattr(Path, name, _dying(getattr(Path, name), left))
            shutil.rmtree = _dying(shutil.rmtree, left)  # type: ignore[assignment]
            WAYS[way](folder, Path(source))
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == 0:
            return
        assert code == KILLED, code


if __name__ == "__main__":
    main(*sys.argv[1:])
