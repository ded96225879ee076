"""A built graph as one HTML page: read into networkx, drawn by pyvis, with the words behind every fact a click away.

`network` reads Turtle files or quads into a ``MultiDiGraph``; `page_html` turns that into a page which needs no network and trusts
none of its data.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.account.facts import Fact
from kg.account.quotes import Quote

if TYPE_CHECKING:
    from kg.page.assembly import network
    from kg.page.render import page_html

__all__ = ["Fact", "Quote", "network", "page_html"]

# loaded at their first use: who tells facts in words need not wait for what draws them
_HOMES = {"network": "kg.page.assembly", "page_html": "kg.page.render"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg.page' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)
