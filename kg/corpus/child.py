"""The process that reads: it is given articles, and says what became of each. If it dies, nobody else does.

Run as ``python -m kg.corpus.child NUMBER``, the number being that of its end of a pipe.
"""

from __future__ import annotations

import contextlib
import pickle
import signal
import sys
from multiprocessing.connection import Connection

from kg.corpus.recipe import Recipe

__all__ = ["serve"]


def serve(line: Connection) -> None:
    """Take a recipe, then lists of articles, and answer each article with its outcome.

    The answer to the recipe is None once all is loaded; to a list it ends with None.
    """
    recipe = pickle.loads(line.recv_bytes())
    assert isinstance(recipe, Recipe)
    reader = recipe.make()
    line.send(None)
    while True:
        for outcome in reader.read(line.recv()):
            line.send(outcome)
        line.send(None)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process decides
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(Connection(int(sys.argv[1])))
