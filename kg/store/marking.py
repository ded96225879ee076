"""The file by which a folder is known to be a store: it says in which form, and writers lock it."""

from __future__ import annotations

from pathlib import Path

__all__ = ["FORMAT", "MARK", "is_store", "write_format", "wrong_format"]

MARK = "kg-store"
FORMAT = "1"
"""The form of the folder; it changes when an earlier ``kg`` could not read what this one writes."""
_READ = ("", FORMAT)
"""Forms that are read; a store of the first form may have an empty mark."""


def is_store(path: str | Path) -> bool:
    """Return whether ``path`` is the folder of a store."""
    return (Path(path) / MARK).is_file()


def wrong_format(path: Path) -> str | None:
    """Return what there is to say against the form of the store at ``path``, None if it is ours."""
    found = (path / MARK).read_bytes()[:40].decode(errors="replace").strip()
    if found in _READ:
        return None
    return (
        f"{path}: is a store of format {found!r}, and this kg knows format {FORMAT}; "
        "use the kg that wrote it, or load a dump of that one into a new store"
    )


def write_format(path: Path) -> None:
    """Write the form into the mark, in place: its lock stays what it is."""
    if not (path / MARK).stat().st_size:
        (path / MARK).write_text(f"{FORMAT}\n", encoding="ascii")
