"""A built graph as one HTML page: read into networkx, drawn by pyvis, with the words behind every fact a click away.

`network` reads Turtle files or quads into a ``MultiDiGraph``; `page_html` turns that into a page which needs no network and trusts
none of its data.
"""

from __future__ import annotations

from kg.page.assembly import network
from kg.page.facts import Fact, Quote
from kg.page.render import page_html

__all__ = ["Fact", "Quote", "network", "page_html"]
