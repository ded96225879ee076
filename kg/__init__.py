"""News on armed conflict into a knowledge graph that can be trusted: every fact leads back to its words.

>>> import kg
>>> sorted(kg.__all__)[:4]
['Article', 'BuildResult', 'Graph', 'KgError']

Importing ``kg`` defines names and nothing more; a name's module is loaded at its first use.
"""

from __future__ import annotations

from importlib import import_module

from kg.errors import KgError

TYPE_CHECKING = False  # as in `typing`, which takes longer to load than all else that comes before the command can be stopped
if TYPE_CHECKING:
    from typing import Any

    from kg.articles import read_articles
    from kg.builder import BuildResult, Settings, build
    from kg.knowledge import Graph
    from kg.model import Article

__all__ = ["Article", "BuildResult", "Graph", "KgError", "Settings", "build", "read_articles"]

_HOMES = {
    "Article": "kg.model",
    "BuildResult": "kg.builder",
    "Graph": "kg.knowledge",
    "Settings": "kg.builder",
    "build": "kg.builder",
    "read_articles": "kg.articles",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}; it has {', '.join(sorted(__all__))}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
