"""The syntax trees of the project's own files: several tests look into all of them, and each file is parsed once a process."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

__all__ = ["tree_of"]


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the file's tree, which is not to be changed."""
    return ast.parse(path.read_text(encoding="utf-8"))
