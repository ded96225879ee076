"""The status of event mentions: does the graph hold as fact what the article does not?

``status_from_graph.py`` reads the trigger mentions out of the graph, ``score_status.py`` scores.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from built import Built
from errors import Error, around
from intervals import Counts
from sets import Row, scorer

__all__ = ["counts", "errors", "load", "predictions"]

SHARES = ("covered", "right", "false fact", "lost fact", "source right")


def load(folder: Path) -> ModuleType:
    return scorer("score_status", folder)


def predictions(built: Built, folder: Path) -> dict[str, Row]:
    """Return document → its trigger mentions."""
    reader = scorer("status_from_graph", folder)
    told = reader.triggers(reader.load([str(built.graph), str(built.mentions)]))
    return {doc: {"triggers": triggers} for doc, triggers in told.items()}


def counts(gold: Row, predicted: Row, status: ModuleType) -> dict[str, Counts]:
    """Return the counts of one article; those of a status are right of met and met of all."""
    report, _ = status.score([gold], {gold["doc_id"]: predicted})
    found: dict[str, Counts] = {name: tuple(map(int, report[name].split()[0].split("/"))) for name in SHARES}
    for name, (number, met, right) in report["by status (gold, met, right)"].items():
        found[f"status/{name}"] = (right, met, met, number)
    return found


def errors(gold: Row, predicted: Row, status: ModuleType) -> Iterator[Error]:
    """Yield mentions that are not met, that have another status, or another source."""
    doc = gold["doc_id"]
    for trigger in gold["triggers"]:
        report, wrong = status.score([gold | {"triggers": [trigger]}], {doc: predicted})
        what = around(gold["text"], trigger["begin"], trigger["end"])
        if report["covered"].startswith("0"):
            yield Error(cause=f"not met: {trigger['status']}", document=doc, what=what)
        for *_, right, _, held in wrong:
            yield Error(cause=f"{right} held as {held}", document=doc, what=what)
        if report["source right"].startswith("0/1"):
            yield Error(cause="another source or none", document=doc, what=f"{' / '.join(trigger['source'])}: {what}")
