"""Whether a spaCy model is there, found out without loading spaCy."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from kg.errors import KgError

__all__ = ["installed_model"]

_OF_FOLDER, _OF_PACKAGE = "config.cfg", "meta.json"
"""The file that every model in a folder, and every model as a package, has."""


def installed_model(name: str) -> str:
    """Return the name of an installed model or the path of one; raise `KgError` where it is none."""
    if not (_is_package(name) or _is_folder(name)):
        right = "install it, or leave --model out for the one that kg was made with"
        raise KgError(f"--model {name!r}: no such spaCy model is installed; {right}")
    return name


def _is_folder(name: str) -> bool:
    try:
        return bool(name) and (Path(name) / _OF_FOLDER).is_file()
    except OSError:  # no name that a file can have
        return False


def _is_package(name: str) -> bool:
    if not name.isidentifier():
        return False
    spec = find_spec(name)
    folders = (spec and spec.submodule_search_locations) or ()
    return any((Path(folder) / _OF_PACKAGE).is_file() for folder in folders)
