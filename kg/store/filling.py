"""Files of prebuilt graphs into a store's folder: all of them, or, where one is wrong or the process ends, none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import GraphError
from kg.store.folder import Folder
from kg.store.prebuilt import Prebuilt, form_of
from kg.store.splitting import split
from kg.store.taking import Taken, take

__all__ = ["fill"]


def fill(folder: Folder, paths: Sequence[Path]) -> Taken:
    """Load N-Quads and TriG of named graphs, and Turtle of single articles; of an article that comes twice the last file counts.

    Raises `GraphError` where a file is wrong, `kg.errors.OutputError` where the folder cannot be written; nothing has changed then.
    """
    forms = {path: form_of(path) for path in paths}
    for path in paths:
        if not path.is_file():
            raise GraphError(f"{path}: no such file; give a file of built graphs")
    quads = [path for path in paths if forms[path].supports_datasets]
    turtle = [path for path in paths if path not in quads]
    told = Taken()
    with folder.aside() as (store, scratch):
        if turtle:
            quads.insert(0, _as_quads(turtle, scratch / "articles.nq"))
        for path in quads:
            told = told + take(store, Prebuilt.of(path))
    return told


def _as_quads(paths: Sequence[Path], target: Path) -> Path:
    with target.open("w", encoding="utf-8") as file:
        file.writelines(f"{quad} .\n" for quad in split(paths))
    return target
