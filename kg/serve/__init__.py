"""A SPARQL endpoint on a store or on graph files, with pages for readers.

Untrusted queries run in worker processes: they are short of time, memory and sockets, and one that breaks any bound costs its worker,
never the server. All that depends on the data is made in a worker; the server itself only passes bytes on.
"""

from __future__ import annotations

from kg.serve.limits import Limits

__all__ = ["Limits"]
