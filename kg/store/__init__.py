"""Graphs in a triple store on disk: one named graph an article, its mentions in a second one, what is known beforehand in one of its own.

The default graph holds all of them merged, each triple once, so that a question to it is a question to the union. Whatever is added,
replaced and removed, in whatever order, the store holds what one would that was made anew of the articles that remain.
"""

from __future__ import annotations

from kg.store.contents import BACKGROUND, Kept, articles_in, dumped, graph_name, mentions_name
from kg.store.counting import counted
from kg.store.folder import Folder, is_store
from kg.store.writing import Writer

__all__ = ["BACKGROUND", "Folder", "Kept", "Writer", "articles_in", "counted", "dumped", "graph_name", "is_store", "mentions_name"]
